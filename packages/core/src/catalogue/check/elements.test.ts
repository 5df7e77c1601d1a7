import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

const edit = (from: string, to: string) => codesAfter(['data-elements.yaml', from, to])

test('a choice has options, a text has none', () => {
  const options = 'options: [{ value: red, label: { zh: 红, en: 红 } }]'
  expect(edit('kind: text, section: shop', `kind: text, section: shop, ${options}`)).toEqual([
    'catalogue/element-options data-elements.yaml elements[0].options',
  ])
  expect(
    edit(
      'kind: choice, section: shop, options: [',
      'kind: choice, section: shop, hint: { zh: 甲 } }\n  - { id: other, name: { zh: 乙, en: B }, kind: choice, section: shop, options: [',
    ),
  ).toEqual(['catalogue/element-options data-elements.yaml elements[1].kind'])
})

test('a list names its parts, and holds no list', () => {
  expect(edit(', of: [{ element: shop-name, required: true }]', '')).toEqual([
    'catalogue/element-list data-elements.yaml elements[2].kind',
  ])
  expect(edit('element: shop-name', 'element: owners')).toEqual([
    'catalogue/element-list data-elements.yaml elements[2].of[0].element',
  ])
})
