/** 代理: whoever holds a mandate of the applicant does what the applicant may do, as far and as long as it goes. */
import { expect, test } from 'vitest'
import { type Actor, type HeldMandate, maySeeAs } from '../../access/access.ts'
import {
  applicant,
  CLOSED,
  CORRECTING,
  contextOf,
  given,
  HANDLING,
  lastMoment,
  outcome,
  SUBMIT,
  SUBMITTED,
  step,
  submittedWith,
} from '../case.fixture.ts'
import { permittedCommands } from '../permitted.ts'
import { relationTo } from '../relation-to.ts'

const held: HeldMandate = {
  mandate: 'm1',
  kind: 'family',
  principal: 'li',
  principalKind: 'person',
  matters: 'all',
  acts: ['fill-in', 'submit', 'receive-notices', 'collect'],
}
const agentWith = (...mandates: readonly HeldMandate[]): Actor => ({
  role: 'applicant',
  account: 'account-mei',
  person: 'mei',
  mandates,
})
const agent = agentWith(held)
const handler = { person: 'mei', mandate: 'm1' }
const BY_AGENT = [step(agent, submittedWith({ handler }))]
const withdraw = { type: 'withdraw', reason: 'moved' } as const

test('an application by mandate names its handler, and nobody else is made one', () => {
  expect(outcome([], { ...SUBMIT, handler }, agent)).toEqual([submittedWith({ handler })])
  expect(given(...BY_AGENT)).toMatchObject({ applicant: 'li', handler })
  expect(outcome([], SUBMIT, agent)).toBe('access/not-your-case')
  expect(outcome([], { ...SUBMIT, handler: { ...handler, person: 'other' } }, agent)).toBe(
    'access/not-your-case',
  )
  expect(outcome([], { ...SUBMIT, handler }, applicant)).toBe('access/not-your-case')
  expect(outcome([], { ...SUBMIT, handler }, agentWith())).toBe('mandate/ended')
})

test.each([SUBMITTED, CORRECTING, HANDLING, CLOSED])(
  'an agent has the buttons of the applicant',
  (...steps) => {
    const now = lastMoment(steps)
    const buttons = (actor: Actor) => permittedCommands(given(...steps), contextOf(actor, now))
    expect(buttons(agent)).toEqual(buttons(applicant))
    expect(buttons(agentWith())).toEqual([])
  },
)

test('what the mandate does not name is refused: another matter, another principal, another act', () => {
  const tries: readonly (readonly [Partial<HeldMandate>, string])[] = [
    [{ matters: ['other-matter'] }, 'access/not-your-case'],
    [{ principal: 'other' }, 'access/not-your-case'],
    [{ acts: ['fill-in'] }, 'mandate/act-not-covered'],
    [{ acts: ['receive-notices', 'collect'] }, 'mandate/act-not-covered'],
  ]
  for (const [part, code] of tries)
    expect(outcome(SUBMITTED, withdraw, agentWith({ ...held, ...part }))).toBe(code)
  expect(outcome(SUBMITTED, withdraw, agentWith({ ...held, matters: ['open-stall'] }))).toEqual([
    { type: 'CaseWithdrawn', reason: 'moved' },
  ])
})

test('when it is over, its handler is told so, and anybody else that there is no such case', () => {
  expect(outcome(BY_AGENT, withdraw, agentWith())).toBe('mandate/ended')
  expect(outcome(SUBMITTED, withdraw, agentWith())).toBe('access/not-your-case')
})

test('who may hand in or be told reads the case; who only fills in or fetches results does not', () => {
  const state = given(...SUBMITTED)
  const relation = (...acts: HeldMandate['acts']) => relationTo(agentWith({ ...held, acts }), state)
  expect([relation('submit'), relation('receive-notices')]).toEqual(['represents', 'represents'])
  expect([relation('fill-in'), relation('collect')]).toEqual(['stranger', 'stranger'])
  expect(relationTo(agentWith(), given(...BY_AGENT))).toBe('stranger')
  expect(maySeeAs('applicant', 'case-form', 'represents')).toBe(true)
  expect(maySeeAs('applicant', 'my-data', 'represents')).toBe(false)
})
