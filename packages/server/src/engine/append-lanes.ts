/**
 * Writes what commands append, many commands in one round trip when many wait.
 *
 * Each command is whole: its events and its view are written by one statement, so in one transaction.
 * While a few statements are under way, commands of other processes gather and go together in the next
 * one. When such a group fails, each of it is tried alone, so that one command never harms another.
 */
import type pg from 'pg'

/** One command's events, as the statement reads them. A process stands in a group once at most: its commands queue. */
export type AppendRow = {
  readonly process_id: string
  readonly expected_version: number
  readonly command_id: string
  /** RFC 3339. */
  readonly happened_at: string
  readonly account_id: string
  readonly role: string
  readonly events: readonly { readonly type: string; readonly data: unknown; readonly hash: string }[]
}

export type AppendOutcome = 'appended' | 'conflict'

type Waiting = {
  readonly row: AppendRow
  readonly view: unknown
  readonly resolve: (outcome: AppendOutcome) => void
  readonly reject: (error: unknown) => void
}

/** Statements under way at once: enough to keep the database busy, few enough for groups to form. */
const LANES = 2
const LARGEST_GROUP = 64

const UNIQUE_VIOLATION = '23505'

function isVersionConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'constraint' in error &&
    error.constraint === 'process_event_pkey'
  )
}

function statement(viewFunction: string): string {
  return `
    WITH command AS (
      SELECT * FROM jsonb_to_recordset($2::jsonb) AS command
        (process_id uuid, expected_version integer, command_id uuid, happened_at timestamptz,
         account_id uuid, role text, events jsonb)
    ), appended AS (
      INSERT INTO process_event
        (process_id, version, kind, type, happened_at, account_id, role, data, hash, command_id)
      SELECT process_id, expected_version + entry.ordinal, $1, entry.value ->> 'type', happened_at, account_id, role,
             entry.value -> 'data', decode(entry.value ->> 'hash', 'hex'),
             CASE WHEN entry.ordinal = 1 THEN command_id END
      FROM command, jsonb_array_elements(events) WITH ORDINALITY AS entry (value, ordinal)
    )
    SELECT ${viewFunction}($3::jsonb)`
}

export class AppendLanes {
  readonly #pool: pg.Pool
  readonly #kindName: string
  readonly #text: string
  #waiting: Waiting[] = []
  #underWay = 0

  /** `viewFunction` is an SQL function of the changes of a group, a JSON array with one for each command. */
  constructor(pool: pg.Pool, kindName: string, viewFunction: string) {
    this.#pool = pool
    this.#kindName = kindName
    this.#text = statement(viewFunction)
  }

  /** Settles when the rows are durable, or when another server has written that version already. */
  append(row: AppendRow, view: unknown): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, view, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    while (this.#underWay < LANES && this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, LARGEST_GROUP)
      this.#underWay += 1
      void this.#write(group).finally(() => {
        this.#underWay -= 1
        this.#next()
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
      else this.#fail(group, error)
    }
  }

  #fail(group: readonly Waiting[], error: unknown): void {
    for (const { resolve, reject } of group) {
      if (isVersionConflict(error)) resolve('conflict')
      else reject(error)
    }
  }

  #run(group: readonly Waiting[]): Promise<unknown> {
    return this.#pool.query({
      name: `append-${this.#kindName}`,
      text: this.#text,
      values: [
        this.#kindName,
        JSON.stringify(group.map(({ row }) => row)),
        JSON.stringify(group.map(({ view }) => view)),
      ],
    })
  }
}
