/** A session as the web apps see it. */
import type { LoginStep } from '@yijianshi/contract/identity'
import type { Me, Session } from '@yijianshi/contract/session'
import type { PersonActor } from '@yijianshi/core/access'
import { maskMobileNumber, parseMobileNumber } from '@yijianshi/core/documents'
import type { FastifyRequest } from 'fastify'
import type { Account } from '../account/account.ts'
import { findColleagues } from '../account/held-duties.ts'
import type { Services } from '../http/wiring.ts'
import { findRelyingParty } from '../identity/passkey/relying-party.ts'

const unnamed = { zh: '（目录中已没有）', en: '(no longer in the catalogue)' }

/** An account, and as whom it acts now. */
export type SignedIn = { readonly account: Account; readonly actor: PersonActor }

async function describe({ account, actor }: SignedIn, services: Services): Promise<Me> {
  const { id, login, name } = account
  const { sites, authorities } = services.catalogue()
  const colleagues = [...(await findColleagues(services.pool, actor)).values()]
  const deputy = colleagues.length > 0 && { deputyOf: colleagues }
  switch (account.role) {
    case 'applicant': {
      const mobile = parseMobileNumber(account.mobile)
      const mobileMasked = mobile.ok ? maskMobileNumber(mobile.value) : ''
      return { id, login, name, role: account.role, mobileMasked }
    }
    case 'clerk': {
      const site = sites.get(account.site)
      // That of a colleague, while the own post does not count.
      const sitsAt = actor.role === 'clerk' ? actor.window : account.window_id
      const window = site?.windows.find(entry => entry.id === sitsAt)
      return {
        ...{ id, login, name, role: account.role, site: account.site, window: sitsAt },
        siteName: site?.name ?? unnamed,
        windowName: window?.name ?? unnamed,
        ...deputy,
      }
    }
    case 'reviewer':
      return {
        ...{ id, login, name, role: account.role, authority: account.authority },
        authorityName: authorities.get(account.authority)?.name ?? unnamed,
        items: account.items ?? 'all',
        ...deputy,
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

export async function presentSession(
  signedIn: SignedIn | undefined,
  services: Services,
  request: FastifyRequest,
  step: LoginStep | null = null,
): Promise<Session> {
  const { demoAccounts, identity } = services
  return {
    me: signedIn === undefined ? null : await describe(signedIn, services),
    step,
    unifiedIdentity: identity.unified?.name ?? null,
    passkeys: findRelyingParty(services, request) !== undefined,
    demo: demoAccounts.length > 0,
    demoAccounts,
  }
}
