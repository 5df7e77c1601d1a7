import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

const file = 'matters/open-shop.yaml'

function problems(from: string, to: string) {
  return findingsAfter([file, from, to])
    .filter(finding => finding.code === 'catalogue/facet-not-exact')
    .map(({ params }) => `${params.facet}: ${params.answers}: ${params.cases}`)
}

test('a combination without a case is named', () => {
  expect(problems(`      - { id: single, when: 'kind = "single"' }\n`, '')).toEqual([
    'operator: kind = "single": —',
  ])
})

test('a combination with two cases is named', () => {
  expect(problems(`id: single, when: 'kind = "single"'`, `id: single, when: 'true'`)).toEqual([
    'operator: kind = "company": company / single',
  ])
})

test('a gap and an overlap at a threshold are found', () => {
  expect(problems('area > 300', 'area > 301')).toEqual(['size: area = 300.5: —', 'size: area = 301: —'])
  expect(problems('area > 300', 'area >= 300')).toEqual(['size: area = 300: small / large'])
  expect(problems('area <= 300', 'area < 300')).toEqual(['size: area = 300: —'])
})

test('a gap among answers of which several are possible is found', () => {
  expect(problems('not(list contains(goods, "food"))', 'list contains(goods, "wine")')).toEqual([
    'selling: goods = []: —',
    'selling: goods = ["food","wine"]: food / other',
  ])
})

test('combinations that nobody can reach need no case', () => {
  // `seal` is not asked of a single owner, and counts as false: a seal without a company does not occur.
  expect(problems(`'kind = "company" and seal'`, 'seal')).toEqual([])
  expect(problems(`when: 'kind = "company"', otherwise: false`, 'otherwise: false')).toEqual([])
  expect(
    problems(`'kind = "single"' }\n  - id: size`, `'not(seal) and kind = "single"' }\n  - id: size`),
  ).toEqual([])
})

test('at most three combinations of a facet are shown', () => {
  expect(problems('area <= 300', 'area > 2000')).toHaveLength(3)
})

test('more combinations than can be gone through are a warning', () => {
  const options = Array.from({ length: 20 }, (_, index) => `g${index}`)
  const shown = options.map(value => `{ value: ${value}, label: { zh: 甲, en: A } }`).join(', ')
  const edits = [
    [
      'questions.yaml',
      '[{ value: food, label: { zh: 食品, en: 食品 } }, { value: wine, label: { zh: 酒, en: 酒 } }]',
      `[${shown}]`,
    ],
    [file, `'list contains(goods, "food")'`, 'count(goods) > 1'],
    [file, `'not(list contains(goods, "food"))'`, 'count(goods) <= 1'],
  ] as const
  expect(codesAfter(...edits)).toEqual([`catalogue/facet-too-large ${file} facets[3]`])
})
