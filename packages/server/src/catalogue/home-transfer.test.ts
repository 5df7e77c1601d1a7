/** *Transfer of a home*: filing, taxes, title and what follows from it in one flow. */
import { describe, expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const SALE = {
  transferKind: 'sale',
  homePayment: 'full',
  mortgaged: false,
  homeUse: 'dwelling',
  fundWithdrawal: false,
  utilities: ['water', 'power', 'gas'],
  moveHousehold: false,
}
const planOf = (answers: Answers = {}) => samplePlan('home-transfer', { ...SALE, ...answers })

describe('a sale paid in full', () => {
  // 5 + 6 + 6 + 3 × 3 rows; 1 + 1 + 2 + 3 × 1 days.
  test('6 → 1 applications, 26 → 6 materials, 7 → 5 working days', () => {
    const { before, after } = planOf()
    expect(before).toMatchObject({ applications: 6, materials: 26, workingDays: 7 })
    expect(after).toMatchObject({ applications: 1, materials: 6, workingDays: 5 })
  })

  test('filing, taxes, title, then the accounts of water, power and gas side by side', () => {
    expect(daysOf(planOf())).toEqual({
      'sale-contract-filing': [0, 1],
      'transfer-tax': [1, 2],
      'ownership-transfer': [2, 4],
      'water-account-transfer': [4, 5],
      'power-account-transfer': [4, 5],
      'gas-account-transfer': [4, 5],
    })
  })

  test('the tax certificate and the new title are made on the way', () => {
    expect(leftOut(planOf(), 'process-material')).toEqual({
      'sale-filing-copy': ['transfer-tax', 'ownership-transfer'],
      'transfer-tax-copy': ['ownership-transfer'],
      'new-property-certificate-copy': [
        'water-account-transfer',
        'power-account-transfer',
        'gas-account-transfer',
      ],
    })
  })

  test('the fee is 80 yuan for a dwelling, 550 for other property', () => {
    const amounts = (answers: Answers) => planOf(answers).fees.entries.map(fee => fee.amountFen)
    expect(amounts({})).toEqual([8000])
    expect(amounts({ homeUse: 'other' })).toEqual([55000])
  })
})

describe('other ways', () => {
  test('a home with a loan passes on with it: the bank consents, and the loan need not be repaid', () => {
    const plan = planOf({ mortgaged: true })
    const consent = plan.checklist.find(entry => entry.material === 'mortgagee-consent')
    expect(consent?.neededBy).toEqual(['sale-contract-filing', 'ownership-transfer'])
  })

  test('a loan adds the mortgage after the title', () => {
    const plan = planOf({ homePayment: 'commercial-loan' })
    expect(daysOf(plan)['mortgage-registration']).toEqual([4, 5])
    expect(askedFor(plan)).toContain('loan-contract')
  })

  test('an heir brings proof of the inheritance, and no seller’s card', () => {
    const plan = planOf({ transferKind: 'inheritance', utilities: [] })
    expect(itemsOf(plan)).toEqual(['transfer-tax', 'ownership-transfer'])
    expect(askedFor(plan)).toEqual([
      'joint-application-form',
      'inheritance-papers',
      'buyer-identity',
      'original-property-certificate',
    ])
  })

  test('who moves in too does not hand in the same identity card again', () => {
    const plan = planOf({ moveHousehold: true })
    expect(itemsOf(plan)).toContain('household-move')
    expect(askedFor(plan)).not.toContain('applicant-identity')
  })
})
