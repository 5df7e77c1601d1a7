/** The limit of one work, explained: each day, each rule that moved its end, and what did not count. */
import {
  addDays,
  type CivilDate,
  type ClockLedger,
  type ClockReading,
  civilDateOf,
  clockAt,
  type DayStanding,
  type DueStep,
  dayWords,
  dueOf,
  type ExplainedDay,
  explainedDayWords,
  explainLimit,
  type LimitUnit,
  limitAt,
  type StopGround,
  stepWords,
  type WorkingCalendar,
} from '../../calendar/calendar.ts'
import type { CaseObligation } from '../obligations/obligations.ts'

type Words = ReturnType<typeof dayWords>

/** What a stop of that ground does to the date, in the words of whoever waits for it. */
const stopWords: Readonly<Record<StopGround, Words>> = {
  'special-procedure': { zh: '做特别程序的时间不算', en: 'the time of a special procedure does not count' },
  'papers-incomplete': { zh: '材料补齐后重新算', en: 'counts anew once the papers are complete' },
  'papers-incorrect': {
    zh: '等材料改好的时间不算',
    en: 'the time until the papers are mended does not count',
  },
  'papers-outdated': { zh: '等换新材料的时间不算', en: 'the time until newer papers come does not count' },
}

/** Days that are explained at most: a limit that is longer, or longer overdue, is told up to there. */
export const EXPLAINED_DAYS = 400

export type TimelineDay = {
  readonly date: CivilDate
  /** What is counted up to and with this day since the clock (last) began; null for a day that does not count. */
  readonly count: number | null
  /** `overdue`: past the last day, and one of those that `overdueBy` of the clock counts. */
  readonly standing: DayStanding | 'overdue'
  readonly why: Words
}

/** Days in a row that do not count for one reason, both ends included. */
export type TimelinePause = {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly days: number
  readonly why: Words
}

export type TimelineLimit = {
  readonly unit: Exclude<LimitUnit, 'hours'>
  readonly clock: ClockReading
  /** The last day that the law allows, where that is later than what was promised. */
  readonly statutoryDue?: CivilDate
  /** The limit alone, then each rule that moved it, with the date to which it led. */
  readonly steps: readonly { readonly why: Words; readonly due: CivilDate }[]
  /** After the event up to the last day; if it is or was overdue, on to today or to the end. At most `EXPLAINED_DAYS`. */
  readonly days: readonly TimelineDay[]
  /** Of the days up to the last one. */
  readonly pauses: readonly TimelinePause[]
}

/** As it stands at `now`, in milliseconds since 1970. Throws RangeError for a limit that ends outside the calendar. */
export function explainedLimit(
  { clock, statutory, kind }: CaseObligation,
  now: number,
  calendar: WorkingCalendar,
): TimelineLimit {
  const { unit } = clock
  if (unit === 'hours') throw new Error(`No limit of a case is in hours, and ${kind} has one`)
  const { due, steps, days } = explainLimit(calendar, limitAt(clock, now))
  const reading = clockAt(clock, now, calendar)
  const explained = days.slice(0, EXPLAINED_DAYS).map(explainedDay)
  const last = civilDateOf(Math.min(now, clock.endedAt ?? now))
  const after = reading.overdue
    ? daysAfter(due.date, last, unit, EXPLAINED_DAYS - explained.length, calendar)
    : []
  const ended = clock.endedAt === undefined ? {} : { endedAt: clock.endedAt }
  const lawful = statutory && dueOf(calendar, limitAt({ ...statutory, ...ended }, now)).date
  return {
    unit,
    clock: reading,
    ...(lawful !== undefined && lawful > due.date && { statutoryDue: lawful }),
    steps: steps.map(step => ({ why: whyOf(step, clock), due: step.due.date })),
    days: [...explained, ...after],
    pauses: pausesOf(explained.filter(({ count }) => count === null)),
  }
}

/** A stop is told by its ground; one that began when the limit was over moved nothing, whatever its ground. */
function whyOf(step: DueStep, { unit, stops }: ClockLedger): Words {
  const moving = 'stop' in step && !step.late ? step.stop : undefined
  const stop = stops.find(({ from }) => from === moving?.from)
  return stop === undefined ? stepWords(step, unit) : stopWords[stop.ground]
}

function explainedDay(day: ExplainedDay): TimelineDay {
  return { date: day.date, count: day.count, standing: day.standing, why: explainedDayWords(day) }
}

/** Nothing stops them any more; in limits of working days those off are not overdue either. */
function daysAfter(
  due: CivilDate,
  last: CivilDate,
  unit: LimitUnit,
  most: number,
  calendar: WorkingCalendar,
): TimelineDay[] {
  const days: TimelineDay[] = []
  for (let date = addDays(due, 1); date <= last && days.length < most; date = addDays(date, 1)) {
    const day = calendar.dayOf(date)
    const isCounted = unit === 'natural-days' || day.working
    days.push(
      isCounted
        ? { date, count: null, standing: 'overdue', why: { zh: '期限已过', en: 'past the limit' } }
        : { date, count: null, standing: 'rest-day', why: dayWords(day) },
    )
  }
  return days
}

/** Days in order, those that follow one another for one reason as one. */
function pausesOf(days: readonly Pick<TimelineDay, 'date' | 'why'>[]): TimelinePause[] {
  const pauses: TimelinePause[] = []
  for (const { date, why } of days) {
    const last = pauses.at(-1)
    const goesOn = last !== undefined && last.why.zh === why.zh && addDays(last.to, 1) === date
    if (goesOn) pauses[pauses.length - 1] = { ...last, to: date, days: last.days + 1 }
    else pauses.push({ from: date, to: date, days: 1, why })
  }
  return pauses
}

/** The days off between two days, both included. */
export function restDays(first: CivilDate, last: CivilDate, calendar: WorkingCalendar): TimelinePause[] {
  const days: Pick<TimelineDay, 'date' | 'why'>[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const day = calendar.dayOf(date)
    if (!day.working) days.push({ date, why: dayWords(day) })
  }
  return pausesOf(days)
}
