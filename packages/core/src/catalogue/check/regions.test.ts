import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

const edit = (from: string, to: string) => codesAfter(['regions.yaml', from, to])

test('a city has no parent, every other region one of a higher level', () => {
  expect(edit('level: city }', 'level: city, parent: "990101000000" }')).toEqual([
    'catalogue/region-parent regions.yaml regions[0].parent',
  ])
  expect(edit('level: township, parent: "990101000000"', 'level: township')).toEqual([
    'catalogue/region-parent regions.yaml regions[2].level',
  ])
  expect(edit('parent: "990101000000"', 'parent: "990101001000"')).toEqual([
    'catalogue/region-parent regions.yaml regions[2].parent',
  ])
})

test('a township may lie directly under a city', () => {
  expect(edit('parent: "990101000000"', 'parent: "990100000000"')).toEqual([])
})

test('the code begins with that of the parent and ends in zeros', () => {
  expect(edit('code: "990101001201"', 'code: "990102001201"')).toEqual([
    'catalogue/region-code regions.yaml regions[3].code',
  ])
  expect(
    codesAfter(
      ['regions.yaml', '"990101001000"', '"990101001001"'],
      ['regions.yaml', 'parent: "990101001000"', 'parent: "990101001001"'],
    ),
  ).toEqual(['catalogue/region-code regions.yaml regions[2].code'])
})
