/** Review by points, the second look at it, and the decision by whoever is authorised. */
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
  headOf,
  issued,
  outcome,
  REVIEWED,
  refusalOf,
  reviewed,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  submittedWith,
  taskPlan,
  taskRefused,
  when,
} from '../case.fixture.ts'
import type { CaseEvent, PointFinding } from '../events.ts'
import {
  found,
  head,
  permitCase,
  permitGranted,
  police,
  registry,
  reviewedCase,
  secondReviewer,
} from '../task-law.fixture.ts'

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

  test('whoever checks on site is two at least (ALL §34)', () => {
    const onSite = (officials: readonly string[]) =>
      outcome(
        permitCase(),
        { type: 'review-task', item: 'permit', findings: [{ point: 'sound', met: true }], officials },
        registry,
      )
    expect(onSite(['Sun'])).toBe('case/officials-missing')
    expect(onSite(['Sun', 'Sun', ' '])).toBe('case/officials-missing')
    expect(onSite(['Sun', 'Zhou'])).toEqual([{ ...found(), officials: ['Sun', 'Zhou'] }])
  })

  test('may be done again until the decision, and the later findings count', () => {
    expect(review([name, { point: 'address', met: true }], REVIEWED)).toMatchObject([
      { type: 'TaskReviewed' },
    ])
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

describe('the second look at a review', () => {
  const SECOND = { secondReview: true } as const
  const REVIEWED_ONCE = reviewedCase(SECOND)
  const confirmed = step(secondReviewer, { type: 'ReviewConfirmed', item: 'permit' })
  const confirm = (steps: readonly Step[], by = secondReviewer) =>
    outcome(steps, { type: 'confirm-review', item: 'permit' }, by)
  const sendBack = (steps: readonly Step[], by = secondReviewer, remark = 'measure again') =>
    outcome(steps, { type: 'send-back-review', item: 'permit', remark }, by)
  const grant = (steps: readonly Step[]) =>
    outcome(steps, { type: 'decide-task', item: 'permit', outcome: 'grant' }, registry)

  test('a second person confirms', () => {
    expect(confirm(REVIEWED_ONCE)).toEqual(confirmed.events)
    expect(refusalOf(REVIEWED_ONCE, { type: 'confirm-review', item: 'permit' }, registry)).toEqual([
      'case/second-person',
      '审查与复核分离',
    ])
  })

  test('once, and only where the item asks for it', () => {
    expect(confirm([...REVIEWED_ONCE, confirmed])).toBe('case/confirmed-already')
    expect(confirm(reviewedCase())).toBe('case/no-second-review')
    expect(confirm(permitCase(SECOND))).toBe('case/task-stage')
  })

  test('without it nothing is decided', () => {
    expect(grant(REVIEWED_ONCE)).toBe('case/review-unconfirmed')
    expect(grant([...REVIEWED_ONCE, confirmed])).toEqual([permitGranted])
  })

  test('a review done again is confirmed again', () => {
    expect(grant([...REVIEWED_ONCE, confirmed, step(registry, found())])).toBe('case/review-unconfirmed')
  })

  test('or sends it back with a remark, and the authority looks at it again', () => {
    const back: CaseEvent = { type: 'ReviewSentBack', item: 'permit', remark: 'measure again' }
    expect(sendBack(REVIEWED_ONCE)).toEqual([back])
    expect(sendBack(REVIEWED_ONCE, secondReviewer, ' ')).toBe('case/reason-missing')
    expect(given(...REVIEWED_ONCE, step(secondReviewer, back)).tasks[0]?.stage).toBe('dispatched')
  })

  test('nobody sends back the own review, nor where no second person is asked for', () => {
    expect(sendBack(REVIEWED_ONCE, registry)).toBe('case/second-person')
    expect(sendBack(reviewedCase())).toBe('case/second-person')
  })
})

describe('who decides, by what the chief representative is authorised to', () => {
  const grant = (steps: readonly Step[], by = registry) =>
    outcome(steps, { type: 'decide-task', item: 'permit', outcome: 'grant' }, by)
  const forward = (steps: readonly Step[], proposal = 'grant it', by = registry) =>
    outcome(steps, { type: 'forward-task', item: 'permit', proposal }, by)
  const forwarded = step(registry, { type: 'TaskForwarded', item: 'permit', proposal: 'grant it' })

  test('decide: the representative alone', () => {
    expect(grant(reviewedCase())).toEqual([permitGranted])
    expect(forward(reviewedCase())).toBe('case/decide-yourself')
  })

  for (const authorisation of ['forward', 'coordinate'] as const) {
    const steps = reviewedCase({ authorisation })

    test(`${authorisation}: the representative proposes, the head decides`, () => {
      expect(refusalOf(steps, { type: 'decide-task', item: 'permit', outcome: 'grant' }, registry)).toEqual([
        'case/not-authorised',
        '首席代表授权',
      ])
      expect(forward(steps)).toEqual(forwarded.events)
      expect(forward(steps, ' ')).toBe('case/reason-missing')
      expect(grant([...steps, forwarded])).toBe('case/not-authorised')
      expect(grant([...steps, forwarded], head)).toEqual([permitGranted])
    })

    test(`${authorisation}: the head decides directly as well`, () => {
      expect(grant(steps, head)).toEqual([permitGranted])
      expect(grant(steps, headOf('police'))).toBe('access/not-your-authority')
    })
  }

  test('not forwarded before the second person has confirmed', () => {
    expect(forward(reviewedCase({ authorisation: 'forward', secondReview: true }))).toBe(
      'case/review-unconfirmed',
    )
  })

  test('what was forwarded only the head sends back', () => {
    const steps = [...reviewedCase({ authorisation: 'forward' }), forwarded]
    const back = (by: typeof registry) =>
      outcome(steps, { type: 'send-back-review', item: 'permit', remark: 'why two?' }, by)
    expect(back(secondReviewer)).toBe('case/head-only')
    expect(back(head)).toMatchObject([{ type: 'ReviewSentBack' }])
  })

  test('an authority that was entrusted acts in the name of the one in charge (ALL §24)', () => {
    expect(grant(reviewedCase({ entrusted: 'police' }), police)).toEqual([permitGranted])
    expect(grant(reviewedCase(), police)).toBe('access/not-your-authority')
  })
})

describe('decide-task', () => {
  const grant = (steps: readonly Step[], item = 'registration', by = registry) =>
    outcome(steps, { type: 'decide-task', item, outcome: 'grant' }, by)
  const refuse = (steps: readonly Step[], reasons = 'not sound', item = 'registration', by = registry) =>
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

  test('a refusal gives its reasons, and says where to turn (ALL §38)', () => {
    expect(refuse(REVIEWED, ' ')).toBe('case/reason-missing')
    const command = {
      type: 'decide-task',
      item: 'registration',
      outcome: 'refuse',
      reasons: 'not sound',
      remedies: 'reconsideration within 60 days',
    } as const
    expect(outcome(REVIEWED, command, registry)).toMatchObject([
      { type: 'TaskRefused', remedies: 'reconsideration within 60 days' },
      ...['seal', 'tax', 'lights'].map(item => ({ type: 'TaskStopped', item })),
    ])
  })

  test('a refused precondition stops everything that needs it, at whatever distance', () => {
    expect(refuse(REVIEWED)).toEqual([
      taskRefused('registration'),
      stopped('seal', 'registration'),
      stopped('tax', 'registration'),
      stopped('lights', 'registration'),
    ])
  })

  test('what is not needed after all says why, and what waited for it goes on', () => {
    const notNeeded = (reason: string) =>
      outcome(
        REVIEWED,
        { type: 'decide-task', item: 'registration', outcome: 'not-needed', reason },
        registry,
      )
    expect(notNeeded(' ')).toBe('case/reason-missing')
    expect(notNeeded('registered last year')).toEqual([
      { type: 'TaskNotNeeded', item: 'registration', reason: 'registered last year' },
      dispatched('seal'),
      dispatched('lights'),
    ])
  })

  test('the other tasks go on, and the outcome is told for each item', () => {
    const seal = [...FIRST_ISSUED, step(police, reviewed('seal'))]
    expect(refuse(seal, 'not sound', 'seal', police)).toEqual([taskRefused('seal'), stopped('tax', 'seal')])
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
      step(applicant, submittedWith({ tasks })),
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

  test('nobody decides what was taken in by the same person (受办分离)', () => {
    const [name = ''] = [clerk.account]
    expect(grant(REVIEWED, 'registration', reviewerOf('registry', name))).toBe('access/separation')
  })
})
