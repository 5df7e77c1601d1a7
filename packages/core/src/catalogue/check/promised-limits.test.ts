import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

test('a promise longer than the law allows is refused; the same length is right', () => {
  const edit = (days: number) =>
    codesAfter(
      ['items/registration.yaml', 'promisedDays: 3', `promisedDays: ${days}`],
      ['items/registration.yaml', 'statutoryDays: 15', 'statutoryDays: 3'],
    )
  expect(edit(3)).toEqual([])
  expect(edit(4)).toEqual(['catalogue/promised-over-statutory items/registration.yaml limit.promisedDays'])
})
