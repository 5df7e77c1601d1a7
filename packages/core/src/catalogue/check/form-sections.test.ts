import { expect, test } from 'vitest'
import { findingsAfter } from './small-catalogue.ts'

test('a field whose section the matter does not have is named with its item', () => {
  expect(
    findingsAfter(['data-elements.yaml', 'kind: choice, section: shop', 'kind: choice, section: looks']),
  ).toMatchObject([
    {
      code: 'catalogue/section-missing',
      path: 'items[0].item',
      params: { item: 'registration', element: 'colour', section: 'looks' },
    },
  ])
})
