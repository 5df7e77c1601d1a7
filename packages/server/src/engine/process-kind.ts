/** A kind of process (a case, later a work order, a card …): a decider and the view derived from it. */
import type { Actor } from '@yijianshi/core/access'
import type { Recorded } from '@yijianshi/core/process'
import type { Refusal } from '@yijianshi/core/refusal'

export type ProcessEvent = { readonly type: string }

export type ProcessDecision<Event> =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refusal }

export type ViewChange<State> = {
  readonly processId: string
  readonly before: State | undefined
  readonly after: State
}

export type ProcessKind<State, Command, Event extends ProcessEvent> = {
  readonly name: string
  readonly decide: (state: State | undefined, command: Command, actor: Actor) => ProcessDecision<Event>
  readonly evolve: (state: State | undefined, recorded: Recorded<Event>) => State
  /** Parses the data of a stored event. Throws when the store holds what this version can't read. */
  readonly parseEvent: (type: string, data: unknown) => Event
  /** SQL function `(changes jsonb)` that writes the view changes of a group of commands, in their statement. */
  readonly viewFunction: string
  /** What `viewFunction` is to write: all rows of a new process, later those that differ. */
  readonly viewChange: (change: ViewChange<State>) => unknown
}
