/** *Have medical costs paid back*: papers and limit of 《社会保险经办条例》 art. 20, the threshold of critical illness. */
import { expect, test } from 'vitest'
import { type Answers, askedFor, daysOf, itemsOf, leftOut, samplePlan } from './sample-plan.fixture.ts'

const planOf = (answers: Answers) =>
  samplePlan('medical-expenses', {
    careKind: 'inpatient',
    carePlace: 'elsewhere-unfiled',
    injury: true,
    selfPaid: 30_000,
    ...answers,
  })

test('in hospital elsewhere: 3 → 1 applications, 14 → 7 materials', () => {
  const plan = planOf({})
  // 2 + 8 + 4 rows; 0, 12 and 5 days, each waiting for the one before.
  expect(plan.before).toMatchObject({ applications: 3, materials: 14, workingDays: 17 })
  expect(plan.after).toMatchObject({ applications: 1, materials: 7, workingDays: 17, visits: 0 })
  expect(daysOf(plan)).toEqual({
    'offsite-care-filing': [0, 0],
    'medical-reimbursement': [0, 12],
    'critical-illness-reimbursement': [12, 17],
  })
})

test('what the regulation names is asked for: invoice, list, diagnosis or record, and no more of the hospital', () => {
  const inpatient = ['hospital-invoice', 'cost-list', 'hospital-discharge-summary']
  expect(askedFor(planOf({}))).toEqual(expect.arrayContaining(inpatient))
  expect(askedFor(planOf({}))).not.toContain('medical-record')
  const outpatient = askedFor(planOf({ careKind: 'outpatient' }))
  expect(outpatient).toContain('medical-record')
  expect(outpatient).not.toContain('hospital-discharge-summary')
})

test('the filing and the settlement are made on the way', () => {
  expect(leftOut(planOf({}), 'process-material')).toEqual({
    'offsite-filing-copy': ['medical-reimbursement'],
    'medical-settlement': ['critical-illness-reimbursement'],
  })
})

test('critical illness cover begins above the threshold, not at it', () => {
  expect(itemsOf(planOf({ selfPaid: 15_000 }))).not.toContain('critical-illness-reimbursement')
  expect(itemsOf(planOf({ selfPaid: 15_001 }))).toContain('critical-illness-reimbursement')
})

test('a chronic illness is certified first, and never again', () => {
  const chronic = { careKind: 'chronic', carePlace: 'local', selfPaid: 0 }
  expect(itemsOf(planOf({ ...chronic, chronicCertified: false }))).toEqual([
    'chronic-illness-certification',
    'medical-reimbursement',
  ])
  expect(itemsOf(planOf({ ...chronic, chronicCertified: true }))).toEqual(['medical-reimbursement'])
})
