import type { CaseTimeline, TimelineBar, TimelineLane } from '@yijianshi/contract/case-timeline'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awaitedOf, movedDates, summedPauses, turnOf } from './timeline-facts.ts'

const nationalDay = { zh: '国庆节放假', en: 'day off: National Day' }
const weekend = { zh: '周末', en: 'weekend' }

const ran = { segments: [], actual: null }
const now = '2026-10-20T04:00:00Z'

test('weekends are told together, each holiday once', () => {
  const pauses = [
    { from: '2026-10-01', to: '2026-10-07', days: 7, why: nationalDay },
    { from: '2026-10-10', to: '2026-10-11', days: 2, why: weekend },
    { from: '2026-10-17', to: '2026-10-18', days: 2, why: weekend },
  ]
  expect(summedPauses(pauses, ran, now)).toEqual([
    { why: nationalDay, days: 7 },
    { why: weekend, days: 4 },
  ])
})

test('no day is lost in a sum, and no reason is told twice', () => {
  const pause = fc.record({
    from: fc.constant('2026-10-01'),
    to: fc.constant('2026-10-01'),
    days: fc.integer({ min: 1, max: 30 }),
    why: fc.constantFrom(nationalDay, weekend, { zh: '计时中止' }),
  })
  fc.assert(
    fc.property(fc.array(pause), pauses => {
      const sums = summedPauses(pauses, ran, now)
      const total = (all: readonly { readonly days: number }[]) =>
        all.reduce((sum, { days }) => sum + days, 0)
      expect(total(sums)).toBe(total(pauses))
      expect(new Set(sums.map(({ why }) => why)).size).toBe(sums.length)
    }),
  )
})

test('of what has ended, only the days until then are told', () => {
  const pauses = [
    { from: '2026-10-01', to: '2026-10-07', days: 7, why: nationalDay },
    { from: '2026-10-10', to: '2026-10-11', days: 2, why: weekend },
  ]
  const until = (to: string) =>
    summedPauses(pauses, { segments: [], actual: { from: '2026-09-29T04:00:00Z', to } }, now)
  expect(until('2026-10-09T04:00:00Z')).toEqual([{ why: nationalDay, days: 7 }])
  expect(until('2026-10-03T04:00:00Z')).toEqual([{ why: nationalDay, days: 3 }])
  expect(until('2026-09-30T04:00:00Z')).toEqual([])
})

test('days on which the clock stood still are told by the ground, not by the words of the law', () => {
  const suspended = { zh: '计时中止', en: 'clock suspended' }
  const pauses = [
    { from: '2026-10-09', to: '2026-10-14', days: 6, why: suspended },
    { from: '2026-10-17', to: '2026-10-18', days: 2, why: weekend },
    { from: '2026-10-19', to: '2026-10-20', days: 2, why: suspended },
  ]
  const ground = 'special-procedure' as const
  const held = { holder: 'third-party', ground } as const
  const segments = [
    { from: '2026-10-08T04:00:00Z', to: '2026-10-08T16:30:00Z', holder: 'office', ground: null } as const,
    // Already the 9th in China.
    { from: '2026-10-08T16:30:00Z', to: '2026-10-14T04:00:00Z', ...held },
    { from: '2026-10-14T04:00:00Z', to: '2026-10-19T01:00:00Z', holder: 'office', ground: null } as const,
    { from: '2026-10-19T01:00:00Z', to: null, ...held },
  ]
  expect(summedPauses(pauses, { segments, actual: null }, now)).toEqual([
    { why: ground, days: 8 },
    { why: weekend, days: 2 },
  ])
})

test('a date that moved names the rule that moved it; what changed nothing is not told', () => {
  const limit = { zh: '期限 8 个工作日', en: 'limit of 8 working days' }
  const late = { zh: '计时中止：开始时期限已过，不起作用' }
  const extended = { zh: '延长 5 个工作日' }
  const steps = [
    { why: limit, due: '2026-10-20' },
    { why: late, due: '2026-10-20' },
    { why: extended, due: '2026-10-27' },
  ]
  expect(movedDates(steps)).toEqual([{ why: extended, from: '2026-10-20', to: '2026-10-27' }])
  expect(movedDates([])).toEqual([])
})

const from = '2026-10-09T04:00:00Z'

function bar(id: string, actual: TimelineBar['actual']): TimelineBar {
  return {
    id,
    work: 'supplement',
    item: null,
    subject: null,
    planned: null,
    actual,
    segments: [],
    limit: null,
  }
}

function lane(kind: TimelineLane['kind'], bars: readonly TimelineBar[]): TimelineLane {
  return { kind, id: kind, name: { zh: '甲', en: 'A' }, bars }
}

function timelineOf(lanes: readonly TimelineLane[]): CaseTimeline {
  return {
    at: from,
    begin: '2026-10-01',
    end: '2026-10-31',
    restDays: [],
    waitsFor: lanes.map(({ id }) => id),
    expectedEnd: null,
    lanes,
  }
}

const bars = [bar('ahead', null), bar('open', { from, to: null }), bar('done', { from, to: from })]

test('what is awaited from the applicant has begun and has not ended', () => {
  const timeline = timelineOf([lane('authority', bars), lane('applicant', bars)])
  expect(awaitedOf(timeline).map(({ id }) => id)).toEqual(['open'])
})

test('it is the turn of those that the case waits for, and that are not the applicant', () => {
  const lanes = [lane('applicant', bars), lane('authority', bars)]
  expect(turnOf(timelineOf(lanes)).map(({ id }) => id)).toEqual(['authority'])
  expect(turnOf({ ...timelineOf(lanes), waitsFor: [] })).toEqual([])
})
