import { describe, expect, test } from 'vitest'
import {
  CORRECTING,
  clerk,
  given,
  HANDLING,
  headOf,
  outcome,
  PROMISES,
  REVIEWED,
  refusalOf,
  SUBMIT,
  SUBMITTED,
  step,
  TASKS,
  TOLERATING,
} from '../case.fixture.ts'
import type { CaseCommand } from '../commands.ts'

const newer = {
  type: 'take-over-version',
  request: '申请人电话要求',
  catalogueVersion: 'v2',
  planHash: 'plan2',
  situation: 'shop',
  fields: SUBMIT.fields,
  checklist: ['identity'],
  tasks: TASKS.map(task => ({ ...task, promisedDays: 1, reviewPoints: ['other'] })),
  demands: [],
} as const satisfies CaseCommand
const give = (change: object = {}, steps = HANDLING) => outcome(steps, { ...newer, ...change }, clerk)

describe('a newer guide', () => {
  test('that asks for nothing more is taken over, for what nobody has begun to review', () => {
    const events = give({}, REVIEWED)
    if (typeof events === 'string') throw new Error(events)
    const state = given(...REVIEWED, step(clerk, ...events))
    expect(state).toMatchObject({ catalogueVersion: 'v2', planHash: 'plan2', checklist: ['identity'] })
    expect(state.tasks.map(task => [task.item, task.promisedDays])).toEqual([
      ['registration', 3],
      ['seal', 1],
      ['tax', 1],
      ['lights', 1],
    ])
  })

  test.each([
    ['asks for a field', { demands: ['new-field'] }, 'case/version-incompatible'],
    ['asks for a material', { checklist: ['identity', 'photo'] }, 'case/version-incompatible'],
    ['has an item less', { tasks: TASKS.slice(1) }, 'case/version-incompatible'],
    [
      'has another order',
      { tasks: TASKS.map(task => ({ ...task, dependsOn: [] })) },
      'case/version-incompatible',
    ],
    ['is the one of the case', { catalogueVersion: 'v1' }, 'case/version-current'],
    ['nobody asked for', { request: ' ' }, 'case/reason-missing'],
    [
      'promises a longer limit',
      { tasks: TASKS.map(task => ({ ...task, promisedDays: task.promisedDays + 1 })) },
      'case/longer-limit',
    ],
  ])('that %s is not', (_, change, code) => {
    expect(give(change)).toBe(code)
  })

  test('may promise as much as the case’s own, item by item (承诺时限只减不增)', () => {
    const tasks = TASKS.map(task => (task.item === 'tax' ? { ...task, promisedDays: 3 } : task))
    expect(refusalOf(HANDLING, { ...newer, tasks }, clerk)).toEqual(['case/longer-limit', '承诺时限只减不增'])
    expect(typeof give({ tasks: TASKS })).not.toBe('string')
    // The head made it shorter: that is the promise now.
    const shorter = { type: 'LimitShortened', item: 'lights', days: 5, reason: 'opening day' } as const
    expect(give({ tasks: TASKS }, [...HANDLING, step(headOf('registry'), shorter)])).toBe('case/longer-limit')
  })

  test('that wants at once what was to follow, or what a promise stands in for, asks for more', () => {
    const kept = { checklist: PROMISES.checklist, tasks: PROMISES.tasks }
    expect(typeof give(kept, TOLERATING)).not.toBe('string')
    expect(give({ ...kept, tolerable: [] }, TOLERATING)).toBe('case/version-incompatible')
    expect(give({ ...kept, promisable: [] }, TOLERATING)).toBe('case/version-incompatible')
  })

  test('that asks for it no more releases the applicant from it', () => {
    const change = { checklist: ['identity', 'premises'], tolerable: [], promisable: [] }
    const events = give(change, TOLERATING)
    if (typeof events === 'string') throw new Error(events)
    expect(given(...TOLERATING, step(clerk, ...events))).toMatchObject({ later: [], promised: [] })
  })

  test('waits while a correction is due: the notice speaks of the papers of its own guide', () => {
    expect(give({}, CORRECTING)).toBe('case/stage')
    expect(typeof give({}, SUBMITTED)).not.toBe('string')
  })
})
