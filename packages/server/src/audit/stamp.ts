/** Gets the time-stamps of roots that have none yet. A root never waits for its stamp. */
import { statementBytes } from '@yijianshi/core/audit'
import type pg from 'pg'
import type { Certificate } from 'pkijs'
import { findRoots } from './root-store.ts'
import { requestTimeStamp } from './time-stamp.ts'

export type Authority = {
  readonly url: string
  /** Authorities that are believed; none: whoever answers under that address. */
  readonly trusted: readonly Certificate[]
}

const MOST_AT_ONCE = 20

/** The oldest root without a stamp whose time has come. It is put off at once, so of several servers one asks. */
const LEASE = `
  UPDATE audit_root SET
    token_tries = token_tries + 1,
    token_next = $1::timestamptz + least(interval '6 hours', interval '1 minute' * 2 ^ least(token_tries, 12))
  WHERE day = (
    SELECT day FROM audit_root WHERE token IS NULL AND (token_next IS NULL OR token_next <= $1)
    ORDER BY day LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING day`

/**
 * Gives the days that have their stamp now. What fails is told and tried again after a minute, two, four …, at most six
 * hours; other days go on.
 */
export async function stampRoots(
  pool: pg.Pool,
  authority: Authority,
  now: number,
  onFault: (error: unknown) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<string[]> {
  const stamped: string[] = []
  for (let turn = 0; turn < MOST_AT_ONCE && !signal.aborted; turn += 1) {
    const leased = await pool.query<{ day: string }>(LEASE, [new Date(now)])
    const day = leased.rows[0]?.day
    const [root] = day === undefined ? [] : await findRoots(pool, [day])
    if (day === undefined || root === undefined) break
    try {
      const stamp = await requestTimeStamp(authority.url, statementBytes(root), authority.trusted, signal)
      await pool.query(
        'UPDATE audit_root SET token = $2, token_at = $3, token_next = NULL WHERE day = $1 AND token IS NULL',
        [day, stamp.token, stamp.at],
      )
      stamped.push(day)
    } catch (error) {
      if (!signal.aborted) onFault(error)
    }
  }
  return stamped
}
