import { describe, expect, test } from 'vitest'
import {
  accepted,
  applicant,
  CORRECTING,
  clerk,
  dispatched,
  GRANTED,
  given,
  HANDLING,
  handedIn,
  noticeIssued,
  otherClerk,
  outcome,
  REVIEWED,
  reviewerOf,
  SUBMIT,
  SUBMITTED,
  step,
  submitted,
  TASKS,
  taskPlan,
  taskRefused,
  when,
} from '../case.fixture.ts'
import type { CaseCommand } from '../commands.ts'

type Command<Type extends CaseCommand['type']> = Omit<Extract<CaseCommand, { type: Type }>, 'type'>

describe('submit', () => {
  const submit = (changed: Partial<Command<'submit'>> = {}, by = applicant) =>
    outcome([], { ...SUBMIT, ...changed }, by)

  test('records the application with its files and its tasks', () => {
    expect(submit()).toEqual([submitted])
  })

  test('the clerk at whose window it is made is one who took it in', () => {
    expect(submit({ channel: 'window' }, clerk)).toHaveLength(1)
    expect(given(step(clerk, submitted)).clerks).toEqual([clerk.account])
    expect(given(step(applicant, submitted)).clerks).toEqual([])
  })

  test('every material of the checklist comes with a file', () => {
    expect(submit({ materials: [handedIn('identity')] })).toBe('case/material-missing')
    const empty = { material: 'premises', files: [] }
    expect(when([], { ...SUBMIT, materials: [handedIn('identity'), empty] }, applicant)).toEqual({
      ok: false,
      refusal: { code: 'case/material-missing', params: { materials: 'premises' } },
    })
  })

  test('what the checklist does not ask for is not taken', () => {
    expect(submit({ materials: [...SUBMIT.materials, handedIn('bank-account')] })).toBe(
      'case/not-on-checklist',
    )
  })

  test('where nothing has to be applied for there is no case', () => {
    expect(submit({ tasks: [] })).toBe('case/no-item')
  })

  test('a case is submitted once', () => {
    expect(outcome(SUBMITTED, SUBMIT, applicant)).toBe('case/exists')
  })
})

describe('accept', () => {
  const accept = (checked: readonly string[], steps = SUBMITTED) =>
    outcome(steps, { type: 'accept', checked }, clerk)

  test('sends out every task that waits for nothing', () => {
    expect(accept(['identity', 'premises'])).toEqual([accepted, dispatched('registration')])
    const tasks = [...TASKS, taskPlan('music')]
    expect(accept(['premises', 'identity'], [step(applicant, { ...submitted, ...{ tasks } })])).toEqual([
      accepted,
      dispatched('registration'),
      dispatched('music'),
    ])
  })

  test('each material is checked first', () => {
    expect(accept(['identity'])).toBe('case/check-incomplete')
  })

  test('only a submitted case, and one that was corrected', () => {
    expect(accept([], HANDLING)).toBe('case/stage')
    expect(accept([], CORRECTING)).toBe('case/stage')
    const corrected = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] })
    expect(accept(['identity', 'premises'], [...CORRECTING, corrected])).toHaveLength(2)
  })
})

describe('decline', () => {
  const decline = (command: Command<'decline'>, steps = SUBMITTED) =>
    outcome(steps, { type: 'decline', ...command }, clerk)

  test('says why, and names the right authority where there is one', () => {
    expect(decline({ reason: 'elsewhere', competentAuthority: 'police' })).toEqual([
      { type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' },
    ])
    expect(decline({ reason: 'no permit needed' })).toEqual([
      { type: 'CaseDeclined', reason: 'no permit needed' },
    ])
  })

  test('a blank reason is none', () => {
    expect(decline({ reason: ' \n' })).toBe('case/reason-missing')
  })

  test('an authority that does not exist can’t be named', () => {
    expect(decline({ reason: 'elsewhere', competentAuthority: 'ministry-of-walks' })).toBe(
      'case/unknown-authority',
    )
  })

  test('what was accepted can’t be declined', () => {
    expect(decline({ reason: 'late' }, HANDLING)).toBe('case/stage')
  })

  test('a declined case takes nothing more', () => {
    const ended = [...SUBMITTED, step(clerk, { type: 'CaseDeclined', reason: 'x' })]
    expect(outcome(ended, { type: 'accept', checked: [] }, clerk)).toBe('case/stage')
    expect(outcome(ended, { type: 'withdraw', reason: 'x' }, applicant)).toBe('case/stage')
  })
})

describe('issue-notice', () => {
  const notice = (entries: Command<'issue-notice'>['entries'], steps = SUBMITTED) =>
    outcome(steps, { type: 'issue-notice', entries }, clerk)
  const entry = { subject: 'material', id: 'identity', problem: 'blurred' } as const

  test('tells everything at once', () => {
    const field = { subject: 'field', id: 'name', problem: 'too short' } as const
    expect(notice([entry, field])).toEqual([noticeIssued])
  })

  test('a second one is refused, before and after the correction', () => {
    const corrected = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] })
    expect(notice([entry], CORRECTING)).toBe('case/second-notice')
    expect(notice([entry], [...CORRECTING, corrected])).toBe('case/second-notice')
  })

  test('an empty one, and one that does not say what is wrong', () => {
    expect(notice([])).toBe('case/empty-notice')
    expect(notice([entry, { ...entry, problem: ' ' }])).toBe('case/reason-missing')
  })

  test('nothing beyond checklist and form may be demanded', () => {
    expect(notice([{ ...entry, id: 'bank-account' }])).toBe('case/not-on-checklist')
    expect(notice([{ ...entry, id: 'name' }])).toBe('case/not-on-checklist')
    expect(notice([{ ...entry, subject: 'field' }])).toBe('case/not-on-checklist')
  })

  test('what was accepted is complete', () => {
    expect(notice([entry], HANDLING)).toBe('case/stage')
  })
})

describe('correct', () => {
  const correct = (changed: Partial<Command<'correct'>>, steps = CORRECTING) =>
    outcome(
      steps,
      {
        type: 'correct',
        formHash: 'f2',
        materials: [handedIn('identity')],
        changedFields: ['name'],
        ...changed,
      },
      applicant,
    )

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

describe('withdraw', () => {
  const withdraw = (steps: typeof SUBMITTED, reason = 'moved') =>
    outcome(steps, { type: 'withdraw', reason }, applicant)

  test('is open until the first decision on an item', () => {
    for (const steps of [SUBMITTED, CORRECTING, HANDLING, REVIEWED]) {
      expect(withdraw(steps)).toEqual([{ type: 'CaseWithdrawn', reason: 'moved' }])
    }
    expect(withdraw(GRANTED)).toBe('case/stage')
    expect(withdraw([...REVIEWED, step(reviewerOf('registry'), taskRefused('registration'))])).toBe(
      'case/stage',
    )
  })

  test('needs a reason', () => {
    expect(withdraw(SUBMITTED, '')).toBe('case/reason-missing')
  })

  test('ends the case', () => {
    const ended = [...HANDLING, step(applicant, { type: 'CaseWithdrawn', reason: 'moved' })]
    expect(given(...ended)).toMatchObject({ stage: 'withdrawn', withdrawnReason: 'moved' })
    const command = { type: 'review-task', item: 'registration', findings: [] } as const
    expect(outcome(ended, command, reviewerOf('registry'))).toBe('case/stage')
    expect(outcome(ended, { type: 'deliver', method: 'window' }, otherClerk)).toBe('case/stage')
  })
})
