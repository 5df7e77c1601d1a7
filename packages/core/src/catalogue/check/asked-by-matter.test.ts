import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

test('a matter asks what its items depend on', () => {
  expect(findingsAfter(['items/seal.yaml', 'asks: []', 'asks: [licenceHeld]'])).toMatchObject([
    { code: 'catalogue/unknown-reference', file: 'items/seal.yaml' },
    {
      code: 'catalogue/item-question-not-asked',
      file: 'matters/open-shop.yaml',
      path: 'items[1].item',
      params: { item: 'seal', question: 'licenceHeld' },
    },
  ])
})

test('it also asks what decides whether a material is fetched', () => {
  const more = `questions:\n  - { id: online, kind: yes-no, title: { zh: 网上, en: Online } }`
  expect(
    codesAfter(['questions.yaml', 'questions:', more], ['materials.yaml', 'kind = "company"', 'online']),
  ).toEqual([
    'catalogue/item-question-not-asked matters/open-shop.yaml items[0].item',
    'catalogue/question-never-asked questions.yaml questions[0].id',
  ])
})
