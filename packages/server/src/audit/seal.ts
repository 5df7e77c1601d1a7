/**
 * Makes the root of every day that has ended, once, however many servers are at it.
 *
 * An event belongs to the first day that has not ended before it happened and had no root yet when it was committed.
 * Which events those were is written down with the root (`audit_part`), so an event that is committed late, or dated
 * back, comes into a later day and never into one that has its root. The first root stands for all that was there
 * before. Leaves are in the order of process id and version.
 */
import {
  FIRST_PREVIOUS,
  leafOf,
  MerkleTree,
  type RootStatement,
  statementBytes,
  statementHash,
  toHex,
} from '@yijianshi/core/audit'
import { addDays, civilDateOf, getCivilDate } from '@yijianshi/core/calendar'
import type pg from 'pg'
import { isTaken } from '../database/taken.ts'
import { HORIZON } from '../engine/outbox.ts'
import { findLastRoot, type LastRoot, type Queryable, storeRoot } from './root-store.ts'
import { nodeSha256, type SigningKey } from './signing-key.ts'
import { dropSealedTips } from './tips.ts'

export type SealOptions = {
  readonly key: SigningKey
  /** Milliseconds since 1970. */
  readonly now: number
  /** How long after its end a day waits for what was under way, in milliseconds. */
  readonly settlingMs: number
  /** Ends after the day that is being made. */
  readonly signal?: AbortSignal
}

/** Any number, the same for ever: of all server processes on one database, one makes roots. */
const SEAL_LOCK = 7_193_480_271
const FETCHED = 5_000

type Day = { readonly day: string; readonly end: Date; readonly last: LastRoot | undefined }

function dayAfter(day: string): string {
  return addDays(getCivilDate(day), 1)
}

/** The day whose turn it is; undefined while it has not ended. */
function nextDay(last: LastRoot | undefined, { now, settlingMs }: SealOptions): Day | undefined {
  const today = civilDateOf(now - settlingMs)
  const day = last === undefined ? addDays(today, -1) : dayAfter(last.root.day)
  return day < today ? { day, end: new Date(`${dayAfter(day)}T00:00:00+08:00`), last } : undefined
}

/**
 * Of each process what has no root yet. Transactions below the last horizon have nothing that is new; transactions are
 * counted anew in another cluster, so after the restore of a dump everything is looked at once.
 */
const TAKE_PARTS = `
  INSERT INTO audit_part (day, process_id, first_version, last_version, first_leaf, head)
  SELECT $1, process_id, first_version, last_version, sum(leaves) OVER (ORDER BY process_id) - leaves, head
  FROM (
    SELECT fresh.process_id, first_version, last_version, count(*) AS leaves,
           (array_agg(event.hash ORDER BY event.version DESC))[1] AS head
    FROM (
      SELECT moved.process_id, coalesce(earlier.last_version, 0) + 1 AS first_version, moved.last_version
      FROM (
        SELECT process_id, max(version) AS last_version FROM process_event
        WHERE transaction_id >= $2 AND happened_at < $3 GROUP BY process_id
      ) AS moved
      LEFT JOIN LATERAL (
        SELECT last_version FROM audit_part WHERE process_id = moved.process_id ORDER BY last_version DESC LIMIT 1
      ) AS earlier ON true
      WHERE moved.last_version > coalesce(earlier.last_version, 0)
    ) AS fresh
    JOIN process_event AS event
      ON event.process_id = fresh.process_id AND event.version BETWEEN fresh.first_version AND fresh.last_version
    GROUP BY fresh.process_id, first_version, last_version
  ) AS counted`

/** Below it every event stands in a root: what runs now, and what happened after the day, lies above. */
const NEXT_HORIZON = `
  SELECT least(
    ${HORIZON} + 1,
    (SELECT min(transaction_id) FROM process_event WHERE transaction_id >= $1 AND happened_at >= $2)
  ) AS horizon`

async function clusterOf(client: Queryable): Promise<string> {
  const found = await client.query<{ id: string }>(
    'SELECT system_identifier::text AS id FROM pg_control_system()',
  )
  return found.rows[0]?.id ?? ''
}

async function treeOf(client: Queryable, day: string): Promise<MerkleTree> {
  const tree = new MerkleTree(nodeSha256)
  // A date that `addDays` gave; DECLARE takes no parameters.
  await client.query(
    `DECLARE leaf NO SCROLL CURSOR FOR
     SELECT event.hash, event.kind FROM audit_part AS part JOIN process_event AS event
       ON event.process_id = part.process_id AND event.version BETWEEN part.first_version AND part.last_version
     WHERE part.day = '${getCivilDate(day)}' ORDER BY part.process_id, event.version`,
  )
  for (;;) {
    const { rows } = await client.query<{ hash: Buffer; kind: string }>(`FETCH ${FETCHED} FROM leaf`)
    for (const { hash, kind } of rows) tree.add(leafOf(nodeSha256, hash, kind))
    if (rows.length < FETCHED) break
  }
  await client.query('CLOSE leaf')
  return tree
}

async function makeRoot(client: Queryable, { day, end, last }: Day, options: SealOptions): Promise<void> {
  const { key, now } = options
  const cluster = await clusterOf(client)
  const from = last?.cluster === cluster ? last.horizon : 0
  await client.query(TAKE_PARTS, [day, from, end])
  const horizon = await client.query<{ horizon: number }>(NEXT_HORIZON, [from, end])
  const tree = await treeOf(client, day)
  const statement: RootStatement = {
    day,
    events: tree.size,
    root: toHex(tree.root()),
    previous: last === undefined ? FIRST_PREVIOUS : statementHash(nodeSha256, last.root),
    algorithm: key.algorithm,
    key: key.id,
  }
  await storeRoot(client, {
    statement,
    key,
    signature: key.sign(statementBytes(statement)),
    nodes: tree.nodes(),
    horizon: horizon.rows[0]?.horizon ?? 0,
    cluster,
    publishedAt: new Date(now),
  })
  await dropSealedTips(client)
}

/** One day in one transaction, which sees one state of the history. Gives the day, or nothing when none is due. */
async function sealOne(pool: pg.Pool, options: SealOptions): Promise<string | undefined> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await client.query('SET LOCAL statement_timeout = 0')
    const locked = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      SEAL_LOCK,
    ])
    const due = locked.rows[0]?.mine === true ? nextDay(await findLastRoot(client), options) : undefined
    if (due !== undefined) await makeRoot(client, due, options)
    await client.query('COMMIT')
    broken = false
    return due?.day
  } finally {
    // What went wrong is rolled back with its connection.
    client.release(broken)
  }
}

/** The days that got their root now. Nothing is done while another server is at it. */
export async function sealDays(pool: pg.Pool, options: SealOptions): Promise<string[]> {
  const made: string[] = []
  try {
    while (options.signal?.aborted !== true) {
      const day = await sealOne(pool, options)
      if (day === undefined) break
      made.push(day)
    }
  } catch (error) {
    // Another server made the root of this day between our look and our turn.
    if (!isTaken(error, 'audit_root_pkey') && !isTaken(error, 'audit_part_pkey')) throw error
  }
  return made
}
