import { assert as assertProperty, constantFrom, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, getCivilDate } from '../calendar/calendar.ts'
import {
  caseNumber,
  maskCitizenNumber,
  maskMobileNumber,
  maskTravelDocumentNumber,
  type Parsed,
  parseCaseNumber,
  parseCitizenNumber,
  parseCreditCode,
  parseHomeReturnPermitNumber,
  parseMobileNumber,
  parsePassportNumber,
  parseRegionCode,
  taskNumber,
} from './documents.ts'

function valueFrom<Value>(parsed: Parsed<Value, string>): Value {
  if (!parsed.ok) throw new Error(parsed.code)
  return parsed.value
}

const replaceAt = (text: string, position: number, character: string): string =>
  text.slice(0, position) + character + text.slice(position + 1)

const swapAt = (text: string, position: number): string =>
  text.slice(0, position) + text.charAt(position + 1) + text.charAt(position) + text.slice(position + 2)

describe('a citizen number', () => {
  it('gives the region, birth date and sex', () => {
    expect(valueFrom(parseCitizenNumber('11010519491231002x'))).toEqual({
      number: '11010519491231002X',
      regionCode: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
    })
    expect(valueFrom(parseCitizenNumber('430702200002291137')).sex).toBe('male')
  })

  it('is refused when its owner is not born yet', () => {
    expect(parseCitizenNumber('11010519491231002X', getCivilDate('1949-12-31')).ok).toBe(true)
    expect(parseCitizenNumber('11010519491231002X', getCivilDate('1949-12-30'))).toEqual({
      ok: false,
      code: 'citizen-number/birth-date',
    })
  })

  it('shows region and last four characters in lists', () => {
    expect(maskCitizenNumber(valueFrom(parseCitizenNumber('11010519491231002X')).number)).toBe(
      '110105********002X',
    )
  })

  it('is refused with any one character wrong', () => {
    const number = '11010519491231002X'
    assertProperty(
      property(integer({ min: 0, max: 17 }), constantFrom(...'0123456789X'), (position, character) => {
        const changed = replaceAt(number, position, character)
        expect(parseCitizenNumber(changed).ok).toBe(changed === number)
      }),
    )
  })
})

describe('a unified social credit code', () => {
  it('gives registrar, kind, region and organisation code', () => {
    expect(valueFrom(parseCreditCode('91512081MA62K0260E'))).toEqual({
      code: '91512081MA62K0260E',
      registrar: '9',
      kind: '1',
      regionCode: '512081',
      organisationCode: 'MA62K0260',
    })
  })

  it('is refused with any one character wrong', () => {
    const code = '91512081MA62K0260E'
    const characters = constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    assertProperty(
      property(integer({ min: 0, max: 17 }), characters, (position, character) => {
        const changed = replaceAt(code, position, character)
        expect(parseCreditCode(changed).ok).toBe(changed === code)
      }),
    )
  })
})

describe('a mobile number', () => {
  it('is kept as eleven digits and hides its middle', () => {
    const number = valueFrom(parseMobileNumber('+86 138-0013-8000'))
    expect(number).toBe('13800138000')
    expect(maskMobileNumber(number)).toBe('138****8000')
  })
})

describe('a travel document', () => {
  it('hides its middle', () => {
    expect(maskTravelDocumentNumber(valueFrom(parsePassportNumber('E12345678')))).toBe('E1*****78')
  })

  it('of Hong Kong or Macao is the same person before and after the card is renewed', () => {
    expect(valueFrom(parseHomeReturnPermitNumber('H1234567801'))).toBe('H12345678')
    expect(valueFrom(parseHomeReturnPermitNumber('H12345678'))).toBe('H12345678')
  })
})

describe('a region code', () => {
  it.each([
    ['430000000000', 'province', []],
    ['430700000000', 'city', ['430000000000']],
    ['430702000000', 'county', ['430000000000', '430700000000']],
    ['430702001000', 'township', ['430000000000', '430700000000', '430702000000']],
    ['430702001001', 'village', ['430000000000', '430700000000', '430702000000', '430702001000']],
  ])('%s is a %s and lies in %j', (code, level, within) => {
    expect(valueFrom(parseRegionCode(code))).toEqual({ code, level, within })
  })
})

const anyCase = tuple(
  integer({ min: 110_000, max: 820_000 }),
  integer({ min: 0, max: 30_000 }),
  integer({ min: 1, max: 999_999 }),
).map(([region, days, serial]) => ({
  regionCode: String(region),
  date: addDays(getCivilDate('2000-01-01'), days),
  serial,
}))

describe('a case number', () => {
  it('is read back as it was made', () => {
    assertProperty(
      property(anyCase, parts => {
        const number = caseNumber(parts)
        expect(valueFrom(parseCaseNumber(number))).toEqual({ number, ...parts })
      }),
    )
  })

  it('is refused with any one digit wrong', () => {
    assertProperty(
      property(
        anyCase,
        integer({ min: 0, max: 20 }),
        integer({ min: 0, max: 9 }),
        (parts, position, digit) => {
          const number = caseNumber(parts)
          const changed = replaceAt(number, position, String(digit))
          expect(parseCaseNumber(changed).ok).toBe(changed === number)
        },
      ),
    )
  })

  it('is refused with any two neighbours exchanged', () => {
    assertProperty(
      property(anyCase, integer({ min: 0, max: 19 }), (parts, position) => {
        const number = caseNumber(parts)
        const changed = swapAt(number, position)
        expect(parseCaseNumber(changed).ok).toBe(changed === number)
      }),
    )
  })

  it('numbers the tasks of its items', () => {
    const number = caseNumber({ regionCode: '430702', date: getCivilDate('2026-11-21'), serial: 1 })
    expect(taskNumber(number, 6)).toBe(`${number}-06`)
    expect(() => taskNumber(number, 0)).toThrow(RangeError)
    expect(() => taskNumber(number, 100)).toThrow(RangeError)
  })

  it('is not made from parts that do not fit', () => {
    const parts = { regionCode: '430702', date: getCivilDate('2026-11-21'), serial: 1 }
    expect(() => caseNumber({ ...parts, regionCode: '430702000000' })).toThrow(/six digits/)
    expect(() => caseNumber({ ...parts, serial: 0 })).toThrow(/1 and 999999/)
    expect(() => caseNumber({ ...parts, serial: 1_000_000 })).toThrow(/1 and 999999/)
  })
})
