import { array, assert as assertProperty, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, daysBetween, getCivilDate, startOfDayMs } from './civil-date.ts'
import type { StopKind } from './course.ts'
import { explainLimit } from './explain-limit.ts'
import { dueOf, type Limit, stopOnDays } from './limit.ts'
import { nationalWorkingCalendar as national } from './working-calendar.ts'

const day = (text: string): CivilDate => getCivilDate(text)
const noon = (date: CivilDate) => startOfDayMs(date) + 43_200_000
const calendar = national.with({
  id: 'saturdays',
  name: { zh: '周六', en: 'Saturdays' },
  force: 'office',
  worksOn: [6],
  days: [{ first: day('2026-03-02'), last: day('2026-03-06'), open: false, why: { zh: '搬迁', en: 'move' } }],
})

type Stopped = { readonly kind: StopKind; readonly first: CivilDate; readonly last: CivilDate }
type Given = { readonly from: CivilDate; readonly days: number; readonly stops: readonly Stopped[] }

const limitOf = ({ from, days, stops }: Given, unit: Limit['unit']): Limit => ({
  unit,
  amount: days,
  since: noon(from),
  stops: stops.map(({ kind, first, last }) => stopOnDays(kind, first, last)),
})

/** Day by day, without sums: the limit ends on the first day that may be its last. */
function oracle({ from, days, stops }: Given, unit: Limit['unit'], on = calendar): CivilDate {
  if (days === 0) return from
  let left = days
  for (let date = addDays(from, 1); ; date = addDays(date, 1)) {
    const covering = stops.filter(({ first, last }) => first <= date && date <= last)
    if (covering.some(({ kind }) => kind === 'interrupt')) left = days
    if (covering.length > 0) continue
    const { working } = on.dayOf(date)
    if (unit === 'natural-days' || working) left -= 1
    if (left <= 0 && working) return date
  }
}

const anyStart = integer({ min: 0, max: 1500 }).map(offset => addDays(day('2024-12-20'), offset))
const anyStops = (kinds: readonly [StopKind, ...StopKind[]]) =>
  array(
    record({
      kind: constantFrom(...kinds),
      offset: integer({ min: -5, max: 60 }),
      length: integer({ min: 0, max: 20 }),
    }),
    { maxLength: 4 },
  )
const anyGiven = (...kinds: [StopKind, ...StopKind[]]) =>
  record({ from: anyStart, days: integer({ min: 0, max: 45 }), stops: anyStops(kinds) }).map(
    ({ from, days, stops }): Given => ({
      from,
      days,
      stops: stops.map(({ kind, offset, length }) => ({
        kind,
        first: addDays(from, offset),
        last: addDays(from, offset + length),
      })),
    }),
  )
const dayUnits = constantFrom('working-days' as const, 'natural-days' as const)
const runs = { numRuns: 1500 }

describe('a limit that is suspended', () => {
  it.each([
    ['working-days', '2026-11-05'],
    ['natural-days', '2026-10-27'],
  ] as const)('goes on with the rest: 20 %s from 2026-09-25, not 28 September to 9 October', (unit, due) => {
    const stops = [{ kind: 'suspend', first: day('2026-09-28'), last: day('2026-10-09') }] as const
    const given = { from: day('2026-09-25'), days: 20, stops }
    expect(oracle(given, unit, national)).toBe(due)
    expect(dueOf(national, limitOf(given, unit))).toMatchObject({ date: due, provisional: false })
  })

  it('ends where counting day by day ends', () => {
    assertProperty(
      property(anyGiven('suspend'), dayUnits, (given, unit) => {
        expect(dueOf(calendar, limitOf(given, unit)).date).toBe(oracle(given, unit))
      }),
      runs,
    )
  })

  it('never ends earlier for it', () => {
    assertProperty(
      property(anyGiven('suspend'), dayUnits, (given, unit) => {
        const bare = dueOf(calendar, limitOf({ ...given, stops: [] }, unit)).date
        expect(dueOf(calendar, limitOf(given, unit)).date >= bare).toBe(true)
      }),
    )
  })

  it('may be stopped on its last day and has that day left afterwards', () => {
    const due = dueOf(national, {
      unit: 'working-days',
      amount: 5,
      since: noon(day('2026-11-06')),
      stops: [stopOnDays('suspend', day('2026-11-13'), day('2026-11-17'))],
    })
    expect(due).toMatchObject({ date: '2026-11-18', lateStops: [] })
  })

  it('is not stopped by what begins after its end', () => {
    const late = stopOnDays('suspend', day('2026-11-16'), day('2026-11-17'))
    const due = dueOf(national, {
      unit: 'working-days',
      amount: 5,
      since: noon(day('2026-11-06')),
      stops: [late],
    })
    expect(due).toMatchObject({ date: '2026-11-13', lateStops: [late] })
  })
})

describe('a limit that is interrupted', () => {
  it('begins again on the day after', () => {
    const stops = [stopOnDays('interrupt', day('2026-11-10'), day('2026-11-11'))]
    const due = dueOf(national, { unit: 'working-days', amount: 5, since: noon(day('2026-11-06')), stops })
    expect(due).toMatchObject({ date: '2026-11-18', countsFrom: stops[0]?.to })
  })

  it('ends as a limit from the end of the last interruption within it', () => {
    assertProperty(
      property(anyGiven('interrupt'), dayUnits, (given, unit) => {
        const ordered = given.stops.toSorted((one, other) => (one.first < other.first ? -1 : 1))
        let from = given.from
        for (const { first, last } of ordered) {
          const end = oracle({ from, days: given.days, stops: [] }, unit)
          if (last > from && first <= end && given.days > 0) from = last
        }
        const { date } = dueOf(calendar, limitOf(given, unit))
        expect(date).toBe(oracle({ from, days: given.days, stops: [] }, unit))
      }),
      runs,
    )
  })
})

describe('an extension', () => {
  it('adds its days to the limit, whatever stopped it', () => {
    assertProperty(
      property(anyGiven('suspend'), integer({ min: 1, max: 20 }), dayUnits, (given, extension, unit) => {
        const extended = dueOf(calendar, { ...limitOf(given, unit), extension }).date
        expect(extended).toBe(oracle({ ...given, days: given.days + extension }, unit))
      }),
    )
  })
})

describe('the explanation of a limit', () => {
  it('lists each day after the event, counted or not, and why', () => {
    const { due, days } = explainLimit(national, {
      unit: 'working-days',
      amount: 3,
      since: noon(day('2026-09-30')),
    })
    expect(due.date).toBe('2026-10-10')
    expect(days.map(({ date, reason, count }) => `${date} ${reason} ${count}`)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map(number => `2026-10-0${number} holiday null`),
      '2026-10-08 weekday 1',
      '2026-10-09 weekday 2',
      '2026-10-10 make-up-day 3',
    ])
  })

  it('counts up to the limit, on the day that is due', () => {
    assertProperty(
      property(anyGiven('suspend', 'interrupt'), dayUnits, (given, unit) => {
        const { due, days, steps } = explainLimit(calendar, limitOf(given, unit))
        expect(due).toEqual(dueOf(calendar, limitOf(given, unit)))
        expect(days).toHaveLength(Math.max(0, daysBetween(given.from, due.date)))
        expect(steps.at(-1)?.due.date).toBe(due.date)
        if (given.days === 0) return
        const counted = days.filter(({ date, count }) => date > '' && count !== null)
        expect(counted.at(-1)?.count).toBe(given.days)
        expect(days.at(-1)?.standing).toMatch(/^(?:counted|moved-on)$/)
      }),
      runs,
    )
  })

  it('names each rule that moved the date', () => {
    const { steps } = explainLimit(national, {
      unit: 'working-days',
      amount: 5,
      extension: 3,
      since: noon(day('2026-11-06')),
      stops: [
        stopOnDays('suspend', day('2026-11-10'), day('2026-11-11')),
        stopOnDays('interrupt', day('2026-11-16'), day('2026-11-16')),
        stopOnDays('suspend', day('2027-01-11'), day('2027-01-12')),
      ],
    })
    expect(steps.map(({ rule, due }) => `${rule} ${due.date}`)).toEqual([
      'limit 2026-11-13',
      'extension 2026-11-18',
      'suspend 2026-11-20',
      'interrupt 2026-11-26',
      'suspend 2026-11-26',
    ])
    expect(steps.map(step => 'late' in step && step.late)).toEqual([false, false, false, false, true])
  })

  it('refuses amounts that are none', () => {
    const limit = { unit: 'working-days', since: noon(day('2026-11-06')) } as const
    expect(() => dueOf(national, { ...limit, amount: -1 })).toThrow(RangeError)
    expect(() => dueOf(national, { ...limit, amount: 1.5 })).toThrow(RangeError)
    expect(() => dueOf(national, { ...limit, unit: 'natural-days', amount: 1.5 })).toThrow(RangeError)
  })
})
