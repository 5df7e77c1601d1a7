/** The limit of a task: longer once, shorter at any time. */
import { describe, expect, test } from 'vitest'
import { atNine, given, headOf, outcome, refusalOf, type Step, step } from '../case.fixture.ts'
import { head, permitCase, permitGranted, police, registry, reviewedCase } from '../task-law.fixture.ts'

const SENT = permitCase()
const extended = step(head, { type: 'TaskExtended', item: 'permit', days: 5, reason: 'flood' })
/** Ten working days after 28 September 2026: the seven days of the national holiday lie between. */
const LAST_DAY = '2026-10-16'
const DAY_AFTER = '2026-10-17'

describe('extend-task', () => {
  const extend = (
    days: number,
    steps: readonly Step[] = SENT,
    by = head,
    on = '2026-10-12',
    reason = 'flood',
  ) => outcome(steps, { type: 'extend-task', item: 'permit', days, reason }, by, atNine(on))

  test('the head adds days, with a reason', () => {
    expect(extend(5)).toEqual(extended.events)
    expect(extend(5, reviewedCase())).toEqual(extended.events)
  })

  test('nobody but the head does (ALL §42)', () => {
    const command = { type: 'extend-task', item: 'permit', days: 5, reason: 'flood' } as const
    expect(refusalOf(SENT, command, registry)).toEqual(['case/head-only', '行政许可法第四十二条'])
    expect(extend(5, SENT, headOf('police'))).toBe('access/not-your-authority')
  })

  test('once', () => {
    expect(extend(1, [...SENT, extended])).toBe('case/extended-already')
  })

  test('until the end of its last day, and not after it', () => {
    expect(extend(5, SENT, head, LAST_DAY)).toEqual(extended.events)
    expect(extend(5, SENT, head, DAY_AFTER)).toBe('case/limit-over')
  })

  test('by ten working days at most, or what the item’s law says', () => {
    expect(extend(10)).toMatchObject([{ days: 10 }])
    expect(extend(11)).toBe('case/extension-too-long')
    expect(extend(4, permitCase({ extensionDays: 3 }))).toBe('case/extension-too-long')
    expect(extend(1, permitCase({ extensionDays: 0 }))).toBe('case/extension-too-long')
    expect(extend(0)).toBe('case/extension-too-long')
  })

  test('with a reason that the applicant is told', () => {
    expect(extend(5, SENT, head, '2026-10-12', ' ')).toBe('case/reason-missing')
  })

  test('not what waits, nor what is decided', () => {
    const command = { type: 'extend-task', item: 'sign', days: 1, reason: 'x' } as const
    expect(outcome(SENT, command, headOf('police'))).toBe('case/precondition')
    expect(extend(5, [...reviewedCase(), step(registry, permitGranted)])).toBe('case/task-stage')
  })
})

describe('shorten-limit', () => {
  const shorten = (days: number, steps = SENT, by = head, reason = 'faster now') =>
    outcome(steps, { type: 'shorten-limit', item: 'permit', days, reason }, by)

  test('the head promises less', () => {
    const [event] = [{ type: 'LimitShortened', item: 'permit', days: 6, reason: 'faster now' }] as const
    expect(shorten(6)).toEqual([event])
    expect(given(...SENT, step(head, event)).tasks[0]?.promisedDays).toBe(6)
  })

  test('what was promised never grows, nor stays the same', () => {
    expect(shorten(10)).toBe('case/longer-limit')
    expect(shorten(11)).toBe('case/longer-limit')
  })

  test('down to no day at all and not below', () => {
    expect(shorten(0)).toMatchObject([{ days: 0 }])
    expect(shorten(-1)).toBe('case/longer-limit')
  })

  test('also of what still waits', () => {
    const command = { type: 'shorten-limit', item: 'sign', days: 1, reason: 'x' } as const
    expect(outcome(SENT, command, headOf('police'))).toMatchObject([{ item: 'sign', days: 1 }])
  })

  test('by the head alone, with a reason', () => {
    expect(shorten(6, SENT, registry)).toBe('case/head-only')
    expect(shorten(6, SENT, police)).toBe('access/not-your-authority')
    expect(shorten(6, SENT, head, '')).toBe('case/reason-missing')
  })
})
