/** The one-time notice and its answer, and what the law makes of silence: ALL §32. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  accepted,
  applicant,
  atNine,
  byClock,
  CORRECTING,
  clerk,
  GATHERING,
  given,
  HANDLING,
  handedIn,
  noticeIssued,
  on,
  outcome,
  PROMISED,
  PROMISES,
  refusalOf,
  type Step,
  SUBMITTED,
  step,
} from '../case.fixture.ts'
import type { CaseCommand, CommandOf } from '../commands.ts'

type Command<Type extends CaseCommand['type']> = Omit<CommandOf<Type>, 'type'>

const ONCE = '行政许可法第三十二条第一款第(四)项'
/** Submitted on Monday, 28 September; 1 to 7 October are holidays, Saturday the 10th is worked. */
const LAST_DAY = atNine('2026-10-10')
const TOO_LATE = atNine('2026-10-11')
const corrected = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] })

const entry = { subject: 'material', id: 'identity', problem: 'blurred' } as const
const ANSWER = {
  type: 'correct',
  formHash: 'f2',
  materials: [handedIn('identity')],
  changedFields: ['name'],
} as const satisfies CaseCommand

describe('issue-notice', () => {
  type Entries = Command<'issue-notice'>['entries']
  const notice = (entries: Entries, steps: readonly Step[] = SUBMITTED, now?: number) =>
    outcome(steps, { type: 'issue-notice', entries }, clerk, now)
  const reason = (entries: Entries, steps: readonly Step[] = SUBMITTED, now?: number) =>
    refusalOf(steps, { type: 'issue-notice', entries }, clerk, now)

  test('tells everything at once', () => {
    const field = { subject: 'field', id: 'name', problem: 'too short' } as const
    expect(notice([entry, field])).toEqual([noticeIssued])
  })

  test('a second one is refused, before and after the correction', () => {
    expect(reason([entry], CORRECTING)).toEqual(['case/second-notice', ONCE])
    expect(reason([entry], [...CORRECTING, corrected])).toEqual(['case/second-notice', ONCE])
  })

  test('within five working days of the receipt; afterwards the law has accepted it', () => {
    expect(notice([entry], SUBMITTED, LAST_DAY)).toHaveLength(1)
    expect(reason([entry], SUBMITTED, TOO_LATE)).toEqual(['case/notice-too-late', ONCE])
  })

  test('an empty one tells nothing', () => {
    expect(reason([])).toEqual(['case/empty-notice', ONCE])
  })

  test('one that does not say what is wrong (ALL §38)', () => {
    const mute = [entry, { ...entry, problem: ' ' }]
    expect(reason(mute)).toEqual(['case/reason-missing', '行政许可法第三十八条'])
  })

  test('nothing beyond checklist and form may be demanded (ALL §31)', () => {
    for (const stranger of [
      { ...entry, id: 'bank-account' },
      { ...entry, id: 'name' },
      { ...entry, subject: 'field' as const },
    ])
      expect(reason([stranger])).toEqual(['case/not-on-checklist', '行政许可法第三十一条'])
  })

  test('what the government has may not be asked for again (免提交)', () => {
    expect(reason([{ ...entry, id: 'deed' }], PROMISED)).toEqual([
      'case/already-held',
      '国发〔2022〕5号 免提交',
    ])
  })

  test('not beside the one that the authorities are gathering (联合一次性告知)', () => {
    expect(reason([entry], GATHERING)).toEqual(['case/joint-notice-open', '联合一次性告知'])
  })

  test('what was accepted is complete', () => {
    expect(notice([entry], HANDLING)).toBe('case/stage')
  })
})

describe('correct', () => {
  const correct = (changed: Partial<Command<'correct'>>, steps: readonly Step[] = CORRECTING) =>
    outcome(steps, { ...ANSWER, ...changed }, applicant)

  test('answers each point of the notice; the case is submitted again', () => {
    const events = [{ type: 'CorrectionSubmitted', formHash: 'f2', materials: [handedIn('identity')] }]
    expect(correct({})).toEqual(events)
    expect(correct({ materials: [handedIn('premises'), handedIn('identity')] })).toHaveLength(1)
  })

  test('a material without a new file, or a field not touched, is not answered', () => {
    expect(correct({ materials: [] })).toBe('case/notice-unanswered')
    expect(correct({ materials: [{ material: 'identity', files: [] }] })).toBe('case/notice-unanswered')
    expect(correct({ changedFields: ['address'] })).toBe('case/notice-unanswered')
  })

  test('what the checklist does not ask for is not taken', () => {
    expect(correct({ materials: [handedIn('identity'), handedIn('dowry')] })).toBe('case/not-on-checklist')
  })

  test('only while a notice waits for its answer', () => {
    expect(correct({}, SUBMITTED)).toBe('case/stage')
    expect(correct({}, HANDLING)).toBe('case/stage')
  })

  test('new files replace the earlier ones of that material and leave the others; the days run anew', () => {
    const materials = [handedIn('identity', 'second.png')]
    const event = { type: 'CorrectionSubmitted', formHash: 'f2', materials } as const
    const state = given(...CORRECTING, { by: applicant, events: [event], on: '2026-09-30' })
    expect(state).toMatchObject({ stage: 'submitted', formHash: 'f2', notice: { answered: true } })
    expect(state.materials).toEqual([handedIn('premises'), ...materials])
    expect(state.receivedAt).toBeGreaterThan(state.submittedAt)
  })
})

describe('deem-accepted', () => {
  const deem = (steps: readonly Step[], now: number) => byClock(steps, { type: 'deem-accepted' }, now)
  const since = atNine('2026-09-28')

  test('whoever is told nothing within five working days is accepted, as of the receipt', () => {
    expect(deem(SUBMITTED, LAST_DAY)).toBe('case/not-due')
    const events = deem(SUBMITTED, TOO_LATE)
    expect(events).toEqual([
      { type: 'CaseDeemedAccepted', since },
      { type: 'TaskDispatched', item: 'registration', since },
    ])
    if (typeof events === 'string') throw new Error(events)
    const state = given(...SUBMITTED, on('2026-10-11', step(SYSTEM, ...events)))
    expect(state).toMatchObject({ stage: 'handling', acceptedAt: since, deemedAt: atNine('2026-10-11') })
    expect(state.tasks[0]).toMatchObject({ stage: 'dispatched', dispatchedAt: since })
    expect(state.clerks).toEqual([])
  })

  test('also while the authorities still gather what is missing', () => {
    expect(deem(GATHERING, TOO_LATE)).toHaveLength(2)
  })

  test('what was to follow later still follows, with its limit', () => {
    expect(deem(PROMISED, TOO_LATE)).toContainEqual({
      type: 'CaseDeemedAccepted',
      since,
      later: PROMISES.tolerable,
    })
  })

  test('after a correction the five days begin anew, and it is dated back to that', () => {
    const steps = [...CORRECTING, on('2026-10-09', corrected)]
    expect(deem(steps, atNine('2026-10-15'))).toBe('case/not-due')
    expect(deem(steps, atNine('2026-10-16'))).toContainEqual({
      type: 'CaseDeemedAccepted',
      since: atNine('2026-10-09'),
    })
  })

  test('not while the applicant corrects, nor when its time to correct is over', () => {
    expect(deem(CORRECTING, atNine('2027-03-01'))).toBe('case/stage')
    const lapsed = [...CORRECTING, on('2026-10-19', step(SYSTEM, { type: 'CorrectionLapsed' }))]
    expect(deem(lapsed, atNine('2027-03-01'))).toBe('case/not-due')
  })

  test('an accepted case is accepted once', () => {
    expect(deem([...SUBMITTED, step(clerk, accepted)], TOO_LATE)).toBe('case/stage')
  })
})

describe('lapse-correction', () => {
  const lapse = (steps: readonly Step[], date: string) =>
    byClock(steps, { type: 'lapse-correction' }, atNine(date))
  const lapsed = [...CORRECTING, on('2026-10-17', step(SYSTEM, { type: 'CorrectionLapsed' }))]

  test('ten working days after the notice the window has the case again', () => {
    expect(lapse(CORRECTING, '2026-10-16')).toBe('case/not-due')
    expect(lapse(CORRECTING, '2026-10-17')).toEqual([{ type: 'CorrectionLapsed' }])
    expect(given(...lapsed)).toMatchObject({
      stage: 'submitted',
      notice: { answered: false, lapsedAt: atNine('2026-10-17') },
    })
  })

  test('the window then declines, the applicant may still correct, and no second notice goes out', () => {
    expect(outcome(lapsed, { type: 'decline', reason: 'not corrected in time' }, clerk)).toHaveLength(1)
    expect(outcome(lapsed, ANSWER, applicant)).toHaveLength(1)
    expect(outcome(lapsed, { type: 'issue-notice', entries: [entry] }, clerk)).toBe('case/second-notice')
  })

  test('only while a notice waits for its answer', () => {
    expect(lapse(SUBMITTED, '2027-03-01')).toBe('case/stage')
    expect(lapse([...CORRECTING, corrected], '2027-03-01')).toBe('case/stage')
    expect(lapse(lapsed, '2027-03-01')).toBe('case/stage')
  })
})
