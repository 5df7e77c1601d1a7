import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { itself } from '../database/subject.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { confirmPassword } from '../session/login.ts'
import type { Account } from './account.ts'
import { hashPassword } from './password.ts'
import { readPassword } from './password-rule.ts'
import { findSecurity } from './security.ts'

export type PasswordChange = {
  readonly current: string
  readonly next: string
  readonly device: string | undefined
  /** The session that goes on; all others end. */
  readonly kept: string
}

/** Takes the new password when the old one is right, and ends all sessions but the one in which it is done. */
export async function changePassword(
  pool: pg.Pool,
  account: Account,
  change: PasswordChange,
  now: number,
): Promise<Outcome<null>> {
  const { demo, leastCharacters } = await findSecurity(pool, account)
  if (demo) return refused('account/demo')
  const { login, name } = account
  const mobile = account.role === 'applicant' ? account.mobile : undefined
  const next = readPassword(change.next, { login, name, mobile }, leastCharacters)
  if (!next.ok) return next
  const confirmed = await confirmPassword(
    pool,
    { account: account.id, password: change.current, device: change.device },
    now,
  )
  if (!confirmed.ok) return confirmed
  await new GuardedDatabase(pool, itself(account.id)).query(
    `WITH changed AS (UPDATE account SET password_hash = $2 WHERE id = $1),
     owed AS (DELETE FROM login_step WHERE account = $1)
     DELETE FROM session WHERE account = $1 AND id <> $3`,
    [account.id, await hashPassword(next.value), change.kept],
  )
  return done(null)
}
