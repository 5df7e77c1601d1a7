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

test('looks are narrowed to an account and a case, by their whole ids', () => {
  const account = '10000000-0000-4000-8000-000000000001'
  expect(readBoardSearch({ tab: 'looks', account, case: '1' })).toEqual({ tab: 'looks', account })
})
