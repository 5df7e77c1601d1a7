import type { TimelineBar } from '@yijianshi/contract/case-timeline'
import { getCivilDate } from '@yijianshi/core/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Axis, axisOf, leastPixels } from './axis.ts'
import { someBar, someLimit, someTimeline } from './bar.fixture.ts'
import { type DrawnBar, drawBar, labelPixels, layLane } from './drawn-bar.ts'

const october = axisOf(someTimeline, 0)
const at = '2026-10-13T16:00:00.000Z'

function drawn(change: Partial<TimelineBar> = {}): DrawnBar {
  const bar = drawBar(october, { ...someBar, ...change }, at)
  if (bar === undefined) throw new Error('Nothing is drawn')
  return bar
}

test('the plan is drawn beside what happened, open up to now', () => {
  expect(drawn()).toMatchObject({
    planned: { start: 7, end: 20 },
    segments: [{ start: 8.5, end: 13, holder: 'office' }],
    isOpen: true,
    due: 20,
    left: { start: 13, end: 20 },
    late: undefined,
    whole: { start: 7, end: 20 },
  })
})

test('what has not begun is its plan, and what nobody planned is what happened', () => {
  const ahead = drawn({ actual: null, segments: [], limit: null })
  expect(ahead).toMatchObject({ segments: [], isOpen: false, whole: { start: 7, end: 20 } })
  const unplanned = drawn({ planned: null, limit: null })
  expect(unplanned).toMatchObject({ planned: undefined, whole: { start: 8.5, end: 13 } })
  expect(drawBar(october, { ...someBar, planned: null, actual: null, segments: [] }, at)).toBeUndefined()
})

test('what is overdue is marked from the end of the last day on', () => {
  const clock = { ...someLimit.clock, due: '2026-10-10', overdueBy: 1 }
  expect(drawn({ limit: { ...someLimit, clock } }).late).toEqual({ start: 10, end: 13 })
  const ended = { from: '2026-10-09T04:00:00.000Z', to: '2026-10-12T04:00:00.000Z' }
  expect(drawn({ actual: ended, limit: { ...someLimit, clock } }).late).toEqual({ start: 10, end: 11.5 })
})

test('the end of a limit that was kept is not drawn', () => {
  const clock = { ...someLimit.clock, state: 'ended' as const }
  expect(drawn({ limit: { ...someLimit, clock } })).toMatchObject({ due: undefined, late: undefined })
})

test('a Chinese letter takes more room than a Latin one', () => {
  expect(labelPixels('审查')).toBeGreaterThan(labelPixels('ab'))
})

const begin = getCivilDate('2026-01-05')
const arbitraryAxis = fc
  .integer({ min: 0, max: 400 })
  .map(later => ({ begin, days: later + 1, dayPixels: leastPixels(later + 1) / (later + 1) }))

function arbitraryBar(axis: Axis) {
  const day = fc.double({ min: 0, max: axis.days, noNaN: true })
  return fc
    .record({
      one: day,
      other: day,
      label: fc.constantFrom('受理', '审查决定 · 烟草专卖零售许可证核发', 'Issue'),
    })
    .map(({ one, other, label }) => {
      const whole = { start: Math.min(one, other), end: Math.max(one, other) }
      return { label, drawn: { ...drawn(), whole } }
    })
}

test('bars and labels of a line do not touch, none is lost, and all stay in the picture', () => {
  const lanes = arbitraryAxis.chain(axis =>
    fc.record({ axis: fc.constant(axis), bars: fc.array(arbitraryBar(axis), { maxLength: 12 }) }),
  )
  fc.assert(
    fc.property(lanes, ({ axis, bars }) => {
      const lines = layLane(axis, bars)
      expect(lines.flat()).toHaveLength(bars.length)
      for (const line of lines) {
        const boxes = line.map(({ box }) => box).toSorted((one, other) => one.start - other.start)
        for (const [index, box] of boxes.entries()) {
          const next = boxes[index + 1]
          if (next !== undefined) expect(box.end).toBeLessThanOrEqual(next.start)
        }
      }
      for (const { box, whole, label } of lines.flat()) {
        expect(box.start).toBeGreaterThanOrEqual(0)
        expect(box.end).toBeLessThanOrEqual(axis.days)
        expect(box.start).toBeLessThanOrEqual(whole.start)
        expect(box.end).toBeGreaterThanOrEqual(whole.end)
        const room = (box.end - box.start) * axis.dayPixels
        expect(room).toBeGreaterThanOrEqual(Math.min(labelPixels(label), axis.days * axis.dayPixels) - 0.01)
      }
    }),
  )
})

test('work of one after the other shares a line where there is room', () => {
  const axis = { begin, days: 90, dayPixels: 14 }
  const bar = (start: number, end: number) => ({
    label: '受理',
    drawn: { ...drawn(), whole: { start, end } },
  })
  expect(layLane(axis, [bar(0, 5), bar(5, 20), bar(30, 40)])).toHaveLength(1)
  expect(layLane(axis, [bar(0, 5), bar(4, 20), bar(30, 40)])).toHaveLength(2)
})

test('a last day behind the picture is told, not drawn', () => {
  const clock = { ...someLimit.clock, due: '2027-01-13' }
  const { due, laterDue, left } = drawn({ limit: { ...someLimit, clock } })
  expect({ due, laterDue, left }).toEqual({
    due: undefined,
    laterDue: '2027-01-13',
    left: { start: 13, end: 31 },
  })
})

test('a label for which there is no room behind begins before its bar', () => {
  const bar = {
    label: '审查决定 · 烟草专卖零售许可证核发',
    drawn: { ...drawn(), whole: { start: 28, end: 29 } },
  }
  const box = layLane(october, [bar])[0]?.[0]?.box
  expect(box?.end).toBe(31)
  expect((box?.start ?? 0) * october.dayPixels).toBeCloseTo(480 - labelPixels(bar.label))
})
