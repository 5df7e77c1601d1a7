import { describe, expect, test } from 'vitest'
import { type Edit, findingsAfter } from './small-catalogue.ts'

const file = 'matters/open-shop.yaml'

function check(condition: string, ...others: readonly Edit[]): string[] {
  const edit: Edit = [file, '{ item: seal, when: seal = true }', `{ item: seal, when: '${condition}' }`]
  return findingsAfter(edit, ...others)
    .filter(({ path, severity }) => path === 'items[1].when' && severity === 'error')
    .map(({ code, params }) => [code.replace('catalogue/', ''), ...Object.values(params)].join(' | '))
}

describe('a number that can’t be entered', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['area > 1001', 'condition-out-of-range | area | 1 | 1000 | 1001'],
    ['area >= 0', 'condition-out-of-range | area | 1 | 1000 | 0'],
    ['area in [5..2000]', 'condition-out-of-range | area | 1 | 1000 | 2000'],
    ['area between -3 and 5', 'condition-out-of-range | area | 1 | 1000 | -3'],
    ['count(goods) > 3', 'condition-out-of-range | goods | 0 | 2 | 3'],
  ]
  test.each(wrong)('%s', (condition, expected) => {
    const sorted = (line: string | undefined) => line?.split(' | ').toSorted()
    const [finding, ...others] = check(condition)
    expect(sorted(finding)).toEqual(sorted(expected))
    expect(others).toEqual([])
  })

  test.each(['area > 1', 'area <= 1000', 'area in [1..1000]', 'count(goods) >= 2', 'count(goods) = 0'])(
    '%s can',
    condition => {
      expect(check(condition)).toEqual([])
    },
  )

  test('what counts where the question is not asked may be compared', () => {
    const asked: Edit = [
      file,
      '{ question: area }',
      `{ question: area, when: 'kind = "company"', otherwise: 0 }`,
    ]
    expect(check('area = 0', asked)).toEqual([])
    expect(check('area = -1', asked)).toHaveLength(1)
  })
})

describe('more or less of what has no order', () => {
  test.each(['kind > "company"', 'kind between "company" and "single"', 'seal >= true'])('%s', condition => {
    const [finding, ...others] = check(condition)
    expect(finding).toMatch(/^condition-order /)
    expect(others).toEqual([])
  })
})

describe('a value of another type', () => {
  test.each([
    'kind > 3',
    'area = true',
    'seal = "yes"',
    'count(goods) = "2"',
    'kind = true',
    'goods = "food"',
  ])('%s', condition => {
    const [finding, ...others] = check(condition)
    expect(finding).toMatch(/^condition-type /)
    expect(others).toEqual([])
  })

  test.each(['kind = area', 'seal = kind', 'kind > seal'])('%s', condition => {
    expect(check(condition)).toEqual([expect.stringMatching(/^condition-undecided /)])
  })
})
