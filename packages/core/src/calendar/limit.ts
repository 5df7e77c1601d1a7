/** Limits: a budget of working days, natural days or business hours, what stops it, and where it ends. */
import { type CivilDate, civilDateOf, dayNumberOf, endOfDayMs, startOfDayMs } from './civil-date.ts'
import { type Course, courseOf, type Measure, type Span, type StopKind } from './course.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingHoursOf } from './working-hours.ts'

/** `hours` are business hours of working days. */
export type LimitUnit = 'working-days' | 'natural-days' | 'hours'

/**
 * The clock stood still from one instant to another (milliseconds since 1970). In limits of days no day counts on
 * which it stood still for any part: 自…之日起至…之日止的期间不计入.
 */
export type LimitStop = { readonly kind: StopKind; readonly from: number; readonly to: number }

export type Limit = {
  readonly unit: LimitUnit
  /** Whole days, or hours. */
  readonly amount: number
  /** What an extension added, in the same unit. */
  readonly extension?: number
  /**
   * The event, in milliseconds since 1970. In limits of days its day is not counted; hours count from the instant
   * (民法典 §201).
   */
  readonly since: number
  readonly stops?: readonly LimitStop[]
}

export type LimitDue = {
  /** The last day of the limit. */
  readonly date: CivilDate
  /** The instant at which it is over: the end of that day, or of the last hour (民法典 §203). */
  readonly at: number
  /** A day that was counted may change when the year's notice is published. */
  readonly provisional: boolean
  /** The event it counts from: `since`, or the end of the last interruption. */
  readonly countsFrom: number
  /** Stops that began when the limit was over already; they stop nothing. */
  readonly lateStops: readonly LimitStop[]
}

/** The days from `first` to `last`, both included, as a stop. */
export function stopOnDays(kind: StopKind, first: CivilDate, last: CivilDate): LimitStop {
  return { kind, from: startOfDayMs(first), to: endOfDayMs(last) - 1 }
}

/**
 * When a limit ends. Throws RangeError when it ends outside the calendar, or is not a number of whole days or of
 * hours from 0 on.
 */
export function dueOf(calendar: WorkingCalendar, limit: Limit): LimitDue {
  const course = limitCourse(calendar, limit)
  const lateStops = (limit.stops ?? []).filter(stop => course.isLate(spanOf(limit.unit, stop)))
  if (limit.unit === 'hours') {
    const { date, provisional } = calendar.endOn(dayNumberOf(civilDateOf(course.end)))
    return { date, at: course.end, provisional, countsFrom: course.begin, lateStops }
  }
  const { date, provisional } = calendar.endOn(course.end)
  const restarted = (limit.stops ?? []).find(
    stop => stop.kind === 'interrupt' && dayNumberAt(stop.to) === course.begin,
  )
  return { date, at: endOfDayMs(date), provisional, countsFrom: restarted?.to ?? limit.since, lateStops }
}

/** The course of a limit on the points of its measure. */
export function limitCourse(calendar: WorkingCalendar, limit: Limit): Course {
  const { unit, amount, extension = 0, since, stops = [] } = limit
  const allowed = amount + extension
  if (!Number.isFinite(allowed) || amount < 0 || extension < 0) {
    throw new RangeError(`A limit is a number from 0 on, not ${amount} and ${extension}.`)
  }
  const spans = stops.map(stop => spanOf(unit, stop))
  return courseOf(measureOf(calendar, unit), pointOf(unit, since), budgetOf(unit, allowed), spans)
}

const hourMs = 3_600_000

/** An amount of the unit in what its measure counts: days, or milliseconds. */
export function budgetOf(unit: LimitUnit, amount: number): number {
  return unit === 'hours' ? Math.round(amount * hourMs) : amount
}

/** The inverse of `budgetOf`. */
export function amountOf(unit: LimitUnit, budget: number): number {
  return unit === 'hours' ? budget / hourMs : budget
}

/** An instant as a point of the unit's measure: a day number, or the instant. */
export function pointOf(unit: LimitUnit, instant: number): number {
  return unit === 'hours' ? instant : dayNumberAt(instant)
}

export function spanOf(unit: LimitUnit, { kind, from, to }: LimitStop): Span {
  if (unit === 'hours') return { kind, before: from, after: to }
  return { kind, before: dayNumberAt(from) - 1, after: dayNumberAt(to) }
}

function dayNumberAt(instant: number): number {
  return dayNumberOf(civilDateOf(instant))
}

export function measureOf(calendar: WorkingCalendar, unit: LimitUnit): Measure {
  switch (unit) {
    case 'working-days':
      return {
        counted: (from, to) => calendar.workingDaysThrough(to) - calendar.workingDaysThrough(from),
        end: (from, days) => calendar.workingDayAfter(from, days),
      }
    case 'natural-days':
      return {
        counted: (from, to) => to - from,
        end: (from, days) => naturalEnd(calendar, from, days),
      }
    case 'hours': {
      const hours = workingHoursOf(calendar)
      return { counted: (from, to) => hours.between(from, to), end: (from, ms) => hours.add(from, ms) }
    }
  }
}

/** A last day that is a day off moves on to the next working day (民法典 §203); so does one that has passed. */
function naturalEnd(calendar: WorkingCalendar, from: number, days: number): number {
  const last = from + days
  if (!Number.isSafeInteger(last)) throw new RangeError(`A number of days is a whole number, not ${days}.`)
  const { date } = calendar.endOn(last)
  return days > 0 && calendar.isWorkingDay(date) ? last : calendar.workingDayAfter(last, 1)
}
