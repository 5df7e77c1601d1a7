import type pg from 'pg'
import { hashingTurns } from '../account/hashing-turns.ts'
import { isOnDuty } from '../account/held-duties.ts'
import { decoyHash, isPassword } from '../account/password.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { itself, type Subject, work } from '../database/subject.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import { countingFailure, failureValues, lockedRefusal } from './lock-out.ts'
import { hashOf } from './token.ts'

type Candidate = {
  readonly id: string
  readonly password_hash: string | null
  readonly locked_until: Date | null
  /** Somebody logged in from this browser before: its own failures count. */
  readonly known: boolean
  readonly device_locked_until: Date | null
}

const candidateColumns = `account.id, account.password_hash, account.locked_until, device.account IS NOT NULL AS known,
  device.locked_until AS device_locked_until`

/** `device`: the token of the browser, if it has one. */
async function findCandidate(
  pool: pg.Pool,
  subject: Subject,
  by: 'login' | 'id',
  value: string,
  device: string | undefined,
): Promise<Candidate | undefined> {
  const found = await new GuardedDatabase(pool, subject).query<Candidate>(
    `SELECT ${candidateColumns}
     FROM account LEFT JOIN login_device AS device ON device.account = account.id AND device.token_hash = $2
     WHERE account.${by} = $1 AND account.disabled_at IS NULL`,
    [value, device === undefined ? null : hashOf(device)],
  )
  return found.rows[0]
}

/** Tries one password, and counts it when it is wrong. */
async function tryPassword(
  pool: pg.Pool,
  candidate: Candidate | undefined,
  password: string,
  device: string | undefined,
  now: number,
): Promise<boolean | Refused> {
  const locked = lockedRefusal(
    candidate?.known ? candidate.device_locked_until : candidate?.locked_until,
    now,
  )
  if (locked) return locked
  if (hashingTurns.isFull) return refused('service/unavailable')
  const isRight = await isPassword(password, candidate?.password_hash ?? decoyHash)
  if (candidate === undefined || candidate.password_hash === null) return false
  const known = candidate.known && device !== undefined ? device : undefined
  if (isRight) await forgive(pool, candidate.id, known)
  else await countFailure(pool, candidate.id, known, now)
  return isRight
}

/** `whose`: the account in use that bears the login, whatever came of it. */
export type CheckedLogin = {
  readonly whose: string | undefined
  readonly outcome: Outcome<{ readonly account: string }>
}

/**
 * The account that login and password belong to. Its outcome says the same for a wrong login and for a disabled account
 * as for a wrong password.
 */
export async function checkLogin(
  pool: pg.Pool,
  given: { readonly login: string; readonly password: string; readonly device: string | undefined },
  now: number,
): Promise<CheckedLogin> {
  const { device, password } = given
  const candidate = await findCandidate(
    pool,
    work('log-in'),
    'login',
    given.login.trim().toLowerCase(),
    device,
  )
  const tried = await tryPassword(pool, candidate, password, device, now)
  const told = (outcome: CheckedLogin['outcome']) => ({ whose: candidate?.id, outcome })
  if (typeof tried !== 'boolean') return told(tried)
  if (!tried || candidate === undefined) return told(refused('access/login-failed'))
  // Told only to whoever knows the password.
  const isThere = await isOnDuty(pool, candidate.id, now)
  return told(isThere ? done({ account: candidate.id }) : refused('account/off-duty'))
}

/** Asks somebody who is logged in for the password once more, before it changes how they get in. */
export async function confirmPassword(
  pool: pg.Pool,
  given: { readonly account: string; readonly password: string; readonly device: string | undefined },
  now: number,
): Promise<Outcome<null>> {
  const { account, password, device } = given
  const candidate = await findCandidate(pool, itself(account), 'id', account, device)
  if (candidate?.password_hash === null) return refused('account/no-password')
  const tried = await tryPassword(pool, candidate, password, device, now)
  if (typeof tried !== 'boolean') return tried
  return tried ? done(null) : refused('account/wrong-password')
}

async function countFailure(
  pool: pg.Pool,
  account: string,
  device: string | undefined,
  now: number,
): Promise<void> {
  const values = [account, ...failureValues(now)]
  if (device === undefined) {
    const count = countingFailure('failed_logins', '$2', '$3')
    await new GuardedDatabase(pool, itself(account)).query(
      `UPDATE account SET ${count} WHERE id = $1`,
      values,
    )
    return
  }
  const count = countingFailure('failures', '$2', '$3')
  await pool.query(`UPDATE login_device SET ${count} WHERE account = $1 AND token_hash = $4`, [
    ...values,
    hashOf(device),
  ])
}

/** What was counted elsewhere stays: whoever guesses there is not forgiven by the owner's coming in. */
async function forgive(pool: pg.Pool, account: string, device: string | undefined): Promise<void> {
  if (device === undefined) {
    await new GuardedDatabase(pool, itself(account)).query(
      'UPDATE account SET failed_logins = 0, locked_until = NULL WHERE id = $1',
      [account],
    )
  } else {
    await pool.query(
      'UPDATE login_device SET failures = 0, locked_until = NULL WHERE account = $1 AND token_hash = $2',
      [account, hashOf(device)],
    )
  }
}
