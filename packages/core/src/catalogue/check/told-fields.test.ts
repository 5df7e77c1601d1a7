import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const card = 'items/health-card.yaml'
const music = 'items/music-filing.yaml'
const cafe = 'matters/open-cafe.yaml'

const number = [music, 'fields: [', 'fields: [{ element: card-number, required: true }, '] as const

test('what a licence made in the matter tells is not asked for', () => {
  expect(findingsInWhole([number])).toMatchObject([
    {
      code: 'catalogue/field-told-by-licence',
      path: 'items[2].item',
      params: { item: 'music-filing', element: 'card-number', licence: 'health-card' },
    },
  ])
})

test('nor what one that is fetched tells', () => {
  expect(codesInWhole(number, [cafe, '  - { item: health-card }\n', ''])).toContain('field-told-by-licence')
})

test('its maker must ask, since the licence is made of it', () => {
  // seats stands on the permit, and the permit's own item asks for it.
  expect(codesInWhole([card, 'fields:\n', 'fields:\n  - { element: seats, required: true }\n'])).toEqual([])
})
