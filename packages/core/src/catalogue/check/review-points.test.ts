import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

test('a material without a review point is refused', () => {
  const from = 'copy: 1 }, reviewPoints: [{ id: a, text: { zh: 甲 } }]'
  expect(codesAfter(['items/seal.yaml', from, 'copy: 1 }, reviewPoints: []'])).toEqual([
    'catalogue/no-review-point items/seal.yaml materials[0].reviewPoints',
  ])
})
