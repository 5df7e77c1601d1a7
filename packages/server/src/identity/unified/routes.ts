/** `/api/session/unified`: to the provider of identities, and back. Whatever happens, a browser gets a page. */
import type { UnifiedProblem } from '@yijianshi/contract/unified-problems'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { originOf } from '../../http/origin.ts'
import { done, refused } from '../../http/outcome.ts'
import { openRoute } from '../../http/route.ts'
import type { Services, SharedServices } from '../../http/wiring.ts'
import { passFirstStep, secureCookies, type Visit } from '../../session/entry.ts'
import { logRefusedLogIn, recordLogIn } from '../../session/login-record.ts'
import { clearToken, findToken, isConsole, setToken } from '../../session/session-cookie.ts'
import { departureLifeMs, keepDeparture, takeDeparture } from './departures.ts'
import { findOrLinkCitizen, findStaffOf, type Linked } from './link.ts'
import type { UnifiedIdentity } from './unified-identity.ts'

/** A path of this site only, so that no link can lead elsewhere. */
function readNext(next: string | undefined, home: string): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.includes('\\') ? next : home
}

function homeOf(request: FastifyRequest): string {
  return isConsole(request) ? '/console/' : '/'
}

function returnAddressOf(services: Services, request: FastifyRequest): string {
  const path = `${isConsole(request) ? '/console' : ''}/api/session/unified/return`
  // Written as it is read again when the browser comes back: without a port that goes without saying.
  return new URL(path, originOf(services, request)).href
}

/** The log-in page, which says what went wrong, or goes on with the second step. */
function toLogin({ request, reply }: Visit, query: Readonly<Record<string, string>>): void {
  const page = isConsole(request) ? '/console/' : '/login'
  reply.header('cache-control', 'no-store').redirect(`${page}?${new URLSearchParams(query)}`)
}

export function unifiedRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  const { unified } = shared.identity

  openRoute(app, shared, 'beginUnifiedLogin', async ({ query, request, reply, services }) => {
    if (unified === undefined) return refused('request/not-found')
    const departure = await unified.depart(returnAddressOf(services, request))
    if (!departure.ok) {
      request.log.warn({ err: departure.reason }, 'unified identity')
      toLogin({ request, reply }, { unified: departure.problem })
      return done(undefined)
    }
    const { address, ticket } = departure.value
    const next = readNext(query.next, homeOf(request))
    const token = await keepDeparture(pool, ticket, next, now())
    const secure = secureCookies(services)
    setToken(request, reply, 'unified', { token, lifeMs: departureLifeMs, secure })
    reply.header('cache-control', 'no-store').redirect(address.href)
    return done(undefined)
  })

  openRoute(app, shared, 'finishUnifiedLogin', async ({ request, reply, services }) => {
    if (unified === undefined) return refused('request/not-found')
    const token = findToken(request, 'unified')
    clearToken(request, reply, 'unified')
    const departure = token === undefined ? undefined : await takeDeparture(pool, token, now())
    if (departure === undefined) {
      toLogin({ request, reply }, { unified: 'failed' })
      return done(undefined)
    }
    const address = new URL(request.originalUrl, originOf(services, request))
    const arrived = await unified.arrive(address, departure.ticket)
    if (!arrived.ok) request.log.warn({ err: arrived.reason }, 'unified identity')
    const linked: Linked = arrived.ok ? await linkOf(services, unified, arrived.value, request) : arrived
    if (linked.ok) await goOn(services, linked.account, departure.next, { request, reply })
    else {
      await recordRefusal(services, linked, request)
      toLogin({ request, reply }, told(linked.problem, departure.next))
    }
    return done(undefined)
  })
}

function told(unified: UnifiedProblem, next: string): Readonly<Record<string, string>> {
  return { unified, next }
}

async function recordRefusal(
  services: Services,
  { problem, account, isOffDuty }: Extract<Linked, { readonly ok: false }>,
  request: FastifyRequest,
): Promise<void> {
  if (account !== undefined && isOffDuty)
    await recordLogIn(services, { account, way: 'unified', outcome: 'off-duty' }, request)
  logRefusedLogIn(request, { way: 'unified', refused: problem, ...(account !== undefined && { account }) })
}

type Person = Parameters<typeof findOrLinkCitizen>[1]

function linkOf(services: Services, unified: UnifiedIdentity, person: Person, request: FastifyRequest) {
  return isConsole(request)
    ? findStaffOf(services.pool, person, services.now())
    : findOrLinkCitizen(services, person, unified.settings.claims, services.now())
}

/** The session's cookie goes to no page that another site has led to, so the page asks for the session itself. */
async function goOn(services: Services, account: string, next: string, visit: Visit): Promise<void> {
  const session = await passFirstStep(services, account, 'unified', visit)
  if (session.step !== null) toLogin(visit, { next })
  else visit.reply.header('cache-control', 'no-store').redirect(next)
}
