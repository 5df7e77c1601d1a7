import { expect, test } from 'vitest'
import { readCaseSearch, readDeskSearch, readInboxSearch, readOverviewSearch } from './search.ts'

test('A filter in the address is kept, anything unknown is dropped', () => {
  expect(readDeskSearch({ stage: 'correcting', q: 'YJS-1', extra: 1 })).toEqual({
    stage: 'correcting',
    q: 'YJS-1',
  })
  expect(readDeskSearch({ stage: 'all' })).toEqual({ stage: 'all' })
  expect(readDeskSearch({ stage: 'nonsense', q: '   ' })).toEqual({})
  expect(readOverviewSearch({ stage: 'all' })).toEqual({})
  expect(readInboxSearch({ state: 'ended' })).toEqual({ state: 'ended' })
})

test('A number searched for stays text', () => {
  expect(readDeskSearch({ q: 202611210001 })).toEqual({ q: '202611210001' })
})

test('Only a whole version from 1 on can be looked at', () => {
  expect(readCaseSearch({ at: '3', tab: 'history' })).toEqual({ at: 3, tab: 'history' })
  for (const at of [0, -1, 1.5, 'x', undefined]) expect(readCaseSearch({ at })).toEqual({})
})
