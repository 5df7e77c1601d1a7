/** Where dates and instants stand in the picture, in days since its beginning, in China's time. */
import type { CaseTimeline } from '@yijianshi/contract/case-timeline'
import {
  addDays,
  type CivilDate,
  civilDateOf,
  daysBetween,
  getCivilDate,
  startOfDayMs,
} from '@yijianshi/core/calendar'

const dayMs = 86_400_000
/** Below that, the days of a week can't be told apart. */
const leastDayPixels = 14
const leastPicturePixels = 480
/** Days from one mark of the axis to the next. */
const tickSteps = [1, 2, 7, 14, 28, 56, 112]
/** A date such as 11月21日, and some room. */
const tickPixels = 66
/** A date such as 2026-11-21, where the picture does not show today. */
const momentPixels = 86

export type Axis = {
  readonly begin: CivilDate
  readonly days: number
  /** How wide a day is drawn. */
  readonly dayPixels: number
}

/** Days since the beginning of the axis; `end` is not before `start`. */
export type Span = { readonly start: number; readonly end: number }

export type Tick = { readonly date: CivilDate; readonly day: number }

/** How wide the lanes of a picture of so many days are at least. */
export function leastPixels(days: number): number {
  return Math.max(leastDayPixels * days, leastPicturePixels)
}

/**
 * From the first day of the timeline to the last that something other than the joint limit needs: that one lies far
 * behind all others, and would make them small. `roomPixels`: how wide the lanes can be without scrolling.
 */
export function axisOf({ at, begin, end, expectedEnd, lanes }: CaseTimeline, roomPixels: number): Axis {
  const first = getCivilDate(begin)
  const bars = lanes.flatMap(lane => lane.bars).filter(({ work }) => work !== 'joint-limit')
  const candidates = [
    civilDateOf(Date.parse(at)),
    expectedEnd?.date,
    ...bars.flatMap(({ planned, limit, actual }) => [
      planned?.to,
      limit?.clock.due,
      actual?.to && civilDateOf(Date.parse(actual.to)),
    ]),
  ]
  const latest = candidates.reduce<string>((late, day) => (day && day > late ? day : late), begin)
  const last = latest < end ? latest : end
  const days = Math.max(1, daysBetween(first, getCivilDate(last)) + 1)
  return { begin: first, days, dayPixels: Math.max(leastPixels(days), roomPixels) / days }
}

const within = ({ days }: Axis, place: number) => Math.min(days, Math.max(0, place))

/** Of an instant (RFC 3339). What lies outside of the picture stands at its edge. */
export function instantPlace(axis: Axis, instant: string): number {
  return within(axis, (Date.parse(instant) - startOfDayMs(axis.begin)) / dayMs)
}

/** From the beginning of one day to the end of another. */
export function daysSpan(axis: Axis, from: string, to: string): Span {
  const start = daysBetween(axis.begin, getCivilDate(from))
  const end = daysBetween(axis.begin, getCivilDate(to)) + 1
  return { start: within(axis, start), end: within(axis, Math.max(start, end)) }
}

export function isInPicture(axis: Axis, date: string): boolean {
  return daysBetween(axis.begin, getCivilDate(date)) < axis.days
}

/** Dates to write at the axis, so far apart that they do not touch. */
export function ticksOf(axis: Axis): readonly Tick[] {
  const step = tickSteps.find(days => days * axis.dayPixels >= tickPixels) ?? 224
  const count = Math.ceil(axis.days / step)
  return Array.from({ length: count }, (_, index) => ({
    date: addDays(axis.begin, index * step),
    day: index * step,
  })).filter(({ day }) => day === 0 || (axis.days - day) * axis.dayPixels >= tickPixels)
}

/** Whether a date can be read beside the word at the line of the moment shown, which stands before or behind it. */
export function isTickFree(axis: Axis, { day }: Tick, moment: number, isBefore: boolean): boolean {
  const behindPixels = (day - moment) * axis.dayPixels
  return isBefore
    ? behindPixels >= 0 || behindPixels <= -(tickPixels + momentPixels)
    : behindPixels >= momentPixels || behindPixels <= -tickPixels
}
