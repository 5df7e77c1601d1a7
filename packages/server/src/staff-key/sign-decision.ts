/**
 * Whoever decides signs, with a key that opens only after a proof of the last five minutes. The signature is over the
 * hash of the event, so it follows the commit; what a crash leaves unsigned is shown as owed and signed later.
 */
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import type { LicenceCommandOnWire } from '@yijianshi/contract/licence'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Reader } from '../http/route.ts'
import type { Services } from '../http/wiring.ts'
import { isConfirmed } from '../session/confirmation.ts'
import { openStaffKey, type StaffKey } from './key-store.ts'
import { signOwed } from './signature-store.ts'

type Command = CaseCommandOnWire['type'] | LicenceCommandOnWire['type']

const signedCommands: ReadonlySet<Command> = new Set([
  'decide-task',
  'issue-result',
  'correct-result',
  'revoke-result',
  'decline',
  'suspend',
  'resume',
] as const)

/** Demo accounts sign nothing: everybody has their password. */
async function mustSign({ guarded, identity }: Services, { account }: Reader): Promise<boolean> {
  if (!identity.staffSignatures || account.role === 'applicant') return false
  const found = await guarded.query<{ demo: boolean }>('SELECT demo FROM account WHERE id = $1', [account.id])
  return found.rows[0]?.demo === false
}

/** The key by which the command will be signed, asked for before it is given; undefined where none is needed. */
export async function keyFor(
  services: Services,
  reader: Reader,
  command: Command,
): Promise<Outcome<StaffKey | undefined>> {
  if (!signedCommands.has(command) || !(await mustSign(services, reader))) return done(undefined)
  const { account, session } = reader
  if (!isConfirmed(session, services.now())) return refused('account/confirm-first')
  return done(await openStaffKey(services, account.id, services.now()))
}

/** What is committed stays so, whatever becomes of its signature: `onFault` is told, and it is owed. */
export async function signDecision(
  { pool, now }: Services,
  { account }: Reader,
  process: string,
  key: StaffKey | undefined,
  onFault: (error: unknown) => void,
): Promise<void> {
  if (key === undefined) return
  try {
    await signOwed(pool, { account: account.id, process }, key, now())
  } catch (error) {
    onFault(error)
  }
}
