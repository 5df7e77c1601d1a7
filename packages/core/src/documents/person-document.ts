/** The document by which a person is known: its kind, and a number that its form and check character allow. */
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts'
import { checkCharacterOf, parseCitizenNumber } from './citizen-number.ts'
import { normaliseNumber, type Parsed } from './parsed.ts'
import {
  parseHomeReturnPermitNumber,
  parsePassportNumber,
  parseTaiwanPermitNumber,
} from './travel-document.ts'

/** 居民身份证 (and residence permits with such a number) · 护照 · 港澳居民来往内地通行证 · 台湾居民来往大陆通行证 · 外国人永久居留身份证. */
export const PERSON_DOCUMENT_KINDS = [
  'citizen-number',
  'passport',
  'home-return-permit',
  'taiwan-permit',
  'permanent-residence',
] as const
export type PersonDocumentKind = (typeof PERSON_DOCUMENT_KINDS)[number]

export type PersonDocument = {
  readonly kind: PersonDocumentKind
  readonly number: string
}

/** With the day of birth, where the number tells it. */
export type ReadDocument = PersonDocument & { readonly birthDate?: CivilDate }

type Read = Parsed<ReadDocument, 'person-document/number'>
const WRONG: Read = { ok: false, code: 'person-document/number' }

/** Since 2017: 9, province, nationality, birth date, serial, check character of ISO 7064 MOD 11-2, as GB 11643 has it. */
const RESIDENCE_18 = /^9\d{16}[\dX]$/
/** Before: nationality, place, birth date, serial, check digit, whose rule is not public. */
const RESIDENCE_15 = /^[A-Z]{3}\d{12}$/

function readPermanentResidence(text: string, today: CivilDate | undefined): Read {
  const kind = 'permanent-residence'
  const number = normaliseNumber(text)
  if (RESIDENCE_15.test(number)) return { ok: true, value: { kind, number } }
  if (!RESIDENCE_18.test(number) || checkCharacterOf(number) !== number[17]) return WRONG
  const birth = parseCivilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!birth.ok || (today !== undefined && birth.value > today)) return WRONG
  return { ok: true, value: { kind, number, birthDate: birth.value } }
}

/** Reads a number as people type it. With `today`, a day of birth after it is refused. */
export function parsePersonDocument(kind: PersonDocumentKind, text: string, today?: CivilDate): Read {
  switch (kind) {
    case 'citizen-number': {
      const read = parseCitizenNumber(text, today)
      if (!read.ok) return WRONG
      const { number, birthDate } = read.value
      return { ok: true, value: { kind, number, birthDate } }
    }
    case 'permanent-residence':
      return readPermanentResidence(text, today)
    case 'passport':
      return withoutBirth(kind, parsePassportNumber(text))
    case 'home-return-permit':
      return withoutBirth(kind, parseHomeReturnPermitNumber(text))
    case 'taiwan-permit':
      return withoutBirth(kind, parseTaiwanPermitNumber(text))
  }
}

function withoutBirth(kind: PersonDocumentKind, read: Parsed<string, string>): Read {
  return read.ok ? { ok: true, value: { kind, number: read.value } } : WRONG
}
