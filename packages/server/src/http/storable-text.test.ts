import { expect, test } from 'vitest'
import { findUnstorable } from './storable-text.ts'

test.each([
  [{ values: { name: 'a\0b' } }, 'body.values.name'],
  [{ values: [{ name: '\ud800' }] }, 'body.values.0.name'],
  [{ values: { 'a\0': 1 } }, 'body.values'],
  [{ name: '便利店 𠮷', area: 80, open: true, none: null, lines: ['a\nb'] }, undefined],
  [null, undefined],
])('text that cannot be stored is found in %j', (value, place) => {
  expect(findUnstorable(value, 'body')).toBe(place)
})

test('what is nested without end is found, and costs no stack', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  expect(findUnstorable(nested(90), 'body')).toBeUndefined()
  expect(findUnstorable(nested(200_000), 'body')).toBe('body')
})
