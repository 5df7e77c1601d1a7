/** Asking other authorities, and what their word weighs. */
import { describe, expect, test } from 'vitest'
import {
  atNine,
  byClock,
  given,
  manager,
  meeting,
  outcome,
  reviewerOf,
  type Step,
  step,
} from '../case.fixture.ts'
import type { CommandOf } from '../commands.ts'
import type { CaseEvent } from '../events.ts'
import {
  asked,
  found,
  permitCase,
  permitGranted,
  police,
  registry,
  reviewedCase,
  spoke,
} from '../task-law.fixture.ts'

const SENT = permitCase()
const tax = reviewerOf('tax')
const ASKED = [...SENT, step(registry, asked(['police', 'tax']))]

describe('request-opinion', () => {
  type Ask = CommandOf<'request-opinion'>
  const ask = (more: Partial<Ask> = {}, steps: readonly Step[] = SENT, by = registry) =>
    outcome(
      steps,
      {
        type: 'request-opinion',
        item: 'permit',
        authorities: ['police', 'tax'],
        question: 'may it stand there?',
        days: 5,
        silence: 'nothing',
        ...more,
      },
      by,
    )

  test('asks each once, and says by when and what silence means', () => {
    expect(ask({ authorities: ['police', 'tax', 'police'] })).toEqual([asked(['police', 'tax'])])
    expect(ask({}, ASKED)).toMatchObject([{ request: 'opinion-2' }])
  })

  test('somebody, and somebody else', () => {
    expect(ask({ authorities: [] })).toBe('case/nobody-asked')
    expect(ask({ authorities: ['registry', 'police'] })).toBe('case/nobody-asked')
    expect(ask({ authorities: ['forestry'] })).toBe('case/unknown-authority')
  })

  test('a question', () => {
    expect(ask({ question: ' ' })).toBe('case/reason-missing')
  })

  test('for one to fifteen working days', () => {
    expect(ask({ days: 15 })).toMatchObject([{ days: 15 }])
    expect(ask({ days: 16 })).toBe('case/opinion-days')
    expect(ask({ days: 0 })).toBe('case/opinion-days')
  })

  test('by the authority in charge, before the decision', () => {
    expect(ask({}, SENT, police)).toBe('access/not-your-authority')
    expect(ask({}, [...reviewedCase(), step(registry, permitGranted)])).toBe('case/task-stage')
  })
})

describe('give-opinion', () => {
  type Give = CommandOf<'give-opinion'>
  const give = (more: Partial<Give> = {}, by = police, steps: readonly Step[] = ASKED) =>
    outcome(
      steps,
      { type: 'give-opinion', item: 'permit', request: 'opinion-1', opinion: 'agree', text: '', ...more },
      by,
    )

  test('whoever was asked speaks in the name of its authority', () => {
    expect(give()).toEqual([spoke('police')])
    expect(give({}, tax)).toEqual([spoke('tax')])
  })

  test('agreement needs no words; anything else does', () => {
    expect(give({ opinion: 'disagree' })).toBe('case/reason-missing')
    expect(give({ opinion: 'agree-with-conditions', text: ' ' })).toBe('case/reason-missing')
    expect(give({ opinion: 'disagree', text: 'too near the road' })).toEqual([spoke('police', 'disagree')])
  })

  test('once', () => {
    expect(give({}, police, [...ASKED, step(police, spoke('police'))])).toBe('case/spoken-already')
  })

  test('nobody who was not asked', () => {
    expect(give({}, registry)).toBe('case/not-asked')
    const onlyTax = [...SENT, step(registry, asked(['tax']))]
    expect(give({}, police, onlyTax)).toBe('case/not-asked')
    expect(give({}, reviewerOf('forestry'))).toBe('access/not-your-authority')
  })

  test('to a request that was made', () => {
    expect(give({ request: 'opinion-9' })).toBe('case/unknown-request')
  })
})

describe('take-silence', () => {
  const silentAsked = [...SENT, step(registry, asked(['police', 'tax'], { silence: 'agreement' }))]
  const take = (steps: readonly Step[], date = '2026-10-13') =>
    byClock(steps, { type: 'take-silence', item: 'permit', request: 'opinion-1' }, atNine(date))
  const silence = (...authorities: readonly string[]): CaseEvent => ({
    type: 'SilenceAgreed',
    item: 'permit',
    request: 'opinion-1',
    authorities,
  })

  test('where the request said so, those who said nothing in time agree', () => {
    // Five working days after 28 September: 10 October, a make-up Saturday.
    expect(take(silentAsked, '2026-10-10')).toBe('case/not-due')
    expect(take(silentAsked, '2026-10-11')).toEqual([silence('police', 'tax')])
    expect(take([...silentAsked, step(police, spoke('police', 'disagree'))])).toEqual([silence('tax')])
  })

  test('it is written down as silence, not as a word', () => {
    const [task] = given(...silentAsked, step(registry, silence('police', 'tax'))).tasks
    expect(task?.opinionRequests[0]?.opinions).toMatchObject([
      { authority: 'police', opinion: 'agree', bySilence: true },
      { authority: 'tax', opinion: 'agree', bySilence: true },
    ])
  })

  test('otherwise silence says nothing, however long', () => {
    expect(take(ASKED, '2026-11-20')).toBe('case/not-due')
  })

  test('not when all have spoken', () => {
    const spoken = [...silentAsked, step(police, spoke('police')), step(tax, spoke('tax'))]
    expect(take(spoken, '2026-11-20')).toBe('case/not-due')
  })
})

describe('what the opinions of others mean for the decision', () => {
  const grant = (steps: readonly Step[]) =>
    outcome(steps, { type: 'decide-task', item: 'permit', outcome: 'grant' }, registry)
  const refuse = (steps: readonly Step[]) =>
    outcome(steps, { type: 'decide-task', item: 'permit', outcome: 'refuse', reasons: 'no' }, registry)
  const withPolice = reviewedCase({ joint: ['police'] })
  const against = [
    ...withPolice,
    step(registry, asked(['police'])),
    step(police, spoke('police', 'disagree')),
  ]
  const held = (conclusion: 'agree' | 'disagree', items = ['permit']) => [
    step(registry, { ...meeting, items }),
    step(registry, {
      type: 'JointActHeld',
      act: 'act-1',
      attendants: ['Sun', 'Zhou'],
      minutes: 'moved back two metres',
      conclusion,
    }),
  ]

  test('those who take part by law have been asked and have spoken', () => {
    expect(grant(withPolice)).toBe('case/opinion-open')
    expect(refuse(withPolice)).toBe('case/opinion-open')
    const waiting = [...withPolice, step(registry, asked(['police']))]
    expect(grant(waiting)).toBe('case/opinion-open')
    expect(grant([...waiting, step(police, spoke('police'))])).toEqual([permitGranted])
  })

  test('so has everybody else who was asked', () => {
    const waiting = [...reviewedCase(), step(registry, asked(['tax']))]
    expect(grant(waiting)).toBe('case/opinion-open')
    expect(grant([...waiting, step(tax, spoke('tax', 'agree-with-conditions'))])).toEqual([permitGranted])
  })

  test('so have those who were added by the centre', () => {
    const added: CaseEvent = { type: 'AuthorityAdded', item: 'permit', authority: 'tax', reason: 'x' }
    expect(grant([...reviewedCase(), step(manager, added)])).toBe('case/opinion-open')
  })

  test('one that was put in charge of the task has not to ask itself', () => {
    const moved: CaseEvent = { type: 'TaskTransferred', item: 'permit', authority: 'police', reason: 'x' }
    const steps = [...withPolice, step(manager, moved), step(police, found())]
    const command = { type: 'decide-task', item: 'permit', outcome: 'grant' } as const
    expect(outcome(steps, command, police)).toEqual([permitGranted])
  })

  test('what one of them objects to is not granted; it may be refused', () => {
    expect(grant(against)).toBe('case/opinion-disagrees')
    expect(refuse(against)).toMatchObject([{ type: 'TaskRefused' }, { type: 'TaskStopped', item: 'sign' }])
  })

  test('unless a joint act on it was held and found otherwise', () => {
    expect(grant([...against, ...held('agree')])).toEqual([permitGranted])
    expect(grant([...against, ...held('disagree')])).toBe('case/opinion-disagrees')
    expect(grant([...against, ...held('agree', ['sign'])])).toBe('case/opinion-disagrees')
    expect(grant([...against, ...held('agree').slice(0, 1)])).toBe('case/opinion-disagrees')
  })
})
