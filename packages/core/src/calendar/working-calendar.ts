import type { CalendarLayer, OwnRule } from './calendar-layer.ts'
import { addDays, type CivilDate, dateOfDayNumber, dayNumberOf, getCivilDate } from './civil-date.ts'
import type { HolidayDays, HolidayId, HolidayYear } from './holiday-year.ts'
import { holidayYears } from './holidays.generated.ts'
import { lastStatutoryYear, statutoryYear } from './statutory-year.ts'

/** One day of the calendar, and why it is or is not a working day. */
export interface CalendarDay {
  readonly date: CivilDate
  readonly working: boolean
  /** `own-weekday`, `opening` and `closing` come from a calendar laid over the statutory one. */
  readonly reason: 'weekday' | 'weekend' | 'holiday' | 'make-up-day' | 'own-weekday' | 'opening' | 'closing'
  /** The holiday that the day belongs to or makes up for. */
  readonly holiday?: HolidayId
  /** The own calendar that decides the day. */
  readonly own?: OwnRule
  /** True while the notice that may still change this day is not published. */
  readonly provisional: boolean
}

/** The end of a limit. Provisional: a day that was counted may change when the year's notice is published. */
export interface LimitEnd {
  readonly date: CivilDate
  readonly provisional: boolean
}

type DayRule = Pick<CalendarDay, 'working' | 'reason' | 'holiday' | 'own'>

/** Notices have shifted days from 29 December of the year before on (2007, 2018). */
const firstDayNextNoticeMayChange = '12-29'

const weekday: DayRule = { working: true, reason: 'weekday' }
const weekend: DayRule = { working: false, reason: 'weekend' }

/**
 * Working days in the sense of 行政许可法 (ALL) §82: Monday to Friday less statutory holidays, with the days
 * shifted by the State Council's notices, and with the own days of regions and offices laid over them. Built once
 * from consecutive years; adding and counting then take constant time. Every method throws RangeError for a date
 * outside `firstDate` to `lastDate`, and for a number of days that is not a whole number from 0 on.
 */
export class WorkingCalendar {
  readonly firstDate: CivilDate
  readonly lastDate: CivilDate
  /** Days from here on may still change. Undefined when every year of the calendar is published. */
  readonly provisionalFrom: CivilDate | undefined
  readonly years: readonly HolidayYear[]
  /** What is laid over the statutory calendar; a later one has the last word. */
  readonly layers: readonly CalendarLayer[]
  readonly #rules: ReadonlyMap<number, DayRule>
  readonly #weekRules: readonly DayRule[]
  readonly #firstDayNumber: number
  readonly #provisionalFrom: number
  /** At index i: working days among the days 0 to i. */
  readonly #workingDaysThrough: Uint32Array
  /** At index n: the day number of working day number n + 1. */
  readonly #workingDays: Uint32Array
  readonly #dates: (CivilDate | undefined)[]

  constructor(years: readonly HolidayYear[], layers: readonly CalendarLayer[] = []) {
    const { first, last } = spanOf(years)
    this.years = years
    this.layers = layers
    this.firstDate = getCivilDate(`${first.year}-01-01`)
    this.lastDate = getCivilDate(`${last.year}-12-31`)
    this.provisionalFrom = provisionalFromOf(years)
    this.#provisionalFrom =
      this.provisionalFrom === undefined ? Number.POSITIVE_INFINITY : dayNumberOf(this.provisionalFrom)
    this.#firstDayNumber = dayNumberOf(this.firstDate)
    this.#rules = rulesOf(years, layers)
    this.#weekRules = weekRulesOf(layers)
    const length = dayNumberOf(this.lastDate) - this.#firstDayNumber + 1
    // Full from the start: an array that is filled at random places is kept as a slow table.
    this.#dates = Array.from({ length })
    const workingDays = new Uint32Array(length)
    this.#workingDaysThrough = new Uint32Array(length)
    let count = 0
    for (let index = 0; index < length; index += 1) {
      if (this.#ruleOf(this.#firstDayNumber + index).working) {
        workingDays[count] = this.#firstDayNumber + index
        count += 1
      }
      this.#workingDaysThrough[index] = count
    }
    this.#workingDays = workingDays.subarray(0, count)
  }

  /** This calendar with one more laid over it. */
  with(layer: CalendarLayer): WorkingCalendar {
    return new WorkingCalendar(this.years, [...this.layers, layer])
  }

  /** The calendar by which limits of the law run here: without what offices set for themselves. */
  ofLaw(): WorkingCalendar {
    const layers = this.layers.filter(({ force }) => force === 'law')
    return layers.length === this.layers.length ? this : new WorkingCalendar(this.years, layers)
  }

  /** This calendar once the notice of a year is out, or is corrected. The year must be one of this calendar. */
  announced(year: HolidayYear): WorkingCalendar {
    this.#indexOf(dayNumberOf(getCivilDate(`${year.year}-01-01`)), `the year ${year.year}`)
    const years = this.years.map(each => (each.year === year.year ? year : each))
    return new WorkingCalendar(years, this.layers)
  }

  dayOf(date: CivilDate): CalendarDay {
    const dayNumber = dayNumberOf(date)
    this.#indexOf(dayNumber, date)
    return { date, ...this.#ruleOf(dayNumber), provisional: dayNumber >= this.#provisionalFrom }
  }

  isWorkingDay(date: CivilDate): boolean {
    return this.dayOf(date).working
  }

  /** The day on which a limit of `days` working days ends. The day of the event is not counted (民法典 §201). */
  addWorkingDays(from: CivilDate, days: number): LimitEnd {
    return this.endOn(this.workingDayAfter(dayNumberOf(from), days))
  }

  /** The last working day after which `days` working days are still left until `until`, that day included. */
  subtractWorkingDays(until: CivilDate, days: number): LimitEnd {
    const ordinal = this.workingDaysThrough(dayNumberOf(until)) - wholeDays(days)
    const { provisional } = this.endOn(dayNumberOf(until))
    if (days === 0) return { date: until, provisional }
    const dayNumber = this.#workingDays[ordinal - 1] ?? this.#refuse(`${until} − ${days} working days`)
    return { date: this.#dateOf(dayNumber), provisional }
  }

  /** A limit in natural days. It moves on to the next working day when it ends on a day off (民法典 §203). */
  addNaturalDays(from: CivilDate, days: number): LimitEnd {
    const last = addDays(from, wholeDays(days))
    return days === 0 || this.isWorkingDay(last)
      ? this.endOn(dayNumberOf(last))
      : this.addWorkingDays(last, 1)
  }

  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    return this.workingDaysThrough(dayNumberOf(to)) - this.workingDaysThrough(dayNumberOf(from))
  }

  /** `addWorkingDays` in days since 1970-01-01. */
  workingDayAfter(dayNumber: number, days: number): number {
    const ordinal = this.workingDaysThrough(dayNumber) + wholeDays(days)
    if (days === 0) return dayNumber
    return this.#workingDays[ordinal - 1] ?? this.#refuse(`${days} working days after day ${dayNumber}`)
  }

  /** Working days from `firstDate` up to and with a day, given in days since 1970-01-01. */
  workingDaysThrough(dayNumber: number): number {
    return this.#workingDaysThrough[dayNumber - this.#firstDayNumber] ?? this.#refuse(`day ${dayNumber}`)
  }

  /** A day, given in days since 1970-01-01, as the end of a limit. */
  endOn(dayNumber: number): LimitEnd {
    return { date: this.#dateOf(dayNumber), provisional: dayNumber >= this.#provisionalFrom }
  }

  #ruleOf(dayNumber: number): DayRule {
    // Day 0 was a Thursday.
    return this.#rules.get(dayNumber) ?? this.#weekRules[(((dayNumber + 3) % 7) + 7) % 7] ?? weekday
  }

  /** Texts of dates are made once: they cost more than the count. */
  #dateOf(dayNumber: number): CivilDate {
    const index = dayNumber - this.#firstDayNumber
    const known = this.#dates[index]
    if (known !== undefined) return known
    this.#indexOf(dayNumber, `day ${dayNumber}`)
    const date = dateOfDayNumber(dayNumber)
    this.#dates[index] = date
    return date
  }

  #indexOf(dayNumber: number, asked: string): number {
    const index = dayNumber - this.#firstDayNumber
    return index >= 0 && index < this.#workingDaysThrough.length ? index : this.#refuse(asked)
  }

  #refuse(asked: string): never {
    throw new RangeError(
      `The working calendar goes from ${this.firstDate} to ${this.lastDate}; ${asked} leads outside.`,
    )
  }
}

/** Every year that the national calendar knows: as published, and from then on by the statute alone. */
function nationalYears(): HolidayYear[] {
  const afterLast = (holidayYears.at(-1)?.year ?? 0) + 1
  const unannounced = Array.from({ length: lastStatutoryYear - afterLast + 1 }, (_, index) =>
    statutoryYear(afterLast + index),
  )
  return [...holidayYears, ...unannounced]
}

/** The national calendar from 2004 to 2199: published years, then the statutory days alone. */
export const nationalWorkingCalendar = /* @__PURE__ */ new WorkingCalendar(/* @__PURE__ */ nationalYears())

/** The days that differ from their weekday, by day number. */
function rulesOf(years: readonly HolidayYear[], layers: readonly CalendarLayer[]): Map<number, DayRule> {
  const rules = new Map<number, DayRule>()
  const put = (year: number, days: HolidayDays, working: boolean) => {
    const reason = working ? 'make-up-day' : 'holiday'
    for (const [monthAndDay, holiday] of Object.entries(days)) {
      rules.set(dayNumberOf(getCivilDate(`${year}-${monthAndDay}`)), { working, reason, holiday })
    }
  }
  for (const { year, daysOff, makeUpDays, december } of years) {
    put(year, daysOff, false)
    put(year, makeUpDays, true)
    if (december !== undefined) {
      put(year - 1, december.daysOff, false)
      put(year - 1, december.makeUpDays, true)
    }
  }
  for (const { id, name, days } of layers) {
    for (const { first, last, open, why } of days ?? []) {
      const rule: DayRule = {
        working: open,
        reason: open ? 'opening' : 'closing',
        own: { calendar: id, name, why },
      }
      for (let day = dayNumberOf(first); day <= dayNumberOf(last); day += 1) rules.set(day, rule)
    }
  }
  return rules
}

/** What each day of the week is, Monday first. */
function weekRulesOf(layers: readonly CalendarLayer[]): DayRule[] {
  const rules = [weekday, weekday, weekday, weekday, weekday, weekend, weekend]
  for (const { id, name, worksOn } of layers) {
    for (const day of worksOn ?? []) {
      if (rules[day - 1] === weekend) {
        rules[day - 1] = { working: true, reason: 'own-weekday', own: { calendar: id, name } }
      }
    }
  }
  return rules
}

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
