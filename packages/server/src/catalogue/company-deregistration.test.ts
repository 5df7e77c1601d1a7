/** *Close an enterprise*: the eight situations and the days of a county's guide. */
import { describe, expect, test } from 'vitest'
import { askedFor, daysOf, itemsOf, leftOut, rowsLeftOut, samplePlan } from './sample-plan.fixture.ts'

const COMPANY = {
  closingSubject: 'company',
  closingRoute: 'ordinary',
  taxClosing: 'ordinary',
  insuredStaff: true,
  customsFiled: true,
  accountHeld: true,
  sealFiled: true,
}
const planOf = (answers: Record<string, string | boolean> = {}) =>
  samplePlan('company-deregistration', { ...COMPANY, ...answers })

test('10 days for the taxes, 1 for the registration, then 1 for the four others side by side', () => {
  const plan = planOf()
  expect(daysOf(plan)).toEqual({
    'tax-clearance': [0, 10],
    'enterprise-deregistration': [10, 11],
    'social-insurance-deregistration': [11, 12],
    'customs-deregistration': [11, 12],
    'bank-account-closure-appointment': [11, 12],
    'seal-cancellation': [11, 12],
  })
  expect(plan.before).toMatchObject({ applications: 6, workingDays: 15 })
  expect(plan.after).toMatchObject({ applications: 1, workingDays: 12 })
})

test('24 → 7 materials: 5 forms, 5 results on the way and 7 copies fewer', () => {
  // 5 for the taxes, 6 for the registration, 3 insurance, 3 customs, 4 bank, 3 seals.
  const plan = planOf()
  expect(plan.before.materials).toBe(5 + 6 + 3 + 3 + 4 + 3)
  expect(askedFor(plan)).toEqual([
    'joint-application-form',
    'business-licence-copy',
    'legal-representative-identity',
    'power-of-attorney',
    'dissolution-resolution',
    'liquidation-report',
    'creditor-notice',
  ])
  expect(rowsLeftOut(plan, 'merged-form')).toBe(5)
  expect(leftOut(plan, 'process-material')).toEqual({
    'tax-clearance-copy': ['enterprise-deregistration'],
    'deregistration-notice-copy': [
      'social-insurance-deregistration',
      'customs-deregistration',
      'bank-account-closure-appointment',
      'seal-cancellation',
    ],
  })
  expect(rowsLeftOut(plan, 'duplicate')).toBe(7)
})

describe('eight situations', () => {
  test.each([
    ['company', '公司', true],
    ['company-branch', '分公司', false],
    ['legal-person', '非公司企业法人', true],
    ['legal-person-branch', '非公司企业法人分支机构', false],
    ['partnership', '合伙企业', true],
    ['partnership-branch', '合伙企业分支机构', false],
    ['sole-proprietorship', '个人独资企业', true],
    ['sole-proprietorship-branch', '个人独资企业分支机构', false],
  ])('%s: %s, liquidated: %s', (closingSubject, name, liquidated) => {
    const plan = planOf({ closingSubject })
    expect(plan.situation.name.zh.split(' · ')[0]).toBe(name)
    expect(askedFor(plan).includes('liquidation-report')).toBe(liquidated)
    expect(askedFor(plan).includes('creditor-notice')).toBe(liquidated)
  })
})

test('the simple procedure asks for a commitment of all owners instead of liquidation', () => {
  const asked = askedFor(planOf({ closingRoute: 'simple' }))
  expect(asked).toContain('investors-commitment')
  expect(asked).not.toContain('liquidation-report')
  expect(asked).not.toContain('creditor-notice')
})

test('cleared taxes shorten it to 2 days; who never had taxes needs no clearance', () => {
  const immediate = planOf({ taxClosing: 'immediate' })
  expect(immediate.after.workingDays).toBe(2)
  expect(itemsOf(immediate)).toContain('tax-clearance-immediate')
  expect(itemsOf(immediate)).not.toContain('tax-clearance')
  const never = planOf({ taxClosing: 'never' })
  expect(itemsOf(never).filter(item => item.startsWith('tax'))).toEqual([])
  expect(askedFor(never)).not.toContain('tax-clearance-copy')
})
