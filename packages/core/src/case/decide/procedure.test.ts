/** Special procedures: declared, told, no longer than allowed, and answered. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  applicant,
  atNine,
  byClock,
  clerk,
  given,
  on,
  outcome,
  refusalOf,
  type Step,
  step,
} from '../case.fixture.ts'
import type { CommandOf } from '../commands.ts'
import {
  begun,
  ended,
  found,
  permitCase,
  permitGranted,
  police,
  registry,
  reviewedCase,
} from '../task-law.fixture.ts'

const SENT = permitCase()
const REVIEWING = [...SENT, step(registry, begun('expert-review', 'procedure-1', 15))]
const PUBLIC = [...SENT, step(registry, begun('publicity', 'procedure-1', 10))]
const objected = step(applicant, {
  type: 'ObjectionRaised',
  item: 'permit',
  procedure: 'procedure-1',
  objection: 'objection-1',
  text: 'it blocks the light',
})
const answered = step(registry, {
  type: 'ObjectionAnswered',
  item: 'permit',
  objection: 'objection-1',
  upheld: false,
  text: 'measured: it does not',
})

describe('begin-procedure', () => {
  type Begin = CommandOf<'begin-procedure'>
  const beginWith = (more: Partial<Begin>): Begin => ({
    type: 'begin-procedure',
    item: 'permit',
    kind: 'expert-review',
    days: 15,
    notice: 'three experts look at it',
    ...more,
  })
  const begin = (more: Partial<Begin> = {}, steps: readonly Step[] = SENT, by = registry) =>
    outcome(steps, beginWith(more), by)

  test('takes unit and effect on the clock from what the item declares', () => {
    expect(begin()).toEqual([
      begun('expert-review', 'procedure-1', 15, { notice: 'three experts look at it' }),
    ])
    expect(begin({ kind: 'publicity', days: 7 })).toMatchObject([
      { kind: 'publicity', unit: 'natural-days', suspends: false, days: 7 },
    ])
  })

  test('none that the item does not declare (ALL §45)', () => {
    const [code, article] = refusalOf(SENT, beginWith({ kind: 'tender' }), registry)
    expect([code, article]).toEqual(['case/procedure-not-declared', '行政许可法第四十五条'])
  })

  test('no longer than declared, and not for nothing', () => {
    expect(begin({ days: 16 })).toBe('case/procedure-too-long')
    expect(begin({ days: 0 })).toBe('case/procedure-too-long')
  })

  test('the applicant is told why in writing', () => {
    expect(begin({ notice: ' ' })).toBe('case/reason-missing')
  })

  test('not the same beside itself; others may run beside it, each with its own id', () => {
    expect(begin({}, REVIEWING)).toBe('case/procedure-open')
    expect(begin({ kind: 'hearing', days: 20 }, REVIEWING)).toMatchObject([{ procedure: 'procedure-2' }])
  })

  test('one that stops the clock stops it once; one that does not may come again', () => {
    expect(begin({}, [...REVIEWING, step(registry, ended('procedure-1'))])).toBe('case/procedure-repeated')
    const publicAgain = [...PUBLIC, step(registry, ended('procedure-1'))]
    expect(begin({ kind: 'publicity', days: 5 }, publicAgain)).toMatchObject([{ procedure: 'procedure-2' }])
  })

  test('by the authority in charge, before the decision', () => {
    expect(begin({}, SENT, police)).toBe('access/not-your-authority')
    expect(begin({}, [...reviewedCase(), step(registry, permitGranted)])).toBe('case/task-stage')
  })
})

describe('end-procedure', () => {
  type End = CommandOf<'end-procedure'>
  const end = (more: Partial<End> = {}, steps: readonly Step[] = REVIEWING) =>
    outcome(
      steps,
      { type: 'end-procedure', item: 'permit', procedure: 'procedure-1', conclusion: 'sound', ...more },
      registry,
    )

  test('with what came of it', () => {
    expect(end()).toEqual([ended('procedure-1')])
    expect(end({ conclusion: ' ' })).toBe('case/reason-missing')
  })

  test('what was verified on site was verified by two officials (ALL §34)', () => {
    const onSite = [...SENT, step(registry, begun('site-inspection', 'procedure-1', 5))]
    expect(end({}, onSite)).toBe('case/officials-missing')
    expect(end({ officials: ['Sun', 'Sun', ' '] }, onSite)).toBe('case/officials-missing')
    expect(end({ officials: ['Sun', 'Zhou', ''] }, onSite)).toMatchObject([{ officials: ['Sun', 'Zhou'] }])
  })

  test('not before every objection is answered', () => {
    const steps = [...PUBLIC, objected]
    expect(end({}, steps)).toBe('case/objection-open')
    expect(end({}, [...steps, answered])).toEqual([ended('procedure-1')])
  })

  test('only one that is open', () => {
    expect(end({ procedure: 'procedure-9' })).toBe('case/unknown-procedure')
    expect(end({}, [...REVIEWING, step(registry, ended('procedure-1'))])).toBe('case/unknown-procedure')
  })

  test('the item is not decided while one is open', () => {
    const open = [...reviewedCase(), step(registry, begun('publicity', 'procedure-1', 10))]
    const grant = { type: 'decide-task', item: 'permit', outcome: 'grant' } as const
    const refuse = { type: 'decide-task', item: 'permit', outcome: 'refuse', reasons: 'no' } as const
    expect(outcome(open, grant, registry)).toBe('case/procedure-open')
    expect(outcome(open, refuse, registry)).toBe('case/procedure-open')
    expect(outcome([...open, step(registry, ended('procedure-1'))], grant, registry)).toEqual([permitGranted])
  })
})

describe('lapse-procedure', () => {
  const lapse = (steps: readonly Step[], date: string, procedure = 'procedure-1') =>
    byClock(steps, { type: 'lapse-procedure', item: 'permit', procedure }, atNine(date))

  test('ends it the day after its longest time, in working days', () => {
    // 15 working days after 28 September, with the holiday and the make-up Saturday of 10 October.
    expect(lapse(REVIEWING, '2026-10-23')).toBe('case/not-due')
    expect(lapse(REVIEWING, '2026-10-24')).toEqual([
      { type: 'ProcedureEnded', item: 'permit', procedure: 'procedure-1', outcome: 'time-over' },
    ])
  })

  test('in natural days a last day off moves on', () => {
    // 28 September and 5 days: 3 October, in the holiday, so the 8th.
    const short = [...SENT, step(registry, begun('publicity', 'procedure-1', 5))]
    expect(lapse(short, '2026-10-08')).toBe('case/not-due')
    expect(lapse(short, '2026-10-09')).toMatchObject([{ outcome: 'time-over' }])
  })

  test('also with objections that nobody answered: the clock does not wait for the office', () => {
    expect(lapse([...PUBLIC, objected], '2026-11-20')).toMatchObject([{ outcome: 'time-over' }])
  })

  test('not one that has ended or never was', () => {
    expect(lapse([...REVIEWING, step(registry, ended('procedure-1'))], '2026-11-20')).toBe('case/not-due')
    expect(lapse(REVIEWING, '2026-11-20', 'procedure-9')).toBe('case/not-due')
  })

  test('nobody hurries it', () => {
    const command = { type: 'lapse-procedure', item: 'permit', procedure: 'procedure-1' } as const
    expect(outcome(REVIEWING, command, registry, atNine('2026-11-20'))).toBe('access/role')
  })
})

describe('objections to what is made public', () => {
  const raise = (steps: readonly Step[] = PUBLIC, by = applicant, text = 'it blocks the light') =>
    outcome(steps, { type: 'raise-objection', item: 'permit', procedure: 'procedure-1', text }, by)
  const answer = (steps: readonly Step[], text = 'measured: it does not', objection = 'objection-1') =>
    outcome(steps, { type: 'answer-objection', item: 'permit', objection, upheld: false, text }, registry)

  test('anybody objects, in person at the window too, with words', () => {
    expect(raise()).toEqual(objected.events)
    expect(raise(PUBLIC, clerk)).toEqual(objected.events)
    expect(raise(PUBLIC, applicant, ' ')).toBe('case/reason-missing')
  })

  test('each has its own id', () => {
    expect(raise([...PUBLIC, objected])).toMatchObject([{ objection: 'objection-2' }])
  })

  test('only while a publicity notice runs', () => {
    expect(raise(REVIEWING)).toBe('case/unknown-procedure')
    expect(raise(SENT)).toBe('case/unknown-procedure')
    expect(raise([...PUBLIC, step(registry, ended('procedure-1'))])).toBe('case/unknown-procedure')
  })

  test('the authority answers each once, with words', () => {
    expect(answer([...PUBLIC, objected])).toEqual(answered.events)
    expect(answer([...PUBLIC, objected], ' ')).toBe('case/reason-missing')
    expect(answer([...PUBLIC, objected, answered])).toBe('case/unknown-objection')
    expect(answer(PUBLIC)).toBe('case/unknown-objection')
  })

  test('nothing is decided while somebody who objected has no answer, also when the notice is over', () => {
    const over = step(SYSTEM, {
      type: 'ProcedureEnded',
      item: 'permit',
      procedure: 'procedure-1',
      outcome: 'time-over',
    })
    const steps = [...PUBLIC, objected, over, step(registry, found())]
    const grant = { type: 'decide-task', item: 'permit', outcome: 'grant' } as const
    expect(outcome(steps, grant, registry)).toBe('case/objection-open')
    expect(outcome([...steps, answered], grant, registry)).toEqual([permitGranted])
  })

  test('what was not answered in time is answered after the end as well', () => {
    const over = on('2026-11-20', step(registry, ended('procedure-1')))
    expect(answer([...PUBLIC, objected, over])).toEqual(answered.events)
    const [task] = given(...PUBLIC, objected, over, answered).tasks
    expect(task?.procedures[0]?.objections[0]?.answer).toMatchObject({ upheld: false })
  })
})
