/**
 * Checks the whole history: every event against the chain of its process, every day against its root. One pass over the
 * events in the order of processes, in one snapshot, so servers may go on; what is held at a time is one process, and a
 * few hashes for each day.
 */
import { leafOf, MerkleTree } from '@yijianshi/core/audit'
import type pg from 'pg'
import type { Certificate } from 'pkijs'
import { instant } from '../engine/instant.ts'
import { type EventFinding, type Finding, MOST_FINDINGS, type RootFinding } from './finding.ts'
import { type Break, firstBreak, type Part, type RawEvent } from './process-check.ts'
import { type CheckedRoot, checkRoots, type KnownRoot } from './root-check.ts'
import { listKeys, listRoots, type Queryable } from './root-store.ts'
import { hexBytes, nodeSha256 } from './signing-key.ts'

export type VerifyOptions = {
  /** Authorities whose time-stamps are believed; none: whoever has signed them. */
  readonly trusted: readonly Certificate[]
  /** Roots that were kept elsewhere, and must stand here unchanged. */
  readonly known: readonly KnownRoot[]
  readonly signal?: AbortSignal
  /** `expected` is what PostgreSQL guesses. */
  readonly onProgress?: (progress: { readonly events: number; readonly expected: number }) => void
}

export type Verified = {
  /** False when it was stopped: nothing is said of the rest. */
  readonly complete: boolean
  readonly events: number
  readonly processes: number
  readonly days: number
  /** The last day that has a root. */
  readonly lastDay: string | null
  /** Events that no root stands for yet. */
  readonly unsealed: number
  /**
   * Days of roots kept elsewhere that came after all that is here: the database was put back to a moment before, and what
   * was done since is not in it. Nothing of it is wrong.
   */
  readonly later: readonly string[]
  /** Events first, the earliest first, then roots; at most 100 of each. */
  readonly findings: readonly Finding[]
}

const FETCHED = 2_000
const MOST_KEYS = 1_000

const EVENTS = `
  SELECT process_id, version, kind, type, (extract(epoch FROM happened_at) * 1000)::float8 AS at,
         account_id AS account, role, data, encode(hash, 'hex') AS hash
  FROM process_event ORDER BY process_id, version`

/** Below the parts of the days the tip, which waits for its root. */
const PARTS = `
  SELECT process_id, day, first_version AS "firstVersion", last_version AS "lastVersion", encode(head, 'hex') AS head
  FROM audit_part
  UNION ALL
  SELECT process_id, NULL, least(coalesce(earlier.last_version, 0) + 1, version), version, encode(tip.head, 'hex')
  FROM audit_tip AS tip
  LEFT JOIN LATERAL (
    SELECT last_version FROM audit_part WHERE audit_part.process_id = tip.process_id
    ORDER BY last_version DESC LIMIT 1
  ) AS earlier ON true
  ORDER BY process_id, "lastVersion"`

/** Cases, changes and orders that the lists know and the history does not. */
const LOST = `
  SELECT id FROM (
    SELECT case_id AS id FROM case_view UNION ALL SELECT change_id FROM catalogue_change_view
    UNION ALL SELECT order_id FROM change_order_view UNION ALL SELECT order_id FROM supervision_view
  ) AS listed
  WHERE NOT EXISTS (SELECT FROM process_event WHERE process_id = id) ORDER BY id LIMIT ${MOST_FINDINGS}`

type Row = { readonly process_id: string }
type Group<Entry> = { readonly process: string; readonly entries: readonly Entry[] }

/** The rows of a cursor that is ordered by process, process by process. */
async function* grouped<Entry extends Row>(client: Queryable, cursor: string): AsyncGenerator<Group<Entry>> {
  let entries: Entry[] = []
  for (;;) {
    const { rows } = await client.query<Entry>(`FETCH ${FETCHED} FROM ${cursor}`)
    for (const row of rows) {
      const [first] = entries
      if (first !== undefined && first.process_id !== row.process_id) {
        yield { process: first.process_id, entries }
        entries = []
      }
      entries.push(row)
    }
    if (rows.length < FETCHED) break
  }
  const [first] = entries
  if (first !== undefined) yield { process: first.process_id, entries }
}

/** What belongs to the days, put together while the events pass. */
class Tally {
  readonly trees = new Map<string, MerkleTree>()
  readonly events: EventFinding[] = []
  readonly parts: RootFinding[] = []
  count = 0
  processes = 0
  unsealed = 0
  newestAt = 0

  take(process: string, events: readonly RawEvent[], parts: readonly Part[]): void {
    this.count += events.length
    this.processes += 1
    for (const { at } of events) this.newestAt = Math.max(this.newestAt, at)
    const broken = firstBreak(process, events, parts)
    if (broken !== undefined) this.#tell(process, broken)
    let after = 0
    for (const part of parts) {
      if (part.day === null) continue
      if (part.firstVersion !== after + 1 && this.parts.length < MOST_FINDINGS) {
        this.parts.push({ code: 'root-parts', day: part.day, process })
      }
      after = part.lastVersion
      this.#grow(part.day, part, events)
    }
    this.unsealed += events.filter(event => event.version > after).length
  }

  #grow(day: string, { firstVersion, lastVersion }: Part, events: readonly RawEvent[]): void {
    const tree = this.trees.get(day) ?? new MerkleTree(nodeSha256)
    this.trees.set(day, tree)
    for (const { version, hash, kind } of events) {
      if (version < firstVersion || version > lastVersion) continue
      tree.add(leafOf(nodeSha256, hexBytes(hash), kind))
    }
  }

  #tell(process: string, { kind, version, at }: Break): void {
    if (this.events.length >= MOST_FINDINGS) return
    const time = at === null ? null : instant(at)
    this.events.push({ code: `event-${kind}`, process, version, at: time })
  }
}

async function expectedEvents(client: Queryable): Promise<number> {
  const found = await client.query<{ rows: number }>(
    `SELECT greatest(reltuples, 0)::bigint AS rows FROM pg_class WHERE oid = 'process_event'::regclass`,
  )
  return found.rows[0]?.rows ?? 0
}

/** Goes through both cursors side by side. Gives whether it came to the end. */
async function passOver(client: Queryable, tally: Tally, options: VerifyOptions): Promise<boolean> {
  const expected = await expectedEvents(client)
  await client.query(`DECLARE event NO SCROLL CURSOR FOR ${EVENTS}`)
  await client.query(`DECLARE part NO SCROLL CURSOR FOR ${PARTS}`)
  const events = grouped<RawEvent & Row>(client, 'event')
  const parts = grouped<Part & Row>(client, 'part')
  let event = await events.next()
  let part = await parts.next()
  let told = 0
  while (event.done !== true || part.done !== true) {
    if (options.signal?.aborted === true) return false
    const ofEvents = event.done === true ? undefined : event.value
    const ofParts = part.done === true ? undefined : part.value
    // Lower-case UUIDs are in the same order as text here and as values in the database.
    const process = [ofEvents?.process, ofParts?.process].filter(id => id !== undefined).toSorted()[0] ?? ''
    const mine = ofEvents?.process === process ? ofEvents.entries : []
    const sealed = ofParts?.process === process ? ofParts.entries : []
    tally.take(process, mine, sealed)
    if (mine.length > 0) event = await events.next()
    if (sealed.length > 0) part = await parts.next()
    if (tally.count - told >= FETCHED) {
      told = tally.count
      options.onProgress?.({ events: told, expected })
    }
  }
  return true
}

async function readRoots(client: Queryable): Promise<CheckedRoot[]> {
  const roots = await listRoots(client, undefined, Number.MAX_SAFE_INTEGER)
  const found = await client.query<{ day: string; nodes: Buffer }>('SELECT day, nodes FROM audit_root')
  const nodes = new Map(found.rows.map(row => [row.day, row.nodes]))
  return roots.toReversed().map(root => ({ ...root, nodes: nodes.get(root.day) ?? Buffer.alloc(0) }))
}

/** Those whose time is not known come last. */
function inTime(findings: readonly EventFinding[]): EventFinding[] {
  const keyOf = ({ at }: EventFinding) => at ?? '9'
  return findings.toSorted((left, right) =>
    keyOf(left) < keyOf(right) ? -1 : keyOf(left) > keyOf(right) ? 1 : 0,
  )
}

async function verifyIn(client: Queryable, options: VerifyOptions): Promise<Verified> {
  const tally = new Tally()
  const complete = await passOver(client, tally, options)
  const roots = await readRoots(client)
  const findings: Finding[] = []
  let later: readonly string[] = []
  if (complete) {
    const known = new Set(tally.events.map(finding => finding.process))
    const lost = await client.query<{ id: string }>(LOST)
    const gone = lost.rows
      .filter(({ id }) => !known.has(id))
      .map(({ id }): EventFinding => ({ code: 'event-removed', process: id, version: 1, at: null }))
    const { trusted, known: copies } = options
    const keys = await listKeys(client, MOST_KEYS)
    const { trees, newestAt } = tally
    const ofRoots = await checkRoots({ roots, keys, trees, trusted, known: copies, newestAt })
    later = ofRoots.later
    findings.push(...inTime([...tally.events, ...gone]).slice(0, MOST_FINDINGS))
    findings.push(...[...ofRoots.findings, ...tally.parts].slice(0, MOST_FINDINGS))
  } else {
    findings.push(...inTime(tally.events))
  }
  return {
    complete,
    events: tally.count,
    processes: tally.processes,
    days: roots.length,
    lastDay: roots.at(-1)?.day ?? null,
    unsealed: tally.unsealed,
    later,
    findings,
  }
}

/** Throws when the database can’t be read. */
export async function verifyHistory(pool: pg.Pool, options: VerifyOptions): Promise<Verified> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SET LOCAL cursor_tuple_fraction = 1')
    return await verifyIn(client, options)
  } finally {
    // The transaction and its cursors end with the connection.
    client.release(true)
  }
}
