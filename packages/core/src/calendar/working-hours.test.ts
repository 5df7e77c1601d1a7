import { array, assert as assertProperty, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDateOf, getCivilDate, startOfDayMs } from './civil-date.ts'
import { explainLimit } from './explain-limit.ts'
import { dueOf } from './limit.ts'
import { nationalWorkingCalendar as national } from './working-calendar.ts'
import { workingHoursOf } from './working-hours.ts'

const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const minute = 60_000
const hour = 60 * minute
const saturdayMornings = national.with({
  id: 'saturday-mornings',
  name: { zh: '周六上午', en: 'Saturday mornings' },
  force: 'office',
  worksOn: [6],
  hoursOn: new Map([[6, [{ opens: 540, closes: 720 }]]]),
})
const hours = workingHoursOf(national)

const anyInstant = integer({ min: 0, max: 900 * 1440 }).map(
  minutes => startOfDayMs(getCivilDate('2025-01-01')) + minutes * minute,
)
const anyAmount = integer({ min: 1, max: 100 * 60 })

/** Minute by minute, from the words of the opening hours: 9:00–12:00 and 13:00–17:00. */
function isOpen(instant: number): boolean {
  const date = civilDateOf(instant)
  const minutes = (instant - startOfDayMs(date)) / minute
  return (
    national.isWorkingDay(date) && ((minutes >= 540 && minutes < 720) || (minutes >= 780 && minutes < 1020))
  )
}

describe('a limit in hours', () => {
  it.each([
    ['2026-11-20T10:30', 4, '2026-11-20T15:30'],
    ['2026-11-20T15:30', 4, '2026-11-23T11:30'],
    ['2026-11-20T16:00', 1, '2026-11-20T17:00'],
    ['2026-11-21T10:00', 1, '2026-11-23T10:00'],
    ['2026-09-30T16:00', 2, '2026-10-08T10:00'],
    ['2026-11-20T12:30', 0, '2026-11-20T12:30'],
    ['2026-11-20T08:00', 7, '2026-11-20T17:00'],
  ])('from %s, %i hours, ends at %s', (from, amount, end) => {
    const due = dueOf(national, { unit: 'hours', amount, since: at(from) })
    expect(new Date(due.at).toISOString()).toBe(new Date(at(end)).toISOString())
    expect(due.date).toBe(end.slice(0, 10))
  })

  it('knows the hours of single weekdays', () => {
    const due = dueOf(saturdayMornings, { unit: 'hours', amount: 4, since: at('2026-11-20T16:00') })
    expect(due.at).toBe(at('2026-11-21T12:00'))
  })

  it('ends where counting minute by minute ends, whatever stops it', () => {
    const stopped = record({
      offset: integer({ min: -60, max: 3000 }),
      length: integer({ min: 0, max: 2000 }),
    })
    assertProperty(
      property(
        anyInstant,
        integer({ min: 1, max: 900 }),
        array(stopped, { maxLength: 3 }),
        (since, minutes, given) => {
          const stops = given.map(({ offset, length }) => ({
            kind: 'suspend' as const,
            from: since + offset * minute,
            to: since + (offset + length) * minute,
          }))
          let left = minutes
          let end = since
          for (; left > 0; end += minute) {
            const instant = end
            if (isOpen(instant) && !stops.some(({ from, to }) => from <= instant && instant < to)) left -= 1
          }
          expect(dueOf(national, { unit: 'hours', amount: minutes / 60, since, stops }).at).toBe(end)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('counts exactly what was added (inverse)', () => {
    assertProperty(
      property(anyInstant, anyAmount, (from, minutes) => {
        const end = hours.add(from, minutes * minute)
        expect(hours.between(from, end)).toBe(minutes * minute)
        expect(hours.between(from, end - 1)).toBeLessThan(minutes * minute)
      }),
    )
  })

  it('never ends earlier when it starts later or is longer (monotone)', () => {
    assertProperty(
      property(anyInstant, anyAmount, integer({ min: 1, max: 5000 }), (from, minutes, more) => {
        const end = hours.add(from, minutes * minute)
        expect(hours.add(from + more * minute, minutes * minute)).toBeGreaterThanOrEqual(end)
        expect(hours.add(from, (minutes + more) * minute)).toBeGreaterThan(end)
      }),
    )
  })

  it('goes on with the rest after a suspension, and begins again after an interruption', () => {
    const since = at('2026-11-20T09:00')
    const stop = { from: at('2026-11-20T10:00'), to: at('2026-11-20T14:00') }
    const limit = { unit: 'hours', amount: 4, since } as const
    const suspended = dueOf(national, { ...limit, stops: [{ kind: 'suspend', ...stop }] })
    const interrupted = dueOf(national, { ...limit, stops: [{ kind: 'interrupt', ...stop }] })
    expect(suspended.at).toBe(at('2026-11-20T17:00'))
    expect(interrupted.at).toBe(at('2026-11-23T10:00'))
  })

  it('explains the hours of each day', () => {
    const { days } = explainLimit(national, { unit: 'hours', amount: 4, since: at('2026-11-20T15:30') })
    expect(days.map(({ date, standing, count }) => [date, standing, count])).toEqual([
      ['2026-11-20', 'counted', 1.5],
      ['2026-11-21', 'rest-day', null],
      ['2026-11-22', 'rest-day', null],
      ['2026-11-23', 'counted', 4],
    ])
  })

  it('explains hours that add up to the limit', () => {
    const stopped = record({ offset: integer({ min: 0, max: 3000 }), length: integer({ min: 1, max: 3000 }) })
    assertProperty(
      property(
        anyInstant,
        integer({ min: 1, max: 50 }),
        array(stopped, { maxLength: 3 }),
        (since, amount, given) => {
          const stops = given.map(({ offset, length }, index) => ({
            kind: index === 0 ? ('interrupt' as const) : ('suspend' as const),
            from: since + offset * minute,
            to: since + (offset + length) * minute,
          }))
          const { days } = explainLimit(national, { unit: 'hours', amount, since, stops })
          expect(days.findLast(({ count }) => count !== null)?.count).toBeCloseTo(amount, 6)
        },
      ),
    )
  })

  it('refuses instants outside the calendar', () => {
    expect(() => hours.add(at('2199-12-31T10:00'), 100 * hour)).toThrow(/2199-12-31/)
    expect(() => hours.between(at('2003-12-31T10:00'), at('2004-01-05T10:00'))).toThrow(RangeError)
  })
})
