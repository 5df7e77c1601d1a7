import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const variant = 'variants/cafe-quiet.yaml'

const limit = (days: number) => codesInWhole([variant, 'promisedDays: 6', `promisedDays: ${days}`])

test('a region may be as fast or faster, never slower', () => {
  expect(limit(8)).toEqual([])
  expect(limit(9)).toEqual(['local-promise-longer'])
})

test('a region follows one variant of a matter', () => {
  const again = 'regions:\n  - { region: "990101001000" }\n  - { region: "990101001000" }\n'
  expect(placesInWhole([variant, 'regions:\n', again])).toEqual([
    'catalogue/variant-region-twice variants/cafe-quiet.yaml regions[1].region',
  ])
})

test('who acts locally belongs to the region or lies in it', () => {
  const local = (id: string) => codesInWhole([variant, 'local: street-fire', `local: ${id}`])
  expect(local('health')).toEqual([])
  expect(local('city-fire')).toEqual(['variant-authority-region'])
})

test('what is named is there to be changed, and what is added is not', () => {
  expect(codesInWhole([variant, 'omit: [music-filing]', 'omit: [registration]'])).toEqual([
    'variant-names-nothing',
  ])
  expect(codesInWhole([variant, 'item: tax', 'item: music-filing'])).toEqual(['variant-adds-known'])
  expect(
    codesInWhole([variant, 'item: cafe-permit, promisedDays: 6', 'item: music-filing, promisedDays: 1']),
  ).toEqual(['variant-names-nothing'])
  expect(codesInWhole([variant, 'item: cafe-permit, promisedDays: 6', 'item: tax, promisedDays: 1'])).toEqual(
    [],
  )
})
