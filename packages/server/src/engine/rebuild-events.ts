/** Many processes folded from their events at once, in a transaction of the caller's. */
import type pg from 'pg'
import type { ProcessEvent, ProcessKind } from './process-kind.ts'
import { withoutItsWords } from './sealed-words.ts'

type EventRow = {
  process_id: string
  version: number
  type: string
  happened_at: Date
  account_id: string
  role: string
  data: unknown
}

/** Gives the state of each process that has events. No view tells of words, so none are opened. */
export async function readEventsOf<State, Command, Event extends ProcessEvent>(
  client: pg.PoolClient,
  kind: ProcessKind<State, Command, Event>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, State>> {
  const { rows } = await client.query<EventRow>(
    `SELECT process_id, version, type, happened_at, account_id, role, data
     FROM process_event WHERE process_id = ANY ($1::uuid[]) AND kind = $2 ORDER BY process_id, version`,
    [ids, kind.name],
  )
  const states = new Map<string, State>()
  for (const row of rows) {
    const recorded = {
      version: row.version,
      at: row.happened_at.getTime(),
      account: row.account_id,
      role: row.role,
      event: kind.parseEvent(row.type, kind.words === undefined ? row.data : withoutItsWords(row)),
    }
    states.set(row.process_id, kind.evolve(states.get(row.process_id), recorded))
  }
  return states
}
