/** *Set up an enterprise*: the licence first, everything else on it at once. */
import { expect, test } from 'vitest'
import { askedFor, daysOf, itemsOf, leftOut, sampleCatalogue, samplePlan } from './sample-plan.fixture.ts'

const COMPANY = {
  operatorKind: 'company',
  licenceHeld: false,
  seal: true,
  staffInsurance: 'insurance-and-fund',
  bankAccount: true,
  premises: 'leased',
}
const planOf = (answers: Record<string, string | boolean> = {}) =>
  samplePlan('company-set-up', { ...COMPANY, ...answers })

test('7 → 1 applications, 29 → 7 materials, 9 → 5 working days', () => {
  // 5 registration, 5 seal, 5 tax, 3 social and 3 medical insurance, 4 housing fund, 4 bank.
  const { before, after } = planOf()
  expect(before).toMatchObject({
    applications: 7,
    materials: 5 + 5 + 5 + 3 + 3 + 4 + 4,
    workingDays: 3 + 6 * 1,
  })
  expect(after).toMatchObject({ applications: 1, materials: 7, workingDays: 5 })
})

test('the licence is a process material of all six others, the seal of tax and bank', () => {
  const plan = planOf()
  expect(leftOut(plan, 'process-material')).toEqual({
    'business-licence-copy': [
      'seal-filing',
      'tax-registration',
      'social-insurance-unit-registration',
      'medical-insurance-unit-registration',
      'housing-fund-unit-registration',
      'bank-account-appointment',
    ],
    'seal-receipt-copy': ['tax-registration', 'bank-account-appointment'],
  })
  expect(daysOf(plan)).toMatchObject({
    'business-registration': [0, 3],
    'seal-filing': [3, 4],
    'social-insurance-unit-registration': [3, 4],
    'housing-fund-unit-registration': [3, 4],
    'tax-registration': [4, 5],
    'bank-account-appointment': [4, 5],
  })
})

test('without staff, seal and account only the registration is left', () => {
  const plan = planOf({ seal: false, staffInsurance: 'none', bankAccount: false })
  expect(itemsOf(plan)).toEqual(['business-registration'])
  expect(askedFor(plan)).not.toContain('power-of-attorney')
})

test('the county does it without the housing fund, and the licence a day faster', () => {
  const variant = sampleCatalogue().variants.get('company-set-up-county')
  const [county] = variant?.regions ?? []
  const item = sampleCatalogue().items.get('business-registration')
  expect(variant?.omit).toEqual(['housing-fund-unit-registration'])
  expect(county?.limits).toEqual([{ item: 'business-registration', promisedDays: 2 }])
  expect(item?.limit.promisedDays).toBe(3)
  const locals = county?.authorities?.map(entry => sampleCatalogue().authorities.get(entry.local)?.region)
  expect(new Set(locals)).toEqual(new Set([county?.region]))
})
