import { expect, test } from 'vitest'
import { readChangeSearch, readCompareSearch, readHomeSearch } from './address.ts'

test('What an address says that does not exist is passed over', () => {
  expect(readHomeSearch({ tab: 'versions', state: 'approved' })).toEqual({
    tab: 'versions',
    state: 'approved',
  })
  expect(readHomeSearch({ tab: 'x', state: 1 })).toEqual({})
  expect(readChangeSearch({ tab: 'compare', file: 'items/a.yaml', entry: '0' })).toEqual({
    tab: 'compare',
    file: 'items/a.yaml',
    entry: 0,
  })
  expect(readChangeSearch({ file: 3, entry: -1 })).toEqual({})
  expect(readCompareSearch({ from: '2', to: 0 })).toEqual({ from: 2 })
})
