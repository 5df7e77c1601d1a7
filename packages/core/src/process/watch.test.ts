import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ClockLedger,
  nationalWorkingCalendar as calendar,
  getCivilDate,
  resumeClock,
  startClock,
  startOfDayMs,
  stopClock,
} from '../calendar/calendar.ts'
import type { Obligation } from './obligation.ts'
import { cardOf, lastEntryOf, usualWatchRules, type WatchRules, watch } from './watch.ts'

const hourMs = 3_600_000
const at = (date: string, hour = 0, minute = 0) =>
  startOfDayMs(getCivilDate(date)) + hour * hourMs + minute * 60_000

const clock = (allowed: number, more: Partial<ClockLedger> = {}): ClockLedger => ({
  ...startClock({ unit: 'working-days', allowed, owner: 'office', since: at('2026-11-02', 10) }),
  ...more,
})
const owed = (ledger: ClockLedger, more: Partial<Obligation> = {}): Obligation => ({
  key: 'decision/a',
  kind: 'decision',
  owner: { kind: 'authority', id: 'tax' },
  clock: ledger,
  ...more,
})
const read = (obligation: Obligation, now = lastEntryOf(obligation.clock), rules = usualWatchRules) =>
  watch(obligation, now, calendar, rules)
const steps = (obligation: Obligation, rules?: WatchRules) =>
  read(obligation, undefined, rules).steps.map(({ step, at: time }) => [step, new Date(time).toISOString()])
const iso = (date: string, hour = 0) => new Date(at(date, hour)).toISOString()

describe('a limit of ten working days from a Monday', () => {
  test('reminds at half and at four fifths, on the last day, and gives a yellow and a red card', () => {
    expect(steps(owed(clock(10)))).toEqual([
      ['reminder-50', iso('2026-11-09', 9)],
      ['reminder-80', iso('2026-11-12', 9)],
      ['due-today', iso('2026-11-16', 9)],
      ['overdue', iso('2026-11-17')],
      ['grave', iso('2026-11-20')],
    ])
    expect(['due-today', 'overdue', 'grave', 'expired', 'lapse'].map(cardOf)).toEqual([
      undefined,
      'yellow',
      'red',
      undefined,
      undefined,
    ])
  })

  test('reminds at the shares and turns grave after the days that the centre sets', () => {
    const rules = { reminderPercents: [30], graveAfterDays: 1 }
    expect(steps(owed(clock(10)), rules)).toEqual([
      ['reminder-30', iso('2026-11-05', 9)],
      ['due-today', iso('2026-11-16', 9)],
      ['overdue', iso('2026-11-17')],
      ['grave', iso('2026-11-18')],
    ])
  })

  test('is grave as soon as the law’s own limit is over', () => {
    expect(steps(owed(clock(10), { statutory: clock(11) })).slice(-2)).toEqual([
      ['overdue', iso('2026-11-17')],
      ['grave', iso('2026-11-18')],
    ])
    expect(steps(owed(clock(10), { statutory: clock(20) })).at(-1)).toEqual(['grave', iso('2026-11-20')])
  })

  test('that is the law’s own gives one card, and that is red', () => {
    const ends = steps(owed(clock(10), { statutory: clock(10) })).slice(-2)
    expect(ends.map(([step]) => step)).toEqual(['due-today', 'grave'])
    expect(ends[1]?.[1]).toBe(iso('2026-11-17'))
  })

  test('of an applicant gives reminders and no card', () => {
    const names = read(owed(clock(10), { owner: { kind: 'applicant', id: 'p' } })).steps.map(
      ({ step }) => step,
    )
    expect(names).toEqual(['reminder-50', 'reminder-80', 'due-today', 'expired'])
    expect(names.map(cardOf).filter(card => card !== undefined)).toEqual([])
  })

  test('with which the law acts gives the office its card, and nothing after that', () => {
    const found = read(owed(clock(10), { lapse: 'deem-accepted' })).steps
    expect(found.slice(-2)).toEqual([
      { step: 'overdue', at: at('2026-11-17') },
      { step: 'lapse', at: at('2026-11-17') },
    ])
  })

  test('of an applicant with which the law acts gives no card', () => {
    const applicants = { owner: { kind: 'applicant', id: 'p' }, lapse: 'withdraw-silently' } as const
    const names = read(owed(clock(10), applicants)).steps.map(({ step }) => step)
    expect(names).toEqual(['reminder-50', 'reminder-80', 'due-today', 'lapse'])
  })
})

describe('short limits', () => {
  test('of one day warn once, on that day', () => {
    expect(steps(owed(clock(1))).map(([step]) => step)).toEqual(['due-today', 'overdue', 'grave'])
  })

  test('of no day leave no time for a warning', () => {
    expect(steps(owed(clock(0))).map(([step]) => step)).toEqual(['overdue', 'grave'])
  })

  test('of hours remind to the minute', () => {
    const ledger = clock(4, { unit: 'hours', since: at('2026-11-02', 15) })
    expect(steps(owed(ledger))).toEqual([
      ['reminder-50', iso('2026-11-02', 17)],
      ['due-today', iso('2026-11-03', 9)],
      ['overdue', iso('2026-11-03', 11)],
      ['grave', iso('2026-11-07')],
    ])
  })
})

describe('a clock that stands still', () => {
  const stopped = stopClock(clock(10), 'special-procedure', at('2026-11-10', 11))
  const ledger = stopped.ok ? stopped.ledger : clock(10)

  test('has no next step, and shows its end as if it went on now', () => {
    expect(read(owed(ledger))).toMatchObject({ state: 'stopped', steps: [], next: undefined })
    expect(read(owed(ledger), at('2026-11-12', 11)).due.date).toBe('2026-11-19')
  })

  test('is armed again when it goes on', () => {
    const resumed = resumeClock(ledger, at('2026-11-12', 16))
    const after = read(owed(resumed.ok ? resumed.ledger : ledger))
    expect(after).toMatchObject({ state: 'running', next: { step: 'reminder-80', at: at('2026-11-17', 9) } })
  })

  test('that was interrupted counts its reminders from the new beginning', () => {
    const interrupted = stopClock(clock(10), 'papers-incomplete', at('2026-11-10', 11))
    const resumed = interrupted.ok ? resumeClock(interrupted.ledger, at('2026-11-12', 16)) : interrupted
    expect(read(owed(resumed.ok ? resumed.ledger : ledger)).steps[0]).toEqual({
      step: 'reminder-50',
      at: at('2026-11-19', 9),
    })
  })

  test('but was late before it stopped stays late', () => {
    const late = stopClock(clock(10), 'special-procedure', at('2026-11-18', 11))
    const found = read(owed(late.ok ? late.ledger : ledger))
    expect(found).toMatchObject({ state: 'running', next: { step: 'grave', at: at('2026-11-20') } })
  })
})

test('what has been done needs no attention', () => {
  expect(read(owed(clock(10, { endedAt: at('2026-11-05') })), at('2026-11-06'))).toMatchObject({
    state: 'ended',
    steps: [],
    next: undefined,
  })
})

test('for any limit, steps come in the order of time, each once, after the event, cards only when it is over', () => {
  const limits = fc.record({
    unit: fc.constantFrom('working-days' as const, 'natural-days' as const, 'hours' as const),
    allowed: fc.nat(60),
    since: fc.integer({ min: at('2026-01-01'), max: at('2027-12-01') }),
    percents: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }),
    graveAfterDays: fc.nat(10),
    statutory: fc.option(fc.nat(90), { nil: undefined }),
    suspended: fc.option(fc.tuple(fc.nat(50), fc.nat(50)), { nil: undefined }),
  })
  fc.assert(
    fc.property(limits, ({ percents, graveAfterDays, statutory, suspended, ...start }) => {
      const stops = (suspended === undefined ? [] : [suspended]).map(([after, days]) => ({
        kind: 'suspend' as const,
        ground: 'special-procedure' as const,
        holder: 'third-party' as const,
        from: start.since + after * 24 * hourMs,
        to: start.since + (after + days) * 24 * hourMs,
      }))
      const ledger: ClockLedger = { ...start, owner: 'office', stops, extensions: [] }
      const reminderPercents = percents.toSorted((one, other) => one - other)
      const lawful = statutory === undefined ? {} : { statutory: { ...ledger, allowed: statutory } }
      const obligation = owed(ledger, lawful)
      const { due, steps: found, next } = read(obligation, undefined, { reminderPercents, graveAfterDays })
      const times = found.map(({ at: time }) => time)
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(new Set(found.map(({ step }) => step)).size).toBe(found.length)
      expect(found.at(-1)?.step).toBe('grave')
      for (const { step, at: time } of found) {
        const isOver = cardOf(step) !== undefined
        expect(isOver ? time >= due.at : time < due.at && time > start.since).toBe(true)
      }
      expect(next).toEqual(found.find(({ at: time }) => time > lastEntryOf(ledger)))
    }),
  )
})
