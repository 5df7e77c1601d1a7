import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'

test('only a secondary material may follow, and within the promise', () => {
  const tolerance = (days: number) => codesInWhole([permit, 'tolerableDays: 5', `tolerableDays: ${days}`])
  expect(tolerance(8)).toEqual([])
  expect(tolerance(9)).toEqual(['tolerance-over-promise'])
  expect(codesInWhole([permit, 'rank: secondary, ', 'rank: main, '])).toEqual(['tolerance-on-main'])
  // Whoever says nothing of the rank of what may follow means a secondary one.
  expect(codesInWhole([permit, 'rank: secondary, ', ''])).toEqual([])
})
