import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'

test('the steps together take no longer than promised', () => {
  const review = (days: number) =>
    codesInWhole([permit, 'role: reviewer, limitDays: 6', `role: reviewer, limitDays: ${days}`])
  expect(review(7)).toEqual([])
  expect(review(8)).toEqual(['steps-over-promise'])
})

test('on the spot leaves no day for a step', () => {
  const steps = (days: number) =>
    codesInWhole(
      [card, 'promisedDays: 5', 'promisedDays: 0'],
      [card, 'shared: true }]', `shared: true, limitDays: ${days} }]`],
    )
  expect(steps(0)).toEqual([])
  expect(steps(1)).toEqual(['steps-over-promise'])
})

test('a procedure counts unless the clock stands still, and one at a time where it may happen', () => {
  const inspection = (days: number, more = '') =>
    codesInWhole([permit, 'limitDays: 4, suspends: false }', `limitDays: ${days}, suspends: false }${more}`])
  const sometimes = (days: number) =>
    `\n  - { kind: opinion-request, name: { zh: 征求意见, en: opinion }, limitDays: ${days}, suspends: false, when: tables > 30 }`
  expect(inspection(8)).toEqual([])
  expect(inspection(9)).toEqual(['procedures-over-promise'])
  expect(inspection(4, sometimes(4) + sometimes(3))).toEqual([])
  expect(inspection(4, sometimes(5))).toEqual(['procedures-over-promise'])
})
