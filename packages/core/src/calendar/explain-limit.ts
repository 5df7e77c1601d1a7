/** Why a limit ends where it ends: each day, and each rule that moved the date. */
import { addDays, type CivilDate, civilDateOf, endOfDayMs, startOfDayMs } from './civil-date.ts'
import type { StopKind } from './course.ts'
import { dueOf, type Limit, type LimitDue, type LimitStop } from './limit.ts'
import type { CalendarDay, WorkingCalendar } from './working-calendar.ts'
import { workingHoursOf } from './working-hours.ts'

/**
 * Why a day counts or does not: `rest-day` for a day off, `suspended` and `interrupted` for days on which the clock
 * stood still, `moved-on` for days after the last natural day up to the next working day, `closed` for a working day on
 * which the hours of the limit fall outside business hours.
 */
export type DayStanding = 'counted' | 'rest-day' | 'suspended' | 'interrupted' | 'moved-on' | 'closed'

export type ExplainedDay = CalendarDay & {
  readonly standing: DayStanding
  /** What is counted up to and with this day since the clock (last) began; null for a day that does not count. */
  readonly count: number | null
}

/** One rule and the date that it led to, in the order in which they are applied. */
export type DueStep =
  | { readonly rule: 'limit' | 'extension'; readonly amount: number; readonly due: LimitDue }
  | { readonly rule: StopKind; readonly stop: LimitStop; readonly late: boolean; readonly due: LimitDue }

export type LimitExplanation = {
  readonly due: LimitDue
  readonly steps: readonly DueStep[]
  /** Every day after the event (in limits of hours: from it) up to the end. */
  readonly days: readonly ExplainedDay[]
}

export function explainLimit(calendar: WorkingCalendar, limit: Limit): LimitExplanation {
  const due = dueOf(calendar, limit)
  const days = limit.unit === 'hours' ? hourlyDays(calendar, limit, due) : countedDays(calendar, limit, due)
  return { due, steps: dueSteps(calendar, limit), days }
}

/** The limit alone, then with its extension, then with one stop after another. */
export function dueSteps(calendar: WorkingCalendar, limit: Limit): DueStep[] {
  const { extension = 0, stops = [], ...bare } = limit
  const steps: DueStep[] = [{ rule: 'limit', amount: bare.amount, due: dueOf(calendar, bare) }]
  const extended = { ...bare, extension }
  if (extension > 0) steps.push({ rule: 'extension', amount: extension, due: dueOf(calendar, extended) })
  const ordered = stops.toSorted((one, other) => one.from - other.from)
  ordered.forEach((stop, index) => {
    const due = dueOf(calendar, { ...extended, stops: ordered.slice(0, index + 1) })
    steps.push({ rule: stop.kind, stop, late: due.lateStops.includes(stop), due })
  })
  return steps
}

function countedDays(calendar: WorkingCalendar, limit: Limit, due: LimitDue): ExplainedDay[] {
  const allowed = limit.amount + (limit.extension ?? 0)
  const explained: ExplainedDay[] = []
  let count = 0
  for (let date = civilDateOf(limit.since); date < due.date; ) {
    date = addDays(date, 1)
    const day = calendar.dayOf(date)
    const stop = stopOn(limit.stops ?? [], date)
    if (stop?.kind === 'interrupt') count = 0
    const standing = standingOf(day, limit, stop, count === allowed)
    if (standing === 'counted') count += 1
    explained.push({ ...day, standing, count: standing === 'counted' ? count : null })
  }
  return explained
}

function standingOf(
  day: CalendarDay,
  limit: Limit,
  stop: LimitStop | undefined,
  usedUp: boolean,
): DayStanding {
  if (stop !== undefined) return stop.kind === 'interrupt' ? 'interrupted' : 'suspended'
  if (limit.unit === 'natural-days') return usedUp ? 'moved-on' : 'counted'
  return day.working ? 'counted' : 'rest-day'
}

/** The stop that covers any part of a day; an interruption before a suspension. */
function stopOn(stops: readonly LimitStop[], date: CivilDate): LimitStop | undefined {
  const [start, end] = [startOfDayMs(date), endOfDayMs(date)]
  const covering = stops.filter(({ from, to }) => from < end && to >= start)
  return covering.find(({ kind }) => kind === 'interrupt') ?? covering[0]
}

function hourlyDays(calendar: WorkingCalendar, limit: Limit, due: LimitDue): ExplainedDay[] {
  const explained: ExplainedDay[] = []
  const stops = limit.stops ?? []
  let count = 0
  for (let date = civilDateOf(limit.since); date <= due.date; date = addDays(date, 1)) {
    const day = calendar.dayOf(date)
    const [start, end] = [Math.max(startOfDayMs(date), limit.since), Math.min(endOfDayMs(date), due.at)]
    const restart = stops
      .filter(({ kind, from, to }) => kind === 'interrupt' && from < end && to > start)
      .reduce((latest, { to }) => Math.max(latest, to), 0)
    if (restart > 0) count = 0
    const counted = businessHours(calendar, Math.max(start, restart), end, stops)
    count += counted
    explained.push({ ...day, ...hourlyStanding(day, counted, count, stopOn(stops, date)) })
  }
  return explained
}

function hourlyStanding(
  day: CalendarDay,
  counted: number,
  count: number,
  stop: LimitStop | undefined,
): { readonly standing: DayStanding; readonly count: number | null } {
  if (counted > 0) return { standing: 'counted', count }
  if (stop !== undefined) {
    return { standing: stop.kind === 'interrupt' ? 'interrupted' : 'suspended', count: null }
  }
  return { standing: day.working ? 'closed' : 'rest-day', count: null }
}

/** Business hours between two instants less those in which the clock stood still. */
function businessHours(
  calendar: WorkingCalendar,
  from: number,
  to: number,
  stops: readonly LimitStop[],
): number {
  if (from >= to) return 0
  const hours = workingHoursOf(calendar)
  const edges = [from, to, ...stops.flatMap(stop => [stop.from, stop.to])]
    .filter(edge => edge >= from && edge <= to)
    .toSorted((one, other) => one - other)
  let counted = 0
  edges.forEach((edge, index) => {
    const next = edges[index + 1] ?? edge
    const stopped = stops.some(stop => stop.from <= edge && stop.to >= next)
    if (!stopped) counted += hours.between(edge, next)
  })
  return counted / 3_600_000
}
