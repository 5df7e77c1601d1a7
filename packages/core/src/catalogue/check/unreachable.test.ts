import { expect, test } from 'vitest'
import { findingsAfter } from './small-catalogue.ts'

const file = 'matters/open-shop.yaml'
const SEAL_ASKED = `question: seal, when: 'kind = "company"', otherwise: false`

/** Findings of this rule: code, place, and what is named. */
function told(from: string, to: string): string[] {
  return findingsAfter([file, from, to])
    .filter(({ code }) => /unreachable|always-holds/.test(code))
    .map(({ code, path, params }) =>
      [code.replace('catalogue/', ''), path, ...Object.values(params)].join(' | '),
    )
}

test('a question whose condition never holds is never asked', () => {
  const when = 'kind = "company" and kind = "single"'
  expect(told(SEAL_ASKED, `question: seal, when: '${when}', otherwise: false`)).toContain(
    `question-unreachable | questions[1].when | seal | ${when}`,
  )
  expect(told(SEAL_ASKED, SEAL_ASKED)).toEqual([])
})

test('an item whose condition never holds is in no plan', () => {
  const never = 'area < 5 and area > 6'
  const shown = `item-unreachable | items[1].when | seal | ${never}`
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: ${never} }`)).toEqual([shown])
})

test('what the questions before it exclude counts: only a company is asked for a seal', () => {
  const when = `kind = "single" and seal`
  const shown = `item-unreachable | items[1].when | seal | ${when}`
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: '${when}' }`)).toEqual([shown])
  const another = `kind = "company" or seal`
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: '${another}' }`)).toEqual([])
})

test('a case that never holds is told', () => {
  const more = `- { id: large, when: area > 300 }\n      - { id: none, when: 'area <= 300 and area > 300' }`
  expect(told('- { id: large, when: area > 300 }', more)).toEqual([
    'case-unreachable | facets[2].cases[2].when | size / none | area <= 300 and area > 300',
  ])
})

test('a condition that always holds is none', () => {
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: 'seal or area >= 1' }`)).toEqual([
    'condition-always-holds | items[1].when | seal or area >= 1',
  ])
  expect(told(SEAL_ASKED, `question: seal, when: 'kind in ("company", "single")', otherwise: false`)).toEqual(
    ['condition-always-holds | questions[1].when | kind in ("company", "single")'],
  )
})

test('a facet may have one case for all', () => {
  expect(told('- { id: large, when: area > 300 }\n', '')).toEqual([])
  expect(
    told(
      '- { id: small, when: area <= 300 }\n      - { id: large, when: area > 300 }',
      `- { id: any, when: 'true' }`,
    ),
  ).toEqual([])
})

test('of a faulty condition nothing else is said', () => {
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: 'kind = "compny"' }`)).toEqual([])
  expect(told('{ item: seal, when: seal = true }', `{ item: seal, when: area > 5000 }`)).toEqual([])
})
