/** A session as the web apps see it. */
import type { LoginStep } from '@yijianshi/contract/identity'
import type { Me, Session } from '@yijianshi/contract/session'
import { maskMobileNumber, parseMobileNumber } from '@yijianshi/core/documents'
import type { Account } from '../account/account.ts'
import type { Services } from '../http/wiring.ts'

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

export function presentSession(
  account: Account | undefined,
  services: Services,
  step: LoginStep | null = null,
): Session {
  const { demoAccounts, identity } = services
  return {
    me: account === undefined ? null : describe(account, services),
    step,
    unifiedIdentity: identity.unified?.name ?? null,
    demo: demoAccounts.length > 0,
    demoAccounts,
  }
}
