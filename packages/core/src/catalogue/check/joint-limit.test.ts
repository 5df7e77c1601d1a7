import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const cafe = 'matters/open-cafe.yaml'
const policy = 'policy.yaml'

test('the longest chain of the matter is named', () => {
  // cafe-permit 8, then health-card 5, then music-filing 4
  expect(findingsInWhole([[policy, 'jointLimitDays: 20', 'jointLimitDays: 16']])).toMatchObject([
    {
      code: 'catalogue/joint-limit',
      path: 'items[2].item',
      params: { days: '17', items: 'cafe-permit → health-card → music-filing', limit: '16' },
    },
  ])
  expect(codesInWhole([policy, 'jointLimitDays: 20', 'jointLimitDays: 17'])).toEqual([])
})

test('items that are never together make no chain', () => {
  expect(
    codesInWhole(
      [policy, 'jointLimitDays: 20', 'jointLimitDays: 16'],
      [cafe, 'item: health-card }', 'item: health-card, when: music = false }'],
    ),
  ).not.toContain('joint-limit')
})

test('without a policy it is 45 days', () => {
  const days = (promised: number) =>
    codesInWhole(
      [policy, '  jointLimitDays: 20\n', ''],
      [permit, 'statutoryDays: 20, promisedDays: 8', `statutoryDays: 90, promisedDays: ${promised}`],
    )
  expect(days(36)).toEqual([])
  expect(days(37)).toEqual(['joint-limit'])
})
