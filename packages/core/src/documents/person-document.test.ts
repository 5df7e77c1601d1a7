import { expect, test } from 'vitest'
import { getCivilDate } from '../calendar/calendar.ts'
import { PERSON_DOCUMENT_KINDS, type PersonDocumentKind, parsePersonDocument } from './person-document.ts'

const good: Readonly<
  Record<PersonDocumentKind, readonly (readonly [typed: string, number: string, birth?: string])[]>
> = {
  'citizen-number': [['110105 19491231 002x', '11010519491231002X', '1949-12-31']],
  passport: [['e 1234 5678', 'E12345678']],
  'home-return-permit': [
    ['H1234567801', 'H12345678'],
    ['m12345678', 'M12345678'],
  ],
  'taiwan-permit': [['01234567', '01234567']],
  'permanent-residence': [
    ['usa110085051230', 'USA110085051230'],
    ['911840198505120136', '911840198505120136', '1985-05-12'],
  ],
}

test.each(PERSON_DOCUMENT_KINDS)('a number of the kind %s is read as people type it', kind => {
  for (const [typed, number, birthDate] of good[kind])
    expect(parsePersonDocument(kind, typed)).toEqual({
      ok: true,
      value: { kind, number, ...(birthDate !== undefined && { birthDate }) },
    })
})

test.each<[PersonDocumentKind, string]>([
  ['citizen-number', '110105194912310021'],
  ['passport', 'PASSPORT'],
  ['home-return-permit', 'X12345678'],
  ['taiwan-permit', '1234567'],
  ['permanent-residence', '911840198505120137'],
  ['permanent-residence', '911840198513120136'],
  ['permanent-residence', '11010519491231002X'],
])('%s: %s is none', (kind, text) => {
  expect(parsePersonDocument(kind, text)).toEqual({ ok: false, code: 'person-document/number' })
})

test('nobody is born after today', () => {
  const today = getCivilDate('1985-05-11')
  expect(parsePersonDocument('permanent-residence', '911840198505120136', today).ok).toBe(false)
  expect(
    parsePersonDocument('permanent-residence', '911840198505120136', getCivilDate('1985-05-12')).ok,
  ).toBe(true)
})
