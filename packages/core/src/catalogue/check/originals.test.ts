import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const materials = 'materials/cafe.yaml'

test('one original is enough, of photographs one may want more', () => {
  const two = [
    permit,
    'tolerableDays: 5, copies: { original: 1',
    'tolerableDays: 5, copies: { original: 2',
  ] as const
  expect(placesInWhole(two)).toEqual([
    'catalogue/many-originals items/cafe-permit.yaml materials[1].copies.original',
  ])
  expect(codesInWhole(two, [materials, 'zh: 场地平面图', 'zh: 门面照片'])).toEqual([])
})
