import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const card = 'items/health-card.yaml'
const music = 'items/music-filing.yaml'

const name = 'constraints: { minLength: 2 }'

test('two items that demand what can’t both be are named', () => {
  expect(findingsInWhole([[card, name, 'constraints: { minLength: 31 }']])).toMatchObject([
    {
      code: 'catalogue/constraints-incompatible',
      path: 'items[1].item',
      params: {
        element: 'cafe-name',
        items: 'cafe-permit / health-card',
        detail: 'minLength 31 > maxLength 30',
      },
    },
  ])
  expect(codesInWhole([card, name, 'constraints: { minLength: 30 }'])).toEqual([])
})

test('not where the fields are never there together', () => {
  // seats: at most 100 for the permit, at least 150 for music – both always, or where there are shows.
  const seats = (when: string) =>
    codesInWhole([music, 'constraints: { min: 5 }, when: loud = true', `constraints: { min: 150 }${when}`])
  expect(seats(', when: loud = true')).toEqual(['constraints-incompatible'])
  expect(
    codesInWhole(
      [music, 'constraints: { min: 5 }', 'constraints: { min: 150 }'],
      [permit, 'asks: [tables]', 'asks: [tables, music]'],
      [permit, 'constraints: { max: 100 }', 'constraints: { max: 100 }, when: music = false'],
    ),
  ).toEqual([])
})

test('patterns that name one group twice do not go together', () => {
  const pattern = "constraints: { pattern: '(?<first>.)+' }"
  expect(codesInWhole([card, name, pattern], [permit, 'constraints: { maxLength: 30 }', pattern])).toEqual([])
  expect(
    codesInWhole(
      [card, name, pattern],
      [permit, 'constraints: { maxLength: 30 }', "constraints: { pattern: '(?<first>.)*' }"],
    ),
  ).toEqual(['constraints-incompatible'])
})
