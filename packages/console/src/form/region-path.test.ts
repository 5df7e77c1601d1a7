import type { Region } from '@yijianshi/core/catalogue'
import { expect, test } from 'vitest'
import { regionPath } from './region-path.ts'

const name = { zh: '某地', en: 'Somewhere' }

function regions(...list: readonly Region[]): ReadonlyMap<string, Region> {
  return new Map(list.map(region => [region.code, region]))
}

test('A region is shown below those that it belongs to', () => {
  const all = regions(
    { code: '1', name, level: 'city' },
    { code: '2', name, level: 'county', parent: '1' },
    { code: '3', name, level: 'township', parent: '2' },
  )
  expect(regionPath('3', all).map(region => region.code)).toEqual(['1', '2', '3'])
  expect(regionPath('9', all)).toEqual([])
})

test('A circle among regions does not hang the screen', () => {
  const all = regions(
    { code: '1', name, level: 'city', parent: '2' },
    { code: '2', name, level: 'county', parent: '1' },
  )
  expect(regionPath('1', all)).toHaveLength(2)
})
