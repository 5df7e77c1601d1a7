import { describe, expect, test } from 'vitest'
import { type Actor, CASE_COMMANDS, SYSTEM } from '../access/access.ts'
import {
  applicant,
  atNine,
  CLOSED,
  CONCLUDED,
  CONVENED,
  CORRECTING,
  clerk,
  closed,
  contextOf,
  FIRST_ISSUED,
  GATHERING,
  GRANTED,
  given,
  HANDLING,
  headOf,
  lastMoment,
  manager,
  meeting,
  PROMISED,
  REVIEWED,
  reviewerOf,
  type Step,
  SUBMITTED,
  step,
  submittedWith,
  TOLERATING,
  taskRefused,
} from './case.fixture.ts'
import { momentOf, OPEN, PEOPLE } from './decide/open-commands.fixture.ts'
import { isSeparated, permittedCommands } from './permitted.ts'

const registry = reviewerOf('registry')

function buttons(actor: Actor, steps: readonly Step[], now = lastMoment(steps)): string[] {
  return permittedCommands(given(...steps), contextOf(actor, now)).map(({ command, item, subject }) =>
    [command, item, subject].filter(part => part !== undefined).join(' '),
  )
}
const check = (actor: Actor, steps: readonly Step[], ...expected: readonly string[]) =>
  expect(buttons(actor, steps)).toEqual(expected)

test('the applicant’s buttons', () => {
  check(applicant, SUBMITTED, 'correct-on-the-spot', 'withdraw', 'choose-separate-delivery')
  check(applicant, CORRECTING, 'correct', 'withdraw', 'choose-separate-delivery')
  check(applicant, HANDLING, 'withdraw', 'choose-separate-delivery')
  check(applicant, PROMISED, 'correct-on-the-spot', 'withdraw', 'supplement', 'choose-separate-delivery')
  check(applicant, TOLERATING, 'withdraw', 'supplement', 'choose-separate-delivery')
  check(clerk, TOLERATING, 'supplement', 'prolong-supplement drawing', 'choose-separate-delivery')
  check(applicant, GRANTED, 'choose-separate-delivery')
  check(applicant, CONCLUDED)
  check(applicant, CLOSED, 'rate')
  check({ ...applicant, role: 'applicant', person: 'zhang' }, SUBMITTED)
})

test('the window’s buttons', () => {
  check(
    clerk,
    SUBMITTED,
    'pre-examine',
    'correct-on-the-spot',
    'accept',
    'decline',
    'issue-notice',
    'open-joint-notice',
    'choose-separate-delivery',
  )
  check(clerk, CORRECTING, 'correct', 'choose-separate-delivery')
  check(clerk, HANDLING, 'choose-separate-delivery')
  check(clerk, CONCLUDED, 'deliver')
})

test('after a correction the window can accept or decline, but not tell again what is missing', () => {
  const correction = step(applicant, { type: 'CorrectionSubmitted', formHash: 'f', materials: [] })
  const open = buttons(clerk, [...CORRECTING, correction])
  expect(open).toEqual(expect.arrayContaining(['accept', 'decline']))
  expect(open).not.toContain('issue-notice')
  expect(open).not.toContain('open-joint-notice')
})

test('a notice can name a field where no material is asked for', () => {
  expect(buttons(clerk, [step(applicant, submittedWith({ checklist: [], materials: [] }))])).toContain(
    'issue-notice',
  )
})

test('the authority’s buttons, for its own tasks', () => {
  const inHand = (item: string) => [`receive-task ${item}`, `return-task ${item}`, `review-task ${item}`]
  check(registry, HANDLING, 'convene', ...inHand('registration'), 'request-opinion registration')
  check(
    registry,
    REVIEWED,
    'convene',
    ...inHand('registration'),
    'request-opinion registration',
    'decide-task registration',
  )
  check(registry, GRANTED, 'convene', 'issue-result registration')
  check(
    registry,
    FIRST_ISSUED,
    'convene',
    'correct-result registration registration-licence',
    ...inHand('lights'),
    'request-opinion lights',
  )
  check(reviewerOf('police'), FIRST_ISSUED, 'convene', ...inHand('seal'), 'request-opinion seal')
  check(reviewerOf('forestry'), FIRST_ISSUED)
})

test('the head’s buttons, beside those of the authority', () => {
  const own = (steps: readonly Step[]) =>
    buttons(headOf('registry'), steps).filter(button => !buttons(registry, steps).includes(button))
  expect(own(HANDLING)).toEqual([
    'extend-task registration',
    'shorten-limit registration',
    'shorten-limit lights',
  ])
  expect(own(FIRST_ISSUED)).toEqual([
    'revoke-result registration registration-licence',
    'extend-task lights',
    'shorten-limit lights',
  ])
})

test('the centre’s buttons', () => {
  const others = ['registration', 'seal', 'tax', 'lights'].flatMap(item => [
    `transfer-task ${item}`,
    `add-authority ${item}`,
  ])
  check(manager, SUBMITTED, 'open-joint-notice')
  check(manager, HANDLING, 'convene', 'extend-joint-limit', ...others)
  const refused = step(registry, taskRefused('registration'))
  expect(buttons(manager, [...CLOSED.slice(0, -1), refused, step(clerk, closed)])).toEqual(['reopen'])
})

test('the clock has no buttons: it acts when a limit is over', () => {
  expect(buttons(SYSTEM, SUBMITTED, atNine('2026-12-01'))).toEqual([])
  expect(buttons(SYSTEM, CORRECTING, atNine('2026-12-01'))).toEqual([])
})

test('what was asked of several has a button for each: its subject', () => {
  const police = reviewerOf('police')
  expect(buttons(police, GATHERING)).toEqual(['tell-missing'])
  expect(buttons(police, CONVENED)).toContain('give-joint-opinion act-1')
  expect(buttons(registry, CONVENED)).toEqual(
    expect.arrayContaining(['move-joint-act act-1', 'cancel-joint-act act-1']),
  )
  expect(buttons(registry, CONVENED)).not.toContain('hold-joint-act act-1')
  expect(buttons(registry, CONVENED, meeting.heldAt)).toEqual(
    expect.arrayContaining(['move-joint-act act-1', 'hold-joint-act act-1', 'cancel-joint-act act-1']),
  )
  expect(buttons(police, OPEN['give-opinion'].steps)).toContain('give-opinion registration opinion-1')
  expect(buttons(registry, OPEN['begin-procedure'].steps)).toContain('begin-procedure registration publicity')
  expect(buttons(applicant, OPEN['raise-objection'].steps)).toContain(
    'raise-objection registration procedure-1',
  )
  expect(buttons(registry, OPEN['answer-objection'].steps)).toContain(
    'answer-objection registration objection-1',
  )
  expect(buttons(registry, OPEN['check-commitment'].steps)).toContain('check-commitment registration lease')
  expect(buttons(clerk, OPEN['track-delivery'].steps)).toContain('track-delivery EMS1')
})

describe('every command that is open to a person has its button', () => {
  const byPeople = CASE_COMMANDS.filter(
    type => !['submit', 'take-over-version'].includes(type) && !OPEN[type].to.every(name => name === 'clock'),
  )
  test.each(byPeople)('%s', type => {
    const { steps, to } = OPEN[type]
    for (const [name, actor] of Object.entries(PEOPLE).filter(([, { role }]) => role !== 'system')) {
      const context = contextOf(actor, momentOf(OPEN[type]))
      const commands = permittedCommands(given(...steps), context).map(({ command }) => command)
      if (to.some(one => one === name)) expect(commands, name).toContain(type)
    }
  })
})

describe('the context decides', () => {
  const permitted = (context: Parameters<typeof permittedCommands>[1], steps = SUBMITTED) =>
    permittedCommands(given(...steps), context).map(({ command }) => command)

  test('whether the site may take the case in', () => {
    const context = contextOf(clerk, lastMoment(SUBMITTED))
    expect(permitted(context)).toContain('accept')
    expect(permitted({ ...context, mayTakeIn: (_, item) => item !== 'seal' })).not.toContain('accept')
  })

  test('whether the time for a notice is over', () => {
    expect(permitted(contextOf(clerk, atNine('2026-10-10')))).toContain('issue-notice')
    expect(permitted(contextOf(clerk, atNine('2026-10-11')))).not.toContain('issue-notice')
  })

  test('whether there is another authority to send a task to', () => {
    const context = contextOf(manager, lastMoment(HANDLING))
    expect(permitted(context, HANDLING)).toContain('transfer-task')
    const alone = { ...context, authorities: new Set(['registry']) }
    expect(permitted(alone, HANDLING).filter(command => command === 'transfer-task')).toHaveLength(2)
  })
})

test('whoever took the case in is kept apart as reviewer, and the other way round', () => {
  const state = given(...GRANTED)
  const asReviewer = reviewerOf('registry', clerk.account)
  const asClerk: Actor = { role: 'clerk', account: 'account-of-registry', site: 'hall', window: 'one' }
  expect([clerk, asReviewer, asClerk, registry, applicant].map(actor => isSeparated(state, actor))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  check(asReviewer, GRANTED)
  check(asClerk, CONCLUDED)
})

test('the window takes over a newer guide where there is one', () => {
  const offered = (version: string) =>
    permittedCommands(given(...HANDLING), contextOf(clerk, lastMoment(HANDLING)), version).map(
      ({ command }) => command,
    )
  expect(offered('v1')).not.toContain('take-over-version')
  expect(offered('v2')).toContain('take-over-version')
})
