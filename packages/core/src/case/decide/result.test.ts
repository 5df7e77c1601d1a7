/** Results: issued, corrected, revoked, and the promises behind them checked. */
import { describe, expect, test } from 'vitest'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  dispatched,
  FIRST_ISSUED,
  GRANTED,
  given,
  granted,
  handedIn,
  headOf,
  issued,
  outcome,
  REVIEWED,
  refusalOf,
  reviewed,
  type Step,
  step,
  TASKS,
} from '../case.fixture.ts'
import type { CommandOf } from '../commands.ts'
import {
  head,
  issuedCase,
  permitGranted,
  permitIssued,
  police,
  registry,
  reviewedCase,
} from '../task-law.fixture.ts'

describe('issue-result', () => {
  type Results = CommandOf<'issue-result'>['results']
  const issue = (results: Results, steps: readonly Step[] = GRANTED, item = 'registration', by = registry) =>
    outcome(steps, { type: 'issue-result', item, results }, by)
  const licence = { licence: 'registration-licence', number: 'registration-1' }

  test('sends out at once whatever waited for it alone', () => {
    expect(issue([licence])).toEqual([issued('registration'), dispatched('seal'), dispatched('lights')])
  })

  test('a task that waits for two results starts with the second', () => {
    const result = [{ licence: 'seal-licence', number: 'seal-1' }]
    const steps = [...FIRST_ISSUED, step(police, reviewed('seal'), granted('seal'))]
    expect(issue(result, steps, 'seal', police)).toEqual([issued('seal'), dispatched('tax')])
  })

  test('every licence of the item is issued, each with a number', () => {
    expect(issue([])).toBe('case/result-missing')
    expect(issue([{ ...licence, number: ' ' }])).toBe('case/result-missing')
    const steps = [...reviewedCase(), step(registry, permitGranted)]
    expect(issue([{ licence: 'plate', number: '1' }], steps, 'permit')).toBe('case/result-missing')
  })

  test('no licence of another item, and none twice', () => {
    const stranger = { licence: 'tax-licence', number: 'x' }
    const events = issue([stranger, licence, { ...licence, number: 'second' }])
    expect(events[0]).toEqual(issued('registration'))
  })

  test('an end of validity goes with it', () => {
    const dated = { ...licence, validUntil: '2031-09-30' }
    expect(issue([dated])[0]).toMatchObject({ results: [dated] })
  })

  test('only what was granted, and once', () => {
    expect(issue([licence], REVIEWED)).toBe('case/task-stage')
    expect(issue([licence], FIRST_ISSUED)).toBe('case/task-stage')
  })

  test('not while a material that it needs is still to come (容缺)', () => {
    const papers = { tolerable: [{ material: 'drawing', days: 10 }], later: ['drawing'] }
    const waiting = [...reviewedCase({ materials: ['drawing'] }, papers), step(registry, permitGranted)]
    const results = permitIssued.type === 'ResultIssued' ? permitIssued.results : []
    const command = { type: 'issue-result', item: 'permit', results } as const
    expect(refusalOf(waiting, command, registry)).toEqual(['case/material-awaited', '容缺受理'])
    const come = step(applicant, { type: 'SupplementSubmitted', materials: [handedIn('drawing')] })
    expect(issue(results, [...waiting, come], 'permit')).toEqual([permitIssued, dispatched('sign')])
    // What another item needs does not hold this one up.
    const other = [...reviewedCase({ materials: ['identity'] }, papers), step(registry, permitGranted)]
    expect(issue(results, other, 'permit')).toEqual([permitIssued, dispatched('sign')])
  })

  test('the last result concludes the case', () => {
    expect(given(...CONCLUDED)).toMatchObject({ stage: 'concluded' })
    expect(given(...CONCLUDED.slice(0, -1))).toMatchObject({ stage: 'handling' })
    expect(TASKS).toHaveLength(given(...CONCLUDED).tasks.filter(task => task.stage === 'issued').length)
  })
})

const ISSUED = issuedCase()
const revoked = step(head, {
  type: 'ResultRevoked',
  item: 'permit',
  licence: 'plate',
  ground: 'public-interest',
  reason: 'the road is widened',
})

describe('correct-result', () => {
  const correct = (
    steps: readonly Step[] = ISSUED,
    licence = 'plate',
    correction = 'the name',
    by = registry,
  ) => outcome(steps, { type: 'correct-result', item: 'permit', licence, correction }, by)

  test('says what was wrong, and is kept with the result', () => {
    const events = [
      { type: 'ResultCorrected', item: 'permit', licence: 'plate', correction: 'the name' },
    ] as const
    expect(correct()).toEqual(events)
    const [task] = given(...ISSUED, step(registry, ...events)).tasks
    expect(task?.results?.map(result => result.corrections.length)).toEqual([0, 1])
  })

  test('also after the case is closed', () => {
    const command = {
      type: 'correct-result',
      item: 'registration',
      licence: 'registration-licence',
      correction: 'the name',
    } as const
    expect(outcome(CLOSED, command, registry)).toMatchObject([{ type: 'ResultCorrected' }])
  })

  test('a result that is there, with words, by whoever gave it', () => {
    expect(correct(ISSUED, 'passport')).toBe('case/no-such-result')
    expect(correct([...ISSUED, revoked])).toBe('case/no-such-result')
    expect(correct(ISSUED, 'plate', ' ')).toBe('case/reason-missing')
    expect(correct(ISSUED, 'plate', 'x', police)).toBe('access/not-your-authority')
    expect(correct(reviewedCase())).toBe('case/task-stage')
  })
})

describe('revoke-result', () => {
  const revoke = (
    steps: readonly Step[] = ISSUED,
    by = head,
    reason = 'the road is widened',
    licence = 'plate',
  ) =>
    outcome(steps, { type: 'revoke-result', item: 'permit', licence, ground: 'public-interest', reason }, by)

  test('by the head, on a ground of the law, with a reason (ALL §69)', () => {
    expect(revoke()).toEqual(revoked.events)
    expect(given(...ISSUED, revoked).tasks[0]?.results?.[1]?.revoked).toMatchObject({
      ground: 'public-interest',
    })
    expect(revoke(ISSUED, head, ' ')).toBe('case/reason-missing')
  })

  test('nobody else does', () => {
    expect(revoke(ISSUED, registry)).toBe('case/head-only')
    expect(revoke(ISSUED, headOf('police'))).toBe('access/not-your-authority')
  })

  test('once, and only what was issued', () => {
    expect(revoke([...ISSUED, revoked])).toBe('case/no-such-result')
    expect(revoke([...ISSUED, revoked], head, 'x', 'permit-licence')).toMatchObject([
      { licence: 'permit-licence' },
    ])
    expect(revoke(reviewedCase())).toBe('case/task-stage')
  })
})

describe('check-commitment', () => {
  const papers = { promisable: [{ material: 'lease', checkDays: 20 }], promised: ['lease'] }
  const PROMISED = issuedCase({ materials: ['lease'] }, papers)
  const check = (kept: boolean, remark = '', steps: readonly Step[] = PROMISED, material = 'lease') =>
    outcome(steps, { type: 'check-commitment', item: 'permit', material, kept, remark }, registry)
  const checked = step(registry, {
    type: 'CommitmentChecked',
    item: 'permit',
    material: 'lease',
    kept: true,
    remark: '',
  })

  test('a promise is found kept, or not kept with words', () => {
    expect(check(true)).toEqual(checked.events)
    expect(check(false, 'no such lease')).toMatchObject([{ kept: false, remark: 'no such lease' }])
    expect(check(false, ' ')).toBe('case/reason-missing')
  })

  test('once', () => {
    expect(check(true, '', [...PROMISED, checked])).toBe('case/checked-already')
  })

  test('only what was promised, and what this item needs', () => {
    expect(check(true, '', PROMISED, 'identity')).toBe('case/no-commitment')
    expect(check(true, '', issuedCase({ materials: [] }, papers))).toBe('case/no-commitment')
  })

  test('what has been handed in after all is no promise any more', () => {
    const come = step(applicant, { type: 'SupplementSubmitted', materials: [handedIn('lease')] })
    expect(check(true, '', [...PROMISED, come])).toBe('case/no-commitment')
  })

  test('after the result, not before', () => {
    expect(check(true, '', reviewedCase({ materials: ['lease'] }, papers))).toBe('case/task-stage')
  })
})
