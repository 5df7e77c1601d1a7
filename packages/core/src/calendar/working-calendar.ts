import {
  addDays,
  type CivilDate,
  dateOfDayNumber,
  dayNumberOf,
  getCivilDate,
  weekdayOf,
  yearOf,
} from './civil-date.ts'
import type { HolidayId, HolidayYear } from './holiday-year.ts'
import { holidayYears } from './holidays.generated.ts'

/** One day of the calendar, and why it is or is not a working day. */
export interface CalendarDay {
  readonly date: CivilDate
  readonly working: boolean
  readonly reason: 'weekday' | 'weekend' | 'holiday' | 'make-up-day'
  /** The holiday that the day belongs to or makes up for. */
  readonly holiday?: HolidayId
  /** True while the notice that may still change this day is not published. */
  readonly provisional: boolean
}

/** The end of a limit. Provisional: a day that was counted may change when the year's notice is published. */
export interface LimitEnd {
  readonly date: CivilDate
  readonly provisional: boolean
}

export interface CountedDay extends CalendarDay {
  /** 1 for the first working day of the limit and so on; null for a day that does not count. */
  readonly count: number | null
}

export interface LimitExplanation extends LimitEnd {
  readonly from: CivilDate
  /** Every day after `from` up to the end. */
  readonly days: readonly CountedDay[]
}

/** Notices have shifted days from 29 December of the year before on (2007, 2018). */
const firstDayNextNoticeMayChange = '12-29'

/**
 * Working days in the sense of 行政许可法 (ALL) §82: Monday to Friday less statutory holidays, with the days
 * shifted by the State Council's notices. Built once from consecutive years; adding and counting then take
 * constant time. Every method throws RangeError for a date outside `firstDate` to `lastDate`, and for a number
 * of days that is not a whole number from 0 on.
 */
export class WorkingCalendar {
  readonly firstDate: CivilDate
  readonly lastDate: CivilDate
  /** Days from here on may still change. Undefined when every year of the calendar is published. */
  readonly provisionalFrom: CivilDate | undefined
  readonly #years: ReadonlyMap<number, HolidayYear>
  readonly #firstDayNumber: number
  /** At index i: working days among the days 0 to i. */
  readonly #workingDaysThrough: Uint16Array
  /** At index n: the day index of working day number n + 1. */
  readonly #workingDays: readonly number[]

  constructor(years: readonly HolidayYear[]) {
    const { first, last } = spanOf(years)
    this.firstDate = getCivilDate(`${first.year}-01-01`)
    this.lastDate = getCivilDate(`${last.year}-12-31`)
    this.provisionalFrom = provisionalFromOf(years)
    this.#years = new Map(years.map(year => [year.year, year]))
    this.#firstDayNumber = dayNumberOf(this.firstDate)
    const length = dayNumberOf(this.lastDate) - this.#firstDayNumber + 1
    const workingDays: number[] = []
    this.#workingDaysThrough = new Uint16Array(length)
    for (let index = 0; index < length; index += 1) {
      if (this.#classify(this.#dateAt(index)).working) workingDays.push(index)
      this.#workingDaysThrough[index] = workingDays.length
    }
    this.#workingDays = workingDays
  }

  dayOf(date: CivilDate): CalendarDay {
    this.#workingDaysUntil(date)
    return this.#classify(date)
  }

  isWorkingDay(date: CivilDate): boolean {
    return this.dayOf(date).working
  }

  /** The day on which a limit of `days` working days ends. The day of the event is not counted (民法典 §201). */
  addWorkingDays(from: CivilDate, days: number): LimitEnd {
    const ordinal = this.#workingDaysUntil(from) + wholeDays(days)
    if (days === 0) return this.#endAt(from)
    return this.#endAt(this.#workingDay(ordinal, `${from} + ${days} working days`))
  }

  /** The last working day after which `days` working days are still left until `until`, that day included. */
  subtractWorkingDays(until: CivilDate, days: number): LimitEnd {
    const ordinal = this.#workingDaysUntil(until) - wholeDays(days)
    const provisional = this.#isProvisional(until)
    if (days === 0) return { date: until, provisional }
    return { date: this.#workingDay(ordinal, `${until} − ${days} working days`), provisional }
  }

  /** A limit in natural days. It moves on to the next working day when it ends on a day off (民法典 §203). */
  addNaturalDays(from: CivilDate, days: number): LimitEnd {
    const last = addDays(from, wholeDays(days))
    return days === 0 || this.isWorkingDay(last) ? this.#endAt(last) : this.addWorkingDays(last, 1)
  }

  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    return this.#workingDaysUntil(to) - this.#workingDaysUntil(from)
  }

  /** The days that count in `addWorkingDays(from, days)`, those that do not, and why. */
  explain(from: CivilDate, days: number): LimitExplanation {
    const end = this.addWorkingDays(from, days)
    const explained: CountedDay[] = []
    let count = 0
    for (let date = from; date < end.date; ) {
      date = addDays(date, 1)
      const day = this.dayOf(date)
      if (day.working) count += 1
      explained.push({ ...day, count: day.working ? count : null })
    }
    return { from, ...end, days: explained }
  }

  #classify(date: CivilDate): CalendarDay {
    const monthAndDay = date.slice(5)
    const year = this.#years.get(yearOf(date))
    const provisional = this.#isProvisional(date)
    const dayOff = year?.daysOff[monthAndDay]
    if (dayOff !== undefined) return { date, working: false, reason: 'holiday', holiday: dayOff, provisional }
    const makeUp = year?.makeUpDays[monthAndDay]
    if (makeUp !== undefined)
      return { date, working: true, reason: 'make-up-day', holiday: makeUp, provisional }
    return weekdayOf(date) <= 5
      ? { date, working: true, reason: 'weekday', provisional }
      : { date, working: false, reason: 'weekend', provisional }
  }

  #isProvisional(date: CivilDate): boolean {
    return this.provisionalFrom !== undefined && date >= this.provisionalFrom
  }

  #endAt(date: CivilDate): LimitEnd {
    return { date, provisional: this.#isProvisional(date) }
  }

  #dateAt(index: number): CivilDate {
    return dateOfDayNumber(this.#firstDayNumber + index)
  }

  #workingDaysUntil(date: CivilDate): number {
    return this.#workingDaysThrough[dayNumberOf(date) - this.#firstDayNumber] ?? this.#refuseOutside(date)
  }

  #workingDay(ordinal: number, asked: string): CivilDate {
    return this.#dateAt(this.#workingDays[ordinal - 1] ?? this.#refuseOutside(asked))
  }

  #refuseOutside(asked: string): never {
    throw new RangeError(
      `The working calendar goes from ${this.firstDate} to ${this.lastDate}; ${asked} leads outside.`,
    )
  }
}

/** The national calendar from 2004 on: published years, then the statutory days alone. */
export const nationalWorkingCalendar = new WorkingCalendar(holidayYears)

function spanOf(years: readonly HolidayYear[]): { first: HolidayYear; last: HolidayYear } {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined)
    throw new RangeError('A working calendar needs one year or more.')
  years.forEach((year, index) => {
    if (year.year !== first.year + index) {
      throw new RangeError(`The years of a working calendar follow one another; ${year.year} does not.`)
    }
  })
  return { first, last }
}

function provisionalFromOf(years: readonly HolidayYear[]): CivilDate | undefined {
  const unpublished = years.find(year => !year.published)
  if (unpublished === undefined) return undefined
  const isFirst = unpublished === years[0]
  return getCivilDate(
    isFirst ? `${unpublished.year}-01-01` : `${unpublished.year - 1}-${firstDayNextNoticeMayChange}`,
  )
}

function wholeDays(days: number): number {
  if (!Number.isSafeInteger(days) || days < 0) {
    throw new RangeError(`A number of days is a whole number from 0 on, not ${days}.`)
  }
  return days
}
