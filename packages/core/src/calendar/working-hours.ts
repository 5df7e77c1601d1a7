/** Business hours of working days, for limits in hours. */
import type { OpenHours } from './calendar-layer.ts'
import { dayNumberOf, startOfDayMs } from './civil-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** No law sets them; an own calendar may. 9:00–12:00 and 13:00–17:00. */
export const usualHours: readonly OpenHours[] = [
  { opens: 9 * 60, closes: 12 * 60 },
  { opens: 13 * 60, closes: 17 * 60 },
]

const minuteMs = 60_000
const dayMs = 86_400_000

/**
 * Business time of a calendar on one line, so that adding and counting take logarithmic time at most. Instants are
 * milliseconds since 1970-01-01T00:00Z. Methods throw RangeError outside the calendar.
 */
export class WorkingHours {
  readonly #firstDayMs: number
  /** Hours of each ISO weekday, Monday first. */
  readonly #hours: readonly (readonly OpenHours[])[]
  readonly #calendar: WorkingCalendar
  readonly #firstDayNumber: number
  /** At index i: business minutes of the days before day i. */
  readonly #minutesBefore: Uint32Array

  constructor(calendar: WorkingCalendar) {
    this.#calendar = calendar
    this.#hours = [1, 2, 3, 4, 5, 6, 7].map(weekday => hoursOnWeekday(calendar, weekday))
    this.#firstDayMs = startOfDayMs(calendar.firstDate)
    this.#firstDayNumber = dayNumberOf(calendar.firstDate)
    const length = dayNumberOf(calendar.lastDate) - this.#firstDayNumber + 1
    this.#minutesBefore = new Uint32Array(length + 1)
    let minutes = 0
    for (let index = 0; index < length; index += 1) {
      minutes += minutesOf(this.#hoursOf(index))
      this.#minutesBefore[index + 1] = minutes
    }
  }

  /** Business milliseconds after one instant up to another; negative when `to` is earlier. */
  between(from: number, to: number): number {
    return this.#until(to) - this.#until(from)
  }

  /** The instant at which an amount of business milliseconds that counts from `from` is used up. */
  add(from: number, amountMs: number): number {
    if (amountMs === 0) return from
    const wanted = this.#until(from) + amountMs
    let [low, high] = [0, this.#minutesBefore.length - 1]
    if (wanted > this.#before(high)) this.#refuse()
    // The last day that begins before all is used up, so that a limit ends at closing time and not on the next day.
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.#before(middle) < wanted) low = middle
      else high = middle
    }
    let left = wanted - this.#before(low)
    const dayStart = this.#firstDayMs + low * dayMs
    for (const { opens, closes } of this.#hoursOf(low)) {
      const length = (closes - opens) * minuteMs
      if (left <= length) return dayStart + opens * minuteMs + left
      left -= length
    }
    return this.#refuse()
  }

  #until(instant: number): number {
    const index = Math.floor((instant - this.#firstDayMs) / dayMs)
    if (index < 0 || index >= this.#minutesBefore.length - 1) this.#refuse()
    const timeOfDay = instant - this.#firstDayMs - index * dayMs
    let worked = this.#before(index)
    for (const { opens, closes } of this.#hoursOf(index)) {
      worked += Math.min(Math.max(timeOfDay - opens * minuteMs, 0), (closes - opens) * minuteMs)
    }
    return worked
  }

  #before(index: number): number {
    return (this.#minutesBefore[index] ?? 0) * minuteMs
  }

  #hoursOf(index: number): readonly OpenHours[] {
    const dayNumber = this.#firstDayNumber + index
    const through = this.#calendar.workingDaysThrough(dayNumber)
    const working = index === 0 ? through > 0 : through > this.#calendar.workingDaysThrough(dayNumber - 1)
    // Day 0 was a Thursday.
    return working ? (this.#hours[(((dayNumber + 3) % 7) + 7) % 7] ?? []) : []
  }

  #refuse(): never {
    throw new RangeError(
      `Business hours are known from ${this.#calendar.firstDate} to ${this.#calendar.lastDate}; this leads outside.`,
    )
  }
}

const known = new WeakMap<WorkingCalendar, WorkingHours>()

/** The business time of a calendar, worked out once. */
export function workingHoursOf(calendar: WorkingCalendar): WorkingHours {
  const found = known.get(calendar) ?? new WorkingHours(calendar)
  known.set(calendar, found)
  return found
}

function hoursOnWeekday(calendar: WorkingCalendar, weekday: number): readonly OpenHours[] {
  for (const { hours, hoursOn } of calendar.layers.toReversed()) {
    const own = hoursOn?.get(weekday) ?? hours
    if (own !== undefined) return own
  }
  return usualHours
}

function minutesOf(hours: readonly OpenHours[]): number {
  return hours.reduce((sum, { opens, closes }) => sum + closes - opens, 0)
}
