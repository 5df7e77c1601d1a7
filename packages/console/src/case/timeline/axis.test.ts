import { getCivilDate } from '@yijianshi/core/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisOf, daysSpan, instantPlace, isTickFree, leastPixels, ticksOf } from './axis.ts'
import { someBar, someLimit, someTimeline } from './bar.fixture.ts'

const october = axisOf(someTimeline, 0)

test('the picture has its first and its last day', () => {
  expect(october).toMatchObject({ begin: '2026-10-01', days: 31 })
  expect(axisOf({ ...someTimeline, begin: '2026-10-31' }, 0).days).toBe(1)
})

test('the picture fills the room that it has, and is never too small to read', () => {
  expect(axisOf(someTimeline, 1_240).dayPixels).toBe(40)
  expect(october.dayPixels * 31).toBeCloseTo(480)
  expect(leastPixels(100)).toBe(1_400)
})

test('an instant stands where its hour is in China, wherever the reader sits', () => {
  expect(instantPlace(october, '2026-09-30T16:00:00Z')).toBe(0)
  expect(instantPlace(october, '2026-10-02T04:00:00Z')).toBe(1.5)
})

test('what lies outside of the picture stands at its edge', () => {
  expect(instantPlace(october, '2026-09-01T00:00:00Z')).toBe(0)
  expect(instantPlace(october, '2026-12-01T00:00:00Z')).toBe(31)
  expect(daysSpan(october, '2026-09-28', '2026-11-02')).toEqual({ start: 0, end: 31 })
})

test('days are drawn whole, the last one too', () => {
  expect(daysSpan(october, '2026-10-01', '2026-10-07')).toEqual({ start: 0, end: 7 })
  expect(daysSpan(october, '2026-10-20', '2026-10-20')).toEqual({ start: 19, end: 20 })
})

test('dates at the axis never touch, and stay in the picture', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_500 }), later => {
      const begin = getCivilDate('2026-01-05')
      const axis = { begin, days: later + 1, dayPixels: leastPixels(later + 1) / (later + 1) }
      const ticks = ticksOf(axis)
      expect(ticks[0]).toEqual({ date: begin, day: 0 })
      const places = [...ticks.map(({ day }) => day), axis.days]
      for (const [index, place] of places.slice(1).entries()) {
        const before = places[index] ?? 0
        expect((place - before) * axis.dayPixels).toBeGreaterThanOrEqual(66)
      }
    }),
  )
})

test('a date gives way to the word at the line of the moment shown', () => {
  const tick = { date: getCivilDate('2026-10-15'), day: 14 }
  expect(isTickFree(october, tick, 14, true)).toBe(true)
  expect(isTickFree(october, tick, 14, false)).toBe(false)
  expect(isTickFree(october, tick, 18, true)).toBe(false)
  expect(isTickFree(october, tick, 20, false)).toBe(true)
  expect(isTickFree(october, tick, 30, true)).toBe(true)
})

test('the joint limit, far behind all others, does not make them small', () => {
  const clock = { ...someLimit.clock, due: '2027-01-13' }
  const joint = { ...someBar, work: 'joint-limit', planned: null, limit: { ...someLimit, clock } } as const
  const lanes = someTimeline.lanes.map(lane => ({ ...lane, bars: [...lane.bars, joint] }))
  const later = { ...someTimeline, end: '2027-01-13', lanes }
  expect(axisOf(later, 0).days).toBe(31)
  expect(axisOf({ ...later, expectedEnd: null }, 0).days).toBe(20)
  expect(axisOf({ ...later, expectedEnd: null, at: '2026-11-02T00:00:00Z' }, 0).days).toBe(33)
})
