import { ROLES } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { registerAccount } from '../account/register.ts'
import { originOf } from '../http/origin.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { secretForApp } from '../identity/offered-secret.ts'
import { checkCode, confirmSecret, offerSecret } from '../identity/second-factor.ts'
import { confirmSession } from './confirmation.ts'
import { findOwed, leave, letIn, passFirstStep } from './entry.ts'
import { checkLogin } from './login.ts'
import { recordRefusedLogIn } from './login-record.ts'
import { presentSession } from './present.ts'
import { clearToken, findToken, isConsole } from './session-cookie.ts'
import { hashOf } from './token.ts'

export function sessionRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool } = shared

  openRoute(app, shared, 'getSession', async ({ reader, request, services }) => {
    const owed = reader === undefined ? await findOwed(services, request) : undefined
    return done(await presentSession(reader, services, request, owed?.step))
  })

  openRoute(app, shared, 'login', async ({ body, request, reply, services }) => {
    const device = findToken(request, 'device')
    const { whose, outcome } = await checkLogin(pool, { ...body, device }, services.now())
    if (outcome.ok)
      return done(await passFirstStep(services, outcome.value.account, 'password', { request, reply }))
    const attempt = { way: 'password', account: whose, login: body.login } as const
    await recordRefusedLogIn(services, attempt, outcome, request)
    return outcome
  })

  openRoute(app, shared, 'logout', async ({ reader, request, reply, services }) => {
    await leave(services, { request, reply })
    clearToken(request, reply)
    // Files that were shown. Storage is left: settings and unsent work of both web apps, which share it, lie there.
    reply.header('clear-site-data', '"cache"')
    const { unified } = services.identity
    const cameUnified = reader?.session.way === 'unified' && unified !== undefined
    const home = originOf(services, request) + (isConsole(request) ? '/console/' : '/')
    return done({ continueAt: cameUnified ? await unified.findLogOutAddress(home) : null })
  })

  openRoute(app, shared, 'register', async ({ body, request, reply, services }) => {
    const registered = await registerAccount(services, body, services.now())
    if (!registered.ok) return registered
    return done(await letIn(services, registered.value.account, 'password', { request, reply }))
  })

  route(app, shared, 'confirmSession', ROLES, ({ reader, body, request, reply, services }) =>
    confirmSession(services, reader, body, { request, reply }),
  )

  stepRoutes(app, shared)
}

/** The second step of a log-in. */
function stepRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, now } = shared

  openRoute(app, shared, 'offerLoginSecret', async ({ request, services }) => {
    const owed = await findOwed(services, request)
    if (owed?.step.kind !== 'enrol') return refused('account/step-over')
    const { account, token } = owed
    const secret = await offerSecret(services, { account, holder: hashOf(token) }, now())
    return done(await secretForApp(pool, account, secret))
  })

  openRoute(app, shared, 'completeLogin', async ({ body, request, reply, services }) => {
    const owed = await findOwed(services, request)
    if (owed === undefined) return refused('account/step-over')
    const { account, step, token } = owed
    const holder = hashOf(token)
    const checked =
      step.kind === 'enrol'
        ? await confirmSecret(services, { account, holder, code: body.code }, now())
        : await checkCode(services, account, body.code, now())
    if (!checked.ok) {
      await recordRefusedLogIn(services, { way: 'second-factor', account }, checked, request)
      return checked
    }
    const session = await letIn(services, account, 'second-factor', { request, reply })
    return done({ ...session, recoveryCodes: [...(checked.value ?? [])] })
  })
}
