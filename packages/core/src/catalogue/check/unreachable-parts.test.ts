import { expect, test } from 'vitest'
import { type Edit, findingsAfter } from './small-catalogue.ts'

function told(...edits: readonly Edit[]): string[] {
  return findingsAfter(...edits)
    .filter(({ code }) => code.startsWith('catalogue/part-'))
    .map(
      ({ code, file, path, params }) =>
        `${code.replace('catalogue/', '')} ${file} ${path}: ${params.condition}`,
    )
}

const file = 'items/registration.yaml'

test('a field, material or fee that no answers lead to is told', () => {
  expect(told([file, 'when: kind = "company" }', `when: 'kind = "company" and kind = "single"' }`])).toEqual([
    'part-unreachable items/registration.yaml fields[2].when: kind = "company" and kind = "single"',
  ])
  expect(told([file, 'when: area > 300', 'when: area > 300 and area < 5'])).toContain(
    'part-unreachable items/registration.yaml materials[1].when: area > 300 and area < 5',
  )
  const fee = `results: [licence]\nfees: [{ name: { zh: 费, en: fee }, amountFen: 1, basis: 甲, when: not(area >= 1) }]`
  expect(told([file, 'results: [licence]', fee])).toEqual([
    'part-unreachable items/registration.yaml fees[0].when: not(area >= 1)',
  ])
})

test('what decides on the item counts too', () => {
  const edit = [file, 'when: area > 300', 'when: kind = "company"'] as const
  const only = (kind: string) =>
    [
      'matters/open-shop.yaml',
      '- { item: registration }',
      `- { item: registration, when: 'kind = "${kind}"' }`,
    ] as const
  expect(told(edit, only('company'))).toEqual([])
  expect(told(edit, only('single'))).toContain(
    'part-unreachable items/registration.yaml materials[1].when: kind = "company"',
  )
})

test('sharing that can never apply is told', () => {
  expect(told(['materials.yaml', 'kind = "company"', 'area < 200'])).toEqual([
    'part-unreachable materials.yaml materials[1].sharing.when: area < 200',
  ])
})

test('a condition that excludes nothing is told; one that this matter alone makes idle is not', () => {
  expect(told([file, 'when: area > 300', 'when: area >= 1'])).toEqual([
    'part-always items/registration.yaml materials[1].when: area >= 1',
  ])
  expect(told(['materials.yaml', 'kind = "company"', 'area > 5'])).toEqual([])
})

test('a condition is needed where one use of the item needs it', () => {
  const part: Edit = [file, 'when: area > 300', 'when: kind = "single"']
  const uses = (...kinds: readonly string[]): Edit => {
    const entries = kinds.map(kind => `- { item: registration, when: 'kind = "${kind}"' }`)
    return ['matters/open-shop.yaml', '- { item: registration }', entries.join('\n  ')]
  }
  const line = 'part-unreachable items/registration.yaml materials[1].when: kind = "single"'
  expect(told(part, uses('company'))).toContain(line)
  expect(told(part, uses('company', 'single'))).not.toContain(line)
})
