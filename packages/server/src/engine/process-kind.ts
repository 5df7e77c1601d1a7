/** A kind of process (a case, later a work order, a card …): a decider and the view derived from it. */
import type { Actor } from '@yijianshi/core/access'
import type { Recorded } from '@yijianshi/core/process'
import type { WordPaths } from '@yijianshi/core/process/words'
import type { Refusal } from '@yijianshi/core/refusal'
import type { ColumnTypes, RowToWrite } from './column-arrays.ts'
import type { ObligationSource } from './obligation-rows.ts'

export type ProcessEvent = { readonly type: string }

export type ProcessDecision<Event> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal }

export type ViewChange<State> = {
  readonly processId: string
  readonly before: State | undefined
  readonly after: State
}

export type ViewTable<State> = {
  readonly columns: ColumnTypes
  readonly rowsOf: (change: ViewChange<State>) => readonly RowToWrite[]
}

/** An obligation whose limit is over. */
export type Lapsed = { readonly key: string; readonly item?: string }

export type ProcessKind<State, Command, Event extends ProcessEvent> = {
  readonly name: string
  /** `at`: when it is decided, in milliseconds since 1970; never before the last event. */
  readonly decide: (
    state: State | undefined,
    command: Command,
    actor: Actor,
    at: number,
  ) => ProcessDecision<Event>
  /** Whether a command begins a process: one that is not known here need not be looked for first. */
  readonly begins?: (command: Command) => boolean
  readonly evolve: (state: State | undefined, recorded: Recorded<Event>) => State
  /** Parses the data of a stored event. Throws when the store holds what this version can't read. */
  readonly parseEvent: (type: string, data: unknown) => Event
  /**
   * SQL function that writes the view changes of a group of commands, in their statement. Its arguments: a JSON array of
   * `viewChange`, NULL where there is none, and an array for each column of `viewTables`.
   */
  readonly viewFunction: string
  /** What `viewFunction` is to write: all rows of a new process, later those that differ. */
  readonly viewChange: (change: ViewChange<State>) => unknown
  /** Rows that are written with nearly every command. */
  readonly viewTables?: readonly ViewTable<State>[]
  /** What somebody owes by a time; absent where nobody ever does. */
  readonly obligations?: ObligationSource<State>
  /**
   * The command that the clock gives, by the name that the obligation has for it; absent where the law never acts by
   * itself. Throws for a name that it does not know.
   */
  readonly lapseCommand?: (name: string, lapsed: Lapsed) => Command
  /** Free words in its events, which are stored sealed; absent where nobody says anything about a person. */
  readonly words?: {
    readonly paths: WordPaths
    /** The case whose record the words belong to; it follows from the first event. */
    readonly recordOf: (processId: string, first: Event) => string
  }
}
