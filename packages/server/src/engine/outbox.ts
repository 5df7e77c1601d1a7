/**
 * Tells other systems what happened, at least once and in the order of the transactions: batches of
 * CloudEvents 1.0 to a webhook. Receivers know a repeated event by its id.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** CloudEvents 1.0, JSON format. Holds no personal data, because events hold none. */
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

export type Deliver = (events: readonly CloudEvent[]) => Promise<void>

type EventRow = {
  process_id: string
  version: number
  kind: string
  type: string
  happened_at: Date
  data: unknown
  transaction_id: number
}

const BATCH = 100
const POLL_MS = 1_000
const LONGEST_PAUSE_MS = 300_000
const DELIVERY_LIMIT_MS = 10_000
/** Any number, the same for ever: of all server processes on one database, one relays. */
const RELAY_LOCK = 7_193_480_262

function cloudEvent(row: EventRow): CloudEvent {
  return {
    specversion: '1.0',
    id: `${row.process_id}/${row.version}`,
    source: 'urn:yijianshi',
    type: `yijianshi.${row.kind}.${row.type}`,
    time: row.happened_at.toISOString(),
    subject: row.process_id,
    datacontenttype: 'application/json',
    data: row.data,
  }
}

/** Delivers to a webhook. Throws when it does not answer with success in time. */
export function webhook(url: string): Deliver {
  return async events => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(DELIVERY_LIMIT_MS),
      redirect: 'error',
    })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`)
  }
}

/**
 * The next transactions that nobody can add to any more: all those below the oldest running one.
 * A batch ends with a transaction, never inside one.
 */
const NEXT_BATCH = `
  WITH waiting AS (
    SELECT process_id, version, kind, type, happened_at, data, transaction_id
    FROM process_event
    WHERE transaction_id > $1 AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
  ), batch AS (
    SELECT transaction_id FROM waiting ORDER BY transaction_id LIMIT $2
  )
  SELECT * FROM waiting
  WHERE transaction_id <= (SELECT max(transaction_id) FROM batch)
  ORDER BY transaction_id, process_id, version`

/** A consumer that is new is told what happens from now on. */
async function cursorOf(pool: pg.Pool, consumer: string): Promise<number> {
  const found = await pool.query<{ transaction_id: number }>(
    `INSERT INTO outbox_cursor (consumer, transaction_id)
     VALUES ($1, pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)
     ON CONFLICT (consumer) DO UPDATE SET consumer = EXCLUDED.consumer
     RETURNING transaction_id`,
    [consumer],
  )
  return found.rows[0]?.transaction_id ?? 0
}

async function moveCursor(pool: pg.Pool, consumer: string, transactionId: number): Promise<void> {
  await pool.query('UPDATE outbox_cursor SET transaction_id = $2 WHERE consumer = $1', [
    consumer,
    transactionId,
  ])
}

export type OutboxRelay = { readonly stop: () => Promise<void> }

/**
 * Relays to one consumer until stopped. A delivery that fails is tried again with growing pauses, for as
 * long as it takes; meanwhile nothing is lost, because the events themselves are the outbox.
 */
export function startOutboxRelay(
  pool: pg.Pool,
  consumer: string,
  deliver: Deliver,
  onFailure: (error: unknown) => void,
): OutboxRelay {
  const stopping = new AbortController()

  const relayBatch = async (): Promise<number> => {
    const told = await cursorOf(pool, consumer)
    const { rows } = await pool.query<EventRow>(NEXT_BATCH, [told, BATCH])
    const last = rows.at(-1)
    if (last === undefined) return 0
    await deliver(rows.map(cloudEvent))
    await moveCursor(pool, consumer, last.transaction_id)
    return rows.length
  }

  /** The lock belongs to a connection, so that it is free again when this process dies. */
  const relayAsTheOne = async (): Promise<void> => {
    const holder = await pool.connect()
    try {
      const locked = await holder.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
        RELAY_LOCK,
      ])
      if (locked.rows[0]?.mine !== true) return
      let relayed = BATCH
      while (relayed >= BATCH && !stopping.signal.aborted) relayed = await relayBatch()
    } finally {
      // A connection that can't give the lock back is closed, which gives it back too.
      const unlocked = await holder.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
      holder.release(unlocked === undefined)
    }
  }

  const run = async (): Promise<void> => {
    let pauseMs = POLL_MS
    while (!stopping.signal.aborted) {
      try {
        await relayAsTheOne()
        pauseMs = POLL_MS
      } catch (error) {
        onFailure(error)
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = run()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
