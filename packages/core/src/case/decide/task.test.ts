import { describe, expect, test } from 'vitest'
import {
  applicant,
  CONCLUDED,
  clerk,
  dispatched,
  FIRST_ISSUED,
  GRANTED,
  given,
  granted,
  HANDLING,
  issued,
  outcome,
  REVIEWED,
  reviewed,
  reviewerOf,
  SUBMITTED,
  step,
  stopped,
  submitted,
  TASKS,
  taskPlan,
  taskRefused,
  when,
} from '../case.fixture.ts'
import type { PointFinding } from '../events.ts'

const registry = reviewerOf('registry')
const police = reviewerOf('police')

describe('review-task', () => {
  const review = (findings: readonly PointFinding[], steps = HANDLING, item = 'registration') =>
    outcome(steps, { type: 'review-task', item, findings }, registry)
  const name = { point: 'name', met: true }
  const address = { point: 'address', met: false, remark: 'no house number' }

  test('records a finding for each review point', () => {
    expect(review([name, address])).toEqual([
      { type: 'TaskReviewed', item: 'registration', findings: [name, address] },
    ])
  })

  test('every point is looked at', () => {
    expect(review([name])).toBe('case/points-unreviewed')
  })

  test('a point that is not met says why', () => {
    expect(review([name, { point: 'address', met: false }])).toBe('case/reason-missing')
    expect(review([name, { ...address, remark: ' ' }])).toBe('case/reason-missing')
  })

  test('points beyond those published are not recorded', () => {
    expect(review([name, address, { point: 'likes-tea', met: true }])).toEqual([
      { type: 'TaskReviewed', item: 'registration', findings: [name, address] },
    ])
  })

  test('may be done again until the decision, and the later findings count', () => {
    const [event] = review([name, { point: 'address', met: true }], REVIEWED)
    expect(event).toMatchObject({ type: 'TaskReviewed' })
    expect(review([name, address], GRANTED)).toBe('case/task-stage')
  })

  test('not before the results that it depends on are there', () => {
    expect(when(HANDLING, { type: 'review-task', item: 'lights', findings: [] }, registry)).toEqual({
      ok: false,
      refusal: { code: 'case/precondition', params: { items: 'registration' } },
    })
  })

  test('not before acceptance, nor after the end', () => {
    expect(review([name, address], SUBMITTED)).toBe('case/stage')
    expect(review([name, address], CONCLUDED)).toBe('case/stage')
  })

  test('an item that the case does not have', () => {
    expect(review([], HANDLING, 'fishing')).toBe('case/unknown-item')
  })
})

describe('decide-task', () => {
  const grant = (steps: typeof HANDLING, item = 'registration', by = registry) =>
    outcome(steps, { type: 'decide-task', item, outcome: 'grant' }, by)
  const refuse = (steps: typeof HANDLING, reasons = 'not sound', item = 'registration', by = registry) =>
    outcome(steps, { type: 'decide-task', item, outcome: 'refuse', reasons }, by)

  test('grants what is reviewed and met', () => {
    expect(grant(REVIEWED)).toEqual([granted('registration')])
  })

  test('nothing is decided unreviewed, and nothing twice', () => {
    expect(grant(HANDLING)).toBe('case/task-stage')
    expect(grant(GRANTED)).toBe('case/task-stage')
    expect(refuse(GRANTED)).toBe('case/task-stage')
  })

  test('a point not met can’t be granted, until a later review finds it met', () => {
    const unmet = [...HANDLING, step(registry, reviewed('registration', false))]
    expect(grant(unmet)).toBe('case/points-unmet')
    expect(grant([...unmet, step(registry, reviewed('registration'))])).toEqual([granted('registration')])
  })

  test('a refusal gives its reasons', () => {
    expect(refuse(REVIEWED, ' ')).toBe('case/reason-missing')
  })

  test('a refused precondition stops everything that needs it, at whatever distance', () => {
    expect(refuse(REVIEWED)).toEqual([
      taskRefused('registration'),
      stopped('seal', 'registration'),
      stopped('tax', 'registration'),
      stopped('lights', 'registration'),
    ])
  })

  test('the other tasks go on, and the outcome is told for each item', () => {
    const seal = [...FIRST_ISSUED, step(police, reviewed('seal'))]
    const events = refuse(seal, 'not sound', 'seal', police)
    expect(events).toEqual([taskRefused('seal'), stopped('tax', 'seal')])
    const after = [...seal, step(police, taskRefused('seal'), stopped('tax', 'seal'))]
    expect(given(...after).stage).toBe('handling')
    const end = [...after, step(registry, reviewed('lights'), granted('lights'), issued('lights'))]
    expect(given(...end).tasks.map(task => [task.item, task.stage])).toEqual([
      ['registration', 'issued'],
      ['seal', 'refused'],
      ['tax', 'stopped'],
      ['lights', 'issued'],
    ])
    expect(given(...end).stage).toBe('concluded')
  })

  test('what is stopped once is not stopped again by a second refusal', () => {
    const tasks = [taskPlan('a'), taskPlan('b'), taskPlan('c', { dependsOn: ['a', 'b'] })]
    const both = [
      step(applicant, { ...submitted, ...{ tasks } }),
      step(clerk, { type: 'CaseAccepted', checked: [] }, dispatched('a'), dispatched('b')),
      step(registry, reviewed('a'), taskRefused('a'), stopped('c', 'a'), reviewed('b')),
    ]
    expect(refuse(both, 'no', 'b')).toEqual([{ ...taskRefused('b'), reasons: 'no' }])
  })

  test('when all are refused or stopped the case is concluded', () => {
    const steps = [
      ...REVIEWED,
      step(
        registry,
        taskRefused('registration'),
        ...['seal', 'tax', 'lights'].map(item => stopped(item, 'registration')),
      ),
    ]
    expect(given(...steps).stage).toBe('concluded')
  })
})

describe('issue-result', () => {
  type Results = Parameters<typeof outcome>[1] & { type: 'issue-result' }
  const issue = (results: Results['results'], steps = GRANTED, item = 'registration', by = registry) =>
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

  test('only what was granted', () => {
    expect(issue([licence], REVIEWED)).toBe('case/task-stage')
    expect(issue([licence], FIRST_ISSUED)).toBe('case/task-stage')
  })

  test('the last result concludes the case', () => {
    expect(given(...CONCLUDED)).toMatchObject({ stage: 'concluded' })
    expect(given(...CONCLUDED.slice(0, -1))).toMatchObject({ stage: 'handling' })
    expect(TASKS).toHaveLength(given(...CONCLUDED).tasks.filter(task => task.stage === 'issued').length)
  })
})
