import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, findMandateFor, type HeldMandate, MANDATE_KINDS, SYSTEM } from '../access/access.ts'
import { addDays, getCivilDate, startOfDayMs } from '../calendar/calendar.ts'
import { decideMandate, MANDATE_RULES, type MandateCommand, mayDoWithMandate } from './decide.ts'
import { parseMandateEvent } from './event-schema.ts'
import { comesOfAgeOn, holdingOf, mandateStanding, yearsLater } from './standing.ts'
import { evolveMandate, type MandateState } from './state.ts'

const today = '2026-11-20'
const now = startOfDayMs(getCivilDate(today)) + 36_000_000
const dayMs = 86_400_000

const asPerson = (person: string, ...mandates: HeldMandate[]): Actor => ({
  role: 'applicant',
  account: `account of ${person}`,
  person,
  ...(mandates.length > 0 && { mandates }),
})
const mother = asPerson('mother')
const daughter = asPerson('daughter')
const clerk: Actor = { role: 'clerk', account: 'c', site: 'hall', window: 'one' }
const boss = asPerson('boss', {
  mandate: 'm',
  kind: 'legal-representative',
  principal: 'shop',
  principalKind: 'organisation',
  matters: 'all',
  acts: ['submit'],
})

type Give = Extract<MandateCommand, { readonly type: 'give' }>
const family: Give = {
  type: 'give',
  kind: 'family',
  principal: { kind: 'person', id: 'mother' },
  agent: 'daughter',
  matters: 'all',
  acts: ['fill-in', 'submit', 'receive-notices'],
  from: today,
  until: '2027-11-20',
}
const guardian: Give = {
  ...family,
  kind: 'guardian',
  principal: { kind: 'person', id: 'child' },
  agent: 'mother',
  until: '2031-11-20',
  proof: 'birth-certificate',
  principalOfAgeOn: '2030-05-04',
}
const employee: Give = { ...family, kind: 'employee', principal: { kind: 'organisation', id: 'shop' } }

type Step = readonly [command: MandateCommand, actor: Actor, at?: number]

/** Events go through the store on their way. */
function run(...steps: readonly Step[]): { state: MandateState | undefined; codes: string[] } {
  let state: MandateState | undefined
  const codes: string[] = []
  for (const [command, actor, at = now] of steps) {
    const decision = decideMandate(state, command, actor, at)
    if (!decision.ok) {
      codes.push(decision.refusal.code)
      continue
    }
    for (const event of decision.events) {
      const stored = parseMandateEvent(event.type, JSON.parse(JSON.stringify(event)))
      state = evolveMandate(state, { version: 1, at, account: 'a', role: actor.role, event: stored })
    }
  }
  return { state, codes }
}

function standing(...steps: readonly Step[]): string {
  const { state, codes } = run(...steps)
  if (state === undefined || codes.length > 0) throw new Error(codes.join())
  return mandateStanding(state, steps.at(-1)?.[2] ?? now)
}
const codes = (...steps: readonly Step[]) => run(...steps).codes

describe('a mandate', () => {
  test('holds once it is accepted, from its first day to its last', () => {
    expect(standing([family, mother])).toBe('waiting')
    expect(standing([family, mother], [{ type: 'accept' }, daughter])).toBe('holds')
    const later = { ...family, from: '2026-12-01' }
    expect(standing([later, mother], [{ type: 'accept' }, daughter])).toBe('to-come')
    const { state } = run([family, mother], [{ type: 'accept' }, daughter])
    if (state === undefined) throw new Error('it was given')
    const end = startOfDayMs(getCivilDate('2027-11-21'))
    expect(mandateStanding(state, end - 1)).toBe('holds')
    expect(mandateStanding(state, end)).toBe('over')
    expect(holdingOf(state)).toEqual({ from: now, until: end })
  })

  test('is declined, revoked by who gave it, or laid down by who has it, and then it is over', () => {
    const accepted: Step[] = [
      [family, mother],
      [{ type: 'accept' }, daughter],
    ]
    expect(standing([family, mother], [{ type: 'decline' }, daughter])).toBe('declined')
    expect(standing([family, mother], [{ type: 'revoke' }, mother])).toBe('revoked')
    expect(standing(...accepted, [{ type: 'revoke' }, mother])).toBe('revoked')
    expect(standing(...accepted, [{ type: 'renounce' }, daughter])).toBe('renounced')
    expect(standing(...accepted, [{ type: 'end', ground: 'asked-in-person' }, clerk])).toBe('ended')
    expect(codes(...accepted, [{ type: 'revoke' }, mother], [{ type: 'renounce' }, daughter])).toEqual([
      'mandate/over',
    ])
    expect(codes(...accepted, [{ type: 'decline' }, daughter])).toEqual(['mandate/answered'])
    expect(codes([family, mother], [{ type: 'renounce' }, daughter])).toEqual(['mandate/answered'])
    expect(codes(...accepted, [family, mother])).toEqual(['mandate/exists'])
  })

  test('is nobody else’s, and strangers are told that there is none', () => {
    const stranger = asPerson('stranger')
    for (const type of ['accept', 'decline', 'revoke', 'renounce'] as const)
      expect(codes([family, mother], [{ type }, stranger])).toEqual(['mandate/not-found'])
    expect(codes([family, stranger])).toEqual(['mandate/not-found'])
    expect(codes([family, mother], [{ type: 'accept' }, mother])).toEqual(['mandate/not-found'])
    expect(codes([family, mother], [{ type: 'end', ground: 'death' }, daughter])).toEqual(['access/role'])
    const { state } = run([family, mother])
    if (state === undefined) throw new Error('it was given')
    expect(mayDoWithMandate(state, mother, now)).toEqual(['revoke'])
    expect(mayDoWithMandate(state, daughter, now)).toEqual(['accept', 'decline'])
    expect(mayDoWithMandate(state, stranger, now)).toEqual([])
  })

  test('says for what and how long, three years at most, between two people of age', () => {
    const wrong: readonly (readonly [Partial<Give>, string])[] = [
      [{ agent: 'mother' }, 'mandate/self'],
      [{ acts: [] }, 'mandate/empty-scope'],
      [{ matters: [] }, 'mandate/empty-scope'],
      [{ from: '2026-11-19' }, 'mandate/period'],
      [{ from: '2027-11-21', until: '2027-12-01' }, 'mandate/period'],
      [{ from: '9000-01-01', until: '9001-01-01' }, 'mandate/period'],
      [{ until: '2026-11-19' }, 'mandate/period'],
      [{ until: '2029-11-21' }, 'mandate/period'],
      [{ principalOfAgeOn: '2026-11-21' }, 'mandate/giver-minor'],
      [{ agentOfAgeOn: '2026-11-21' }, 'mandate/agent-minor'],
      [{ kind: 'guardian' }, 'mandate/at-window'],
      [{ kind: 'legal-representative' }, 'mandate/kind'],
      [{ kind: 'employee' }, 'mandate/kind'],
      [{ proof: 'in-person' }, 'mandate/at-window'],
    ]
    for (const [part, code] of wrong) expect(codes([{ ...family, ...part }, mother])).toEqual([code])
    const right = { until: '2029-11-20', principalOfAgeOn: today, agentOfAgeOn: today }
    expect(codes([{ ...family, ...right }, mother])).toEqual([])
  })

  test('is recorded at a window with what proves it', () => {
    expect(standing([{ ...family, proof: 'in-person' }, clerk])).toBe('waiting')
    expect(standing([{ ...family, proof: 'letter', agentIsThere: true }, clerk])).toBe('holds')
    expect(codes([family, clerk])).toEqual(['mandate/proof'])
    expect(codes([{ ...family, proof: 'business-licence' }, clerk])).toEqual(['mandate/proof'])
    const lawful: Give = { ...employee, kind: 'legal-representative', proof: 'business-licence' }
    expect(standing([lawful, clerk])).toBe('holds')
    expect(codes([{ ...lawful, proof: 'register' }, clerk])).toEqual(['mandate/proof'])
    expect(codes([lawful, SYSTEM])).toEqual(['mandate/proof'])
    expect(standing([{ ...lawful, proof: 'register' }, SYSTEM])).toBe('holds')
    for (const role of ['manager', 'editor'] as const) {
      const actor: Actor = role === 'manager' ? { role, account: 'm', site: 's' } : { role, account: 'e' }
      expect(codes([lawful, actor])).toEqual(['access/role'])
    }
  })
})

describe('a guardian', () => {
  test('is accepted by the papers, until the eve of the 18th birthday', () => {
    const { state } = run([guardian, clerk])
    expect(state).toMatchObject({ until: '2030-05-03', acceptedAt: now })
    expect(run([{ ...guardian, until: '2028-01-01' }, clerk]).state?.until).toBe('2028-01-01')
  })

  test('is not dismissed by the ward, and does not walk away; a window ends it with papers', () => {
    const child = asPerson('child')
    expect(codes([guardian, clerk], [{ type: 'revoke' }, child])).toEqual(['mandate/at-window'])
    expect(codes([guardian, clerk], [{ type: 'renounce' }, mother])).toEqual(['mandate/at-window'])
    expect(standing([guardian, clerk], [{ type: 'end', ground: 'position-over' }, clerk])).toBe('ended')
  })

  test('of somebody of age needs more than being a parent', () => {
    const ofAge = { ...guardian, principalOfAgeOn: today }
    expect(codes([ofAge, clerk])).toEqual(['mandate/ward-of-age'])
    expect(run([{ ...ofAge, proof: 'appointment' }, clerk]).state?.until).toBe('2031-11-20')
  })
})

test('an organisation’s mandates are given and revoked by its legal representative alone', () => {
  expect(codes([employee, boss])).toEqual([])
  expect(codes([employee, mother])).toEqual(['mandate/not-found'])
  expect(standing([employee, boss], [{ type: 'revoke' }, boss])).toBe('revoked')
  const lawful: Give = { ...employee, kind: 'legal-representative', agent: 'boss', proof: 'business-licence' }
  expect(codes([lawful, clerk], [{ type: 'revoke' }, boss])).toEqual(['mandate/at-window'])
  expect(codes([lawful, boss])).toEqual(['mandate/at-window'])
})

test('who represents an organisation by the register lays that down online, and nobody takes it away there', () => {
  const registered: Step = [
    {
      ...employee,
      kind: 'legal-representative',
      agent: 'boss',
      proof: 'register',
    },
    SYSTEM,
  ]
  expect(standing(registered)).toBe('holds')
  expect(standing(registered, [{ type: 'renounce' }, boss])).toBe('renounced')
  expect(codes(registered, [{ type: 'revoke' }, boss])).toEqual(['mandate/at-window'])
  expect(codes(registered, [{ type: 'renounce' }, mother])).toEqual(['mandate/not-found'])
})

test('birthdays of 29 February', () => {
  expect(comesOfAgeOn('2012-02-29')).toBe('2030-02-28')
  expect(yearsLater('2024-02-29', 4)).toBe('2028-02-29')
})

const DAY = fc.integer({ min: 0, max: 2500 }).map(days => addDays(getCivilDate(today), days))
const LATER = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 900 }),
    step: fc.constantFrom<readonly [MandateCommand, Actor]>(
      [{ type: 'accept' }, daughter],
      [{ type: 'decline' }, daughter],
      [{ type: 'renounce' }, daughter],
      [{ type: 'revoke' }, mother],
      [{ type: 'end', ground: 'death' }, clerk],
    ),
  }),
  { maxLength: 5 },
)

test('whatever happens: what was ended never holds again, and the instants that are stored agree with the standing', () => {
  fc.assert(
    fc.property(DAY, LATER, fc.integer({ min: 0, max: 5000 }), (until, later, days) => {
      let at = now
      const steps: Step[] = [[{ ...family, until }, mother]]
      for (const { days: after, step } of later) {
        at += after * dayMs
        steps.push([step[0], step[1], at])
      }
      const { state } = run(...steps)
      if (state === undefined) return
      const moment = at + days * dayMs
      const holding = holdingOf(state)
      const holds = holding !== undefined && moment >= holding.from && moment < holding.until
      expect(mandateStanding(state, moment) === 'holds').toBe(holds)
      if (state.end !== undefined) expect(holds).toBe(false)
    }),
  )
})

test('who acts for another is let do what the mandate names, in the matters it names', () => {
  const kinds = fc.constantFrom(...MANDATE_KINDS)
  const acts = fc.subarray(['fill-in', 'submit', 'receive-notices', 'collect'] as const)
  const held = fc.record({
    mandate: fc.constant('m'),
    kind: kinds,
    principal: fc.constantFrom('mother', 'shop'),
    principalKind: fc.constant('person' as const),
    matters: fc.oneof(fc.constant('all' as const), fc.subarray(['birth', 'shop-licence'])),
    acts,
  })
  fc.assert(
    fc.property(
      fc.array(held),
      fc.constantFrom('birth', 'shop-licence'),
      acts,
      (mandates, matter, wanted) => {
        const actor = asPerson('daughter', ...mandates)
        const found = findMandateFor(actor, { principal: 'mother', matter }, ...wanted)
        const may = mandates.some(
          one =>
            one.principal === 'mother' &&
            (one.matters === 'all' || one.matters.includes(matter)) &&
            one.acts.some(act => wanted.includes(act)),
        )
        expect(found !== undefined).toBe(may)
      },
    ),
  )
  expect(findMandateFor(clerk, { principal: 'mother', matter: 'birth' }, 'submit')).toBeUndefined()
  expect(Object.keys(MANDATE_RULES)).toEqual(expect.arrayContaining([...MANDATE_KINDS]))
})
