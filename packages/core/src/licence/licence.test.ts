import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, SYSTEM } from '../access/access.ts'
import { decideLicence, type LicenceCommand, mayDoWithLicence } from './decide.ts'
import { parseLicenceEvent } from './event-schema.ts'
import type { LicenceEvent } from './events.ts'
import { mayRelyOn, standingOf, TRUST_LEVELS, useOf } from './standing.ts'
import { evolveLicence, type LicenceState, markOf } from './state.ts'

const head: Actor = { role: 'reviewer', account: 'r', authority: 'food', items: 'all' }
const issue = {
  type: 'issue',
  case: 'c',
  caseVersion: 9,
  item: 'food-licence',
  licence: 'food-business-licence',
  authority: 'food',
  holder: 'p',
  number: 'JY2026000001',
  catalogueVersion: 'v',
  formHash: 'f',
  validUntil: '2031-11-20',
} as const satisfies LicenceCommand
const suspend = { type: 'suspend', reason: '限期整改' } as const
const resume = { type: 'resume', reason: '整改完成' } as const
const revoke = { type: 'revoke', ground: 'obtained-by-deceit', reason: '材料不实' } as const
const correct = { type: 'correct', correction: '地址“东胡路”更正为“东湖路”' } as const

function actorFor({ type }: LicenceCommand): Actor {
  return type === 'suspend' || type === 'resume' ? head : SYSTEM
}

/** Events go through the store on their way. */
function run(commands: readonly LicenceCommand[]): { state: LicenceState | undefined; codes: string[] } {
  let state: LicenceState | undefined
  const codes: string[] = []
  for (const command of commands) {
    const decision = decideLicence(state, command, actorFor(command))
    if (!decision.ok) {
      codes.push(decision.refusal.code)
      continue
    }
    for (const event of decision.events) {
      const stored: LicenceEvent = parseLicenceEvent(event.type, JSON.parse(JSON.stringify(event)))
      state = evolveLicence(state, { version: 1, at: 1, account: 'a', role: 'system', event: stored })
    }
  }
  return { state, codes }
}

function held(...commands: readonly LicenceCommand[]): LicenceState {
  const { state, codes } = run([issue, ...commands])
  if (state === undefined || codes.length > 0) throw new Error(codes.join())
  return state
}

describe('a licence', () => {
  test('holds from its issue through its last day', () => {
    const state = held()
    expect(standingOf(state, 1, '2026-11-21')).toBe('valid')
    expect(standingOf(state, 1, '2031-11-20')).toBe('valid')
    expect(standingOf(state, 1, '2031-11-21')).toBe('expired')
  })

  test('is issued once', () => {
    expect(run([issue, issue]).codes).toEqual(['licence/exists'])
    expect(run([suspend, revoke, correct]).codes).toEqual(Array(3).fill('licence/not-found'))
  })

  test('is replaced by its corrected edition, which keeps the last day unless that was wrong', () => {
    const state = held(correct)
    expect(standingOf(state, 1, '2026-11-21')).toBe('replaced')
    expect(standingOf(state, 2, '2026-11-21')).toBe('valid')
    expect(state.current).toMatchObject({
      edition: 2,
      validUntil: '2031-11-20',
      correction: correct.correction,
    })
    expect(held({ ...correct, validUntil: '2028-01-01' }).current.validUntil).toBe('2028-01-01')
    expect(standingOf(held(correct, revoke), 1, '2026-11-21')).toBe('revoked')
  })

  test('may be suspended and resumed, with a reason each time', () => {
    expect(standingOf(held(suspend), 1, '2026-11-21')).toBe('suspended')
    expect(standingOf(held(suspend, resume), 1, '2026-11-21')).toBe('valid')
    expect(run([issue, resume, suspend, suspend, { ...resume, reason: ' ' }]).codes).toEqual([
      'licence/not-suspended',
      'licence/suspended',
      'licence/reason-missing',
    ])
  })

  test('is suspended by nobody but its own authority, and never by hand issued, corrected or revoked', () => {
    const state = held()
    const others: Actor[] = [
      { ...head, authority: 'tax' },
      { ...head, items: ['other-item'] },
      { role: 'clerk', account: 'c', site: 's', window: 'w' },
      { role: 'manager', account: 'm', site: 's' },
      { role: 'applicant', account: 'a', person: 'p' },
      { role: 'editor', account: 'e' },
      SYSTEM,
    ]
    for (const other of others) {
      expect(decideLicence(state, suspend, other).ok).toBe(false)
      expect(mayDoWithLicence(state, other)).toEqual([])
    }
    expect(mayDoWithLicence(state, head)).toEqual(['suspend'])
    expect(mayDoWithLicence(held(suspend), head)).toEqual(['resume'])
    for (const command of [issue, correct, revoke])
      expect(decideLicence(state, command, head)).toMatchObject({ refusal: { code: 'access/role' } })
  })

  test('once revoked stays revoked, whatever follows', () => {
    const any = fc.array(fc.constantFrom<LicenceCommand>(issue, suspend, resume, correct, revoke))
    fc.assert(
      fc.property(any, any, (before, after) => {
        const { state } = run([issue, ...before, revoke, ...after])
        if (state === undefined) throw new Error('it was issued')
        for (let edition = 1; edition <= state.current.edition; edition += 1)
          expect(standingOf(state, edition, '2026-01-01')).toBe('revoked')
        expect(mayDoWithLicence(state, head)).toEqual([])
      }),
    )
  })

  test('has at most one edition that holds', () => {
    const any = fc.array(fc.constantFrom<LicenceCommand>(suspend, resume, correct))
    fc.assert(
      fc.property(any, commands => {
        const { state } = run([issue, ...commands])
        if (state === undefined) throw new Error('it was issued')
        const editions = [...state.earlier, state.current]
        expect(editions.map(({ edition }) => edition)).toEqual(editions.map((_, index) => index + 1))
        const holding = editions.filter(({ edition }) => standingOf(state, edition, '2026-01-01') === 'valid')
        expect(holding.length).toBe(state.suspended === undefined ? 1 : 0)
      }),
    )
  })

  test('has a mark where its kind has a code, and another one for each edition', () => {
    const coded = held()
    expect(markOf(coded, 1)).toBeUndefined()
    const state = { ...coded, typeCode: '11100000MB0143028R001', creditCode: '11990101000100001N' }
    expect(markOf(state, 1)).toMatch(
      /^1\.2\.156\.3005\.2\.11100000MB0143028R001\.11990101000100001N\.JY2026000001\.001\.[0-9A-Z]$/,
    )
    expect(markOf(state, 2)).toContain('.002.')
  })
})

test('only what holds may be relied on, and a copy of unknown origin never without the original', () => {
  expect(TRUST_LEVELS.map(useOf)).toEqual(['directly', 'directly', 'compare-with-original', 'directly'])
  expect(TRUST_LEVELS.map(level => mayRelyOn(level, 'valid'))).toEqual([true, true, false, true])
  for (const standing of ['suspended', 'expired', 'replaced', 'revoked'] as const)
    for (const level of TRUST_LEVELS) expect(mayRelyOn(level, standing)).toBe(false)
})
