/** Hand-overs in PostgreSQL. Times of attempts are the database's: several servers share them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { HORIZON } from '../engine/outbox.ts'

/** A task on its way to the system of its authority, while this server delivers it. */
export type LeasedTask = {
  readonly process: string
  /** Of the event by which the task was sent out. */
  readonly version: number
  readonly item: string
  readonly authority: string
  readonly attempts: number
  /** The other system has it already; only the case does not know of it. */
  readonly acknowledged: boolean
  readonly receipt: string | undefined
  /** It was sent out once more since. */
  readonly superseded: boolean
  readonly happenedAt: Date
  readonly lease: string
}

export type HandOverOutcome = 'delivered' | 'failed' | 'needless'

/** Takes up what was sent out since to these authorities; nothing is missed, and nothing comes twice. */
export async function takeUp(pool: pg.Pool, authorities: readonly string[]): Promise<void> {
  await pool.query('SELECT take_up_hand_overs($1)', [authorities])
}

/** Begins with what is sent out from now on, where nothing was looked through before. */
export async function beginHandOver(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO hand_over_place (transaction_id) SELECT ${HORIZON} ON CONFLICT (only_one) DO NOTHING`,
  )
}

/** Longer than one attempt may take, with room for a slow database. */
const LEASE = "interval '60 seconds'"

type Row = {
  process_id: string
  version: number
  item: string
  authority: string
  attempts: number
  acknowledged: boolean
  receipt: string | null
  superseded: boolean
  happened_at: Date
}

/** Takes what is due, of each of these authorities at most so many, so that no other server delivers it meanwhile. */
export async function leaseTasks(
  pool: pg.Pool,
  authorities: readonly string[],
  ofEach: number,
): Promise<readonly LeasedTask[]> {
  const lease = randomUUID()
  const { rows } = await pool.query<Row>(
    `WITH due AS MATERIALIZED (
       SELECT waiting.process_id, waiting.version
       FROM unnest($2::text[]) AS free (authority) CROSS JOIN LATERAL (
         SELECT process_id, version FROM hand_over
         WHERE outcome IS NULL AND hand_over.authority = free.authority AND next_attempt_at <= now()
           AND (leased_until IS NULL OR leased_until < now())
         ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
       ) AS waiting
     )
     UPDATE hand_over AS leased SET lease = $1, leased_until = now() + ${LEASE}
     FROM due JOIN process_event AS event USING (process_id, version)
     WHERE leased.process_id = due.process_id AND leased.version = due.version
     RETURNING leased.process_id, leased.version, leased.item, leased.authority, leased.attempts, leased.receipt,
       leased.acknowledged_at IS NOT NULL AS acknowledged, event.happened_at, EXISTS (
         SELECT FROM hand_over AS later
         WHERE later.process_id = leased.process_id AND later.item = leased.item AND later.version > leased.version
       ) AS superseded`,
    [lease, authorities, ofEach],
  )
  return rows.map(({ process_id: process, happened_at: happenedAt, receipt, ...row }) => ({
    ...row,
    process,
    happenedAt,
    receipt: receipt ?? undefined,
    lease,
  }))
}

async function change(
  pool: pg.Pool,
  task: LeasedTask,
  set: string,
  values: unknown[] = [],
): Promise<boolean> {
  const changed = await pool.query(
    `UPDATE hand_over SET ${set} WHERE process_id = $1 AND version = $2 AND lease = $3`,
    [task.process, task.version, task.lease, ...values],
  )
  return changed.rowCount === 1
}

/** From here on it is not sent again. False when somebody else has it by now. */
export function acknowledge(pool: pg.Pool, task: LeasedTask, receipt: string | undefined): Promise<boolean> {
  return change(pool, task, 'acknowledged_at = now(), attempts = attempts + 1, receipt = $4', [
    receipt ?? null,
  ])
}

export function settle(pool: pg.Pool, task: LeasedTask, outcome: HandOverOutcome): Promise<boolean> {
  return change(pool, task, 'outcome = $4, lease = NULL, leased_until = NULL', [outcome])
}

/** Tried in vain, and tried again after a pause. */
export function putOff(pool: pg.Pool, task: LeasedTask, pauseMs: number): Promise<boolean> {
  return change(
    pool,
    task,
    `attempts = attempts + 1, next_attempt_at = now() + $4 * interval '1 millisecond', lease = NULL, leased_until = NULL`,
    [pauseMs],
  )
}
