/** Numbers that are invented and right: their check characters are those of the standards. */
import { parseCitizenNumber, parseCreditCode } from '@yijianshi/core/documents'

function completed(base: string, characters: string, isRight: (text: string) => boolean): string {
  const last = [...characters].find(character => isRight(`${base}${character}`))
  if (last === undefined) throw new Error(`${base} has no check character`)
  return `${base}${last}`
}

/** `birthDate` as `19900307`; the sequence is odd for men. */
export function citizenNumber(region: string, birthDate: string, sequence: number): string {
  const base = `${region}${birthDate}${String(sequence).padStart(3, '0')}`
  return completed(base, '0123456789X', text => parseCitizenNumber(text).ok)
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11714: eight digits and their check character. */
function organisationCode(digits: string): string {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const check = 11 - (sum % 11)
  return `${digits}${check === 10 ? 'X' : check === 11 ? '0' : check}`
}

/** Of an enterprise (91). `number` has up to eight digits. */
export function creditCode(region: string, number: number): string {
  const base = `91${region}${organisationCode(String(number).padStart(8, '0'))}`
  return completed(base, '0123456789ABCDEFGHJKLMNPQRTUWXY', text => parseCreditCode(text).ok)
}

/** The same for the same numbers, and spread evenly: a small mixing function (Murmur3’s). From 0 to 2³²−1. */
export function mixed(index: number, salt: number): number {
  let value = Math.imul(index ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** The entry that falls to the index. Throws for an empty list. */
export function chosen<Entry>(entries: readonly Entry[], index: number, salt: number): Entry {
  const entry = entries[mixed(index, salt) % entries.length]
  if (entry === undefined) throw new Error('Nothing to choose from')
  return entry
}
