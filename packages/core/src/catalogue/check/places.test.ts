import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const music = 'items/music-filing.yaml'
const cafe = 'matters/open-cafe.yaml'
const sites = 'sites/cafe.yaml'

test('an item that no site takes has no window', () => {
  expect(codesInWhole([permit, 'sites: [hall, village]', 'sites: []'])).toEqual([
    'item-without-window',
    'site-item-not-opened',
  ])
  expect(codesInWhole([cafe, '  - { item: music-filing, when: music = true }\n', ''])).toContain(
    'item-without-window',
  )
})

test('a site that offers everything takes every item opened to it', () => {
  const everything = [
    sites,
    'matters: [open-cafe]\n  - id: village-post',
    'matters: all\n  - id: village-post',
  ] as const
  expect(codesInWhole(everything)).toEqual([])
  expect(
    codesInWhole(everything, [cafe, '  - { item: music-filing, when: music = true }\n', '']),
  ).not.toContain('item-without-window')
})

test('a site that offers a matter names those of its items that it may not take', () => {
  expect(findingsInWhole([[music, 'sites: [hall, village]', 'sites: [hall]']])).toMatchObject([
    {
      code: 'catalogue/site-item-not-opened',
      file: sites,
      path: 'sites[1].matters[0]',
      params: { site: 'village-post', kind: 'village', matter: 'open-cafe', items: 'music-filing' },
    },
  ])
})
