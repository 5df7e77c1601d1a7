/** In whose hands the time of one work was. */
import type { ClockHolder, ClockLedger, StopGround } from '../../calendar/calendar.ts'

/** A stretch of time in one hand; instants are milliseconds since 1970. */
export type TimelineSegment = {
  readonly from: number
  /** Undefined while it lasts. */
  readonly to?: number
  readonly holder: ClockHolder
  /** Why the clock stood still; undefined where it ran. */
  readonly ground?: StopGround
}

/**
 * The time from one instant to another (undefined: while it lasts) by who held it, without gaps: while the clock stood
 * still whom it waited for, else its owner. At least one segment, also of what began and ended at once.
 */
export function segmentsOf(clock: ClockLedger, from: number, to: number | undefined): TimelineSegment[] {
  const segments: TimelineSegment[] = []
  const end = to ?? Number.POSITIVE_INFINITY
  let at = from
  const pass = (until: number, held: Pick<TimelineSegment, 'holder' | 'ground'>) => {
    if (until <= at) return
    const last = segments.at(-1)
    // What stopped and went on at once left the time in the same hand.
    const goesOn = last !== undefined && last.holder === held.holder && last.ground === held.ground
    const from = goesOn ? segments.pop() : undefined
    segments.push({ from: from?.from ?? at, ...(until < Number.POSITIVE_INFINITY && { to: until }), ...held })
    at = until
  }
  const owner = { holder: clock.owner }
  for (const { from: stopped, to: resumed = end, holder, ground } of clock.stops) {
    pass(Math.min(stopped, end), owner)
    pass(Math.min(resumed, end), { holder, ground })
  }
  pass(end, owner)
  return segments.length > 0 ? segments : [{ from, to: end, ...owner }]
}
