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
  expect(problems('area > 300', 'area > 301')).toEqual(['size: area = 301: —'])
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

test('one example stands for all that lack a case for the same reason', () => {
  expect(problems('area <= 300', 'area > 2000')).toEqual(['size: area = 1: —'])
  expect(problems('area > 300', 'area >= 300.5')).toEqual(['size: area = 300.25: —'])
})

test('only answers that matter are shown', () => {
  expect(
    problems(
      `'kind = "company" and not(seal)'`,
      `'kind = "company" and not(seal) and (area > 300 or list contains(goods, "wine"))'`,
    ),
  ).toEqual(['sealing: kind = "company", seal = false, area = 1, goods = []: —'])
})

test('at most three examples of a facet are shown', () => {
  const exact = [10, 20, 30, 40].map(size => `\n      - { id: s${size}, when: area = ${size} }`)
  expect(problems('area <= 300 }', `area <= 300 }${exact.join('')}`)).toEqual([
    'size: area = 10: small / s10',
    'size: area = 20: small / s20',
    'size: area = 30: small / s30',
  ])
})

test('any number of options is gone through', () => {
  const options = Array.from({ length: 20 }, (_, index) => `g${index}`)
  const shown = options.map(value => `{ value: ${value}, label: { zh: 甲, en: A } }`).join(', ')
  const edits = (most: number) =>
    [
      [
        'questions.yaml',
        '[{ value: food, label: { zh: 食品, en: 食品 } }, { value: wine, label: { zh: 酒, en: 酒 } }]',
        `[${shown}]`,
      ],
      [file, `'list contains(goods, "food")'`, `'count(goods) > ${most} and list contains(goods, "g7")'`],
      [file, `'not(list contains(goods, "food"))'`, `'count(goods) <= 1 or not(list contains(goods, "g7"))'`],
    ] as const
  expect(codesAfter(...edits(1))).toEqual([])
  const [finding, ...others] = findingsAfter(...edits(2))
  expect(finding?.params).toMatchObject({ facet: 'selling', answers: 'goods = ["g0","g7"]', count: '0' })
  expect(others).toEqual([])
})

test('conditions too entangled for the proof are a warning', () => {
  // Each of these ten is compared with one far from it: no order of the questions keeps the diagram small.
  const count = 14
  const ids = Array.from({ length: count * 2 }, (_, index) => `q${index}`)
  const questions = ids.map(
    id =>
      `  - { id: ${id}, kind: choice, title: { zh: 甲, en: A }, options: [${['a', 'b', 'c', 'd'].map(value => `{ value: ${value}, label: { zh: 甲, en: A } }`).join(', ')}] }`,
  )
  const pairs = ids.slice(0, count).map((id, index) => `${id} = q${count + index}`)
  expect(
    codesAfter(
      ['questions.yaml', 'questions:\n', `questions:\n${questions.join('\n')}\n`],
      [file, 'questions:\n', `questions:\n${ids.map(id => `  - { question: ${id} }`).join('\n')}\n`],
      [file, 'area <= 300', pairs.join(' and ')],
      [file, 'area > 300', `not(${pairs.join(' and ')})`],
    ),
  ).toEqual([`catalogue/facet-not-proved ${file} facets[2]`])
})
