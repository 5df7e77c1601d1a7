import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'
const music = 'items/music-filing.yaml'

test('a licence has the limit of the law; elsewhere a note will do', () => {
  expect(
    codesInWhole([permit, 'statutoryDays: 20, promisedDays: 8', 'promisedDays: 8, note: { zh: 无 }']),
  ).toEqual(['statutory-limit-missing'])
  expect(
    codesInWhole([
      card,
      'limit: { promisedDays: 5, note: { zh: 法律没有规定时限 } }',
      'limit: { promisedDays: 5 }',
    ]),
  ).toEqual(['limit-unexplained'])
  expect(codesInWhole([music, 'statutoryDays: 30, statutoryUnit: natural-days, ', ''])).toEqual([
    'limit-unexplained',
  ])
})
