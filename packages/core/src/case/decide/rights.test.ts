/** Who may do what: every command × role, authority, items, site, person, account and stage, against one oracle. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, CaseCommandType } from '../../access/access.ts'
import type { RefusalCode } from '../../refusal/refusal.ts'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  CORRECTING,
  clerk,
  FIRST_ISSUED,
  GRANTED,
  HANDLING,
  handedIn,
  manager,
  otherClerk,
  outcome,
  REVIEWED,
  reviewerOf,
  type Step,
  SUBMIT,
  SUBMITTED,
  step,
  submitted,
  TASKS,
} from '../case.fixture.ts'
import type { CaseCommand } from '../commands.ts'

const numRuns = process.env.SOAK === undefined ? 3_000 : 300_000
const soakMs = 3_600_000

/** Complete commands, so that only rights and stage can stand in their way. */
const caseCommands: readonly CaseCommand[] = [
  SUBMIT,
  { ...SUBMIT, applicant: 'zhang' },
  { ...SUBMIT, site: 'village' },
  { type: 'accept', checked: SUBMIT.checklist },
  { type: 'decline', reason: 'x' },
  { type: 'issue-notice', entries: [{ subject: 'material', id: 'identity', problem: 'x' }] },
  { type: 'correct', formHash: 'f2', materials: [handedIn('identity')], changedFields: ['name'] },
  { type: 'withdraw', reason: 'x' },
  { type: 'deliver', method: 'window' },
  { type: 'rate', grade: 'satisfied' },
  {
    type: 'take-over-version',
    request: 'x',
    catalogueVersion: 'v2',
    planHash: 'plan2',
    situation: 'shop',
    fields: SUBMIT.fields,
    checklist: SUBMIT.checklist,
    tasks: TASKS,
    demands: [],
  },
]

function taskCommands(item: string): CaseCommand[] {
  const points = TASKS.find(task => task.item === item)?.reviewPoints ?? []
  return [
    { type: 'review-task', item, findings: points.map(point => ({ point, met: true })) },
    { type: 'decide-task', item, outcome: 'grant' },
    { type: 'decide-task', item, outcome: 'refuse', reasons: 'x' },
    { type: 'issue-result', item, results: [{ licence: `${item}-licence`, number: '1' }] },
  ]
}

const items = [...TASKS.map(task => task.item), 'fishing']
const command = fc.constantFrom(...caseCommands, ...items.flatMap(taskCommands))

/** Histories of every stage; in the later ones the window and the registry each have their people. */
const history = fc.constantFrom<readonly Step[]>(
  [],
  SUBMITTED,
  [step(clerk, submitted)],
  CORRECTING,
  HANDLING,
  REVIEWED,
  GRANTED,
  FIRST_ISSUED,
  CONCLUDED,
  CLOSED,
)

/** The accounts of clerks and reviewers among them, so that one account turns up in both roles. */
const account = fc.constantFrom(
  clerk.account,
  otherClerk.account,
  'account-of-registry',
  'account-of-tax',
  'account-li',
)
const site = fc.constantFrom('hall', 'village')
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ role: fc.constant('applicant' as const), account, person: fc.constantFrom('li', 'zhang') }),
  fc.record({ role: fc.constant('clerk' as const), account, site, window: fc.constant('one') }),
  fc.record({
    role: fc.constant('reviewer' as const),
    account,
    authority: fc.constantFrom('registry', 'police', 'tax', 'forestry'),
    items: fc.oneof(fc.constant('all' as const), fc.subarray(['registration', 'lights', 'tax'])),
  }),
  fc.record({ role: fc.constant('manager' as const), account, site }),
  fc.record({ role: fc.constant('editor' as const), account }),
)

const COMMANDS_OF: Readonly<Record<Actor['role'], readonly CaseCommandType[]>> = {
  applicant: ['submit', 'correct', 'withdraw', 'rate'],
  clerk: ['submit', 'accept', 'decline', 'issue-notice', 'correct', 'deliver', 'take-over-version'],
  reviewer: ['review-task', 'decide-task', 'issue-result'],
  manager: [],
  editor: [],
}

function actedAs(steps: readonly Step[], role: Actor['role'], by: Actor): boolean {
  return steps.some(done => done.by.role === role && done.by.account === by.account)
}

/** The oracle: what stands in the actor's way before any rule of the procedure is asked; undefined when nothing. */
function rightsRefusal(steps: readonly Step[], asked: CaseCommand, by: Actor): RefusalCode | undefined {
  if (!COMMANDS_OF[by.role].includes(asked.type)) return 'access/role'
  if (asked.type === 'submit') {
    if (steps.length > 0) return 'case/exists'
    const foreign =
      by.role === 'applicant' ? asked.applicant !== by.person : 'site' in by && asked.site !== by.site
    return foreign ? 'access/not-your-case' : undefined
  }
  if (steps.length === 0) return 'case/not-found'
  if (by.role === 'applicant') return by.person === 'li' ? undefined : 'access/not-your-case'
  if (by.role === 'clerk') {
    if (by.site !== 'hall') return 'access/not-your-case'
    return actedAs(steps, 'reviewer', by) ? 'access/separation' : undefined
  }
  if (by.role !== 'reviewer' || !('item' in asked)) return undefined
  if (!TASKS.some(task => task.authority === by.authority)) return 'access/not-your-authority'
  const task = TASKS.find(candidate => candidate.item === asked.item)
  if (task === undefined) return 'case/unknown-item'
  if (task.authority !== by.authority) return 'access/not-your-authority'
  if (by.items !== 'all' && !by.items.includes(task.item)) return 'access/not-your-item'
  return actedAs(steps, 'clerk', by) ? 'access/separation' : undefined
}

const RIGHTS_CODES: readonly RefusalCode[] = ['case/exists', 'case/not-found', 'case/unknown-item']
const isOfRights = (code: string) => code.startsWith('access/') || RIGHTS_CODES.some(own => own === code)

test('who may give which command, whatever the stage', { timeout: soakMs }, () => {
  fc.assert(
    fc.property(history, command, actor, (steps, asked, by) => {
      const result = outcome(steps, asked, by)
      const code = typeof result === 'string' && isOfRights(result) ? result : undefined
      expect(code).toBe(rightsRefusal(steps, asked, by))
    }),
    { numRuns },
  )
})

describe('each command is open to somebody in its stage, and shut to everybody else', () => {
  const registry = reviewerOf('registry')
  const people: readonly Actor[] = [applicant, clerk, otherClerk, registry, reviewerOf('police'), manager]
  const [review, grant, refuse, issue] = taskCommands('registration')
  const cases: readonly (readonly [string, readonly Step[], CaseCommand | undefined, readonly Actor[]])[] = [
    ['submit', [], SUBMIT, [applicant, clerk, otherClerk]],
    ['accept', SUBMITTED, caseCommands[3], [clerk, otherClerk]],
    ['decline', SUBMITTED, caseCommands[4], [clerk, otherClerk]],
    ['issue-notice', SUBMITTED, caseCommands[5], [clerk, otherClerk]],
    ['correct', CORRECTING, caseCommands[6], [applicant, clerk, otherClerk]],
    ['withdraw', HANDLING, caseCommands[7], [applicant]],
    ['review-task', HANDLING, review, [registry]],
    ['decide-task, grant', REVIEWED, grant, [registry]],
    ['decide-task, refuse', REVIEWED, refuse, [registry]],
    ['issue-result', GRANTED, issue, [registry]],
    ['deliver', CONCLUDED, caseCommands[8], [clerk, otherClerk]],
    ['rate', CLOSED, caseCommands[9], [applicant]],
    ['take-over-version', HANDLING, caseCommands[10], [clerk, otherClerk]],
  ]
  test.each(cases)('%s', (_, steps, asked, allowed) => {
    if (asked === undefined) throw new Error('the table of commands is shorter than that')
    expect(people.filter(by => typeof outcome(steps, asked, by) !== 'string')).toEqual(allowed)
  })
})

describe('clerk and reviewer are never the same person on a case', () => {
  const both = 'account-of-both'
  const asClerk: Actor = { ...clerk, account: both }
  const asReviewer = reviewerOf('registry', both)
  const [review, grant, , issue] = taskCommands('registration')
  const notice = { type: 'OneTimeNoticeIssued', entries: [] } as const
  const accepted = HANDLING.slice(-1).flatMap(done => done.events)

  const intakes: readonly (readonly [string, readonly Step[]])[] = [
    ['submitted it at the window', [step(asClerk, submitted), ...HANDLING.slice(1)]],
    ['accepted it', [...SUBMITTED, step(asClerk, ...accepted)]],
    [
      'issued the notice',
      [
        ...SUBMITTED,
        step(asClerk, notice),
        step(applicant, { type: 'CorrectionSubmitted', formHash: 'f', materials: [] }),
        ...HANDLING.slice(1),
      ],
    ],
  ]
  test.each(intakes)('who %s does not review, decide or issue', (_, steps) => {
    const registry = reviewerOf('registry')
    const later = [
      [steps, review],
      [[...steps, ...REVIEWED.slice(-1)], grant],
      [[...steps, ...GRANTED.slice(-2)], issue],
    ] as const
    for (const [before, asked] of later) {
      if (asked === undefined) throw new Error('the table of commands is shorter than that')
      expect(outcome(before, asked, asReviewer)).toBe('access/separation')
      expect(typeof outcome(before, asked, registry)).not.toBe('string')
    }
  })

  test.each([
    ['reviewed', -3],
    ['decided', -2],
    ['issued', -1],
  ])('who %s does not act at the window', (_, which) => {
    const index = FIRST_ISSUED.length + which
    const steps = CONCLUDED.map((done, at) => (at === index ? { ...done, by: asReviewer } : done))
    expect(outcome(steps, { type: 'deliver', method: 'window' }, asClerk)).toBe('access/separation')
    expect(typeof outcome(steps, { type: 'deliver', method: 'window' }, clerk)).not.toBe('string')
  })
})
