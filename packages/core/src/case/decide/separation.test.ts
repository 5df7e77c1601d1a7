/** 受办分离: who takes a case in does not handle it, and the other way round. */
import { describe, expect, test } from 'vitest'
import { type Actor, CASE_COMMANDS, mayCommand } from '../../access/access.ts'
import {
  applicant,
  CONCLUDED,
  clerk,
  FIRST_ISSUED,
  GRANTED,
  HANDLING,
  outcome,
  REVIEWED,
  refusalOf,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  submitted,
} from '../case.fixture.ts'
import type { CaseEvent } from '../events.ts'
import { momentOf, OPEN, PEOPLE } from './open-commands.fixture.ts'

const both = 'account-of-both'
const asClerk: Actor = { ...clerk, account: both }
const asReviewer = reviewerOf('registry', both)
const SEPARATED = ['access/separation', '受办分离']

/** The same history with one person in every step of the role. */
function onePerson(steps: readonly Step[], role: Actor['role'], by: Actor): readonly Step[] {
  return steps.map(done => (done.by.role === role ? { ...done, by } : done))
}

const intakes: readonly (readonly [string, readonly Step[]])[] = [
  ['submitted it at the window', [step(asClerk, submitted), ...HANDLING.slice(1)]],
  ['accepted it', onePerson(HANDLING, 'clerk', asClerk)],
  [
    'issued the notice',
    [
      ...SUBMITTED,
      step(asClerk, { type: 'OneTimeNoticeIssued', entries: [] }),
      step(applicant, { type: 'CorrectionSubmitted', formHash: 'f', materials: [] }),
      ...HANDLING.slice(1),
    ],
  ],
]

test.each(intakes)('who %s does not review, decide or issue', (_, steps) => {
  const registry = reviewerOf('registry')
  const later = [
    [steps, OPEN['review-task'].command],
    [[...steps, ...REVIEWED.slice(-1)], OPEN['decide-task'].command],
    [[...steps, ...GRANTED.slice(-2)], OPEN['issue-result'].command],
  ] as const
  for (const [before, command] of later) {
    expect(refusalOf(before, command, asReviewer)).toEqual(SEPARATED)
    expect(typeof outcome(before, command, registry)).not.toBe('string')
  }
})

const byReviewers = CASE_COMMANDS.filter(type => mayCommand('reviewer', type))
test.each(byReviewers)('whoever took the case in does not give the command %s', type => {
  const { steps, command } = OPEN[type]
  const authority = type === 'give-opinion' ? 'police' : 'registry'
  const before = [...onePerson(steps, 'clerk', asClerk), step(asClerk)]
  const tookIn = before.some(done => done.by === asClerk && done.events.length > 0)
    ? before
    : [step(asClerk, submitted), ...before.slice(1)]
  const by: Actor = { ...reviewerOf(authority, both), role: 'reviewer', authority, items: 'all', head: true }
  expect(refusalOf(tookIn, command, by, momentOf(OPEN[type]))).toEqual(SEPARATED)
  expect(typeof outcome(tookIn, command, { ...by, account: 'another' }, momentOf(OPEN[type]))).not.toBe(
    'string',
  )
})

const byClerks = CASE_COMMANDS.filter(type => type !== 'submit' && mayCommand('clerk', type))
test.each(byClerks)('whoever handled the case does not give the command %s at the window', type => {
  const { steps, command } = OPEN[type]
  const opinion: CaseEvent = {
    type: 'OpinionGiven',
    item: 'registration',
    request: 'opinion-1',
    authority: 'registry',
    opinion: 'agree',
    text: '',
  }
  const handled = [...steps, step(asReviewer, opinion)]
  expect(refusalOf(handled, command, asClerk, momentOf(OPEN[type]))).toEqual(SEPARATED)
  expect(typeof outcome(handled, command, PEOPLE['another clerk'], momentOf(OPEN[type]))).not.toBe('string')
})

describe('who', () => {
  test.each([
    ['reviewed', -3],
    ['decided', -2],
    ['issued', -1],
  ])('%s does not act at the window', (_, which) => {
    const index = FIRST_ISSUED.length + which
    const steps = CONCLUDED.map((done, at) => (at === index ? { ...done, by: asReviewer } : done))
    expect(refusalOf(steps, { type: 'deliver', method: 'window' }, asClerk)).toEqual(SEPARATED)
    expect(typeof outcome(steps, { type: 'deliver', method: 'window' }, clerk)).not.toBe('string')
  })
})
