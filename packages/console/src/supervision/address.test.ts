import { expect, test } from 'vitest'
import { readBoardSearch } from './address.ts'

test('an address that was typed by hand leaves out what makes no sense', () => {
  expect(readBoardSearch({ tab: 'cards', state: 'late', card: 'green', kind: 'decision' })).toEqual({
    tab: 'cards',
    kind: 'decision',
  })
})

test('no script and no path stands in for a word', () => {
  expect(readBoardSearch({ kind: '<b>', order: '../x', stage: 'open' })).toEqual({ stage: 'open' })
})
