/** *An employer’s yearly contributions*: one list of wages for social insurance, medical insurance and housing fund. */
import { expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const planOf = (answers: Answers) =>
  samplePlan('annual-contributions', {
    fundOpened: true,
    fundAdjustment: 'rate',
    disabledStaff: true,
    staffCount: 48,
    ...answers,
  })

test('48 staff, one of them disabled: 6 → 1 applications, 15 → 4 materials, 10 → 6 working days', () => {
  // 2 + 2 + 3 + 2 + 4 + 2 rows; 1, 1, 1, 1, 5 and 1 days.
  const plan = planOf({})
  expect(plan.before).toMatchObject({ applications: 6, materials: 15, workingDays: 10 })
  expect(plan.after).toMatchObject({ applications: 1, materials: 4, workingDays: 6, visits: 0 })
  expect(askedFor(plan)).toEqual([
    'joint-application-form',
    'wage-ledger',
    'disability-certificate-copy',
    'labour-contract',
  ])
})

test('the wages are filled in once for all three', () => {
  const wages = planOf({}).form.fields.filter(field => field.element === 'wage-list')
  expect(wages.map(field => field.neededBy)).toEqual([
    ['social-insurance-base', 'medical-insurance-base', 'fund-base-adjustment'],
  ])
})

test('the contributions wait for both wages, the fund for disabled people for its review', () => {
  expect(leftOut(planOf({}), 'process-material')).toEqual({
    'social-base-copy': ['employer-premiums'],
    'medical-base-copy': ['employer-premiums'],
    'disabled-employment-copy': ['employment-security-fund'],
  })
  expect(daysOf(planOf({}))['employer-premiums']).toEqual([1, 2])
})

test('the employment security fund begins above 30 staff', () => {
  const none = { disabledStaff: false }
  expect(itemsOf(planOf({ ...none, staffCount: 30 }))).not.toContain('employment-security-fund')
  expect(itemsOf(planOf({ ...none, staffCount: 31 }))).toContain('employment-security-fund')
})

test('relief needs the staff’s consent, as 《住房公积金管理条例》 art. 20 says', () => {
  const relief = planOf({ fundAdjustment: 'relief' })
  expect(itemsOf(relief)).not.toContain('fund-base-adjustment')
  expect(askedFor(relief)).toEqual(
    expect.arrayContaining(['staff-congress-resolution', 'financial-statements']),
  )
})
