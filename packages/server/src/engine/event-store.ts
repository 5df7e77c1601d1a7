/** Events of a process in PostgreSQL: how they are read, and the rows in which they are appended. */
import type { Recorded } from '@yijianshi/core/process'
import type pg from 'pg'
import type { AppendRow } from './append-lanes.ts'
import { CHAIN_START, canonicalText, chainHash, hashWithText } from './hash-chain.ts'
import { instant } from './instant.ts'
import type { ProcessEvent, ProcessKind } from './process-kind.ts'
import { type EventData, openWords, type RecordKeys, sealWords } from './sealed-words.ts'

export type StoredEvent<Event> = Recorded<Event> & {
  /** Hex; see `hash-chain.ts`. */
  readonly hash: string
  /** The content as it lies in the store, words sealed: the hash is over this, whatever a later release makes of it. */
  readonly data: unknown
  readonly commandId: string | undefined
}

type EventRow = {
  process_id: string
  version: number
  type: string
  happened_at: Date
  account_id: string
  role: string
  data: unknown
  hash: Buffer
  command_id: string | null
}

const READ_EVENTS = `
  SELECT process_id, version, type, happened_at, account_id, role, data, hash, command_id
  FROM process_event WHERE process_id = $1 AND kind = $2 ORDER BY version`

export async function readEvents<State, Command, Event extends ProcessEvent>(
  pool: pg.Pool,
  kind: ProcessKind<State, Command, Event>,
  processId: string,
  keys: RecordKeys | undefined,
): Promise<StoredEvent<Event>[]> {
  const found = await pool.query<EventRow>({
    name: 'read-events',
    text: READ_EVENTS,
    values: [processId, kind.name],
  })
  const opened = keys && (await openWords(keys, found.rows))
  return found.rows.map((row, index) => ({
    version: row.version,
    at: row.happened_at.getTime(),
    account: row.account_id,
    role: row.role,
    event: kind.parseEvent(row.type, opened === undefined ? row.data : opened[index]),
    hash: row.hash.toString('hex'),
    data: row.data,
    commandId: row.command_id ?? undefined,
  }))
}

export type Append<Event> = {
  readonly processId: string
  readonly expectedVersion: number
  readonly previousHash: string
  readonly commandId: string
  readonly at: number
  readonly account: string
  readonly role: string
  readonly events: readonly Event[]
}

function dataOf(event: ProcessEvent): EventData {
  const { type: _, ...data } = event
  return data
}

/**
 * What is to be stored of each event. `record` is the case whose record their words belong to. Throws `KeyDestroyed` when
 * that was erased.
 */
export function storedDataOf<State, Command, Event extends ProcessEvent>(
  kind: ProcessKind<State, Command, Event>,
  { processId, expectedVersion, events }: Append<Event>,
  keys: RecordKeys | undefined,
  record: string,
): Promise<readonly EventData[]> | readonly EventData[] {
  if (kind.words === undefined || keys === undefined) return events.map(dataOf)
  const unsealed = events.map((event, index) => ({
    version: expectedVersion + index + 1,
    type: event.type,
    data: dataOf(event),
  }))
  return sealWords(keys, kind.words.paths, { process: processId, record }, unsealed)
}

/** An event that is about to be stored, with the text of its data. */
export type ChainedEvent<Event> = StoredEvent<Event> & { readonly text: string }

/** The events with their version and hash, as they will stand in the store: `stored` is what is stored of each. */
export function chained<Event extends ProcessEvent>(
  append: Append<Event>,
  stored: readonly EventData[],
): ChainedEvent<Event>[] {
  let hash = append.previousHash
  return append.events.map((event, index) => {
    const { at, account, role } = append
    const version = append.expectedVersion + index + 1
    const data = stored[index]
    if (data === undefined) throw new Error(`${event.type}: what is to be stored is missing`)
    const text = canonicalText(data)
    const content = { process: append.processId, version, type: event.type, at, account, role }
    hash = hashWithText(hash, content, text)
    const commandId = index === 0 ? append.commandId : undefined
    return { version, at, account, role, event, hash, data, text, commandId }
  })
}

/** The rows of one command: its events, which are the outbox too. */
export function appendRow<Event extends ProcessEvent>(
  append: Append<Event>,
  events: readonly ChainedEvent<Event>[],
): AppendRow {
  return {
    process_id: append.processId,
    expected_version: append.expectedVersion,
    command_id: append.commandId,
    happened_at: instant(append.at),
    account_id: append.account,
    role: append.role,
    events: events.map(({ event, hash, text }) => ({ type: event.type, data: text, hash })),
  }
}

/** The version at which the chain breaks; undefined when every event is as it was written. */
export function firstBrokenVersion<Event extends ProcessEvent>(
  processId: string,
  events: readonly StoredEvent<Event>[],
): number | undefined {
  let previous = CHAIN_START
  for (const [index, stored] of events.entries()) {
    const { version, at, account, role, event, hash, data } = stored
    const { type } = event
    const expected = chainHash(previous, { process: processId, version, type, at, account, role, data })
    if (version !== index + 1 || hash !== expected) return version
    previous = hash
  }
  return undefined
}
