import { expect, test } from 'vitest'
import { codesAfter } from './small-catalogue.ts'

test('a matter for enterprises does not stand in a stage of persons’ lives', () => {
  expect(codesAfter(['matters/open-shop.yaml', 'lifeStage: start', 'lifeStage: birth'])).toEqual([
    'catalogue/life-stage-audience matters/open-shop.yaml lifeStage',
  ])
})
