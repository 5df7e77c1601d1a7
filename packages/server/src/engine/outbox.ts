/**
 * The events as an outbox: what other systems and live screens are told is read here, in the order of the
 * transactions and never inside one. Each event carries the id of its transaction; all ids below the oldest running
 * one are complete, so nothing can get in before what was read.
 */
import type pg from 'pg'
import { inTransaction } from '../database/transaction.ts'
import { openWords, type RecordKeys } from './sealed-words.ts'

/** CloudEvents 1.0, JSON format. Tells of a person only what the words of officers do: forms and names are no part of events. */
export type CloudEvent = {
  readonly specversion: '1.0'
  /** Process and version: unique for ever. */
  readonly id: string
  readonly source: string
  readonly type: string
  readonly time: string
  readonly subject: string
  readonly datacontenttype: 'application/json'
  readonly data: unknown
}

export const EVENT_PREFIX = 'yijianshi'

type EventRow = {
  process_id: string
  version: number
  kind: string
  type: string
  happened_at: Date
  data: unknown
  transaction_id: number
}

function cloudEvent(row: EventRow, data: unknown): CloudEvent {
  return {
    specversion: '1.0',
    id: `${row.process_id}/${row.version}`,
    source: 'urn:yijianshi',
    type: `${EVENT_PREFIX}.${row.kind}.${row.type}`,
    time: row.happened_at.toISOString(),
    subject: row.process_id,
    datacontenttype: 'application/json',
    data,
  }
}

/** The last transaction that nobody can add to any more, in SQL. */
export const HORIZON = 'outbox_horizon()'

/** Tables that keep how far somebody has looked, in `transaction_id`. */
export const PLACES = ['webhook_subscription', 'hand_over_place', 'licence_place', 'audit_tip_place'] as const

/** What the next transaction gives to its events. */
const NEXT = '(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + shift FROM outbox_shift)'

/** The last event or place that only the transactions of another server can have reached. */
const FOREIGN = `
  SELECT max(newest) AS newest, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS now
  FROM (
    ${['process_event', ...PLACES]
      .map(table => `SELECT max(transaction_id) AS newest FROM ${table} WHERE transaction_id >= ${NEXT}`)
      .join(' UNION ALL ')}
  ) AS reached`

/**
 * Where the database was restored into another PostgreSQL server, whose transactions have smaller numbers, new events
 * would stand before old ones, or before the place up to which somebody has looked, and be told to nobody. From the next
 * start on they stand behind both: places run ahead of the newest event, since they follow every transaction and not only
 * those with events. What was not told yet keeps its place and is told. Where all is well nothing has reached the next
 * transaction, so it costs a look at the end of an index and at a few rows.
 */
export async function alignOutbox(pool: pg.Pool): Promise<boolean> {
  return inTransaction(pool, async client => {
    await client.query('LOCK TABLE outbox_shift IN EXCLUSIVE MODE')
    const found = await client.query<{ newest: number | null; now: number }>(FOREIGN)
    const { newest = null, now = 0 } = found.rows[0] ?? {}
    if (newest !== null) {
      const shift = newest + 1 - now
      await client.query('UPDATE outbox_shift SET shift = $1', [shift])
      await client.query(
        `ALTER TABLE process_event ALTER COLUMN transaction_id
         SET DEFAULT (pg_current_xact_id()::text::bigint + ${shift})`,
      )
    }
    return newest !== null
  })
}

export async function readHorizon(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ horizon: number }>(`SELECT ${HORIZON} AS horizon`)
  return found.rows[0]?.horizon ?? 0
}

/** From a place in the outbox on: about `limit` events, up to the end of a transaction. */
const READ_BATCH = `
  WITH waiting AS (
    SELECT process_id, version, kind, type, happened_at, data, transaction_id
    FROM process_event
    WHERE transaction_id > $1 AND transaction_id <= ${HORIZON}
      AND ($3::bigint IS NULL OR transaction_id <= $3)
  ), batch AS (
    SELECT transaction_id FROM waiting ORDER BY transaction_id LIMIT $2
  )
  SELECT * FROM waiting
  WHERE transaction_id <= (SELECT max(transaction_id) FROM batch)
  ORDER BY transaction_id, process_id, version`

export type OutboxBatch = {
  readonly events: readonly CloudEvent[]
  /** The last transaction of the batch: where the next one begins. */
  readonly until: number
}

/**
 * The next events after a transaction, at most up to `until`; undefined when there is none. A transaction is never
 * cut, so there may be somewhat more than `limit`. Whoever is told reads the words: they are opened by `keys`.
 */
export async function readOutbox(
  pool: pg.Pool,
  keys: RecordKeys,
  after: number,
  limit: number,
  until?: number,
): Promise<OutboxBatch | undefined> {
  const { rows } = await pool.query<EventRow>(READ_BATCH, [after, limit, until ?? null])
  const last = rows.at(-1)
  if (last === undefined) return undefined
  const opened = await openWords(keys, rows)
  return { events: rows.map((row, index) => cloudEvent(row, opened[index])), until: last.transaction_id }
}

export type ProcessChange = {
  readonly process: string
  readonly kind: string
  readonly version: number
  readonly transaction: number
}

const READ_CHANGES = `
  SELECT process_id AS process, kind, max(version) AS version, max(transaction_id) AS transaction
  FROM process_event
  WHERE transaction_id > $1 AND transaction_id <= $2 AND happened_at >= $3
  GROUP BY process_id, kind ORDER BY transaction, process LIMIT $4`

/**
 * Which processes moved after one transaction and up to another, each once with its newest version there, in the
 * order of their last transactions; `since` (milliseconds since 1970) leaves out what happened before it.
 */
export async function readChanges(
  pool: pg.Pool,
  after: number,
  until: number,
  limit: number,
  since = 0,
): Promise<readonly ProcessChange[]> {
  const { rows } = await pool.query<ProcessChange>(READ_CHANGES, [after, until, new Date(since), limit])
  return rows
}

/** Whether a subscriber to these types (whole, or what they begin with; none: all) is told of this one. */
export function isWanted(type: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some(entry => type === entry || type.startsWith(`${entry}.`))
}
