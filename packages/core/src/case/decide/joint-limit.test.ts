/** The limit of several authorities together (ALL §42(2)): watched, stopped by what suspends, extended once. */
import { describe, expect, test } from 'vitest'
import { type ClockLedger, clockAt, nationalWorkingCalendar } from '../../calendar/calendar.ts'
import { usualWatchRules, watch } from '../../process/process.ts'
import {
  applicant,
  atNine,
  CONCLUDED,
  clerk,
  dispatched,
  given,
  HANDLING,
  manager,
  on,
  outcome,
  refusalOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  submittedWith,
  TASKS,
  taskRefused,
} from '../case.fixture.ts'
import { jointClock } from '../clocks.ts'
import { obligations } from '../obligations/obligations.ts'
import { begun, ended, permitCase, permitPlans, registry } from '../task-law.fixture.ts'

const command = { type: 'extend-joint-limit', days: 15, approver: 'Zhou', reason: 'flood' } as const
const extended = step(manager, { ...command, type: 'JointLimitExtended' })
const ARTICLE = '行政许可法第四十二条第二款'

const owed = (...steps: readonly Step[]) =>
  obligations(given(...steps)).find(({ kind }) => kind === 'joint-limit')

function dueOn(clock: ClockLedger | undefined, date: string): string {
  if (clock === undefined) throw new Error('no joint limit')
  return clockAt(clock, atNine(date), nationalWorkingCalendar).due.date
}

/** The same case, with a joint limit that the catalogue promises. */
function promising(jointLimitDays: number): readonly Step[] {
  return [step(applicant, submittedWith({ jointLimitDays })), ...HANDLING.slice(1)]
}

describe('the joint limit', () => {
  test('is the centre’s duty from acceptance on: 45 working days, beyond which it is grave', () => {
    const duty = owed(...HANDLING)
    expect(duty).toMatchObject({
      owner: { kind: 'centre', id: 'centre' },
      clock: { allowed: 45, unit: 'working-days', owner: 'office' },
      statutory: { allowed: 45 },
    })
    if (duty === undefined) throw new Error('nothing is owed')
    // 45 working days after 28 September 2026: the holiday of October is not counted.
    const { due, steps } = watch(duty, atNine('2026-09-28'), nationalWorkingCalendar, usualWatchRules)
    expect(due.date).toBe('2026-12-04')
    expect(steps.map(entry => entry.step)).toEqual(['reminder-50', 'reminder-80', 'due-today', 'grave'])
    expect(owed(...SUBMITTED)).toBeUndefined()
  })

  test('is shorter where the catalogue promises so, and never longer; the law’s own stays beside it', () => {
    expect(owed(...promising(20))).toMatchObject({ clock: { allowed: 20 }, statutory: { allowed: 45 } })
    expect(owed(...promising(60))).toMatchObject({ clock: { allowed: 45 }, statutory: { allowed: 45 } })
  })

  test('is owed where several authorities have items of their own, and nowhere else', () => {
    const alone = TASKS.map(task => ({ ...task, authority: 'registry' }))
    const steps = [step(applicant, submittedWith({ tasks: alone })), ...HANDLING.slice(1)]
    expect(owed(...steps)).toBeUndefined()
    expect(outcome(steps, command, manager)).toBe('case/no-joint-limit')
  })

  test('stands still while a special procedure of one item suspends, and goes on with the rest (ALL §45)', () => {
    const open = [
      ...permitCase(),
      on('2026-10-09', step(registry, begun('expert-review', 'procedure-1', 15))),
    ]
    const clock = jointClock(given(...open))
    expect(clock?.stops).toMatchObject([{ kind: 'suspend', ground: 'special-procedure' }])
    const done = [...open, on('2026-10-16', step(registry, ended('procedure-1')))]
    expect(dueOn(jointClock(given(...permitCase())), '2026-10-16')).toBe('2026-12-04')
    // From 9 to 16 October there are seven working days, the made-up Saturday among them.
    expect(dueOn(jointClock(given(...done)), '2026-10-16')).toBe('2026-12-15')
  })

  test('runs on beside a procedure that suspends nothing', () => {
    const open = [...permitCase(), step(registry, begun('publicity', 'procedure-1', 10))]
    expect(jointClock(given(...open))?.stops).toEqual([])
  })

  test('procedures of several items that overlap stop it once; what was open when its item ended stops it no longer', () => {
    const [permit, sign] = permitPlans({})
    if (permit === undefined || sign === undefined) throw new Error('two items')
    const tasks = [permit, { ...permit, item: 'sign', authority: 'police' }]
    const both: readonly Step[] = [
      step(applicant, submittedWith({ tasks })),
      step(clerk, { type: 'CaseAccepted', checked: [] }, dispatched('permit'), dispatched('sign')),
      on('2026-10-08', step(registry, begun('hearing', 'procedure-1', 20, { item: 'sign' }))),
      on('2026-10-09', step(registry, begun('expert-review', 'procedure-2', 15))),
      on('2026-10-12', step(registry, ended('procedure-2'))),
    ]
    const from = atNine('2026-10-08')
    expect(jointClock(given(...both))?.stops).toMatchObject([{ from }])
    const after = [...both, on('2026-10-13', step(registry, stopped('sign', 'drawing')))]
    expect(jointClock(given(...after))?.stops).toMatchObject([{ from, to: atNine('2026-10-13') }])
  })

  test('ends with the last decision', () => {
    expect(owed(...CONCLUDED)).toBeUndefined()
    expect(jointClock(given(...CONCLUDED))).toHaveProperty('endedAt')
    expect(outcome(CONCLUDED, command, manager)).toBe('case/stage')
  })

  test('begins anew when the case is opened again, and may be extended again', () => {
    const others = ['seal', 'tax', 'lights'].map(item => stopped(item, 'registration'))
    const refused = [...HANDLING, extended, step(registry, taskRefused('registration'), ...others)]
    const again = on(
      '2026-11-02',
      step(manager, {
        type: 'CaseReopened',
        items: ['registration', 'seal', 'tax', 'lights'],
        document: 'R-1',
        reason: 'annulled',
      }),
    )
    expect(owed(...refused)).toBeUndefined()
    expect(owed(...refused, again)?.clock).toMatchObject({ since: atNine('2026-11-02'), extensions: [] })
    expect(outcome([...refused, again], command, manager)).toHaveLength(1)
  })
})

describe('extend-joint-limit', () => {
  const extend = (more: Partial<typeof command> | object = {}, steps = HANDLING, day = '2026-10-12') =>
    outcome(steps, { ...command, ...more }, manager, atNine(day))

  test('the centre notes who of the government approved it, how long, and why', () => {
    expect(extend()).toEqual(extended.events)
    const [before, after] = [owed(...HANDLING), owed(...HANDLING, extended)]
    expect(after?.key).toBe(before?.key)
    expect(dueOn(after?.clock, '2026-10-12')).toBe('2026-12-25')
    expect(dueOn(after?.statutory, '2026-10-12')).toBe('2026-12-25')
  })

  test('once', () => {
    expect(refusalOf([...HANDLING, extended], command, manager)[0]).toBe('case/extended-already')
  })

  test('by fifteen working days at most', () => {
    expect(extend({ days: 15 })).toHaveLength(1)
    for (const days of [0, 16]) expect(extend({ days })).toBe('case/extension-too-long')
  })

  test('until the end of its last day, and not after it', () => {
    expect(extend({}, HANDLING, '2026-12-04')).toHaveLength(1)
    expect(extend({}, HANDLING, '2026-12-05')).toBe('case/limit-over')
  })

  test('with the name of whoever approved it, and a reason that the applicant is told (ALL §42(2))', () => {
    expect(refusalOf(HANDLING, { ...command, approver: ' ' }, manager)).toEqual([
      'case/approver-missing',
      ARTICLE,
    ])
    expect(extend({ reason: '' })).toBe('case/reason-missing')
  })

  test('when the case is accepted', () => {
    expect(outcome(SUBMITTED, command, manager)).toBe('case/stage')
  })
})
