/** Whoever broke a promise makes no new one until the credit is repaired (国办发〔2020〕42号). */
import { describe, expect, test } from 'vitest'
import {
  applicant,
  clerk,
  given,
  handedIn,
  manager,
  outcome,
  PROMISES,
  refusalOf,
  SUBMIT,
  step,
} from '../case.fixture.ts'
import type { CaseCommand, CommandOf } from '../commands.ts'
import type { CaseEvent } from '../events.ts'
import { issuedCase, registry } from '../task-law.fixture.ts'

const PROMISING: CommandOf<'submit'> = { ...SUBMIT, ...PROMISES }
const broken = { brokenIn: 'C-0' } as const
const refusal = ['case/credit-broken', '国办发〔2020〕42号 告知承诺制']

describe('an applicant with a broken promise that is not repaired', () => {
  test('can’t promise again in place of a proof, nor that papers follow', () => {
    expect(refusalOf([], { ...PROMISING, ...broken }, applicant)).toEqual(refusal)
    expect(refusalOf([], { ...PROMISING, later: [], ...broken }, applicant)).toEqual(refusal)
    expect(refusalOf([], { ...PROMISING, promised: [], ...broken }, applicant)).toEqual(refusal)
    expect(refusalOf([], { ...PROMISING, ...broken, site: 'hall' }, clerk)).toEqual(refusal)
  })

  test('applies the ordinary way, with every paper; nothing of the record stands in the new case', () => {
    const whole: CaseCommand = {
      ...PROMISING,
      ...broken,
      later: [],
      promised: [],
      letters: [],
      materials: PROMISES.checklist.map(id => handedIn(id)),
    }
    const events = outcome([], whole, applicant)
    expect(events).toMatchObject([{ type: 'CaseSubmitted' }])
    expect(typeof events === 'string' ? {} : events[0]).not.toHaveProperty('brokenIn')
  })

  test('anybody else promises as before', () => {
    expect(outcome([], PROMISING, applicant)).toHaveLength(1)
  })
})

const papers = { promisable: [{ material: 'lease', checkDays: 20 }], promised: ['lease'] }
const ISSUED = issuedCase({ materials: ['lease'] }, papers)
const checked = (kept: boolean): CaseEvent => ({
  type: 'CommitmentChecked',
  item: 'permit',
  material: 'lease',
  kept,
  remark: 'looked',
})
const repair = { type: 'repair-credit', document: 'repair 2026-3' } as const

describe('the record of a case', () => {
  test('holds each promise that was not true, and none that was', () => {
    expect(given(...ISSUED, step(registry, checked(true))).brokenPromises).toEqual([])
    expect(given(...ISSUED, step(registry, checked(false))).brokenPromises).toMatchObject([
      { item: 'permit', material: 'lease' },
    ])
  })

  test('outlives the item’s being handled again', () => {
    const reopened: CaseEvent = { type: 'CaseReopened', items: ['permit'], document: 'R-1', reason: 'x' }
    const state = given(...ISSUED, step(registry, checked(false)), step(manager, reopened))
    expect(state.tasks[0]?.commitmentChecks).toEqual([])
    expect(state.brokenPromises).toHaveLength(1)
  })
})

describe('repair-credit', () => {
  const BROKEN = [...ISSUED, step(registry, checked(false))]

  test('the centre notes by which decision, and the promise is in nobody’s way any more', () => {
    expect(outcome(BROKEN, repair, manager)).toEqual([{ ...repair, type: 'CreditRepaired' }])
    const state = given(...BROKEN, step(manager, { ...repair, type: 'CreditRepaired' }))
    expect(state.brokenPromises).toMatchObject([{ repaired: { document: 'repair 2026-3' } }])
  })

  test('once for what was broken, with the number of the decision', () => {
    expect(outcome(ISSUED, repair, manager)).toBe('case/no-broken-promise')
    const repaired = [...BROKEN, step(manager, { ...repair, type: 'CreditRepaired' })]
    expect(outcome(repaired, repair, manager)).toBe('case/no-broken-promise')
    expect(outcome(BROKEN, { ...repair, document: ' ' }, manager)).toBe('case/reason-missing')
  })
})
