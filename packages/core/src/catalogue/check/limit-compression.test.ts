import { expect, test } from 'vitest'
import { codesInWhole } from './whole-catalogue.fixture.ts'

const music = 'items/music-filing.yaml'
const policy = 'policy.yaml'

/** The limit of the whole chain is no concern here. */
const chain = [policy, 'jointLimitDays: 20', 'jointLimitDays: 45'] as const

const limit = (statutory: number, promised: number) =>
  codesInWhole(chain, [
    music,
    'statutoryDays: 30, statutoryUnit: natural-days, promisedDays: 4',
    `statutoryDays: ${statutory}, promisedDays: ${promised}`,
  ])

test('half of the statutory limit is just enough', () => {
  expect(limit(20, 10)).toEqual([])
  expect(limit(20, 11)).toEqual(['compression-below-target'])
  // 9 of 19 are less than half saved: no share is rounded.
  expect(limit(19, 10)).toEqual(['compression-below-target'])
  expect(limit(19, 9)).toEqual([])
})

test('what is done within three days is fast enough', () => {
  expect(limit(3, 3)).toEqual([])
  expect(limit(1, 0)).toEqual([])
  expect(limit(5, 4)).toEqual(['compression-below-target'])
})

test('natural days count as five of seven', () => {
  const unit = 'statutoryDays: 30, statutoryUnit: natural-days, promisedDays: 4'
  expect(codesInWhole(chain, [music, unit, unit.replace('promisedDays: 4', 'promisedDays: 10')])).toEqual([])
  expect(codesInWhole(chain, [music, unit, unit.replace('promisedDays: 4', 'promisedDays: 11')])).toEqual([
    'compression-below-target',
  ])
})

test('the target is the centre’s, and half where it has set none', () => {
  const target = (line: string) => codesInWhole([policy, 'compressionTargetPercent: 50', line])
  expect(target('compressionTargetPercent: 75')).toEqual(['compression-below-target'])
  expect(target('jointLimitDays: 20').length).toBeGreaterThan(0)
  expect(codesInWhole([policy, '  compressionTargetPercent: 50\n', ''])).toEqual([])
})
