import type { Me, Session } from '@yijianshi/contract/session'
import { maskMobileNumber, parseMobileNumber } from '@yijianshi/core/documents'
import type { FastifyInstance } from 'fastify'
import type { Account } from '../account/account.ts'
import { registerAccount } from '../account/register.ts'
import { done } from '../http/outcome.ts'
import { openRoute, secureCookies } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { checkLogin } from './login.ts'
import { clearToken, findToken, setToken } from './session-cookie.ts'
import { closeSession, findSession, openSession } from './session-store.ts'

const unnamed = { zh: '（目录中已没有）', en: '(no longer in the catalogue)' }

function describe(account: Account, services: Services): Me {
  const { id, login, name } = account
  const { sites, authorities } = services.catalogue()
  switch (account.role) {
    case 'applicant': {
      const mobile = parseMobileNumber(account.mobile)
      const mobileMasked = mobile.ok ? maskMobileNumber(mobile.value) : ''
      return { id, login, name, role: account.role, mobileMasked }
    }
    case 'clerk': {
      const site = sites.get(account.site)
      const window = site?.windows.find(entry => entry.id === account.window_id)
      return {
        ...{ id, login, name, role: account.role, site: account.site, window: account.window_id },
        siteName: site?.name ?? unnamed,
        windowName: window?.name ?? unnamed,
      }
    }
    case 'reviewer':
      return {
        ...{ id, login, name, role: account.role, authority: account.authority },
        authorityName: authorities.get(account.authority)?.name ?? unnamed,
        items: account.items ?? 'all',
      }
    case 'manager':
      return {
        ...{ id, login, name, role: account.role, site: account.site },
        siteName: sites.get(account.site)?.name ?? unnamed,
      }
    case 'editor':
      return { id, login, name, role: account.role }
  }
}

function sessionOf(account: Account | undefined, services: Services): Session {
  const { demoAccounts } = services
  return {
    me: account === undefined ? null : describe(account, services),
    demo: demoAccounts.length > 0,
    demoAccounts,
  }
}

export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { pool } = services

  openRoute(app, services, 'getSession', async ({ reader }) => done(sessionOf(reader?.account, services)))

  openRoute(app, services, 'login', async ({ body, request, reply }) => {
    const checked = await checkLogin(pool, body.login, body.password, services.now())
    if (!checked.ok) return checked
    return begin(checked.value.account, request, reply)
  })

  openRoute(app, services, 'logout', async ({ request, reply }) => {
    const token = findToken(request)
    if (token !== undefined) await closeSession(pool, token)
    clearToken(request, reply)
    return done(null)
  })

  openRoute(app, services, 'register', async ({ body, request, reply }) => {
    const registered = await registerAccount(pool, body, services.now())
    if (!registered.ok) return registered
    return begin(registered.value.account, request, reply)
  })

  /** A session known before the log-in is closed: its token may have been planted. */
  async function begin(
    accountId: string,
    request: Parameters<typeof setToken>[0],
    reply: Parameters<typeof setToken>[1],
  ) {
    const earlier = findToken(request)
    if (earlier !== undefined) await closeSession(pool, earlier)
    const token = await openSession(pool, accountId, services.now())
    const opened = await findSession(pool, token, services.now())
    setToken(request, reply, token, secureCookies(services))
    return done(sessionOf(opened?.account, services))
  }
}
