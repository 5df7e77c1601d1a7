/** A case as the fold of its events. */
import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../access/access.ts'
import {
  applicant,
  atNine,
  CLOSED,
  CONCLUDED,
  clerk,
  given,
  HANDLING,
  headOf,
  issued,
  manager,
  on,
  otherClerk,
  PROMISED,
  REVIEWED,
  recordedFrom,
  reviewerOf,
  type Step,
  SUBMIT,
  SUBMITTED,
  step,
  stopped,
  TASKS,
  taskPlan,
  taskRefused,
} from '../case.fixture.ts'
import { EVENT_SAMPLES } from '../event-samples.fixture.ts'
import { type CaseEvent, type CaseEventType, PLAIN_LAW } from '../events.ts'
import { hasEnded, isFulfilled, isInHand, type TaskStage } from '../state.ts'
import { evolve, replay } from './evolve.ts'

const registry = reviewerOf('registry')

describe('a case', () => {
  test('begins as submitted, with every task waiting under the plainest law where none is said', () => {
    const state = given(...SUBMITTED)
    expect(state).toMatchObject({ stage: 'submitted', number: 'C-1', clerks: [], reviewers: [] })
    expect(state.tasks.map(task => task.stage)).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
    expect(state.tasks.map(task => task.law)).toEqual([PLAIN_LAW, PLAIN_LAW, PLAIN_LAW, PLAIN_LAW])
    expect(given(...PROMISED).tasks[0]?.law.materials).toEqual(['identity', 'drawing'])
  })

  test('keeps the answers as they stand in its events: sealed, and those of the guide that it goes by', () => {
    expect(given(...SUBMITTED).answers).toBe(SUBMIT.answers)
    const [before, taken = before] = EVENT_SAMPLES.CaseVersionTaken
    expect(given(...HANDLING, step(clerk, taken)).answers).toBe('bmV3ZXI=')
    expect(given(...HANDLING, step(clerk, before)).answers).toBe(SUBMIT.answers)
  })

  test('says when and by whom each task was decided', () => {
    const [registration] = given(...CLOSED).tasks
    expect(registration).toMatchObject({
      stage: 'issued',
      reviewedBy: 'account-of-registry',
      decidedBy: 'account-of-registry',
      results: [{ licence: 'registration-licence', number: 'registration-1' }],
    })
  })

  test('says of each task that has ended when it did, by whatever way', () => {
    const endOf = (...steps: readonly Step[]) =>
      given(...steps).tasks.map(task => task.issuedAt ?? task.decidedAt ?? task.stoppedAt)
    const at = atNine('2026-09-28')
    const refused = step(registry, taskRefused('registration'), stopped('seal', 'registration'))
    const withdrawn = step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })
    expect(endOf(...REVIEWED, refused)).toEqual([at, at, undefined, undefined])
    expect(endOf(...REVIEWED, withdrawn)).toEqual([at, at, at, at])
    expect(endOf(...CLOSED)).toEqual([at, at, at, at])
  })

  test('is concluded when the last of its tasks has ended, by whatever way', () => {
    const last = CONCLUDED.slice(0, -1)
    const ways: readonly CaseEvent[] = [
      issued('tax'),
      taskRefused('tax'),
      stopped('tax', 'seal'),
      { type: 'TaskNotNeeded', item: 'tax', reason: 'exempt' },
    ]
    expect(given(...last).stage).toBe('handling')
    for (const way of ways) expect(given(...last, step(registry, way)).stage).toBe('concluded')
  })

  test('can be had at every moment of its history', () => {
    const events = recordedFrom(CLOSED)
    expect(replay([])).toBeUndefined()
    const stages = events.map((_, index) => replay(events.slice(0, index + 1))?.stage)
    expect([...new Set(stages)]).toEqual(['submitted', 'handling', 'concluded', 'closed'])
  })

  test('can’t begin with anything but its submission: that is a fault of the store', () => {
    const [, second] = recordedFrom(HANDLING)
    if (!second) throw new Error('the history is shorter than that')
    expect(() => evolve(undefined, second)).toThrow('CaseAccepted')
  })
})

describe('the people of a case', () => {
  test('who took it in and who reviewed it, each once', () => {
    const state = given(...CLOSED.slice(0, -1), { ...step(otherClerk), events: CLOSED.at(-1)?.events ?? [] })
    expect(state.clerks).toEqual([clerk.account, otherClerk.account])
    expect(state.reviewers).toEqual(['account-of-registry', 'account-of-police', 'account-of-tax'])
  })

  test('applicant, centre and clock are neither', () => {
    const before = given(...HANDLING)
    for (const by of [applicant, manager, SYSTEM]) {
      const { clerks, reviewers } = given(...HANDLING, step(by, EVENT_SAMPLES.TaskTransferred[0]))
      expect({ clerks, reviewers }).toEqual({ clerks: before.clerks, reviewers: before.reviewers })
    }
  })

  test('whoever found, decided or said something about an item has handled it; routing is no handling', () => {
    const routing: readonly CaseEventType[] = [
      'TaskReceived',
      'TaskReturned',
      'OpinionRequested',
      'LimitShortened',
      'MissingTold',
      'JointActConvened',
      'JointActMoved',
      'JointActCancelled',
    ]
    const handling: readonly CaseEventType[] = [
      'TaskReviewed',
      'ReviewConfirmed',
      'ReviewSentBack',
      'TaskForwarded',
      'ProcedureBegun',
      'ProcedureEnded',
      'ObjectionAnswered',
      'OpinionGiven',
      'TaskExtended',
      'TaskGranted',
      'TaskRefused',
      'TaskNotNeeded',
      'ResultIssued',
      'ResultCorrected',
      'ResultRevoked',
      'CommitmentChecked',
      'JointOpinionGiven',
      'JointActHeld',
    ]
    const head = headOf('registry')
    const hasHandled = (type: CaseEventType) =>
      given(...HANDLING, step(head, EVENT_SAMPLES[type][0])).reviewers.includes(head.account)
    expect(routing.filter(hasHandled)).toEqual([])
    expect(handling.filter(hasHandled)).toEqual(handling)
  })
})

describe('a newer guide', () => {
  const [taken] = EVENT_SAMPLES.CaseVersionTaken
  const tasks = TASKS.map(({ item }) => taskPlan(item, { promisedDays: 9, authority: 'tax' }))
  const plans = (steps: readonly Step[]) =>
    given(...steps, step(clerk, { ...taken, tasks })).tasks.map(task => task.promisedDays)

  test('holds for what nobody has begun to review', () => {
    expect(plans(HANDLING)).toEqual([9, 9, 9, 9])
    expect(plans(REVIEWED)).toEqual([3, 9, 9, 9])
  })

  test('leaves in charge whoever was put in charge', () => {
    const moved = step(manager, EVENT_SAMPLES.TaskTransferred[0])
    const state = given(...HANDLING, moved, step(clerk, { ...taken, tasks }))
    expect(state.tasks.map(task => task.authority)).toEqual(['police', 'police', 'tax', 'registry'])
  })
})

test('what is handled again begins afresh: nothing found, decided or issued is left', () => {
  const [reopened] = EVENT_SAMPLES.CaseReopened
  const state = given(...CLOSED, on('2026-10-08', step(manager, reopened)))
  expect(state.tasks[0]).toEqual(given(...SUBMITTED).tasks[0])
  expect(state).not.toHaveProperty('endedAt')
})

test('a review that is to be done again leaves nothing behind', () => {
  const [again] = EVENT_SAMPLES.ReviewSentBack
  const [first] = given(...REVIEWED, step(registry, again)).tasks
  expect(first).toEqual(given(...HANDLING).tasks[0])
})

const STAGES: Readonly<Record<TaskStage, readonly ['ended' | 'open', 'fulfilled' | '', 'in hand' | '']>> = {
  waiting: ['open', '', ''],
  dispatched: ['open', '', 'in hand'],
  returned: ['open', '', 'in hand'],
  reviewed: ['open', '', 'in hand'],
  forwarded: ['open', '', 'in hand'],
  granted: ['open', '', ''],
  issued: ['ended', 'fulfilled', ''],
  refused: ['ended', '', ''],
  'not-needed': ['ended', 'fulfilled', ''],
  stopped: ['ended', '', ''],
}

const isStage = (name: string): name is TaskStage => Object.hasOwn(STAGES, name)

test.each(Object.keys(STAGES).filter(isStage))('a task that is %s has its place', stage => {
  const task = { stage }
  const [end, fulfilled, inHand] = STAGES[stage]
  expect([hasEnded(task), isFulfilled(task), isInHand(task)]).toEqual([
    end === 'ended',
    fulfilled !== '',
    inHand !== '',
  ])
})
