/** Surface of the concept *process*: what lives over time is a sequence of recorded events, and owes things by a time. */
export type { Obligation, Owner } from './obligation.ts'
export {
  type Card,
  cardOf,
  lastEntryOf,
  type StepTime,
  usualWatchRules,
  type Watch,
  type WatchRules,
  type WatchStep,
  watch,
} from './watch.ts'

/** An event with what the engine knows of it. */
export type Recorded<Event> = {
  /** Counts from 1 within the process. */
  readonly version: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly account: string
  readonly role: string
  readonly event: Event
}
