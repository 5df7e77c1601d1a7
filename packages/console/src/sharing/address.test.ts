import { expect, test } from 'vitest'
import { monthsUpTo, readSharingSearch } from './address.ts'

test('an address holds a list and a month, and nothing else is taken from it', () => {
  expect(readSharingSearch({ tab: 'asked', month: '2026-11' })).toEqual({ tab: 'asked', month: '2026-11' })
  expect(readSharingSearch({ tab: 'all', month: '2026-13' })).toEqual({})
  expect(readSharingSearch({ month: 202611 })).toEqual({})
})

test('months are counted back over the turn of the year', () => {
  expect(monthsUpTo('2026-02-03', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})
