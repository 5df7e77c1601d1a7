/** Asks a browser for a passkey, and takes what it shows: for log-ins, confirmations and new passwords alike. */
import type { PasskeyQuestion, ShownPasskey } from '@yijianshi/contract/passkey'
import { done, type Outcome, refused } from '../../http/outcome.ts'
import type { Services } from '../../http/wiring.ts'
import { secureCookies, type Visit } from '../../session/entry.ts'
import { clearToken, findToken, setToken } from '../../session/session-cookie.ts'
import { challengeLifeMs, keepChallenge, takeChallenge } from './challenge.ts'
import { type Asked, checkShownPasskey } from './check-passkey.ts'
import { findRelyingParty, type RelyingParty } from './relying-party.ts'

export type Begun = { readonly challenge: string; readonly party: RelyingParty }

/** `account`: who is adding a passkey; null for somebody who shows one. */
export async function beginPasskey(
  services: Services,
  account: string | null,
  { request, reply }: Visit,
): Promise<Outcome<Begun>> {
  const party = findRelyingParty(services, request)
  if (party === undefined) return refused('account/passkey-elsewhere')
  const { token, challenge } = await keepChallenge(services.pool, account, services.now())
  const secure = secureCookies(services)
  setToken(request, reply, 'passkey', { token, lifeMs: challengeLifeMs, secure })
  return done({ challenge, party })
}

/** What this browser was asked for; asked for no more from now on. */
export async function takeAsked(
  services: Services,
  account: string | null,
  { request, reply }: Visit,
): Promise<Outcome<Asked>> {
  const party = findRelyingParty(services, request)
  const token = findToken(request, 'passkey')
  if (party === undefined) return refused('account/passkey-elsewhere')
  if (token === undefined) return refused('account/passkey-failed')
  clearToken(request, reply, 'passkey')
  const challenge = await takeChallenge(services.pool, token, account, services.now())
  return challenge === undefined ? refused('account/passkey-failed') : done({ challenge, party })
}

export async function askPasskey(services: Services, visit: Visit): Promise<Outcome<PasskeyQuestion>> {
  const begun = await beginPasskey(services, null, visit)
  if (!begun.ok) return begun
  const { challenge, party } = begun.value
  return done({ rpId: party.id, challenge, timeout: challengeLifeMs, userVerification: 'required' })
}

/** Whose passkey this browser shows. */
export async function takeShownPasskey(
  services: Services,
  shown: ShownPasskey,
  visit: Visit,
): Promise<Outcome<{ readonly account: string }>> {
  const asked = await takeAsked(services, null, visit)
  return asked.ok ? checkShownPasskey(services.pool, shown, asked.value, services.now()) : asked
}
