import { assert as assertProperty, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDateOf,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  endOfDayMs,
  getCivilDate,
  parseCivilDate,
  startOfDayMs,
  weekdayOf,
} from './civil-date.ts'

const dayNumbers = integer({
  min: dayNumberOf(getCivilDate('1900-01-01')),
  max: dayNumberOf(getCivilDate('2199-12-31')),
})

describe('a civil date', () => {
  it.each(['2026-11-21', '1900-01-01', '2199-12-31', '2000-02-29', '2024-02-29'])('accepts %s', text => {
    expect(parseCivilDate(text)).toEqual({ ok: true, value: text })
  })

  it.each([
    ['2026-02-29', 'civil-date/no-such-day'],
    ['1900-02-29', 'civil-date/no-such-day'],
    ['2026-13-01', 'civil-date/no-such-day'],
    ['2026-00-10', 'civil-date/no-such-day'],
    ['2026-04-31', 'civil-date/no-such-day'],
    ['2026-04-00', 'civil-date/no-such-day'],
    ['2026-4-1', 'civil-date/format'],
    ['20260401', 'civil-date/format'],
    ['1899-12-31', 'civil-date/format'],
    [' 2026-04-01', 'civil-date/format'],
    ['2026-04-01T00:00', 'civil-date/format'],
  ])('refuses %s with %s', (text, code) => {
    expect(parseCivilDate(text)).toEqual({ ok: false, code })
  })

  it('says what is wrong with a constant that is no date', () => {
    expect(() => getCivilDate('2026-02-30')).toThrow(/civil-date\/no-such-day.*2026-02-30/)
  })

  it('numbers and names the same days as ISO 8601 does', () => {
    assertProperty(
      property(dayNumbers, dayNumber => {
        const instant = new Date(dayNumber * 86_400_000)
        const date = dateOfDayNumber(dayNumber)
        expect(date).toBe(instant.toISOString().slice(0, 10))
        expect(dayNumberOf(date)).toBe(dayNumber)
        expect(weekdayOf(date) % 7).toBe(instant.getUTCDay())
      }),
      { numRuns: 2000 },
    )
  })

  it('adds and subtracts days as inverses', () => {
    assertProperty(
      property(integer({ min: -20_000, max: 60_000 }), integer({ min: -5000, max: 5000 }), (start, days) => {
        const date = dateOfDayNumber(start)
        return daysBetween(date, addDays(date, days)) === days
      }),
    )
  })
})

describe('the day in China', () => {
  it('begins at 16:00 UTC of the day before', () => {
    const date = getCivilDate('2026-11-21')
    expect(startOfDayMs(date)).toBe(Date.parse('2026-11-20T16:00:00Z'))
    expect(civilDateOf(startOfDayMs(date))).toBe('2026-11-21')
    expect(civilDateOf(startOfDayMs(date) - 1)).toBe('2026-11-20')
  })

  it('ends when the next begins', () => {
    assertProperty(
      property(dayNumbers, constantFrom(0, 1, 43_200_000, 86_399_999), (dayNumber, offsetMs) => {
        const date = dateOfDayNumber(Math.min(dayNumber, dayNumberOf(getCivilDate('2199-12-30'))))
        expect(civilDateOf(startOfDayMs(date) + offsetMs)).toBe(date)
        expect(endOfDayMs(date)).toBe(startOfDayMs(addDays(date, 1)))
      }),
    )
  })
})
