import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

const edit = (to: string) => ['items/registration.yaml', '{ minLength: 2 }', to] as const
const place = 'items/registration.yaml fields[0].constraints'

test('a pattern is a regular expression', () => {
  expect(codesAfter(edit(`{ pattern: '[一-龥]+' }`))).toEqual([])
  expect(findingsAfter(edit(`{ pattern: '[a-' }`))).toMatchObject([
    { code: 'catalogue/regular-expression', params: { pattern: '[a-' } },
  ])
})

test('a pattern ends, whatever the text', () => {
  for (const pattern of ['[0-9]{4,20}', '[A-Z]+-[0-9]+', '(ab)*c', '1[3-9][0-9]{9}']) {
    expect(codesAfter(edit(`{ pattern: '${pattern}' }`))).toEqual([])
  }
  for (const pattern of ['(a+)+b', '([0-9]+-?)+', '(a|a)*b']) {
    expect(codesAfter(edit(`{ pattern: '${pattern}' }`))).toEqual([
      `catalogue/pattern-unbounded ${place}.pattern`,
    ])
  }
})

test('constraints of an item and its element leave something to enter', () => {
  expect(codesAfter(edit('{ minLength: 50 }'))).toEqual([])
  expect(codesAfter(edit('{ minLength: 51 }'))).toEqual([`catalogue/constraints-contradict ${place}`])
  expect(codesAfter(edit('{ minLength: 9, maxLength: 8 }'))).toEqual([
    `catalogue/constraints-contradict ${place}`,
  ])
})

test('options are those of the element', () => {
  expect(codesAfter(['items/registration.yaml', 'options: [red]', 'options: [red, green]'])).toEqual([
    'catalogue/constraint-option items/registration.yaml fields[1].constraints.options[1]',
  ])
})

test('a constraint fits the kind of the element', () => {
  expect(codesAfter(edit('{ max: 5 }'))).toEqual([`catalogue/constraint-kind ${place}.max`])
})
