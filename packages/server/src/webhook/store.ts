/** Subscriptions and dead letters in PostgreSQL. Times of attempts are the database's: several servers share them. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { HORIZON } from '../engine/outbox.ts'
import type { DeliveryError } from './send.ts'
import { newSecret } from './signature.ts'

/** A subscription while this server delivers to it. */
export type Leased = {
  readonly id: string
  readonly url: string
  readonly source: 'setting' | 'console'
  readonly eventTypes: readonly string[]
  readonly secrets: readonly Buffer[]
  readonly transactionId: number
  readonly batchUntil: number | undefined
  readonly attempts: number
  readonly lease: string
}

type LeasedRow = {
  id: string
  url: string
  source: 'setting' | 'console'
  event_types: string[]
  secret: Buffer
  earlier_secret: Buffer | null
  transaction_id: number
  batch_until: number | null
  attempts: number
}

/** Longer than a delivery may take, with room for a slow database. */
const LEASE = "interval '60 seconds'"

/** Takes what is due and has something to be told, so that no other server delivers to it meanwhile. */
export async function leaseDue(pool: pg.Pool, limit: number): Promise<readonly Leased[]> {
  const lease = randomUUID()
  const { rows } = await pool.query<LeasedRow>(
    `UPDATE webhook_subscription SET lease = $1, leased_until = now() + ${LEASE}
     WHERE id IN (
       SELECT id FROM webhook_subscription AS due
       WHERE state = 'active' AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until < now())
         AND EXISTS (
           SELECT FROM process_event
           WHERE process_event.transaction_id > due.transaction_id AND process_event.transaction_id <= ${HORIZON})
       ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, url, source, event_types, secret, transaction_id, batch_until, attempts,
       CASE WHEN earlier_until > now() THEN earlier_secret END AS earlier_secret`,
    [lease, limit],
  )
  return rows.map(row => ({
    id: row.id,
    url: row.url,
    source: row.source,
    eventTypes: row.event_types,
    secrets: row.earlier_secret === null ? [row.secret] : [row.secret, row.earlier_secret],
    transactionId: row.transaction_id,
    batchUntil: row.batch_until ?? undefined,
    attempts: row.attempts,
    lease,
  }))
}

async function change(pool: pg.Pool, leased: Leased, set: string, values: unknown[] = []): Promise<boolean> {
  const changed = await pool.query(`UPDATE webhook_subscription SET ${set} WHERE id = $1 AND lease = $2`, [
    leased.id,
    leased.lease,
    ...values,
  ])
  return changed.rowCount === 1
}

/** Moves on and keeps the lease; false when somebody else has it by now, or the subscription is paused or gone. */
export async function moveOn(
  pool: pg.Pool,
  leased: Leased,
  until: number,
  delivered: boolean,
): Promise<boolean> {
  const set = `transaction_id = $3, batch_until = NULL, attempts = 0, next_attempt_at = now(),
    leased_until = now() + ${LEASE}`
  const success = ', error_code = NULL, error_detail = NULL, failed_at = NULL, delivered_at = now()'
  return change(pool, leased, delivered ? set + success : set, [until])
}

export function release(pool: pg.Pool, leased: Leased): Promise<boolean> {
  return change(pool, leased, 'lease = NULL, leased_until = NULL')
}

/** Notes a failure, and when to try again. From now on the batch keeps its end. */
export function putOff(
  pool: pg.Pool,
  leased: Leased,
  until: number,
  error: DeliveryError,
  pauseMs: number,
): Promise<boolean> {
  return change(
    pool,
    leased,
    `batch_until = $3, attempts = attempts + 1, error_code = $4, error_detail = $5, failed_at = now(),
     next_attempt_at = now() + $6 * interval '1 millisecond', lease = NULL, leased_until = NULL`,
    [until, error.code, error.detail, pauseMs],
  )
}

/** Tells nothing more until a manager says so: the receiver has said that it is gone. */
export function pause(pool: pg.Pool, leased: Leased, until: number, error: DeliveryError): Promise<boolean> {
  return change(
    pool,
    leased,
    `state = 'paused', batch_until = $3, attempts = attempts + 1, error_code = $4, error_detail = $5,
     failed_at = now(), next_attempt_at = now(), lease = NULL, leased_until = NULL`,
    [until, error.code, error.detail],
  )
}

/** Gives the batch up and goes on behind it, in one statement. */
export async function bury(
  pool: pg.Pool,
  leased: Leased,
  until: number,
  events: number,
  error: DeliveryError,
): Promise<void> {
  await pool.query(
    `WITH moved AS (
       UPDATE webhook_subscription SET transaction_id = $3, batch_until = NULL, attempts = 0,
         error_code = $4, error_detail = $5, failed_at = now(), next_attempt_at = now(), lease = NULL, leased_until = NULL
       WHERE id = $1 AND lease = $2 RETURNING id, event_types
     )
     INSERT INTO webhook_dead_letter
       (id, subscription, after_id, until_id, event_types, events, attempts, error_code, error_detail)
     SELECT $6, id, $7, $3, event_types, $8, $9, $4, $5 FROM moved`,
    [
      ...[leased.id, leased.lease, until, error.code, error.detail],
      ...[randomUUID(), leased.transactionId, events, leased.attempts + 1],
    ],
  )
}

/**
 * Makes the address of the environment a subscription, known again by the address; those of earlier settings rest.
 * A new one is told what happens from now on.
 */
export async function adoptSetting(pool: pg.Pool, url: string | undefined): Promise<void> {
  await pool.query(
    `UPDATE webhook_subscription SET state = 'paused'
     WHERE source = 'setting' AND state = 'active' AND url IS DISTINCT FROM $1`,
    [url ?? null],
  )
  if (url === undefined) return
  await pool.query(
    `INSERT INTO webhook_subscription (id, name, url, source, secret, state, transaction_id)
     VALUES ($1, 'EVENTS_WEBHOOK_URL', $2, 'setting', $3, 'active', ${HORIZON})
     ON CONFLICT (url) WHERE source = 'setting' DO UPDATE SET state = 'active'`,
    [randomUUID(), url, newSecret()],
  )
}
