import { array, assert as assertProperty, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOf, daysBetween, getCivilDate, startOfDayMs } from './civil-date.ts'
import { type ClockLedger, clockAt, type StopGround } from './clock.ts'
import {
  type ClockEntry,
  endClock,
  extendClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock-entries.ts'
import { nationalWorkingCalendar as calendar } from './working-calendar.ts'

const at = (text: string): number => Date.parse(`${text}:00+08:00`)

/** The ledger after entries that must be accepted. */
function ledgerOf(start: ClockLedger, ...entries: ((ledger: ClockLedger) => ClockEntry)[]): ClockLedger {
  return entries.reduce((ledger, enter) => {
    const entry = enter(ledger)
    if (!entry.ok) throw new Error(entry.code)
    return entry.ledger
  }, start)
}

const decision = startClock({
  unit: 'working-days',
  allowed: 20,
  owner: 'office',
  since: at('2026-10-12T10:00'),
})
const stop = (ground: StopGround, when: string) => (ledger: ClockLedger) =>
  stopClock(ledger, ground, at(when))
const resume = (when: string) => (ledger: ClockLedger) => resumeClock(ledger, at(when))
const extend = (amount: number, when: string) => (ledger: ClockLedger) =>
  extendClock(ledger, amount, at(when), calendar)
const end = (when: string) => (ledger: ClockLedger) => endClock(ledger, at(when))

describe('a clock that runs', () => {
  it('has used the working days after the event, today included', () => {
    expect(clockAt(decision, at('2026-10-12T18:00'), calendar)).toMatchObject({
      state: 'running',
      runningSince: decision.since,
      used: 0,
      left: 20,
      due: { date: '2026-11-09' },
    })
    expect(clockAt(decision, at('2026-10-16T09:00'), calendar)).toMatchObject({ used: 4, left: 16 })
  })

  it('is not overdue on its last day, and is on the next', () => {
    expect(clockAt(decision, at('2026-11-09T23:59'), calendar)).toMatchObject({
      used: 20,
      left: 0,
      overdue: false,
      overdueBy: 0,
    })
    expect(clockAt(decision, at('2026-11-10T00:00'), calendar)).toMatchObject({
      used: 20,
      left: 0,
      overdue: true,
      overdueBy: 1,
    })
    expect(clockAt(decision, at('2026-11-16T09:00'), calendar).overdueBy).toBe(5)
  })

  it('shows a later moment nothing that an earlier one could not know', () => {
    const stopped = ledgerOf(decision, stop('special-procedure', '2026-10-20T10:00'))
    const now = at('2026-10-19T10:00')
    expect(clockAt(stopped, now, calendar)).toEqual(clockAt(decision, now, calendar))
  })
})

describe('a clock that stands still', () => {
  const stopped = ledgerOf(decision, stop('special-procedure', '2026-10-20T10:00'))

  it('is projected as if it went on today, so that the days left stay in sight', () => {
    const days = ['2026-10-20', '2026-10-21', '2026-10-28'].map(date =>
      clockAt(stopped, at(`${date}T16:00`), calendar),
    )
    expect(days.map(({ left, due }) => [left, due.date])).toEqual([
      [15, '2026-11-10'],
      [15, '2026-11-11'],
      [15, '2026-11-18'],
    ])
    expect(days[0]).toMatchObject({ state: 'stopped', stop: { ground: 'special-procedure' } })
    expect(days[0]?.runningSince).toBeUndefined()
  })

  it('goes on with the rest after a suspension', () => {
    const resumed = ledgerOf(stopped, resume('2026-10-28T15:00'))
    const reading = clockAt(resumed, at('2026-10-30T09:00'), calendar)
    expect(reading).toMatchObject({ state: 'running', used: 7, left: 13, due: { date: '2026-11-18' } })
    expect(reading.runningSince).toBe(at('2026-10-28T15:00'))
  })

  it('begins again after papers that were missing have come', () => {
    const ledger = ledgerOf(
      decision,
      stop('papers-incomplete', '2026-10-20T10:00'),
      resume('2026-10-28T15:00'),
    )
    expect(clockAt(ledger, at('2026-10-30T09:00'), calendar)).toMatchObject({
      used: 2,
      left: 18,
      due: { date: '2026-11-25', countsFrom: at('2026-10-28T15:00') },
    })
  })

  it.each([
    ['papers-incorrect', 'suspend'],
    ['papers-outdated', 'suspend'],
    ['papers-incomplete', 'interrupt'],
    ['special-procedure', 'suspend'],
  ] as const)('for %s is a stop of kind %s', (ground, kind) => {
    expect(ledgerOf(decision, stop(ground, '2026-10-20T10:00')).stops).toMatchObject([{ ground, kind }])
  })

  it('does not excuse a delay that was there before', () => {
    const late = ledgerOf(decision, stop('special-procedure', '2026-11-11T10:00'))
    expect(clockAt(late, at('2026-11-16T10:00'), calendar)).toMatchObject({
      due: { date: '2026-11-09', lateStops: [{ kind: 'suspend' }] },
      overdue: true,
      overdueBy: 5,
    })
  })
})

describe('the ledger of a clock', () => {
  const stopped = ledgerOf(decision, stop('special-procedure', '2026-10-20T10:00'))
  const extended = ledgerOf(decision, extend(10, '2026-11-09T10:00'))
  const ended = ledgerOf(decision, end('2026-11-02T10:00'))

  it.each([
    ['a second stop', stopped, stop('papers-incorrect', '2026-10-21T10:00'), 'clock/stopped'],
    ['an end while it stands still', stopped, end('2026-10-21T10:00'), 'clock/stopped'],
    ['going on without a stop', decision, resume('2026-10-21T10:00'), 'clock/running'],
    ['a stop before the start', decision, stop('papers-incorrect', '2026-10-11T10:00'), 'clock/backwards'],
    ['going on before the stop', stopped, resume('2026-10-19T10:00'), 'clock/backwards'],
    ['an extension when it is over', decision, extend(10, '2026-11-10T10:00'), 'clock/overdue'],
    ['a second extension', extended, extend(10, '2026-11-10T10:00'), 'clock/extended-already'],
    ['an extension after the end', ended, extend(10, '2026-11-03T10:00'), 'clock/ended'],
    ['a stop after the end', ended, stop('papers-incorrect', '2026-11-03T10:00'), 'clock/ended'],
    ['going on after the end', ended, resume('2026-11-03T10:00'), 'clock/ended'],
    ['an extension before the stop', stopped, extend(10, '2026-10-19T10:00'), 'clock/backwards'],
  ])('refuses %s', (_, ledger, enter, code) => {
    expect(enter(ledger)).toEqual({ ok: false, code })
  })

  it('adds an extension to what is allowed', () => {
    expect(clockAt(extended, at('2026-11-11T10:00'), calendar)).toMatchObject({
      allowed: 30,
      used: 22,
      left: 8,
      due: { date: '2026-11-23' },
      overdue: false,
    })
  })

  it('stands as it was when it ended, however late it is read', () => {
    const read = ['2026-11-02T10:00', '2027-05-01T10:00'].map(when => clockAt(ended, at(when), calendar))
    expect(read[0]).toMatchObject({ state: 'ended', used: 15, overdue: false })
    expect(read[1]).toEqual(read[0])
  })
})

const anyHistory = record({
  unit: constantFrom('working-days' as const, 'natural-days' as const, 'hours' as const),
  start: integer({ min: 0, max: 400 }),
  allowed: integer({ min: 1, max: 30 }),
  gaps: array(
    record({
      ground: constantFrom<StopGround>('special-procedure', 'papers-incomplete', 'papers-outdated'),
      hoursUntil: integer({ min: 0, max: 300 }),
      hoursStopped: integer({ min: 0, max: 300 }),
    }),
    { maxLength: 4 },
  ),
  hoursAfter: integer({ min: 0, max: 2000 }),
})
const hourMs = 3_600_000

describe('whatever stopped a clock', () => {
  it('every day since the event was held by one holder, and a clock of days and its due date agree', () => {
    assertProperty(
      property(anyHistory, ({ unit, start, allowed, gaps, hoursAfter }) => {
        const since = startOfDayMs(addDays(getCivilDate('2025-06-01'), start)) + 10 * hourMs
        let ledger = startClock({ unit, allowed, owner: 'office', since })
        let now = since
        for (const { ground, hoursUntil, hoursStopped } of gaps) {
          const [from, to] = [now + hoursUntil * hourMs, now + (hoursUntil + hoursStopped) * hourMs]
          ledger = ledgerOf(
            ledger,
            each => stopClock(each, ground, from),
            each => resumeClock(each, to),
          )
          now = to
        }
        now += hoursAfter * hourMs
        const { held, used, left, due, overdue } = clockAt(ledger, now, calendar)
        const natural = held.office.natural + held.applicant.natural + held['third-party'].natural
        const passed =
          unit === 'hours' ? (now - since) / hourMs : daysBetween(civilDateOf(since), civilDateOf(now))
        expect(natural).toBeCloseTo(passed, 6)
        expect(used + left).toBeCloseTo(allowed, 6)
        expect(overdue).toBe(unit === 'hours' ? now > due.at : now >= due.at)
        if (unit === 'working-days' && !overdue) {
          expect(calendar.workingDaysBetween(civilDateOf(now), due.date)).toBe(left)
        }
        if (overdue) expect(left).toBeCloseTo(0, 6)
      }),
      { numRuns: 1000 },
    )
  })

  it('names who held the time', () => {
    const ledger = ledgerOf(
      decision,
      stop('papers-incorrect', '2026-10-20T10:00'),
      resume('2026-10-22T10:00'),
      stop('special-procedure', '2026-10-26T10:00'),
      resume('2026-10-27T10:00'),
    )
    expect(clockAt(ledger, at('2026-10-30T10:00'), calendar).held).toEqual({
      office: { working: 9, natural: 13 },
      applicant: { working: 3, natural: 3 },
      'third-party': { working: 2, natural: 2 },
    })
  })
})
