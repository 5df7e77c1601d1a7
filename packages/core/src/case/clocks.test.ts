/** What the ledgers of a case say, read from what happened. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../access/access.ts'
import { type ClockLedger, clockAt, nationalWorkingCalendar } from '../calendar/calendar.ts'
import {
  applicant,
  atNine,
  clerk,
  given,
  noticeIssued,
  on,
  type Step,
  SUBMITTED,
  step,
  submitted,
} from './case.fixture.ts'
import { acceptanceClock, procedureClock, statutoryClock, taskClock } from './clocks.ts'
import type { CaseEvent } from './events.ts'
import { begun, ended, head, permitCase, permitGranted, registry, reviewedCase } from './task-law.fixture.ts'

/** 1 to 7 October 2026 are days off; Saturday 10 October is a make-up working day. */
const FIRST_DAY = '2026-09-28'

function read(clock: ClockLedger | undefined, date: string) {
  if (clock === undefined) throw new Error('there is no clock yet')
  return clockAt(clock, atNine(date), nationalWorkingCalendar)
}

describe('the clock of acceptance', () => {
  const acceptance = (...steps: readonly Step[]) => acceptanceClock(given(...steps))
  const corrected: CaseEvent = { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] }
  const noticed = on('2026-10-08', step(clerk, noticeIssued))
  const answered = on('2026-10-14', step(applicant, corrected))

  test('is five working days, the day of submission not counted', () => {
    const clock = acceptance(on(FIRST_DAY, step(applicant, submitted)))
    expect(clock).toMatchObject({ unit: 'working-days', allowed: 5, owner: 'office', stops: [] })
    expect(read(clock, '2026-10-08')).toMatchObject({
      state: 'running',
      used: 3,
      left: 2,
      due: { date: '2026-10-10' },
      overdue: false,
    })
  })

  test('stands still from the notice on, while the applicant has it', () => {
    const clock = acceptance(...SUBMITTED, noticed)
    expect(clock.stops).toMatchObject([
      { kind: 'interrupt', ground: 'papers-incomplete', holder: 'applicant' },
    ])
    expect(read(clock, '2026-10-12')).toMatchObject({ state: 'stopped' })
    expect(read(clock, '2026-10-12').held.applicant.working).toBeGreaterThan(0)
  })

  test('begins again with the correction', () => {
    const clock = acceptance(...SUBMITTED, noticed, answered)
    expect(read(clock, '2026-10-15')).toMatchObject({
      state: 'running',
      used: 1,
      due: { date: '2026-10-21' },
    })
  })

  test('begins again when the notice was not answered, for the window to say what becomes of it', () => {
    const lapsed = on('2026-10-22', step(SYSTEM, { type: 'CorrectionLapsed' }))
    expect(read(acceptance(...SUBMITTED, noticed, lapsed), '2026-10-23')).toMatchObject({
      state: 'running',
      used: 1,
    })
  })

  test('ends with acceptance, and with acceptance by law when the law acted', () => {
    const accepted = on('2026-10-09', step(clerk, { type: 'CaseAccepted', checked: [] }))
    expect(read(acceptance(...SUBMITTED, accepted), '2026-11-02')).toMatchObject({
      state: 'ended',
      used: 4,
      overdue: false,
    })
    const since = atNine(FIRST_DAY)
    const deemed = on('2026-10-11', step(SYSTEM, { type: 'CaseDeemedAccepted', since }))
    expect(acceptance(...SUBMITTED, deemed).endedAt).toBe(atNine('2026-10-11'))
    expect(read(acceptance(...SUBMITTED, deemed), '2026-11-02')).toMatchObject({ overdue: true })
  })

  test('ends with a refusal to accept, too', () => {
    const declined = on('2026-09-30', step(clerk, { type: 'CaseDeclined', reason: 'not ours' }))
    expect(acceptance(...SUBMITTED, declined).endedAt).toBe(atNine('2026-09-30'))
  })
})

describe('the clock of an item', () => {
  const permit = (...steps: readonly Step[]) => taskClock(getTask(steps))
  const getTask = (steps: readonly Step[]) => {
    const [task] = given(...steps).tasks
    if (task === undefined) throw new Error('a case has tasks')
    return task
  }
  const SENT = permitCase()
  const expertsFrom = (date: string) => on(date, step(registry, begun('expert-review', 'procedure-1', 15)))
  const expertsTo = (date: string) => on(date, step(registry, ended('procedure-1')))

  test('does not run before the authority has the item', () => {
    const [, sign] = given(...SENT).tasks
    expect(sign && taskClock(sign)).toBeUndefined()
    expect(sign && statutoryClock(sign)).toBeUndefined()
  })

  test('counts what the item promises, from when it was sent', () => {
    expect(read(permit(...SENT), '2026-10-09')).toMatchObject({
      allowed: 10,
      used: 4,
      left: 6,
      due: { date: '2026-10-16' },
    })
  })

  test('counts from the day on which the papers came in where the law accepted the case', () => {
    const since = atNine(FIRST_DAY)
    const [first] = SENT
    const late = on(
      '2026-10-11',
      step(SYSTEM, { type: 'CaseDeemedAccepted', since }, { type: 'TaskDispatched', item: 'permit', since }),
    )
    expect(read(permit(...(first ? [first, late] : [])), '2026-10-11').due.date).toBe('2026-10-16')
  })

  test('stands still in a procedure that suspends it, and goes on with what is left', () => {
    const open = permit(...SENT, expertsFrom('2026-10-09'))
    expect(read(open, '2026-10-14')).toMatchObject({ state: 'stopped', used: 3 })
    expect(read(open, '2026-10-14').held['third-party'].working).toBe(5)
    const over = permit(...SENT, expertsFrom('2026-10-09'), expertsTo('2026-10-14'))
    // 29 and 30 September and 8 October are used; the 15th is the fourth day.
    expect(read(over, '2026-10-15')).toMatchObject({ state: 'running', used: 4, due: { date: '2026-10-23' } })
  })

  test('runs on in a procedure that does not', () => {
    const shown = on('2026-10-09', step(registry, begun('publicity', 'procedure-1', 10)))
    expect(permit(...SENT, shown)).toEqual(permit(...SENT))
  })

  test('stands still once for procedures side by side, from the first to the end of the last', () => {
    const hearing = on('2026-10-12', step(registry, begun('hearing', 'procedure-2', 20)))
    const steps = [...SENT, expertsFrom('2026-10-09'), hearing, expertsTo('2026-10-13')]
    expect(permit(...steps)?.stops).toMatchObject([{ from: atNine('2026-10-09') }])
    expect(permit(...steps)?.stops[0]?.to).toBeUndefined()
    const both = [...steps, on('2026-10-15', step(registry, ended('procedure-2')))]
    expect(permit(...both)?.stops).toMatchObject([{ from: atNine('2026-10-09'), to: atNine('2026-10-15') }])
    expect(read(permit(...both), '2026-10-15').held['third-party'].working).toBe(6)
  })

  test('the inner one of two does not end it before the outer', () => {
    const hearing = on('2026-10-12', step(registry, begun('hearing', 'procedure-2', 20)))
    const inner = on('2026-10-13', step(registry, ended('procedure-2')))
    const steps = [...SENT, expertsFrom('2026-10-09'), hearing, inner, expertsTo('2026-10-16')]
    expect(permit(...steps)?.stops).toMatchObject([{ from: atNine('2026-10-09'), to: atNine('2026-10-16') }])
  })

  test('stands still twice for one after the other', () => {
    const hearing = on('2026-10-15', step(registry, begun('hearing', 'procedure-2', 20)))
    const steps = [...SENT, expertsFrom('2026-10-09'), expertsTo('2026-10-13'), hearing]
    expect(permit(...steps)?.stops).toHaveLength(2)
  })

  test('is longer by its extension', () => {
    const extended = on(
      '2026-10-12',
      step(head, { type: 'TaskExtended', item: 'permit', days: 3, reason: 'x' }),
    )
    expect(read(permit(...SENT, extended), '2026-10-12')).toMatchObject({
      allowed: 13,
      due: { date: '2026-10-21' },
    })
    // Before it was granted nothing was longer.
    expect(read(permit(...SENT, extended), '2026-10-11').allowed).toBe(10)
  })

  test('is shorter when the head promises less', () => {
    const less = step(head, { type: 'LimitShortened', item: 'permit', days: 4, reason: 'x' })
    expect(read(permit(...SENT, less), '2026-10-08').due.date).toBe('2026-10-09')
  })

  test('goes on when the window has it back, and over a transfer', () => {
    const returned = step(registry, { type: 'TaskReturned', item: 'permit', reason: 'x' })
    expect(permit(...SENT, returned)).toEqual(permit(...SENT))
    const moved = step(clerk, { type: 'TaskTransferred', item: 'permit', authority: 'police', reason: 'x' })
    expect(permit(...SENT, moved)).toEqual(permit(...SENT))
  })

  test('ends with the decision, or when the item is stopped', () => {
    const decided = on('2026-10-12', step(registry, permitGranted))
    expect(read(permit(...reviewedCase(), decided), '2026-11-02')).toMatchObject({ state: 'ended', used: 6 })
    const stopped = on(
      '2026-10-12',
      step(SYSTEM, { type: 'TaskStopped', item: 'permit', because: 'drawing' }),
    )
    expect(permit(...SENT, stopped)?.endedAt).toBe(atNine('2026-10-12'))
  })

  test('of the law runs beside the promise, with the same stops, where a law sets one', () => {
    const steps = [...SENT, expertsFrom('2026-10-09'), expertsTo('2026-10-14')]
    const law = statutoryClock(getTask(steps))
    expect(law).toMatchObject({ allowed: 20, unit: 'working-days', stops: permit(...steps)?.stops })
    const natural = { statutory: { days: 30, unit: 'natural-days' } } as const
    expect(statutoryClock(getTask(permitCase(natural)))).toMatchObject({ allowed: 30, unit: 'natural-days' })
    const { dispatchedAt, ...rest } = getTask(SENT)
    const { statutory, ...plain } = rest.law
    expect(statutory).toBeDefined()
    expect(statutoryClock({ ...rest, law: plain, ...(dispatchedAt && { dispatchedAt }) })).toBeUndefined()
  })
})

describe('the clock of a procedure', () => {
  test('counts its longest time in its own unit, and ends with it', () => {
    const begin = on('2026-10-09', step(registry, begun('hearing', 'procedure-1', 20)))
    const first = (...steps: readonly Step[]) => {
      const procedure = given(...steps).tasks[0]?.procedures[0]
      return procedure && procedureClock(procedure)
    }
    expect(read(first(...permitCase(), begin), '2026-10-12')).toMatchObject({
      allowed: 20,
      used: 3,
      due: { date: '2026-10-29' },
    })
    const end = on('2026-10-14', step(registry, ended('procedure-1')))
    expect(first(...permitCase(), begin, end)?.endedAt).toBe(atNine('2026-10-14'))
  })
})
