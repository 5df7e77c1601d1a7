import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseAfter, USUAL_ATTEMPTS } from './retry.ts'

const attempts = fc.integer({ min: 1, max: 2000 })
const chance = fc.double({ min: 0, max: 1, noNaN: true })
const hourMs = 3_600_000

test('the usual attempts go over three days', () => {
  const pauses = Array.from({ length: USUAL_ATTEMPTS - 1 }, (_, index) => pauseAfter(index + 1, 0.5))
  const totalHours = pauses.reduce((sum, pause) => sum + pause, 0) / hourMs
  expect(totalHours).toBeGreaterThan(72)
  expect(totalHours).toBeLessThan(80)
})

test('pauses grow, differ by a quarter at most, and none is longer than five hours', () => {
  fc.assert(
    fc.property(attempts, chance, chance, (count, one, other) => {
      expect(pauseAfter(count + 1, 0.5)).toBeGreaterThanOrEqual(pauseAfter(count, 0.5))
      expect(pauseAfter(count, one)).toBeLessThanOrEqual((pauseAfter(count, other) * 1.25) / 0.75 + 1)
      expect(pauseAfter(count, one)).toBeLessThanOrEqual(5 * hourMs)
      expect(pauseAfter(count, one)).toBeGreaterThanOrEqual(3750)
    }),
  )
})

test('a receiver may ask for a longer pause, within reason', () => {
  expect(pauseAfter(1, 0.5, 60_000)).toBe(60_000)
  expect(pauseAfter(1, 0.5, 1000 * hourMs)).toBe(4 * hourMs)
  expect(pauseAfter(1, 0.5, 10)).toBe(5_000)
})
