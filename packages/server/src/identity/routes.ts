/** What owners see and change of how their account is secured. */
import { browserNames, loginWays, type OpenSession, systemNames } from '@yijianshi/contract/identity'
import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { changePassword } from '../account/change-password.ts'
import { findSecurity } from '../account/security.ts'
import { instant } from '../engine/instant.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { type Reader, route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { confirmPassword } from '../session/login.ts'
import { logInsOf, shownLogIns } from '../session/login-record.ts'
import { findToken } from '../session/session-cookie.ts'
import {
  closeOtherSessions,
  closeOwnSession,
  listSessions,
  type SessionRow,
} from '../session/session-store.ts'
import { hashOf } from '../session/token.ts'
import { secretForApp } from './offered-secret.ts'
import {
  checkCode,
  confirmSecret,
  findFactor,
  offerSecret,
  removeFactor,
  replaceRecoveryCodes,
} from './second-factor.ts'

function presentOpen(row: SessionRow, current: string): OpenSession {
  return {
    id: row.id,
    current: row.id === current,
    system: systemNames.find(name => name === row.system) ?? 'other',
    browser: browserNames.find(name => name === row.browser) ?? 'other',
    network: row.network,
    way: loginWays.find(way => way === row.way) ?? 'password',
    beganAt: instant(row.began_at.getTime()),
    lastSeenAt: instant(row.last_seen_at.getTime()),
    endsAt: instant(row.ends_at.getTime()),
  }
}

export function identityRoutes(app: FastifyInstance, shared: SharedServices): void {
  ownSessionRoutes(app, shared)
  secondFactorRoutes(app, shared)
}

function ownSessionRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared

  route(app, shared, 'listSessions', ROLES, async ({ reader }) => {
    const rows = await listSessions(pool, reader.account.id, now())
    return done({ sessions: rows.map(row => presentOpen(row, reader.session.id)) })
  })

  route(app, shared, 'endSession', ROLES, async ({ reader, params }) => {
    const ended = await closeOwnSession(pool, reader.account.id, params.session)
    return ended ? done(null) : refused('account/no-session')
  })

  route(app, shared, 'endOtherSessions', ROLES, async ({ reader }) => {
    await closeOtherSessions(pool, reader.account.id, reader.session.id)
    return done(null)
  })

  route(app, shared, 'listLogIns', ROLES, async ({ reader }) =>
    done({ logIns: await logInsOf(pool, reader.account.id, shownLogIns) }),
  )

  route(app, shared, 'getSecurity', ROLES, async ({ reader, services }) =>
    done(await securityOf(services, reader)),
  )

  route(app, shared, 'changePassword', ROLES, async ({ reader, body, request }) => {
    const device = findToken(request, 'device')
    const change = { ...body, device, kept: reader.session.id }
    return changePassword(pool, reader.account, change, now())
  })
}

async function securityOf({ pool, guarded, identity }: Services, { account }: Reader) {
  const security = await findSecurity(pool, account)
  const factor = await findFactor(guarded, account.id)
  return {
    ...security,
    secondFactor:
      factor === undefined
        ? null
        : { since: instant(factor.since.getTime()), recoveryCodesLeft: factor.recoveryCodesLeft },
    secondFactorRequired: isRequired(identity.secondFactor.staff, account.role, security.demo),
  }
}

function isRequired(ofStaff: boolean, role: string, demo: boolean): boolean {
  return ofStaff && role !== 'applicant' && !demo
}

function secondFactorRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared
  type Proof = { readonly password: string; readonly device: string | undefined }

  /** Whoever finds an open screen must not change how its owner gets in. */
  async function reauthenticated({ account }: Reader, { password, device }: Proof): Promise<Outcome<null>> {
    const { demo } = await findSecurity(pool, account)
    if (demo) return refused('account/demo')
    return confirmPassword(pool, { account: account.id, password, device }, now())
  }

  route(app, shared, 'offerSecret', ROLES, async ({ reader, body, request, services }) => {
    const allowed = await reauthenticated(reader, { ...body, device: findToken(request, 'device') })
    if (!allowed.ok) return allowed
    if ((await findFactor(services.guarded, reader.account.id)) !== undefined)
      return refused('account/has-second-factor')
    const account = reader.account.id
    const holder = hashOf(findToken(request) ?? '')
    const secret = await offerSecret(services, { account, holder }, now())
    return done(await secretForApp(pool, account, secret))
  })

  route(app, shared, 'confirmSecondFactor', ROLES, async ({ reader, body, request, services }) => {
    const holder = hashOf(findToken(request) ?? '')
    const confirmed = await confirmSecret(
      services,
      { account: reader.account.id, holder, code: body.code },
      now(),
    )
    return confirmed.ok ? done({ recoveryCodes: [...confirmed.value] }) : confirmed
  })

  route(app, shared, 'renewRecoveryCodes', ROLES, async ({ reader, body, request, services }) => {
    const allowed = await reauthenticated(reader, { ...body, device: findToken(request, 'device') })
    if (!allowed.ok) return allowed
    const checked = await checkCode(services, reader.account.id, body.code, now())
    if (!checked.ok) return checked
    return done({ recoveryCodes: [...(await replaceRecoveryCodes(services.guarded, reader.account.id))] })
  })

  route(app, shared, 'removeSecondFactor', ROLES, async ({ reader, body, request, services }) => {
    const { account } = reader
    if (isRequired(services.identity.secondFactor.staff, account.role, false))
      return refused('account/second-factor-required')
    const allowed = await reauthenticated(reader, { ...body, device: findToken(request, 'device') })
    if (!allowed.ok) return allowed
    const checked = await checkCode(services, account.id, body.code, now())
    if (!checked.ok) return checked
    await removeFactor(services.guarded, account.id)
    return done(null)
  })
}
