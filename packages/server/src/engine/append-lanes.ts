/**
 * Writes what commands append, many commands in one round trip when many wait.
 *
 * Each command is whole: its events, its view and its obligations are written by one statement, so in one transaction.
 * While a few statements are under way, commands of other processes gather and go together in the next
 * one. When such a group fails, each of it is tried alone, so that one command never harms another.
 */
import type pg from 'pg'
import {
  arrayText,
  type ColumnTypes,
  columnParameters,
  columnValues,
  plainArrayText,
  type RowToWrite,
} from './column-arrays.ts'
import { type ObligationChange, obligationColumns, toWrite } from './obligation-rows.ts'

/** One command's events, as the statement reads them. A process stands in a group once at most: its commands queue. */
export type AppendRow = {
  readonly process_id: string
  readonly expected_version: number
  readonly command_id: string
  /** RFC 3339. */
  readonly happened_at: string
  readonly account_id: string
  readonly role: string
  /** `data` as JSON. */
  readonly events: readonly { readonly type: string; readonly data: string; readonly hash: string }[]
}

/** What a command changes of what is derived from the events. */
export type Change = {
  /** What the view function of the kind reads as JSON; undefined where there is nothing. */
  readonly view: unknown
  /** What it reads as arrays: rows for each of the kind’s tables. */
  readonly viewRows?: readonly (readonly RowToWrite[])[]
  readonly obligations?: ObligationChange | undefined
}

export type AppendOutcome = 'appended' | 'conflict'

type Waiting = {
  readonly row: AppendRow
  readonly change: Change
  readonly resolve: (outcome: AppendOutcome) => void
  readonly reject: (error: unknown) => void
}

/** Statements under way at once: enough to keep the database busy, few enough for groups to form. */
const LANES = 2
const LARGEST_GROUP = 64

const UNIQUE_VIOLATION = '23505'

/** What exists already: an event of that version, or a row of the view of a process that was begun elsewhere. */
function takenName(error: unknown): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
  return isTaken && 'constraint' in error ? error.constraint : undefined
}

/**
 * What a group writes comes as arrays, a column each; what is rare, as JSON. Entries by their number, since `unnest` of
 * many arrays sets up a scan for each of them.
 */
function statement(viewFunction: string, viewTables: readonly ColumnTypes[]): string {
  const owed = columnParameters(obligationColumns, 12)
  let next = 12 + Object.keys(obligationColumns).length
  const shown = viewTables.map(types => {
    const parameters = columnParameters(types, next)
    next += Object.keys(types).length
    return `, ${parameters}`
  })
  return `
    WITH appended AS (
      INSERT INTO process_event
        (process_id, version, kind, type, happened_at, account_id, role, data, hash, command_id)
      SELECT ($2::uuid[])[n], ($3::integer[])[n], $1, ($4::text[])[n], ($5::timestamptz[])[n], ($6::uuid[])[n],
        ($7::text[])[n], $10::jsonb -> (n - 1), decode(($8::text[])[n], 'hex'), ($9::uuid[])[n]
      FROM generate_subscripts($2::uuid[], 1) AS n
    )
    SELECT write_obligations($11::jsonb, $1, ${owed}), ${viewFunction}($${next}::jsonb${shown.join('')})`
}

/** The parameters of `statement` for a group of commands, less the first. */
function eventColumns(rows: readonly AppendRow[]): string[] {
  const events = rows.flatMap(row => row.events.map((event, index) => ({ row, event, index })))
  return [
    plainArrayText(events.map(({ row }) => row.process_id)),
    plainArrayText(events.map(({ row, index }) => row.expected_version + index + 1)),
    arrayText(events.map(({ event }) => event.type)),
    plainArrayText(events.map(({ row }) => row.happened_at)),
    plainArrayText(events.map(({ row }) => row.account_id)),
    arrayText(events.map(({ row }) => row.role)),
    plainArrayText(events.map(({ event }) => event.hash)),
    plainArrayText(events.map(({ row, index }) => (index === 0 ? row.command_id : undefined))),
    `[${events.map(({ event }) => event.data).join(',')}]`,
  ]
}

export class AppendLanes {
  readonly #pool: pg.Pool
  readonly #kindName: string
  readonly #viewTables: readonly ColumnTypes[]
  readonly #text: string
  #waiting: Waiting[] = []
  #underWay = 0
  #gathering = false

  /**
   * `viewFunction` is an SQL function of the changes of a group: a JSON array of what the commands have for it, and
   * the columns of `viewTables`.
   */
  constructor(
    pool: pg.Pool,
    kindName: string,
    viewFunction: string,
    viewTables: readonly ColumnTypes[] = [],
  ) {
    this.#pool = pool
    this.#kindName = kindName
    this.#viewTables = viewTables
    this.#text = statement(viewFunction, viewTables)
  }

  /** Settles when the rows are durable, or when another server has written that version already. */
  append(row: AppendRow, change: Change): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, change, resolve, reject })
      this.#gather()
    })
  }

  /**
   * Waits until all that is ready has come: when a group is done, its clients give their next commands one after
   * another, and the first of them would go alone.
   */
  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    setImmediate(() => {
      this.#gathering = false
      this.#next()
    })
  }

  #next(): void {
    while (this.#underWay < LANES && this.#waiting.length > 0) {
      // Else all would go in one lane, come back together, and leave the other lane empty for ever.
      const share = Math.ceil(this.#waiting.length / (LANES - this.#underWay))
      const group = this.#waiting.splice(0, Math.min(share, LARGEST_GROUP))
      this.#underWay += 1
      void this.#write(group).finally(() => {
        this.#underWay -= 1
        this.#gather()
      })
    }
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#run(group)
      for (const { resolve } of group) resolve('appended')
    } catch (error) {
      // Tried alone, a command that the failed group did write after all meets its own version.
      if (group.length > 1) await Promise.all(group.map(waiting => this.#write([waiting])))
      else await Promise.all(group.map(waiting => this.#fail(waiting, error)))
    }
  }

  async #fail({ row, resolve, reject }: Waiting, error: unknown): Promise<void> {
    try {
      if (await this.#isConflict(row, error)) resolve('conflict')
      else reject(error)
    } catch {
      reject(error)
    }
  }

  /** The view is written before the events, so its row may be what stands in the way of a process that is begun twice. */
  async #isConflict({ process_id, expected_version }: AppendRow, error: unknown): Promise<boolean> {
    const taken = takenName(error)
    if (taken === undefined || taken === 'process_event_pkey') return taken !== undefined
    if (expected_version > 0) return false
    const begun = 'SELECT FROM process_event WHERE process_id = $1 AND version = 1'
    return (await this.#pool.query(begun, [process_id])).rowCount === 1
  }

  #run(group: readonly Waiting[]): Promise<unknown> {
    const owed = group.flatMap(({ change }) => change.obligations?.rows ?? [])
    const gone = group.flatMap(({ change }) => change.obligations?.gone ?? [])
    const views = group.flatMap(({ change }) => (change.view === undefined ? [] : [change.view]))
    return this.#pool.query({
      name: `append-${this.#kindName}`,
      text: this.#text,
      values: [
        this.#kindName,
        ...eventColumns(group.map(({ row }) => row)),
        gone.length === 0 ? null : JSON.stringify(gone),
        ...columnValues(obligationColumns, owed.map(toWrite)),
        ...this.#viewTables.flatMap((types, place) =>
          columnValues(
            types,
            group.flatMap(({ change }) => change.viewRows?.[place] ?? []),
          ),
        ),
        views.length === 0 ? null : JSON.stringify(views),
      ],
    })
  }
}
