/** How somebody gets in, by whatever first step: the second step when it is owed, then a session. */
import type { LoginStep, LoginWay } from '@yijianshi/contract/identity'
import type { Session } from '@yijianshi/contract/session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../http/wiring.ts'
import { describeDevice } from './device.ts'
import { deviceLifeMs, rememberDevice } from './login-device.ts'
import { recordLogIn } from './login-record.ts'
import { beginStep, endStep, findStep, findWantedStep, stepLifeMs } from './login-step.ts'
import { presentSession } from './present.ts'
import { clearToken, findToken, setToken } from './session-cookie.ts'
import { actorNow, closeSession, findSession, openSession } from './session-store.ts'
import { newToken } from './token.ts'

export type Visit = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Cookies go over encrypted connections only, as soon as the portal has one. */
export function secureCookies({ publicUrl }: Pick<Services, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') ?? false
}

/** The first step is passed: opens a session, or asks for the second step. */
export async function passFirstStep(
  services: Services,
  account: string,
  way: LoginWay,
  visit: Visit,
): Promise<Session> {
  const { pool, identity, now } = services
  const step = await findWantedStep(services.guarded, account, identity.secondFactor)
  if (step === null) return letIn(services, account, way, visit)
  await leave(services, visit)
  const token = await beginStep(pool, account, now())
  await recordLogIn(services, { account, way, outcome: 'second-step' }, visit.request)
  const secure = secureCookies(services)
  setToken(visit.request, visit.reply, 'step', { token, lifeMs: stepLifeMs, secure })
  return presentSession(undefined, services, visit.request, step)
}

/** A session known before the log-in is closed: its token may have been planted. */
export async function letIn(
  services: Services,
  account: string,
  way: LoginWay,
  visit: Visit,
): Promise<Session> {
  const { pool, now } = services
  const { request, reply } = visit
  await leave(services, visit)
  const device = describeDevice(request.headers['user-agent'], request.ip)
  const { token, wholeMs } = await openSession(pool, account, { device, way }, now())
  await recordLogIn(services, { account, way, outcome: 'let-in' }, request)
  const secure = secureCookies(services)
  setToken(request, reply, 'session', { token, lifeMs: wholeMs, secure })
  // Who comes back from another site brings no cookie of ours, and passwords are none of their concern.
  if (way !== 'unified') {
    const deviceToken = findToken(request, 'device') ?? newToken()
    await rememberDevice(pool, account, deviceToken, now())
    setToken(request, reply, 'device', { token: deviceToken, lifeMs: deviceLifeMs, secure })
  }
  const opened = await findSession(services, token, now())
  const actor = opened && actorNow(opened)
  return presentSession(opened && actor && { account: opened.account, actor }, services, request)
}

/** Ends what this browser has open: the session, and a second step that is still owed. */
export async function leave({ pool }: Services, { request, reply }: Visit): Promise<void> {
  const session = findToken(request)
  if (session !== undefined) {
    await closeSession(pool, session)
    clearToken(request, reply)
  }
  const step = findToken(request, 'step')
  if (step !== undefined) {
    await endStep(pool, step)
    clearToken(request, reply, 'step')
  }
}

/** Who owes the second step in this browser. */
export async function findOwed(
  services: Services,
  request: FastifyRequest,
): Promise<{ readonly account: string; readonly step: LoginStep; readonly token: string } | undefined> {
  const token = findToken(request, 'step')
  if (token === undefined) return undefined
  const found = await findStep(services.guarded, token, services.identity.secondFactor, services.now())
  return found && { ...found, token }
}
