/** Events of cases that licences have to follow, in PostgreSQL. Times of attempts are the database's. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** An event of a case that a licence follows, while this server is at it. */
export type LeasedWork = {
  readonly process: string
  readonly version: number
  readonly attempts: number
  readonly lease: string
}

/** Takes up what happened since; nothing is missed, and nothing comes twice. */
export async function takeUpWork(pool: pg.Pool): Promise<void> {
  await pool.query('SELECT take_up_licence_work()')
}

/** Longer than one attempt may take, with room for a slow database. */
const LEASE = "interval '60 seconds'"

/** Takes what is due, at most so much, so that no other server does it meanwhile; of one case one after another. */
export async function leaseWork(pool: pg.Pool, limit: number): Promise<readonly LeasedWork[]> {
  const lease = randomUUID()
  const { rows } = await pool.query<Omit<LeasedWork, 'lease'>>(
    `WITH due AS MATERIALIZED (
       SELECT process_id, version FROM licence_work AS work
       WHERE next_attempt_at <= now() AND (leased_until IS NULL OR leased_until < now()) AND NOT EXISTS (
         SELECT FROM licence_work AS earlier
         WHERE earlier.process_id = work.process_id AND earlier.version < work.version
       )
       ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED
     )
     UPDATE licence_work AS leased SET lease = $1, leased_until = now() + ${LEASE}
     FROM due WHERE leased.process_id = due.process_id AND leased.version = due.version
     RETURNING leased.process_id AS process, leased.version, leased.attempts`,
    [lease, limit],
  )
  return rows.map(row => ({ ...row, lease }))
}

/** The licences have followed. */
export async function settleWork(pool: pg.Pool, { process, version, lease }: LeasedWork): Promise<void> {
  await pool.query('DELETE FROM licence_work WHERE process_id = $1 AND version = $2 AND lease = $3', [
    process,
    version,
    lease,
  ])
}

/** A fault; tried again after a pause. */
export async function putOffWork(
  pool: pg.Pool,
  { process, version, lease }: LeasedWork,
  pauseMs: number,
): Promise<void> {
  await pool.query(
    `UPDATE licence_work SET attempts = attempts + 1, lease = NULL, leased_until = NULL,
       next_attempt_at = now() + $4 * interval '1 millisecond'
     WHERE process_id = $1 AND version = $2 AND lease = $3`,
    [process, version, lease, pauseMs],
  )
}
