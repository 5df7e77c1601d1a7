import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

test('a condition that can’t be read is shown at the place', () => {
  expect(codesAfter(['matters/open-shop.yaml', 'area > 300', 'area >'])).toEqual([
    'catalogue/condition-syntax matters/open-shop.yaml facets[2].cases[1].when',
  ])
})

test('an item’s condition uses the questions under asks only', () => {
  expect(codesAfter(['items/registration.yaml', 'area > 300', 'seal = true'])).toEqual([
    'catalogue/condition-unknown-name items/registration.yaml materials[1].when',
  ])
})

test('a mistyped question is shown where it stands in the condition, with the nearest', () => {
  const [finding, ...others] = findingsAfter(['matters/open-shop.yaml', 'and seal', 'and saeal'])
  expect(finding).toMatchObject({
    code: 'catalogue/condition-unknown-name',
    line: 25,
    column: 54,
    params: { name: 'saeal' },
  })
  expect(finding?.params.nearest).toMatch(/^seal/)
  expect(others).toEqual([])
})

test('a question is asked by what was answered before it', () => {
  const [file, when] = ['matters/open-shop.yaml', `when: 'kind = "company"', otherwise`]
  expect(codesAfter([file, when, 'when: area > 3, otherwise'])).toEqual([
    'catalogue/condition-unknown-name matters/open-shop.yaml questions[1].when',
  ])
})

test('the condition of sharing may use every question there is', () => {
  const from = 'kind = "company"'
  expect(codesAfter(['materials.yaml', from, 'area > 5'])).toEqual([])
  expect(codesAfter(['materials.yaml', from, 'kinds = "company"'])).toEqual([
    'catalogue/condition-unknown-name materials.yaml materials[1].sharing.when',
  ])
})
