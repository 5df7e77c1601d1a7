import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { normaliseNumber, type Parsed } from './parsed.ts'

declare const caseNumberBrand: unique symbol
declare const taskNumberBrand: unique symbol

/** The number of a case (办件编号): region 6, day 8, serial 6, check digit 1. */
export type CaseNumber = string & { readonly [caseNumberBrand]: true }

/** The number of one item's task in a case (子办件): the case number, a hyphen and two digits. */
export type TaskNumber = string & { readonly [taskNumberBrand]: true }

export interface CaseIdentity {
  readonly number: CaseNumber
  /** Six digits, GB/T 2260. */
  readonly regionCode: string
  /** The day in China on which the case was opened. */
  readonly date: CivilDate
  /** 1–999999, counted within region and day. */
  readonly serial: number
}

export type CaseNumberCode =
  | 'case-number/length'
  | 'case-number/format'
  | 'case-number/date'
  | 'case-number/serial'
  | 'case-number/checksum'

/** Throws RangeError when the region is not six digits or the serial not 1–999999. */
export function caseNumber(parts: Omit<CaseIdentity, 'number'>): CaseNumber {
  const { regionCode, date, serial } = parts
  if (!/^\d{6}$/.test(regionCode))
    throw new RangeError(`The region of a case number has six digits: ${regionCode}.`)
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) {
    throw new RangeError(`The serial of a case number lies between 1 and 999999: ${serial}.`)
  }
  const digits = regionCode + date.replaceAll('-', '') + String(serial).padStart(6, '0')
  return `${digits}${checkDigitOf(digits)}` as CaseNumber
}

/** Reads a case number as people type it, with spaces or hyphens between its groups. */
export function parseCaseNumber(text: string): Parsed<CaseIdentity, CaseNumberCode> {
  const number = normaliseNumber(text).replaceAll('-', '')
  if (!/^\d*$/.test(number)) return { ok: false, code: 'case-number/format' }
  if (number.length !== 21) return { ok: false, code: 'case-number/length' }
  if (checkDigitOf(number) !== 0) return { ok: false, code: 'case-number/checksum' }
  const date = parseCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!date.ok) return { ok: false, code: 'case-number/date' }
  const serial = Number(number.slice(14, 20))
  if (serial === 0) return { ok: false, code: 'case-number/serial' }
  return {
    ok: true,
    value: { number: number as CaseNumber, regionCode: number.slice(0, 6), date: date.value, serial },
  }
}

/** Throws RangeError when the ordinal is not 1–99. */
export function taskNumber(number: CaseNumber, ordinal: number): TaskNumber {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > 99) {
    throw new RangeError(`The ordinal of a task lies between 1 and 99: ${ordinal}.`)
  }
  return `${number}-${String(ordinal).padStart(2, '0')}` as TaskNumber
}

/**
 * Damm's quasigroup of order 10. Numbers are read out on the telephone: it finds every single wrong digit and every
 * two neighbours exchanged, which ISO 7064 MOD 11,10 does not.
 */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** The check digit to put behind the digits; 0 for digits that end with their own. */
function checkDigitOf(digits: string): number {
  let interim = 0
  for (const digit of digits) interim = Number(quasigroup[interim]?.[Number(digit)])
  return interim
}
