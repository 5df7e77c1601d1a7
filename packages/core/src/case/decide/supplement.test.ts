import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import { dueOf, explainLimit, limitAt, nationalWorkingCalendar } from '../../calendar/calendar.ts'
import {
  applicant,
  atNine,
  byClock,
  CLOSED,
  CORRECTING,
  clerk,
  dispatched,
  GRANTED,
  given,
  granted,
  HANDLING,
  handedIn,
  issued,
  lawOf,
  manager,
  on,
  outcome,
  PROMISED,
  PROMISES,
  refusalOf,
  reviewed,
  reviewerOf,
  type Step,
  step,
  stopped,
  submittedWith,
  TOLERATING,
  taskPlan,
} from '../case.fixture.ts'
import type { CaseEvent, HandedIn } from '../events.ts'
import { obligations } from '../obligations/obligations.ts'

const registry = reviewerOf('registry')
const drawn = step(applicant, { type: 'SupplementSubmitted', materials: [handedIn('drawing')] })
const registrationGranted = step(registry, reviewed('registration'), granted('registration'))
const ISSUE = {
  type: 'issue-result',
  item: 'registration',
  results: [{ licence: 'registration-licence', number: '1' }],
} as const

describe('supplement', () => {
  const supplement = (materials: readonly HandedIn[], steps: readonly Step[] = TOLERATING, by = applicant) =>
    outcome(steps, { type: 'supplement', materials }, by)

  test('takes what was to follow later, from the applicant or at the window', () => {
    const events = [{ type: 'SupplementSubmitted', materials: [handedIn('drawing')] }]
    expect(supplement([handedIn('drawing')])).toEqual(events)
    expect(supplement([handedIn('drawing')], TOLERATING, clerk)).toEqual(events)
    expect(given(...TOLERATING, drawn)).toMatchObject({ later: [], promised: ['lease'] })
  })

  test('takes what a promise stood in for: there is nothing to check then', () => {
    expect(supplement([handedIn('lease')])).toHaveLength(1)
    const leased = step(applicant, { type: 'SupplementSubmitted', materials: [handedIn('lease')] })
    expect(given(...TOLERATING, leased)).toMatchObject({ later: ['drawing'], promised: [] })
  })

  test('before acceptance and until the results are handed over', () => {
    expect(supplement([handedIn('drawing')], PROMISED)).toHaveLength(1)
    expect(supplement([handedIn('identity')], CORRECTING)).toBe('case/stage')
    expect(supplement([handedIn('identity')], CLOSED)).toBe('case/stage')
  })

  test('nothing else is taken, nothing twice, and nothing is no supplement', () => {
    expect(supplement([handedIn('identity')])).toBe('case/not-owed')
    expect(supplement([handedIn('drawing'), handedIn('dowry')])).toBe('case/not-owed')
    expect(supplement([handedIn('drawing')], [...TOLERATING, drawn])).toBe('case/not-owed')
    expect(supplement([{ material: 'drawing', files: [] }])).toBe('case/nothing-changed')
    expect(supplement([])).toBe('case/nothing-changed')
  })

  test('what has no file has not come', () => {
    expect(supplement([{ material: 'drawing', files: [] }, handedIn('lease')])).toEqual([
      { type: 'SupplementSubmitted', materials: [handedIn('lease')] },
    ])
  })
})

describe('a tolerated material (容缺受理)', () => {
  const before = [...TOLERATING, registrationGranted]

  test('holds back the result, not the review', () => {
    expect(refusalOf(before, ISSUE, registry)).toEqual(['case/material-awaited', '容缺受理'])
    expect(outcome([...before, drawn], ISSUE, registry)).toContainEqual({
      ...issued('registration'),
      results: ISSUE.results,
    })
  })

  test('holds back the result of the items that need it alone', () => {
    const tasks = [
      taskPlan('registration', { law: lawOf({ materials: ['identity'] }) }),
      taskPlan('lights', { law: lawOf({ materials: ['drawing'] }) }),
    ]
    const steps = [step(applicant, submittedWith({ ...PROMISES, tasks })), ...before.slice(1)]
    expect(outcome(steps, ISSUE, registry)).toMatchObject([{ type: 'ResultIssued' }, dispatched('lights')])
  })
})

describe('lapse-tolerance', () => {
  const lapse = (steps: readonly Step[], date: string) =>
    byClock(steps, { type: 'lapse-tolerance' }, atNine(date))
  const lapsed = { type: 'ToleranceLapsed', materials: ['drawing'] } as const
  const all = [
    lapsed,
    stopped('registration', 'drawing'),
    stopped('seal', 'registration'),
    stopped('tax', 'registration'),
    stopped('lights', 'registration'),
  ]

  test('ten working days after acceptance what needs the material is stopped, and whatever needs that', () => {
    expect(lapse(TOLERATING, '2026-10-16')).toBe('case/not-due')
    expect(lapse(TOLERATING, '2026-10-17')).toEqual(all)
    const state = given(...TOLERATING, on('2026-10-17', step(SYSTEM, ...all)))
    expect(state).toMatchObject({ stage: 'concluded', later: [], lapsed: ['drawing'] })
  })

  test('also what was granted and could not be issued', () => {
    expect(lapse([...TOLERATING, registrationGranted], '2026-10-17')).toEqual(all)
  })

  test('what does not need it goes on', () => {
    const tasks = [taskPlan('registration'), taskPlan('lights', { law: lawOf({ materials: ['drawing'] }) })]
    const steps = [step(applicant, submittedWith({ ...PROMISES, tasks })), ...TOLERATING.slice(1)]
    expect(lapse(steps, '2026-10-17')).toEqual([lapsed, stopped('lights', 'drawing')])
  })

  test('what has ended stays as it ended', () => {
    const refused = { type: 'TaskRefused', item: 'registration', reasons: 'not sound' } as const
    const others = ['seal', 'tax', 'lights'].map(item => stopped(item, 'registration'))
    const ended = [...TOLERATING, step(registry, reviewed('registration'), refused, ...others)]
    expect(lapse(ended, '2026-10-17')).toEqual([lapsed])
  })

  test('not when it came in time, nor where nothing was to follow, nor twice', () => {
    expect(lapse([...TOLERATING, drawn], '2027-03-01')).toBe('case/not-due')
    expect(lapse(HANDLING, '2027-03-01')).toBe('case/not-due')
    expect(lapse(GRANTED, '2027-03-01')).toBe('case/not-due')
    expect(lapse([...TOLERATING, on('2026-10-17', step(SYSTEM, ...all))], '2027-03-01')).toBe('case/not-due')
  })

  test('not before acceptance: the limit counts from there', () => {
    expect(lapse(PROMISED, '2027-03-01')).toBe('case/stage')
  })

  test('too late is too late: what has lapsed is not taken any more', () => {
    const after = [...TOLERATING, on('2026-10-17', step(SYSTEM, lapsed))]
    expect(outcome(after, { type: 'supplement', materials: [handedIn('drawing')] }, applicant)).toBe(
      'case/not-owed',
    )
  })

  test('with an item that is opened again it is awaited anew, counted from that day', () => {
    const reopened: CaseEvent = {
      type: 'CaseReopened',
      items: ['registration'],
      document: '复议〔2026〕3号',
      reason: 'the paper was in the post',
    }
    const after = [
      ...TOLERATING,
      on('2026-10-17', step(SYSTEM, lapsed, stopped('registration', 'drawing'))),
      on('2026-11-02', step(manager, reopened, dispatched('registration'))),
    ]
    expect(given(...after)).toMatchObject({ later: ['drawing'], lapsed: [] })
    expect(outcome(after, { type: 'lapse-tolerance' }, SYSTEM, atNine('2026-11-16'))).toBe('case/not-due')
    expect(outcome(after, { type: 'lapse-tolerance' }, SYSTEM, atNine('2026-11-17'))).toContainEqual(lapsed)
    expect(outcome(after, { type: 'supplement', materials: [handedIn('drawing')] }, applicant)).toHaveLength(
      1,
    )
    const decided = [...after, step(registry, reviewed('registration'), granted('registration'))]
    expect(outcome(decided, ISSUE, registry)).toBe('case/material-awaited')
  })
})

describe('prolong-supplement', () => {
  const prolong = (more: object = {}, steps = TOLERATING, by = clerk, day = '2026-10-12') =>
    outcome(
      steps,
      { type: 'prolong-supplement', material: 'drawing', days: 5, reason: 'flood', ...more },
      by,
      atNine(day),
    )
  const PROLONGED: CaseEvent = { type: 'SupplementProlonged', material: 'drawing', days: 5, reason: 'flood' }
  const prolonged = on('2026-10-12', step(clerk, PROLONGED))

  test('force majeure gives the applicant more time, noted by the window or the centre', () => {
    expect(prolong()).toEqual([PROLONGED])
    expect(prolong({}, TOLERATING, manager)).toEqual([PROLONGED])
    expect(prolong({}, TOLERATING, applicant)).toBe('access/role')
  })

  test('the clock moves and says by what; the same duty lapses at its new end, and not before', () => {
    const steps = [...TOLERATING, prolonged]
    const [before, after] = [TOLERATING, steps].map(each =>
      obligations(given(...each)).find(({ kind }) => kind === 'supplement'),
    )
    if (before === undefined || after === undefined) throw new Error('the supplement is owed')
    expect(after.key).toBe(before.key)
    const limit = limitAt(after.clock, atNine('2026-10-13'))
    const rules = explainLimit(nationalWorkingCalendar, limit).steps.map(entry => entry.rule)
    expect(rules).toEqual(['limit', 'extension'])
    expect(dueOf(nationalWorkingCalendar, limit).date).toBe('2026-10-23')
    expect(byClock(steps, { type: 'lapse-tolerance' }, atNine('2026-10-17'))).toBe('case/not-due')
    expect(byClock(steps, { type: 'lapse-tolerance' }, atNine('2026-10-24'))).toBeInstanceOf(Array)
  })

  test('once for each material', () => {
    expect(prolong({}, [...TOLERATING, prolonged])).toBe('case/prolonged-already')
  })

  test('by ten working days at most, with a reason', () => {
    expect(prolong({ days: 10 })).toHaveLength(1)
    for (const days of [0, 11]) expect(prolong({ days })).toBe('case/prolonged-too-long')
    expect(prolong({ reason: ' ' })).toBe('case/reason-missing')
  })

  test('until the end of its last day, and not after it', () => {
    expect(prolong({}, TOLERATING, clerk, '2026-10-16')).toHaveLength(1)
    expect(prolong({}, TOLERATING, clerk, '2026-10-17')).toBe('case/supplement-over')
  })

  test('only for what is still to follow, in a case that was accepted', () => {
    expect(prolong({ material: 'lease' })).toBe('case/not-owed')
    expect(prolong({}, [...TOLERATING, drawn])).toBe('case/not-owed')
    expect(prolong({}, PROMISED)).toBe('case/stage')
  })
})
