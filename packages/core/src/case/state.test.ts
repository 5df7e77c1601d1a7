import { describe, expect, test } from 'vitest'
import {
  applicant,
  atNine,
  CLOSED,
  CORRECTING,
  clerk,
  given,
  HANDLING,
  noticeIssued,
  on,
  otherClerk,
  REVIEWED,
  recordedFrom,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  stopped,
  taskRefused,
} from './case.fixture.ts'
import { evolve, hasEnded, replay } from './state.ts'

describe('a case as the fold of its events', () => {
  test('begins as submitted, with every task waiting', () => {
    const state = given(...SUBMITTED)
    expect(state).toMatchObject({ stage: 'submitted', number: 'C-1', clerks: [], reviewers: [] })
    expect(state.tasks.map(task => task.stage)).toEqual(['waiting', 'waiting', 'waiting', 'waiting'])
  })

  test('keeps no answers: the application’s contents stay out of it', () => {
    expect(given(...SUBMITTED)).not.toHaveProperty('answers')
  })

  test('remembers who took it in and who reviewed it, each once', () => {
    const state = given(...CLOSED.slice(0, -1), { ...step(otherClerk), events: CLOSED.at(-1)?.events ?? [] })
    expect(state.clerks).toEqual([clerk.account, otherClerk.account])
    expect(state.reviewers).toEqual(['account-of-registry', 'account-of-police', 'account-of-tax'])
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

  test('carries the notice, and what ended it', () => {
    const entries = noticeIssued.type === 'OneTimeNoticeIssued' ? noticeIssued.entries : []
    expect(given(...CORRECTING)).toMatchObject({ stage: 'correcting', notice: { entries, answered: false } })
    const declined = { type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' } as const
    expect(given(...SUBMITTED, on('2026-10-08', step(clerk, declined)))).toMatchObject({
      stage: 'declined',
      declined: { reason: 'elsewhere', competentAuthority: 'police' },
      endedAt: atNine('2026-10-08'),
    })
  })

  test('says of each task that has ended when it did, by whatever way', () => {
    const endOf = (...steps: readonly Step[]) =>
      given(...steps).tasks.map(task => task.issuedAt ?? task.decidedAt ?? task.stoppedAt)
    const at = atNine('2026-09-28')
    const refused = step(reviewerOf('registry'), taskRefused('registration'), stopped('seal', 'registration'))
    const withdrawn = step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })
    expect(endOf(...REVIEWED, refused)).toEqual([at, at, undefined, undefined])
    expect(endOf(...REVIEWED, withdrawn)).toEqual([at, at, at, at])
    expect(endOf(...CLOSED)).toEqual([at, at, at, at])
  })

  test('carries the rating without its comment', () => {
    const rated = { type: 'CaseRated', grade: 'satisfied', commentHash: 'hash' } as const
    expect(given(...CLOSED, step(applicant, rated)).rating).toEqual({
      at: atNine('2026-09-28'),
      grade: 'satisfied',
    })
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

test('a task has ended when it is issued, refused or stopped', () => {
  const [task] = given(...SUBMITTED).tasks
  if (!task) throw new Error('the fixture has no task')
  const stages = ['waiting', 'dispatched', 'reviewed', 'granted', 'issued', 'refused', 'stopped'] as const
  expect(stages.filter(stage => hasEnded({ ...task, stage }))).toEqual(['issued', 'refused', 'stopped'])
})

test('the first event of a reviewer names that reviewer only', () => {
  const registry = reviewerOf('registry')
  const reviewed = { type: 'TaskReviewed', item: 'registration', findings: [] } as const
  expect(given(...HANDLING, step(registry, reviewed)).reviewers).toEqual([registry.account])
})
