import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'
import { codesInWhole } from './whole-catalogue.fixture.ts'

test('a step, a case or an option may stand once', () => {
  expect(
    codesAfter(
      ['items/seal.yaml', 'steps: [', 'steps: [{ id: accept, name: { zh: 收, en: 收 }, shared: true }, '],
      ['matters/open-shop.yaml', 'id: large', 'id: small'],
      ['questions.yaml', 'value: wine', 'value: food'],
    ),
  ).toEqual([
    'catalogue/duplicate-id items/seal.yaml steps[1]',
    'catalogue/duplicate-id matters/open-shop.yaml facets[2].cases[1]',
    'catalogue/duplicate-id questions.yaml questions[3].options[1]',
  ])
})

const photo = 'copies: { original: 0, copy: 1 }, reviewPoints: [{ id: a, text: { zh: 甲 } }]'

test('a material may stand twice only where the conditions differ', () => {
  const insert = (when: string) =>
    codesAfter([
      'items/registration.yaml',
      '  - { material: photo,',
      `  - { material: photo, when: ${when}, ${photo} }\n  - { material: photo,`,
    ])
  expect(insert('area <= 300')).toEqual([])
  expect(insert('area > 300')).toEqual(['catalogue/duplicate-id items/registration.yaml materials[2]'])
})

test('nor does a variant add or omit an item twice, or a joint authority stand twice', () => {
  expect(
    codesInWhole(['variants/cafe-quiet.yaml', 'omit: [music-filing]', 'omit: [music-filing, music-filing]']),
  ).toEqual(['duplicate-id'])
  expect(
    codesInWhole([
      'items/cafe-permit.yaml',
      'jointAuthorities: [health]',
      'jointAuthorities: [health, health]',
    ]),
  ).toEqual(['duplicate-id'])
})
