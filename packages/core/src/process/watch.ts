/**
 * When an obligation needs attention: reminders while there is time, the last day, the cards once it is over, or what
 * the law makes happen by itself. A pure reading of clock, calendar and rules; who was told stands in the alerts.
 */
import {
  type ClockLedger,
  dueOf,
  type Limit,
  type LimitDue,
  limitAt,
  startOfDayMs,
  type WorkingCalendar,
  workingHoursOf,
} from '../calendar/calendar.ts'
import type { Obligation } from './obligation.ts'

/**
 * `reminder-50`: so many per cent of the limit are used. `due-today`: the last day begins. `overdue`, `grave`: a card.
 * `expired`: an applicant's limit is over, which gives no card. `lapse`: the law acts, and that ends it.
 */
export type WatchStep = `reminder-${number}` | 'due-today' | 'overdue' | 'grave' | 'expired' | 'lapse'

export type Card = 'yellow' | 'red'

export type StepTime = {
  readonly step: WatchStep
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a centre sets itself in `policy.yaml`. */
export type WatchRules = {
  /** Shares of the limit in per cent after which the owner is reminded, from small to large. */
  readonly reminderPercents: readonly number[]
  /** Working days after the end of the limit with which it becomes grave, where the law's own limit is not over before. */
  readonly graveAfterDays: number
}

export const usualWatchRules: WatchRules = { reminderPercents: [50, 80], graveAfterDays: 3 }

export type Watch = {
  /** Where the clock stands still: as if it went on now. */
  readonly due: LimitDue
  readonly state: 'running' | 'stopped' | 'ended'
  /** In the order of time; none while the clock stands still or once it has ended. */
  readonly steps: readonly StepTime[]
  /** The first step after now. */
  readonly next: StepTime | undefined
}

/** The card that a step gives; the second time that somebody is overdue in the same process it is red at once. */
export function cardOf(step: string): Card | undefined {
  if (step === 'overdue') return 'yellow'
  return step === 'grave' ? 'red' : undefined
}

/** The last instant that stands in a ledger; what is entered up to then is all that is known. */
export function lastEntryOf(clock: ClockLedger): number {
  return Math.max(
    clock.since,
    ...clock.stops.map(({ from, to }) => to ?? from),
    ...clock.extensions.map(({ at }) => at),
  )
}

/** `now` is in milliseconds since 1970. Throws RangeError for a limit that ends outside the calendar. */
export function watch(
  obligation: Obligation,
  now: number,
  calendar: WorkingCalendar,
  rules: WatchRules,
): Watch {
  const { clock } = obligation
  const limit = limitAt(clock, now)
  const due = dueOf(calendar, limit)
  const state = stateAt(clock, now, due)
  const steps = state === 'running' ? stepsOf(obligation, limit, now, due, calendar, rules) : []
  return { due, state, steps, next: steps.find(({ at }) => at > now) }
}

/** A stop that began when the limit was over stops nothing: whoever is late stays late. */
function stateAt(clock: ClockLedger, now: number, due: LimitDue): Watch['state'] {
  if (clock.endedAt !== undefined && clock.endedAt <= now) return 'ended'
  const open = clock.stops.find(({ from, to }) => from <= now && (to === undefined || to > now))
  if (open === undefined) return 'running'
  return due.lateStops.some(({ from }) => from === open.from) ? 'running' : 'stopped'
}

function stepsOf(
  obligation: Obligation,
  limit: Limit,
  now: number,
  due: LimitDue,
  calendar: WorkingCalendar,
  rules: WatchRules,
): StepTime[] {
  const lastDay: StepTime = { step: 'due-today', at: openingOn(limit, due, calendar) }
  // What is owed at once leaves no time for a warning.
  const warned = lastDay.at > limit.since && lastDay.at < due.at
  return [
    ...remindersOf(limit, due, calendar, rules).filter(({ at }) => at < lastDay.at),
    ...(warned ? [lastDay] : []),
    ...endOf(obligation, now, due, calendar, rules),
  ]
}

/**
 * What comes when the limit is over: a card for whoever of the staff owes it, and what the law makes happen. An
 * obligation with which the law acts ends with that, so it never grows grave by the days that pass.
 */
function endOf(
  { lapse, owner, statutory }: Obligation,
  now: number,
  due: LimitDue,
  calendar: WorkingCalendar,
  { graveAfterDays }: WatchRules,
): StepTime[] {
  const ending: StepTime[] = lapse === undefined ? [] : [{ step: 'lapse', at: due.at }]
  if (owner.kind === 'applicant') return lapse === undefined ? [{ step: 'expired', at: due.at }] : ending
  const lawfulAt = statutory === undefined ? Infinity : dueOf(calendar, limitAt(statutory, now)).at
  const lateAt = startOfDayMs(calendar.addWorkingDays(due.date, graveAfterDays).date) + dayMs
  const graveAt = Math.max(due.at, Math.min(lateAt, lawfulAt))
  const card: StepTime = { step: graveAt > due.at ? 'overdue' : 'grave', at: due.at }
  const later: StepTime[] = card.step === 'overdue' ? [{ step: 'grave', at: graveAt }] : []
  // Where the law's own limit is over with the promised one it is grave from the beginning: one card and not two.
  return lapse === undefined ? [card, ...later] : [card, ...ending]
}

const dayMs = 86_400_000

/**
 * Reminders count from the event or, after an interruption, from its end. In limits of days they come in the morning
 * of the day with which the share is reached, in limits of hours to the minute.
 */
function remindersOf(
  limit: Limit,
  due: LimitDue,
  calendar: WorkingCalendar,
  { reminderPercents }: WatchRules,
): StepTime[] {
  const allowed = limit.amount + (limit.extension ?? 0)
  const stops = (limit.stops ?? []).filter(({ from }) => from >= due.countsFrom)
  const begun = { unit: limit.unit, since: due.countsFrom, stops }
  return reminderPercents.flatMap(percent => {
    const share = (allowed * percent) / 100
    const reached = dueOf(calendar, { ...begun, amount: limit.unit === 'hours' ? share : Math.ceil(share) })
    const at = limit.unit === 'hours' ? reached.at : openingOn(limit, reached, calendar)
    return at > due.countsFrom ? [{ step: `reminder-${percent}` as const, at }] : []
  })
}

/** The beginning of business on a day; on a day without business hours, of the next that has them. */
function openingOn(limit: Limit, due: LimitDue, calendar: WorkingCalendar): number {
  const opening = workingHoursOf(calendar).add(startOfDayMs(due.date), 1) - 1
  return Math.max(opening, limit.since)
}
