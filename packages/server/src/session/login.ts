import type pg from 'pg'
import { decoyHash, isPassword } from '../account/password.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'

const failuresUntilLock = 5
const lockMinutes = 10
const minuteMs = 60_000

type Candidate = { id: string; password_hash: string; locked_until: Date | null }

/**
 * The account that login and password belong to. Says the same for a wrong login and for a disabled account as for a
 * wrong password.
 */
export async function checkLogin(
  pool: pg.Pool,
  login: string,
  password: string,
  now: number,
): Promise<Outcome<{ readonly account: string }>> {
  const found = await pool.query<Candidate>(
    'SELECT id, password_hash, locked_until FROM account WHERE login = $1 AND disabled_at IS NULL',
    [login.trim().toLowerCase()],
  )
  const candidate = found.rows[0]
  if (candidate?.locked_until && candidate.locked_until.getTime() > now) {
    return refused('access/login-locked', {
      minutes: Math.ceil((candidate.locked_until.getTime() - now) / minuteMs),
    })
  }
  const isRight = await isPassword(password, candidate?.password_hash ?? decoyHash)
  if (candidate === undefined) return refused('access/login-failed')
  if (!isRight) {
    await countFailure(pool, candidate.id, now)
    return refused('access/login-failed')
  }
  await pool.query('UPDATE account SET failed_logins = 0, locked_until = NULL WHERE id = $1', [candidate.id])
  return done({ account: candidate.id })
}

async function countFailure(pool: pg.Pool, account: string, now: number): Promise<void> {
  await pool.query(
    `UPDATE account SET
       failed_logins = CASE WHEN failed_logins + 1 >= $2 THEN 0 ELSE failed_logins + 1 END,
       locked_until  = CASE WHEN failed_logins + 1 >= $2 THEN $3::timestamptz ELSE NULL END
     WHERE id = $1`,
    [account, failuresUntilLock, new Date(now + lockMinutes * minuteMs)],
  )
}
