import { describe, expect, test } from 'vitest'
import { findingsAfter } from './small-catalogue.ts'

/** Findings about a condition in the place of one that decides whether the item seal is in the plan. */
function check(condition: string): string[] {
  const when = `{ item: seal, when: '${condition}' }`
  return findingsAfter(['matters/open-shop.yaml', '{ item: seal, when: seal = true }', when])
    .filter(({ path, severity }) => path === 'items[1].when' && severity === 'error')
    .map(finding => [finding.code, ...Object.values(finding.params)].join(' | '))
}

describe('sound conditions', () => {
  const sound = [
    'seal',
    'not(seal)',
    'seal = true',
    'kind = "company"',
    'kind != "company" and area >= 5.5',
    'kind in ("company", "single")',
    'area between 5 and 10',
    'list contains(goods, "food")',
    'count(goods) > 1',
    'if kind = "company" then seal else area > 5',
    'true',
  ]
  test.each(sound)('%s', condition => {
    expect(check(condition)).toEqual([])
  })
})

describe('answers that the question does not have', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['kind = "compny"', 'kind | "compny" | "company" / "single"'],
    ['kind in ("company", "both")', 'kind | "both" | "company" / "single"'],
    [
      'list contains(goods, "wines")',
      'goods | "wines" | list contains(goods, "food") / list contains(goods, "wine")',
    ],
    ['goods = "food"', 'goods | "food" | list contains(goods, "food") / list contains(goods, "wine")'],
    ['area > "300"', 'area | "300" | 1 … 1000'],
    ['seal = "true"', 'seal | "true" | true / false'],
    ['kind = null', 'kind | null | "company" / "single"'],
  ]
  test.each(wrong)('%s', (condition, expected) => {
    expect(check(condition)).toEqual([`catalogue/condition-type | ${expected}`])
  })
})

describe('conditions that do not say true or false', () => {
  test.each(['area', 'kind', 'if seal then 1 else 2', '"company"', 'kind > 3 or area'])('%s', condition => {
    const [finding, ...others] = check(condition)
    expect(finding).toMatch(/^catalogue\/condition-(undecided|type) /)
    expect(others).toEqual([])
  })

  test('the answers with which it is undecided are named', () => {
    expect(check('if seal then 1 else 2')[0]).toContain('seal = true')
  })
})

test('questions compared with each other are a warning, since nothing can be proved about them', () => {
  const more = [
    'questions.yaml',
    'questions:',
    'questions:\n  - { id: staff, kind: number, title: { zh: 人数, en: Staff }, unit: { zh: 人 }, min: 0, max: 9 }',
  ] as const
  const file = 'matters/open-shop.yaml'
  const asked = [file, 'questions:', 'questions:\n  - { question: staff }'] as const
  const when = [file, 'when: area <= 300', 'when: area <= staff'] as const
  expect(
    findingsAfter(more, asked, when).map(({ code, severity, path }) => `${severity} ${code} ${path}`),
  ).toEqual(['warning catalogue/condition-not-proved facets[2].cases[0].when'])
})

test('a condition does not calculate, so that its thresholds can be read off', () => {
  expect(check('area * 2 > 300')).toEqual(['catalogue/condition-arithmetic'])
})
