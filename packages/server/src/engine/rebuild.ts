/**
 * Makes the views of a kind of process anew from its events, while the server goes on. Each group of processes is
 * compared with its rows in one snapshot, in which events and rows belong together; where they agree there is nothing
 * to do, ever, because commands keep them so. Where they do not, no command may come in between for a moment: the
 * group is read again and written while appending waits.
 */
import type pg from 'pg'
import { databaseFault } from './faults.ts'
import type { ProcessEvent, ProcessKind } from './process-kind.ts'
import { readEventsOf } from './rebuild-events.ts'

/** Rows of one table that follow from the state of a process, and from nothing else. */
export type RowSource<State> = {
  readonly table: string
  /** The primary key; its first column is the process. */
  readonly keys: readonly [string, ...string[]]
  /** What follows from the state, the keys among it; columns that others move on are not named. */
  readonly columns: readonly string[]
  readonly rowsOf: (processId: string, state: State) => readonly Readonly<Record<string, unknown>>[]
  /** Only these rows of the table belong to the kind: an SQL condition. */
  readonly where?: string
  /** Columns that others move on, and how a row that is new or differs begins: SQL over the other columns. */
  readonly whenWritten?: Readonly<Record<string, string>>
}

export type RebuildProgress = {
  readonly processes: number
  readonly changed: number
  /** Goes on where an earlier rebuild was stopped. */
  readonly resumed: boolean
}

export type RebuildOptions<State, Command, Event extends ProcessEvent> = {
  readonly pool: pg.Pool
  readonly kind: ProcessKind<State, Command, Event>
  readonly sources: readonly RowSource<State>[]
  readonly signal: AbortSignal
  readonly onProgress: (progress: RebuildProgress) => void
}

export type RebuildOutcome = RebuildProgress & {
  /** `busy`: another rebuild of this kind is running. */
  readonly end: 'finished' | 'stopped' | 'busy'
}

const GROUP = 500
/** Processes that are written while appending waits: some milliseconds. */
const WRITTEN_AT_ONCE = 50
const LOCK_LIMIT_MS = 2_000
const REPEATS = 20
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** Any number, the same for ever; the kind is the second half of the key. */
const REBUILD_LOCK = 71_934

type Place = { readonly position: string; readonly processes: number; readonly changed: number }

async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let isBroken = false
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

/** The rows that a source gives for these processes, as the parameter of a statement. */
function rowsText<State>(source: RowSource<State>, states: ReadonlyMap<string, State>): string {
  return JSON.stringify([...states].flatMap(([id, state]) => source.rowsOf(id, state)))
}

/** Processes in (after, until] whose rows are not those of their states; rows without a process count. */
async function findDifferent<State>(
  client: pg.PoolClient,
  source: RowSource<State>,
  states: ReadonlyMap<string, State>,
  after: string,
  until: string,
): Promise<string[]> {
  const { table, keys, columns, where = 'true' } = source
  const list = columns.join(', ')
  const [process] = keys
  const found = await client.query<{ process: string }>(
    `WITH wanted AS (SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)),
       stored AS (SELECT ${list} FROM ${table} WHERE ${process} > $2 AND ${process} <= $3 AND ${where})
     SELECT DISTINCT ${process} AS process FROM (
       (SELECT * FROM wanted EXCEPT ALL SELECT * FROM stored)
       UNION ALL
       (SELECT * FROM stored EXCEPT ALL SELECT * FROM wanted)
     ) AS differing`,
    [rowsText(source, states), after, until],
  )
  return found.rows.map(row => row.process)
}

async function writeRows<State>(
  client: pg.PoolClient,
  source: RowSource<State>,
  states: ReadonlyMap<string, State>,
  ids: readonly string[],
): Promise<void> {
  const { table, keys, columns, where = 'true', whenWritten = {} } = source
  const list = [...columns, ...Object.keys(whenWritten)].join(', ')
  const values = [...columns, ...Object.values(whenWritten)].join(', ')
  const key = keys.join(', ')
  const rest = columns.filter(column => !keys.includes(column))
  const rows = rowsText(source, states)
  await client.query(
    `DELETE FROM ${table} WHERE ${keys[0]} = ANY ($2::uuid[]) AND ${where}
       AND (${key}) NOT IN (SELECT ${key} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb))`,
    [rows, ids],
  )
  const set = [...rest, ...Object.keys(whenWritten)]
    .map(column => `${column} = EXCLUDED.${column}`)
    .join(', ')
  const differs = rest.map(column => `${table}.${column}`).join(', ')
  const wanted = rest.map(column => `EXCLUDED.${column}`).join(', ')
  const onConflict =
    rest.length === 0
      ? 'DO NOTHING'
      : `DO UPDATE SET ${set} WHERE ROW(${differs}) IS DISTINCT FROM ROW(${wanted})`
  await client.query(
    `INSERT INTO ${table} (${list})
     SELECT ${values} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT (${key}) ${onConflict}`,
    [rows],
  )
}

export class Rebuild<State, Command, Event extends ProcessEvent> {
  readonly #options: RebuildOptions<State, Command, Event>

  constructor(options: RebuildOptions<State, Command, Event>) {
    this.#options = options
  }

  /** From where it was stopped, or from the beginning, to the end or until the signal. */
  async run(): Promise<RebuildOutcome> {
    const { pool, kind } = this.#options
    const holder = await pool.connect()
    try {
      const locked = await holder.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine',
        [REBUILD_LOCK, kind.name],
      )
      if (locked.rows[0]?.mine !== true) return { end: 'busy', processes: 0, changed: 0, resumed: false }
      return await this.#walk()
    } finally {
      // A connection that can't give the lock back is closed, which gives it back too.
      const unlocked = await holder.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
      holder.release(unlocked === undefined)
    }
  }

  async #walk(): Promise<RebuildOutcome> {
    const { signal, onProgress } = this.#options
    const begun = await this.#begin()
    const { resumed } = begun
    let place: Place = begun
    const told = (): RebuildProgress => ({ processes: place.processes, changed: place.changed, resumed })
    while (!signal.aborted) {
      const next = await this.#group(place)
      await this.#remember(next)
      place = next
      onProgress(told())
      if (place.position === LAST_ID) return { end: 'finished', ...told() }
    }
    return { end: 'stopped', ...told() }
  }

  async #begin(): Promise<Place & { readonly resumed: boolean }> {
    const { pool, kind } = this.#options
    const found = await pool.query<{ position: string; looked_at: number; changed: number }>(
      'SELECT position, looked_at, changed FROM view_rebuild WHERE kind = $1 AND finished_at IS NULL',
      [kind.name],
    )
    const row = found.rows[0]
    if (row !== undefined)
      return { position: row.position, processes: row.looked_at, changed: row.changed, resumed: true }
    await pool.query(
      `INSERT INTO view_rebuild (kind, started_at, position, looked_at, changed) VALUES ($1, now(), $2, 0, 0)
       ON CONFLICT (kind) DO UPDATE
       SET started_at = now(), position = $2, looked_at = 0, changed = 0, finished_at = NULL`,
      [kind.name, FIRST_ID],
    )
    return { position: FIRST_ID, processes: 0, changed: 0, resumed: false }
  }

  async #remember({ position, processes, changed }: Place): Promise<void> {
    const { pool, kind } = this.#options
    await pool.query(
      `UPDATE view_rebuild SET position = $2, looked_at = $3, changed = $4,
         finished_at = CASE WHEN $2 = '${LAST_ID}'::uuid THEN now() END
       WHERE kind = $1`,
      [kind.name, position, processes, changed],
    )
  }

  /** Compares the next group, and mends what differs. */
  async #group(place: Place): Promise<Place> {
    const { pool, kind, sources } = this.#options
    const snapshot = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
    const { ids, until, different } = await inTransaction(pool, snapshot, async client => {
      const found = await client.query<{ process_id: string }>(
        `SELECT process_id FROM process_event WHERE process_id > $1 AND version = 1 AND kind = $2
         ORDER BY process_id LIMIT $3`,
        [place.position, kind.name, GROUP],
      )
      const ids = found.rows.map(row => row.process_id)
      const until = ids.length < GROUP ? LAST_ID : (ids.at(-1) ?? LAST_ID)
      const states = await readEventsOf(client, kind, ids)
      const different = new Set<string>()
      for (const source of sources)
        for (const id of await findDifferent(client, source, states, place.position, until)) different.add(id)
      return { ids, until, different: [...different] }
    })
    for (let index = 0; index < different.length; index += WRITTEN_AT_ONCE)
      await this.#mend(different.slice(index, index + WRITTEN_AT_ONCE))
    return {
      position: until,
      processes: place.processes + ids.length,
      changed: place.changed + different.length,
    }
  }

  /** Waits for commands that are being written, keeps others waiting, and writes what the events say now. */
  async #mend(ids: readonly string[]): Promise<void> {
    const { pool, kind, sources, signal } = this.#options
    for (let repeat = 0; ; repeat += 1) {
      try {
        await inTransaction(pool, 'BEGIN', async client => {
          await client.query(`SET LOCAL lock_timeout = ${LOCK_LIMIT_MS}`)
          await client.query('LOCK TABLE process_event IN SHARE MODE')
          const states = await readEventsOf(client, kind, ids)
          for (const source of sources) await writeRows(client, source, states, ids)
        })
        return
      } catch (error) {
        // Somebody else held the table, or the sweep was at the same rows.
        if (databaseFault(error) !== 'conflict' || repeat >= REPEATS || signal.aborted) throw error
      }
    }
  }
}
