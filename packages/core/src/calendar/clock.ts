/**
 * The clock of a duty as a budget and a ledger. Only what happened is stored: what was allowed, when it began, what
 * stopped it. Days used and left, the due date and whether it is overdue are read from it at any moment, never kept.
 */

import type { StopKind } from './course.ts'
import { countedUntil } from './course.ts'
import {
  amountOf,
  dueOf,
  type Limit,
  type LimitDue,
  type LimitUnit,
  limitCourse,
  measureOf,
  pointOf,
  spanOf,
} from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Who holds the time: while the clock runs its owner, while it stands still whom it waits for. */
export type ClockHolder = 'office' | 'applicant' | 'third-party'

/** Why a clock stands still, and what that means in law. */
export type StopGround = keyof typeof stopGrounds

export const stopGrounds = {
  /** Hearing, tender, inspection, testing, appraisal, expert review …: not counted (ALL §45). */
  'special-procedure': { kind: 'suspend', holder: 'third-party' },
  /** Papers are missing: the limit runs from the day on which everything is there (ALL §32). */
  'papers-incomplete': { kind: 'interrupt', holder: 'applicant' },
  /** Papers are there and wrong in a point that the applicant mends. */
  'papers-incorrect': { kind: 'suspend', holder: 'applicant' },
  /** Papers were right when handed in and have run out since. */
  'papers-outdated': { kind: 'suspend', holder: 'applicant' },
} as const satisfies Record<string, { readonly kind: StopKind; readonly holder: ClockHolder }>

/** Instants are milliseconds since 1970. */
export type ClockStop = {
  readonly kind: StopKind
  readonly ground: StopGround
  readonly holder: ClockHolder
  readonly from: number
  /** Undefined while it stands still. */
  readonly to?: number
}

export type ClockExtension = { readonly amount: number; readonly at: number }

export type ClockLedger = {
  readonly unit: LimitUnit
  /** The budget: whole days, or hours. */
  readonly allowed: number
  /** Who owes. */
  readonly owner: ClockHolder
  readonly since: number
  /** In order of time, without overlap; only the last one may be open. */
  readonly stops: readonly ClockStop[]
  readonly extensions: readonly ClockExtension[]
  /** When what was owed was done. */
  readonly endedAt?: number
}

export type HeldTime = {
  /** Working days; in a clock of hours, business hours. */
  readonly working: number
  /** Natural days; in a clock of hours, hours of any kind. */
  readonly natural: number
}

export type ClockReading = {
  readonly state: 'running' | 'stopped' | 'ended'
  /** The event since which it has been running without a stop; undefined when it does not run. */
  readonly runningSince?: number
  readonly stop?: ClockStop
  /** With extensions. In the unit of the clock, as are `used`, `left` and `overdueBy`. */
  readonly allowed: number
  /** Counted since the clock (last) began, today included; at most `allowed`. */
  readonly used: number
  /** 0 on the last day, and after it. */
  readonly left: number
  /** Where the clock stands still: as if it went on today. */
  readonly due: LimitDue
  readonly overdue: boolean
  /** What passed since the limit was over; nothing stops that any more. */
  readonly overdueBy: number
  readonly held: Readonly<Record<ClockHolder, HeldTime>>
}

/** The limit that a ledger amounts to at a moment: later entries left out, an open stop answered now. */
export function limitAt(ledger: ClockLedger, now: number): Limit {
  const moment = Math.min(now, ledger.endedAt ?? now)
  const extension = ledger.extensions
    .filter(({ at }) => at <= moment)
    .reduce((sum, { amount }) => sum + amount, 0)
  const stops = ledger.stops
    .filter(({ from }) => from <= moment)
    .map(({ kind, from, to }) => ({ kind, from, to: Math.min(to ?? moment, moment) }))
  return { unit: ledger.unit, amount: ledger.allowed, extension, since: ledger.since, stops }
}

/** What the clock shows at a moment, in milliseconds since 1970. Throws RangeError outside the calendar. */
export function clockAt(ledger: ClockLedger, now: number, calendar: WorkingCalendar): ClockReading {
  const { unit } = ledger
  const ended = ledger.endedAt !== undefined && ledger.endedAt <= now
  const moment = Math.max(ledger.since, Math.min(now, ledger.endedAt ?? now))
  const limit = limitAt(ledger, moment)
  const due = dueOf(calendar, limit)
  const course = limitCourse(calendar, limit)
  const measure = measureOf(calendar, unit)
  const point = pointOf(unit, moment)
  const spans = (limit.stops ?? []).map(stop => spanOf(unit, stop))
  const allowed = ledger.allowed + (limit.extension ?? 0)
  const counted = amountOf(unit, countedUntil(measure, course.begin, Math.max(point, course.begin), spans))
  const used = Math.min(allowed, counted)
  const stop = ledger.stops.find(({ from, to }) => from <= moment && (to === undefined || to > moment))
  const overdue = point > course.end
  return {
    state: ended ? 'ended' : stop === undefined ? 'running' : 'stopped',
    ...(!ended && stop === undefined && { runningSince: lastStartBefore(ledger, moment) }),
    ...(!ended && stop !== undefined && { stop }),
    allowed,
    used,
    left: allowed - used,
    due,
    overdue,
    overdueBy: overdue ? amountOf(unit, measure.counted(course.end, point)) : 0,
    held: heldUntil(ledger, moment, calendar),
  }
}

function lastStartBefore(ledger: ClockLedger, moment: number): number {
  const ends = ledger.stops.flatMap(({ to }) => (to !== undefined && to <= moment ? [to] : []))
  return Math.max(ledger.since, ...ends)
}

/** Each day after the event, or each hour, belongs to one holder: to whom the clock waited for, else to the owner. */
function heldUntil(
  ledger: ClockLedger,
  moment: number,
  calendar: WorkingCalendar,
): Record<ClockHolder, HeldTime> {
  const { unit } = ledger
  const working = measureOf(calendar, unit === 'hours' ? 'hours' : 'working-days')
  const held: Record<ClockHolder, HeldTime> = {
    office: { working: 0, natural: 0 },
    applicant: { working: 0, natural: 0 },
    'third-party': { working: 0, natural: 0 },
  }
  let at = pointOf(unit, ledger.since)
  const pass = (holder: ClockHolder, to: number) => {
    if (to <= at) return
    const sum = held[holder]
    held[holder] = {
      working: sum.working + amountOf(unit, working.counted(at, to)),
      natural: sum.natural + amountOf(unit, to - at),
    }
    at = to
  }
  const end = pointOf(unit, moment)
  for (const { kind, holder, from, to } of ledger.stops) {
    if (from > moment) continue
    const { before, after } = spanOf(unit, { kind, from, to: Math.min(to ?? moment, moment) })
    pass(ledger.owner, Math.min(before, end))
    pass(holder, Math.min(after, end))
  }
  pass(ledger.owner, end)
  return held
}
