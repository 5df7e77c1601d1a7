import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { maskMiddle, normaliseNumber, type Parsed } from './parsed.ts'
import { beginsWithProvince } from './province.ts'

declare const citizenNumberBrand: unique symbol

/** A citizen number (公民身份号码) with a correct check character, `X` in capitals. */
export type CitizenNumber = string & { readonly [citizenNumberBrand]: true }

export interface CitizenIdentity {
  readonly number: CitizenNumber
  /** Six digits: the county in which the number was given out; it may since have been renamed or merged. */
  readonly regionCode: string
  readonly birthDate: CivilDate
  readonly sex: 'male' | 'female'
}

export type CitizenNumberCode =
  | 'citizen-number/length'
  | 'citizen-number/format'
  | 'citizen-number/region'
  | 'citizen-number/birth-date'
  | 'citizen-number/checksum'

/** Residence permits of Taiwan residents (2018) use 83 where GB/T 2260 has 71. */
const taiwanResidencePrefix = '83'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Reads a citizen number (GB 11643—1999), also that of a residence permit of residents of Hong Kong, Macao and
 * Taiwan. With `today`, a birth date after it is refused.
 */
export function parseCitizenNumber(
  text: string,
  today?: CivilDate,
): Parsed<CitizenIdentity, CitizenNumberCode> {
  const number = normaliseNumber(text)
  if (number.length !== 18) return { ok: false, code: 'citizen-number/length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, code: 'citizen-number/format' }
  if (!beginsWithProvince(number) && !number.startsWith(taiwanResidencePrefix)) {
    return { ok: false, code: 'citizen-number/region' }
  }
  const birthDate = parseCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!birthDate.ok || (today !== undefined && birthDate.value > today)) {
    return { ok: false, code: 'citizen-number/birth-date' }
  }
  if (checkCharacterOf(number) !== number[17]) return { ok: false, code: 'citizen-number/checksum' }
  return {
    ok: true,
    value: {
      number: number as CitizenNumber,
      regionCode: number.slice(0, 6),
      birthDate: birthDate.value,
      sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    },
  }
}

/** `110105********002X`: the birth date is hidden. */
export function maskCitizenNumber(number: CitizenNumber): string {
  return maskMiddle(number, 6, 4)
}

/** ISO 7064 MOD 11-2 over the first 17 digits. */
export function checkCharacterOf(number: string): string | undefined {
  const sum = weights.reduce((total, weight, position) => total + weight * Number(number[position]), 0)
  return checkCharacters[sum % 11]
}
