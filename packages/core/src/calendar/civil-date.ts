declare const civilDateBrand: unique symbol

/** A day of the Gregorian calendar as `YYYY-MM-DD`, 1900–2199. Plain string comparison orders two of them. */
export type CivilDate = string & { readonly [civilDateBrand]: true }

export type CivilDateRefusal = {
  readonly ok: false
  readonly code: 'civil-date/format' | 'civil-date/no-such-day'
}

const millisecondsPerDay = 86_400_000
/** Asia/Shanghai has had no summer time since 1991, so the offset is a constant. */
const shanghaiOffsetMs = 8 * 3_600_000
const datePattern = /^(19|20|21)(\d{2})-(\d{2})-(\d{2})$/

/** Reads `YYYY-MM-DD`; refuses another form, and days that do not exist (2026-02-29). */
export function parseCivilDate(
  text: string,
): { readonly ok: true; readonly value: CivilDate } | CivilDateRefusal {
  const match = datePattern.exec(text)
  if (match === null) return { ok: false, code: 'civil-date/format' }
  const [year, month, day] = [Number(text.slice(0, 4)), Number(match[3]), Number(match[4])]
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) {
    return { ok: false, code: 'civil-date/no-such-day' }
  }
  return { ok: true, value: text as CivilDate }
}

/** The date that a text known to be one names (constants, stored values). Throws RangeError when it is not one. */
export function getCivilDate(text: string): CivilDate {
  const parsed = parseCivilDate(text)
  if (!parsed.ok) throw new RangeError(`Not a date (${parsed.code}): "${text}". Write it as YYYY-MM-DD.`)
  return parsed.value
}

/** The day it is in China at an instant, in milliseconds since 1970-01-01T00:00Z. */
export function civilDateOf(epochMs: number): CivilDate {
  return dateOfDayNumber(Math.floor((epochMs + shanghaiOffsetMs) / millisecondsPerDay))
}

/** The instant at which the day begins in China, in milliseconds since 1970-01-01T00:00Z. */
export function startOfDayMs(date: CivilDate): number {
  return dayNumberOf(date) * millisecondsPerDay - shanghaiOffsetMs
}

/** The instant at which the day is over in China: a limit that ends on this day is kept until just before it. */
export function endOfDayMs(date: CivilDate): number {
  return startOfDayMs(date) + millisecondsPerDay
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumberOf(date) + days)
}

/** ISO 8601 weekday: Monday is 1, Sunday is 7. */
export function weekdayOf(date: CivilDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1
}

export function yearOf(date: CivilDate): number {
  return 100 * pairAt(date, 0) + pairAt(date, 2)
}

/** Days since 1970-01-01. Reads the digits one by one: limits are added millions of times a second. */
export function dayNumberOf(date: CivilDate): number {
  const month = pairAt(date, 5)
  // The year starts in March here, so that the leap day is its last day.
  const year = yearOf(date) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + pairAt(date, 8) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - daysBeforeEpoch
}

/** Days from 0000-03-01 to 1970-01-01. */
const daysBeforeEpoch = 719_468
const daysPerFourCenturies = 146_097

/** The inverse of `dayNumberOf`. Throws RangeError outside 1900–2199. */
export function dateOfDayNumber(dayNumber: number): CivilDate {
  const shifted = dayNumber + daysBeforeEpoch
  const era = Math.floor(shifted / daysPerFourCenturies)
  const dayOfEra = shifted - era * daysPerFourCenturies
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return getCivilDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`)
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

const codeOfZero = 48

/** The number that two digits of a text make. */
function pairAt(text: string, index: number): number {
  return 10 * (text.charCodeAt(index) - codeOfZero) + text.charCodeAt(index + 1) - codeOfZero
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
