/**
 * What someone owes by a time, whatever the process: derived by its decider from its state, stored only to be found
 * again, watched by one sweep. Due dates and overdue are read from the clock, never kept as truth.
 */
import type { ClockLedger } from '../calendar/calendar.ts'

/** Who owes: a kind, and which one of that kind (a person, a site, an authority). */
export type Owner = {
  readonly kind: 'applicant' | 'window' | 'authority' | 'centre' | 'editor'
  readonly id: string
}

export type Obligation<Kind extends string = string> = {
  /** Unique in its process, and the same as long as it is the same duty: a warning is given once for each key. */
  readonly key: string
  readonly kind: Kind
  readonly owner: Owner
  /** The item of the case that it belongs to, if it belongs to one. */
  readonly item?: string
  readonly clock: ClockLedger
  /** The limit of the law, where the promised one is shorter: beyond it a card is red. */
  readonly statutory?: ClockLedger
  /**
   * What the law makes happen by itself when the limit is over: the process is given the command of this name by the
   * clock. An office that let it come to that gets its card; an applicant never does.
   */
  readonly lapse?: string
}
