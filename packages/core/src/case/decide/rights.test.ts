/** Who may do what: every command × role, authority, items, site, person, account and stage, against one oracle. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, CASE_COMMANDS, type CaseCommandType, SYSTEM } from '../../access/access.ts'
import type { RefusalCode } from '../../refusal/refusal.ts'
import {
  CLOSED,
  CONCLUDED,
  CONVENED,
  CORRECTING,
  clerk,
  FIRST_ISSUED,
  GATHERING,
  GRANTED,
  HANDLING,
  headOf,
  lastMoment,
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
  TOLERATING,
} from '../case.fixture.ts'
import type { CaseCommand } from '../commands.ts'
import { handlingUnder, momentOf, OPEN, PEOPLE, type Person } from './open-commands.fixture.ts'

const numRuns = process.env.SOAK === undefined ? 3_000 : 300_000
const soakMs = 3_600_000

const isPerson = (name: string): name is Person => Object.hasOwn(PEOPLE, name)
const everybody = Object.keys(PEOPLE).filter(isPerson)

describe('each command is open to some people, and shut to everybody else', () => {
  test.each(CASE_COMMANDS)('%s', type => {
    const { steps, command, to } = OPEN[type]
    const moment = momentOf(OPEN[type])
    const may = everybody.filter(name => typeof outcome(steps, command, PEOPLE[name], moment) !== 'string')
    expect(may).toEqual(everybody.filter(name => to.includes(name)))
  })

  test('what the clock does nobody hurries, and the clock does nothing else', () => {
    const byClock = CASE_COMMANDS.filter(type => OPEN[type].to.includes('clock'))
    expect(byClock).toEqual([...COMMANDS_OF.system])
    const alone = byClock.filter(type => type !== 'track-delivery')
    for (const type of alone) {
      const { steps, command } = OPEN[type]
      for (const name of everybody.filter(person => person !== 'clock'))
        expect(outcome(steps, command, PEOPLE[name], momentOf(OPEN[type]))).toBe('access/role')
    }
  })
})

/** Which commands the table of roles opens to each; relations, stages and posts come on top. */
const COMMANDS_OF: Readonly<Record<Actor['role'], readonly CaseCommandType[]>> = {
  applicant: [
    'submit',
    'correct-on-the-spot',
    'correct',
    'withdraw',
    'supplement',
    'raise-objection',
    'choose-separate-delivery',
    'rate',
  ],
  clerk: [
    'submit',
    'pre-examine',
    'correct-on-the-spot',
    'accept',
    'decline',
    'issue-notice',
    'correct',
    'supplement',
    'prolong-supplement',
    'take-over-version',
    'resend-task',
    'raise-objection',
    'open-joint-notice',
    'choose-separate-delivery',
    'deliver',
    'track-delivery',
  ],
  reviewer: [
    'receive-task',
    'return-task',
    'review-task',
    'confirm-review',
    'send-back-review',
    'forward-task',
    'begin-procedure',
    'end-procedure',
    'answer-objection',
    'request-opinion',
    'give-opinion',
    'extend-task',
    'shorten-limit',
    'decide-task',
    'issue-result',
    'correct-result',
    'revoke-result',
    'check-commitment',
    'tell-missing',
    'convene',
    'move-joint-act',
    'give-joint-opinion',
    'hold-joint-act',
    'cancel-joint-act',
  ],
  manager: [
    'prolong-supplement',
    'transfer-task',
    'add-authority',
    'retry-hand-over',
    'open-joint-notice',
    'convene',
    'move-joint-act',
    'hold-joint-act',
    'cancel-joint-act',
    'extend-joint-limit',
    'reopen',
    'repair-credit',
  ],
  editor: [],
  system: [
    'track-delivery',
    'deem-accepted',
    'lapse-correction',
    'lapse-tolerance',
    'close-joint-notice',
    'record-hand-over',
    'fail-hand-over',
    'lapse-procedure',
    'take-silence',
  ],
}
const HEADS_ONLY: readonly CaseCommandType[] = ['extend-task', 'shorten-limit', 'revoke-result']

/** Complete commands, so that only rights and stage can stand in their way; those on items also on other items. */
const items = [...TASKS.map(task => task.item), 'fishing']
const commands: readonly CaseCommand[] = [
  { ...SUBMIT, applicant: 'zhang' },
  { ...SUBMIT, site: 'village' },
  ...CASE_COMMANDS.flatMap((type): CaseCommand[] => {
    const command: CaseCommand = OPEN[type].command
    return 'item' in command ? items.map(item => ({ ...command, item })) : [command]
  }),
]

/** Histories of every stage; in the later ones the window and the registry each have their people. */
const history = fc.constantFrom<readonly Step[]>(
  [],
  SUBMITTED,
  [step(clerk, submitted)],
  GATHERING,
  CORRECTING,
  HANDLING,
  TOLERATING,
  CONVENED,
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
const ofAuthority = {
  role: fc.constant('reviewer' as const),
  account,
  authority: fc.constantFrom('registry', 'police', 'tax', 'forestry'),
  items: fc.oneof(fc.constant('all' as const), fc.subarray(['registration', 'lights', 'tax'])),
}
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ role: fc.constant('applicant' as const), account, person: fc.constantFrom('li', 'zhang') }),
  fc.record({ role: fc.constant('clerk' as const), account, site, window: fc.constant('one') }),
  { arbitrary: fc.record(ofAuthority), weight: 2 },
  fc.record({ ...ofAuthority, head: fc.constant(true as const) }),
  fc.record({ role: fc.constant('manager' as const), account, site }),
  fc.record({ role: fc.constant('editor' as const), account }),
  fc.constant(SYSTEM),
)

function actedAs(steps: readonly Step[], role: Actor['role'], by: Actor): boolean {
  return steps.some(
    ({ by: other, events }) =>
      other.role === role &&
      other.account === by.account &&
      // To call a meeting is not yet to have handled anything.
      events.some(event => event.type !== 'JointActConvened'),
  )
}

type Reviewer = Extract<Actor, { readonly role: 'reviewer' }>

function reviewerRefusal(steps: readonly Step[], asked: CaseCommand, by: Reviewer): RefusalCode | undefined {
  if (!TASKS.some(task => task.authority === by.authority)) return 'access/not-your-authority'
  if (actedAs(steps, 'clerk', by)) return 'access/separation'
  if (!('item' in asked)) return undefined
  const task = TASKS.find(candidate => candidate.item === asked.item)
  if (task === undefined) return 'case/unknown-item'
  if (asked.type === 'give-opinion') return undefined
  if (task.authority !== by.authority) return 'access/not-your-authority'
  if (by.items !== 'all' && !by.items.includes(task.item)) return 'access/not-your-item'
  return HEADS_ONLY.includes(asked.type) && !by.head ? 'case/head-only' : undefined
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
  if (by.role === 'reviewer') return reviewerRefusal(steps, asked, by)
  if (by.role === 'applicant' && by.person !== 'li') return 'access/not-your-case'
  if (by.role === 'clerk') {
    if (by.site !== 'hall') return 'access/not-your-case'
    if (actedAs(steps, 'reviewer', by)) return 'access/separation'
  }
  return 'item' in asked && asked.item === 'fishing' ? 'case/unknown-item' : undefined
}

const RIGHTS_CODES: readonly RefusalCode[] = ['case/exists', 'case/not-found', 'case/head-only']
function isOfRights(code: string, asked: CaseCommand): boolean {
  const isStranger = code === 'case/unknown-item' && 'item' in asked
  return isStranger || code.startsWith('access/') || RIGHTS_CODES.some(own => own === code)
}

test('who may give which command, whatever the stage', { timeout: soakMs }, () => {
  fc.assert(
    fc.property(history, fc.constantFrom(...commands), actor, (steps, asked, by) => {
      const result = outcome(steps, asked, by)
      const code = typeof result === 'string' && isOfRights(result, asked) ? result : undefined
      expect(code).toBe(rightsRefusal(steps, asked, by))
    }),
    { numRuns },
  )
})

test('strangers are told that there is no case, or that it is another authority’s, and nothing else', () => {
  const strangers = ['another applicant', 'clerk of the village', 'forestry', 'head of forestry'] as const
  for (const type of CASE_COMMANDS.filter(command => command !== 'submit')) {
    const { steps, command } = OPEN[type]
    for (const name of strangers) {
      const result = outcome(steps, command, PEOPLE[name], momentOf(OPEN[type]))
      expect(['access/role', 'access/not-your-case', 'access/not-your-authority']).toContain(result)
    }
  }
})

describe('an authority that has no item of the case', () => {
  const forestry = reviewerOf('forestry')
  const asked = step(reviewerOf('registry'), {
    type: 'OpinionRequested',
    item: 'registration',
    request: 'opinion-1',
    authorities: ['forestry'],
    question: 'trees?',
    days: 3,
    silence: 'nothing',
  })
  const opinion = {
    type: 'give-opinion',
    item: 'registration',
    request: 'opinion-1',
    opinion: 'agree',
    text: '',
  } as const
  const mayGive = (steps: readonly Step[], by: Actor) =>
    CASE_COMMANDS.filter(type => {
      const { command } = OPEN[type]
      return typeof outcome(steps, command, by, lastMoment(steps)) !== 'string'
    })

  test('comes in when it is asked, and then says its opinion and nothing more', () => {
    expect(outcome(HANDLING, opinion, forestry)).toBe('access/not-your-authority')
    expect(outcome([...HANDLING, asked], opinion, forestry)).toHaveLength(1)
    expect(mayGive([...HANDLING, asked], forestry)).toEqual(['give-opinion'])
  })

  test('comes in when it takes part in an item, or is invited to a joint act', () => {
    const joined = handlingUnder({ joint: ['forestry'] })
    expect(outcome(joined, opinion, forestry)).toBe('case/unknown-request')
    const [act] = CONVENED.at(-1)?.events ?? []
    if (act?.type !== 'JointActConvened') throw new Error('the fixture convenes no act')
    const invited = [
      ...HANDLING,
      step(reviewerOf('registry'), { ...act, authorities: ['registry', 'forestry'] }),
    ]
    expect(mayGive(invited, forestry)).toEqual(['give-joint-opinion'])
  })

  test('handles the item in the name of the one in charge, where it is entrusted (ALL §24)', () => {
    const entrusted = handlingUnder({ entrusted: 'forestry' })
    const { command } = OPEN['review-task']
    expect(outcome(handlingUnder({}), command, forestry)).toBe('access/not-your-authority')
    expect(outcome(entrusted, command, forestry)).toHaveLength(1)
    expect(outcome(entrusted, OPEN['extend-task'].command, forestry)).toBe('case/head-only')
    expect(outcome(entrusted, OPEN['extend-task'].command, headOf('forestry'))).toHaveLength(1)
    // What it is not entrusted with stays shut.
    const seal = { type: 'receive-task', item: 'seal' } as const
    expect(outcome(entrusted, seal, forestry)).toBe('access/not-your-authority')
  })
})
