import { expect, test } from 'vitest'
import type { Actor } from '../access/access.ts'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  CORRECTING,
  clerk,
  FIRST_ISSUED,
  GRANTED,
  given,
  HANDLING,
  manager,
  REVIEWED,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  submitted,
} from './case.fixture.ts'
import { isSeparated, permittedCommands } from './permitted.ts'

const check = (actor: Actor, steps: readonly Step[], ...expected: readonly string[]) =>
  expect(
    permittedCommands(given(...steps), actor).map(({ command, item }) =>
      item ? `${command} ${item}` : command,
    ),
  ).toEqual(expected)

test('the applicant’s buttons', () => {
  check(applicant, SUBMITTED, 'withdraw')
  check(applicant, CORRECTING, 'correct', 'withdraw')
  check(applicant, HANDLING, 'withdraw')
  check(applicant, GRANTED)
  check(applicant, CLOSED, 'rate')
  check({ ...applicant, role: 'applicant', person: 'zhang' }, SUBMITTED)
})

test('the window’s buttons', () => {
  check(clerk, SUBMITTED, 'accept', 'decline', 'issue-notice')
  check(clerk, CORRECTING, 'correct')
  check(clerk, HANDLING)
  check(clerk, CONCLUDED, 'deliver')
  check(manager, SUBMITTED)
})

test('after a correction the window can accept or decline, but not tell again what is missing', () => {
  const correction = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f', materials: [] })
  check(clerk, [...CORRECTING, correction], 'accept', 'decline')
})

test('a notice can name a field where no material is asked for', () => {
  const noPapers = step(applicant, { ...submitted, ...{ checklist: [], materials: [] } })
  check(clerk, [noPapers], 'accept', 'decline', 'issue-notice')
})

test('the authority’s buttons, for its own tasks', () => {
  check(reviewerOf('registry'), HANDLING, 'review-task registration')
  check(reviewerOf('registry'), REVIEWED, 'review-task registration', 'decide-task registration')
  check(reviewerOf('registry'), GRANTED, 'issue-result registration')
  check(reviewerOf('registry'), FIRST_ISSUED, 'review-task lights')
  check(reviewerOf('police'), FIRST_ISSUED, 'review-task seal')
  check(reviewerOf('forestry'), FIRST_ISSUED)
})

test('whoever took the case in is kept apart as reviewer, and the other way round', () => {
  const state = given(...GRANTED)
  const asReviewer = reviewerOf('registry', clerk.account)
  const asClerk: Actor = { role: 'clerk', account: 'account-of-registry', site: 'hall', window: 'one' }
  expect(
    [clerk, asReviewer, asClerk, reviewerOf('registry'), applicant].map(actor => isSeparated(state, actor)),
  ).toEqual([false, true, true, false, false])
  check(asReviewer, GRANTED)
  check(asClerk, CONCLUDED)
})

test('the window takes over a newer guide where there is one', () => {
  const offered = (version: string) =>
    permittedCommands(given(...HANDLING), clerk, version).map(({ command }) => command)
  expect(offered('v1')).toEqual([])
  expect(offered('v2')).toEqual(['take-over-version'])
})
