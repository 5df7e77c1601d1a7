/** How lately somebody who is logged in has proved who they are. */
import type { SessionProof } from '@yijianshi/contract/passkey'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Reader } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { takeShownPasskey } from '../identity/passkey/ask.ts'
import type { Visit } from './entry.ts'
import { confirmPassword } from './login.ts'
import { findToken } from './session-cookie.ts'
import { noteConfirmation, type OpenSession } from './session-store.ts'

/** Long enough for what one wanted to do, too short for whoever finds the screen open. */
const confirmedMs = 300_000

/** Whether it may change how the account is entered, or sign in its name. */
export function isConfirmed({ confirmedAt }: Pick<OpenSession, 'confirmedAt'>, now: number): boolean {
  return now - confirmedAt < confirmedMs
}

/** By password, or by a passkey of this very account. */
export async function confirmSession(
  services: Services,
  { account, session }: Reader,
  proof: SessionProof,
  visit: Visit,
): Promise<Outcome<null>> {
  const { pool, now } = services
  if ('passkey' in proof) {
    const shown = await takeShownPasskey(services, proof.passkey, visit)
    if (!shown.ok) return shown
    if (shown.value.account !== account.id) return refused('account/passkey-failed')
  } else {
    const device = findToken(visit.request, 'device')
    const given = { account: account.id, password: proof.password, device }
    const right = await confirmPassword(pool, given, now())
    if (!right.ok) return right
  }
  await noteConfirmation(pool, session.id, now())
  return done(null)
}
