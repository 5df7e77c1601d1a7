/** *Transfer a used car*: papers and limits of 《机动车登记规定》 arts. 25–27, 33 and 54. */
import { expect, test } from 'vitest'
import {
  type Answers,
  askedFor,
  itemsOf,
  leftOut,
  sampleCatalogue,
  samplePlan,
} from './sample-plan.fixture.ts'

const planOf = (answers: Answers) =>
  samplePlan('used-car', {
    carStays: true,
    carMortgaged: true,
    inspectionValid: false,
    etcInstalled: true,
    ...answers,
  })

test('mortgaged, inspection due: 5 → 1 applications, 23 → 9 materials, one visit', () => {
  // 6 + 4 + 4 + 7 + 2 rows.
  const { before, after } = planOf({})
  expect(before).toMatchObject({ applications: 5, materials: 23, visits: 6 })
  expect(after).toMatchObject({ applications: 1, materials: 9, visits: 1 })
})

test('the regulation’s limits: one day within the city, three to another place', () => {
  const limitOf = (item: string) => sampleCatalogue().items.get(item)?.limit.statutoryDays
  expect(['vehicle-transfer', 'vehicle-mortgage-release', 'inspection-mark'].map(limitOf)).toEqual([1, 1, 1])
  expect(limitOf('vehicle-transfer-out')).toBe(3)
})

test('invoice and registration wait for the release, the registration for invoice and mark too', () => {
  expect(leftOut(planOf({}), 'process-material')).toEqual({
    'used-car-invoice-copy': ['vehicle-transfer'],
    'mortgage-release-copy': ['used-car-invoice', 'vehicle-transfer'],
    'inspection-mark-copy': ['vehicle-transfer'],
    'new-vehicle-licence-copy': ['etc-change'],
  })
})

test('inspection report and insurance are asked for only where the inspection has run out', () => {
  const due = ['vehicle-inspection-report', 'compulsory-insurance-policy']
  expect(askedFor(planOf({}))).toEqual(expect.arrayContaining(due))
  expect(askedFor(planOf({ inspectionValid: true })).filter(paper => due.includes(paper))).toEqual([])
})

test('a car that leaves the city is transferred out, not registered here', () => {
  const items = itemsOf(planOf({ carStays: false, carMortgaged: false, inspectionValid: true }))
  expect(items).toEqual(['used-car-invoice', 'vehicle-transfer-out', 'etc-change'])
})
