/** Surface of the concept *process*: everything that lives over time is a sequence of recorded events. */

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
