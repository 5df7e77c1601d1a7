/** *Use of the sea*: three items, materials down by 56.5 %, time by half, as a coastal city reports it. */
import { expect, test } from 'vitest'
import { askedFor, daysOf, leftOut, rowsLeftOut, sampleCatalogue, samplePlan } from './sample-plan.fixture.ts'

const plan = samplePlan('sea-use', { seaUse: 'aquaculture', feeReduction: false })

test('3 → 1 applications, 23 → 10 materials, 20 → 10 working days', () => {
  expect(plan.before).toMatchObject({ applications: 3, materials: 23, workingDays: 20 })
  expect(plan.after).toMatchObject({ applications: 1, materials: 10, workingDays: 10 })
  expect(Math.round((1 - plan.after.materials / plan.before.materials) * 1000) / 10).toBe(56.5)
})

test('ten papers are left: the joint form and nine of the applicant', () => {
  expect(askedFor(plan)).toEqual([
    'joint-application-form',
    'business-licence-copy',
    'legal-representative-identity',
    'power-of-attorney',
    'project-filing-copy',
    'sea-use-report',
    'sea-chart',
    'credit-standing-proof',
    'neighbours-agreement',
    'sea-survey-record',
  ])
})

test('the 13 rows left out: 2 merged forms, 2 process materials, 9 duplicates', () => {
  expect(rowsLeftOut(plan, 'merged-form')).toBe(2)
  expect(leftOut(plan, 'process-material')).toEqual({
    'sea-use-approval-copy': ['sea-use-right-registration'],
    'sea-use-fee-receipt-copy': ['sea-use-right-registration'],
  })
  expect(rowsLeftOut(plan, 'duplicate')).toBe(9)
})

test('review and fee run side by side, the right is registered on the day both are done', () => {
  expect(daysOf(plan)).toEqual({
    'sea-use-review': [0, 10],
    'sea-use-fee': [0, 10],
    'sea-use-right-registration': [10, 10],
  })
})

test('the expert review of the report stops the clock, the publication does not', () => {
  const procedures = sampleCatalogue().items.get('sea-use-review')?.specialProcedures ?? []
  expect(procedures.map(procedure => [procedure.kind, procedure.suspends])).toEqual([
    ['expert-review', true],
    ['publicity', false],
    ['opinion-request', false],
  ])
})

test('it is a local speciality', () => {
  expect(sampleCatalogue().matters.get('sea-use')).toMatchObject({
    list: 'local',
    tags: ['local-speciality'],
  })
})
