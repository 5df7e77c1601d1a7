/** 代岗: a deputy does what the post allows, and stays the person that they are. */
import { expect, test } from 'vitest'
import { actorOnDuty, type PersonActor } from '../../access/access.ts'
import {
  HANDLING,
  outcome,
  REVIEWED,
  refusalOf,
  reviewed,
  reviewerOf,
  step,
  submitted,
} from '../case.fixture.ts'
import { OPEN } from './open-commands.fixture.ts'

const item = 'registration'

function deputyOf(holder: PersonActor, post: PersonActor, own = true): PersonActor {
  const actor = actorOnDuty(holder, { own, deputised: [post] })
  if (actor === undefined) throw new Error('nobody is on duty')
  return actor
}
const reviewer = (account: string, items: 'all' | readonly string[], head = false): PersonActor => ({
  role: 'reviewer',
  account,
  authority: 'registry',
  items,
  ...(head && { head: true }),
})

test('an item of a colleague is handled by the deputy, as long as they are one', () => {
  const li = reviewer('li', ['seal'])
  expect(outcome(HANDLING, OPEN['review-task'].command, li)).toBe('access/not-your-item')
  const deputy = deputyOf(li, reviewer('wang', [item]))
  expect(outcome(HANDLING, OPEN['review-task'].command, deputy)).toEqual([expect.objectContaining({ item })])
})

test('whoever took the case in does not handle it as a deputy either', () => {
  const both = 'account-of-both'
  const deputy = deputyOf(reviewer(both, ['seal']), reviewer('wang', 'all', true), false)
  const taken = [
    step({ role: 'clerk', account: both, site: 'hall', window: 'one' }, submitted),
    ...HANDLING.slice(1),
  ]
  const decidable = [...taken, ...REVIEWED.slice(-1)]
  const separated = ['access/separation', '受办分离']
  expect(refusalOf(taken, OPEN['review-task'].command, deputy)).toEqual(separated)
  expect(refusalOf(decidable, OPEN['decide-task'].command, deputy)).toEqual(separated)
})

test('a review is not confirmed by the same person under the post of a colleague', () => {
  const { steps, command } = OPEN['confirm-review']
  const deputy = deputyOf(reviewer('li', ['seal']), reviewer('wang', 'all'))
  const byDeputy = [...steps.slice(0, -1), step(deputy, reviewed(item))]
  expect(outcome(byDeputy, command, deputy)).toBe('case/second-person')
  expect(typeof outcome(byDeputy, command, reviewerOf('registry'))).not.toBe('string')
})

test('only the deputy of a head does what heads do', () => {
  const { steps, command } = OPEN['extend-task']
  const li = reviewer('li', ['seal'])
  expect(outcome(steps, command, deputyOf(li, reviewer('wang', 'all')))).toBe('case/head-only')
  expect(typeof outcome(steps, command, deputyOf(li, reviewer('wang', [item], true)))).not.toBe('string')
  const headOfSeals = reviewer('li', ['seal'], true)
  expect(outcome(steps, command, deputyOf(headOfSeals, reviewer('wang', [item])))).toBe('case/head-only')
})
