/** What holds of the timeline of every case, whatever people tried and however late the clock acted. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CivilDate,
  civilDateOf,
  clockAt,
  daysBetween,
  nationalWorkingCalendar,
} from '../../calendar/calendar.ts'
import { obligations } from '../obligations/obligations.ts'
import { submission } from '../random-case.fixture.ts'
import { attempts, Course, frozen, tryAll } from '../random-history.fixture.ts'
import { EXPLAINED_DAYS, type TimelineLimit } from './limits.ts'
import { type CaseTimeline, caseTimeline, type TimelineBar } from './timeline.ts'

const calendar = nationalWorkingCalendar
const numRuns = process.env.SOAK === undefined ? 300 : 3_000
const timeout = 3_600_000
const DAY_MS = 86_400_000

type Law = (timeline: CaseTimeline, course: Course) => void

/** After every third event, at the end, and once more when everybody has slept for some weeks. */
function ofEveryTimeline(runs: number, ...laws: readonly Law[]): void {
  fc.assert(
    fc.property(submission, attempts, fc.integer({ min: 1, max: 12 }), (submit, tries, weeksLater) => {
      const course = new Course()
      const hold = () => {
        const timeline = caseTimeline(course.history, course.now, calendar)
        for (const law of laws) law(timeline, course)
      }
      for (const { decision, history } of tryAll(submit, tries, course)) {
        if (decision.ok && history.length % 3 === 0) hold()
      }
      hold()
      course.now += weeksLater * 7 * DAY_MS
      hold()
    }),
    { numRuns: runs },
  )
}

const barsOf = ({ lanes }: CaseTimeline): readonly TimelineBar[] => lanes.flatMap(({ bars }) => bars)

/** Those of a timeline for which it does not hold: one comparison for all, since there are very many. */
function exceptionsTo(timeline: CaseTimeline, holds: (bar: TimelineBar) => boolean): readonly TimelineBar[] {
  return barsOf(timeline).filter(bar => !holds(bar))
}

function coversItsTime({ actual, segments }: TimelineBar): boolean {
  const [first, last] = [segments[0], segments.at(-1)]
  const isGapless = segments.slice(1).every(({ from, holder, ground }, index) => {
    const before = segments[index]
    const isOther = before?.holder !== holder || before.ground !== ground
    return isOther && before?.to === from && before.from < from
  })
  const isWhole = first?.from === actual?.from && last?.to === actual?.to
  return isGapless && isWhole && segments.length > 0 === (actual !== undefined)
}

function segmentsCoverTheActualTime(timeline: CaseTimeline): void {
  expect(exceptionsTo(timeline, coversItsTime)).toEqual([])
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** The days that have passed since the event are the days that the clock says were held, by one or the other. */
function daysAreThoseOfTheClock(
  { clock, days, steps, pauses, statutoryDue }: TimelineLimit,
  until: CivilDate,
): void {
  const due = clock.due.date
  const upToDue = days.filter(({ date }) => date <= due)
  const passed = days.filter(({ date }) => date <= until)
  const held = Object.values(clock.held)
  const restart = passed.findLastIndex(({ standing }) => standing === 'interrupted')
  const counts = passed.slice(restart + 1).flatMap(({ count }) => count ?? [])
  expect({
    natural: sum(held.map(({ natural }) => natural)),
    working: sum(held.map(({ working }) => working)),
    used: clock.used,
    overdueBy: clock.overdueBy,
    last: upToDue.at(-1)?.date ?? due,
    moved: steps.at(-1)?.due,
    paused: sum(pauses.map(pause => pause.days)),
    counts,
  }).toEqual({
    natural: passed.length,
    working: passed.filter(({ date }) => calendar.isWorkingDay(date)).length,
    used: counts.length,
    overdueBy: days.filter(({ standing }) => standing === 'overdue').length,
    last: due,
    moved: due,
    paused: upToDue.filter(({ count }) => count === null).length,
    counts: counts.map((_, index) => index + 1),
  })
  const isWithin = days.every(({ count }) => (count ?? 0) <= clock.allowed)
  const isWhole = pauses.every(({ from, to, days: length }) => daysBetween(from, to) + 1 === length)
  const isLawful = statutoryDue === undefined || statutoryDue > due
  const isShort = clock.overdue || days.length === upToDue.length
  expect([isWithin, isWhole, isLawful, isShort]).toEqual([true, true, true, true])
}

function everyLimitIsExplained(timeline: CaseTimeline): void {
  for (const { actual, limit } of barsOf(timeline)) {
    if (limit === undefined || limit.days.length === EXPLAINED_DAYS) continue
    daysAreThoseOfTheClock(limit, civilDateOf(actual?.to ?? timeline.at))
  }
  expect(exceptionsTo(timeline, ({ limit }) => (limit?.days.length ?? 0) <= EXPLAINED_DAYS)).toEqual([])
}

function nothingHappensLater(timeline: CaseTimeline): void {
  const { at, begin, end } = timeline
  const isInPicture = (date: CivilDate) => date >= begin && date <= end
  const holds = ({ actual, segments, planned }: TimelineBar) => {
    const instants = [actual, ...segments].flatMap(span =>
      [span?.from, span?.to].filter(one => one !== undefined),
    )
    const isPast = instants.every(instant => instant <= at && isInPicture(civilDateOf(instant)))
    const isPlanned = planned === undefined || (isInPicture(planned.from) && isInPicture(planned.to))
    return isPast && isPlanned && (planned === undefined || planned.from <= planned.to)
  }
  expect(exceptionsTo(timeline, holds)).toEqual([])
}

/** Whoever owes something has a bar for it that lasts, with the same end; and nobody else has one. */
function whatIsOwedIsShown({ lanes, at, waitsFor, state }: CaseTimeline): void {
  const owed = obligations(state).map(({ kind, owner, clock }) => {
    const { due, overdue, state: running } = clockAt(clock, at, calendar)
    const waits = kind !== 'joint-limit' && (running === 'running' || overdue)
    return { lane: `${owner.kind} ${owner.id}`, kind, due: due.date, waits }
  })
  const open = lanes.flatMap(({ kind, id, bars }) =>
    bars
      .filter(({ actual }) => actual !== undefined && actual.to === undefined)
      // While the applicant corrects, the window owes nothing.
      .filter(({ work }) => work !== 'acceptance' || state.stage === 'submitted')
      .map(({ work, limit }) => `${kind} ${id} ${work} ${limit?.clock.due.date}`),
  )
  const named = owed.map(
    ({ lane, kind, due }) => `${lane} ${kind === 'joint-opinion' ? 'opinion' : kind} ${due}`,
  )
  expect(open.toSorted()).toEqual(named.toSorted())
  const waiting = new Set(owed.flatMap(({ lane, waits }) => (waits ? [lane] : [])))
  expect(new Set(waitsFor.map(({ kind, id }) => `${kind} ${id}`))).toEqual(waiting)
}

function everyLaneAndBarIsOne(timeline: CaseTimeline): void {
  const bars = barsOf(timeline)
  expect(new Set(bars.map(({ id }) => id)).size).toBe(bars.length)
  expect(new Set(timeline.lanes.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(timeline.lanes.length)
  for (const lane of timeline.lanes) expect(lane.bars.length).toBeGreaterThan(0)
}

/** Also what is over, was passed on, or is handled again. */
function whatWasSentIsShown(timeline: CaseTimeline, { history }: Course): void {
  const bars = barsOf(timeline)
  for (const { event, at } of history) {
    if (event.type !== 'TaskDispatched') continue
    const shown = bars.filter(
      ({ work, item, actual }) => work === 'decision' && item === event.item && actual?.from === at,
    )
    if (shown.length === 0) throw new Error(`${event.item} was sent and is not shown`)
  }
}

/** The longest way through the plan, in working days from acceptance. */
function plannedIsTheLongestWay(timeline: CaseTimeline, { history }: Course): void {
  const { acceptedAt } = timeline.state
  const [first] = history
  const bars = barsOf(timeline).filter(({ planned }) => planned !== undefined)
  const tasks = acceptedAt !== undefined && first?.event.type === 'CaseSubmitted' ? first.event.tasks : []
  const daysTo = (item: string): number => {
    const task = tasks.find(entry => entry.item === item)
    return (task?.promisedDays ?? 0) + Math.max(0, ...(task?.dependsOn ?? []).map(daysTo))
  }
  expect(bars.map(({ item }) => item).toSorted()).toEqual(tasks.map(({ item }) => item).toSorted())
  for (const { item, planned } of bars) {
    const end = calendar.addWorkingDays(civilDateOf(acceptedAt ?? 0), daysTo(item ?? ''))
    expect(planned?.to).toBe(end.date)
  }
}

function restDaysAreTheDaysOff({ begin, end, restDays }: CaseTimeline): void {
  const length = daysBetween(begin, end)
  const isFirstOff = calendar.isWorkingDay(begin) ? 0 : 1
  const off = length - calendar.workingDaysBetween(begin, end) + isFirstOff
  expect(restDays.reduce((sum, { days }) => sum + days, 0)).toBe(off)
}

test('every law of the timeline holds in every history', { timeout }, () => {
  const works = new Set<string>()
  const holders = new Set<string>()
  const standings = new Set<string>()
  ofEveryTimeline(
    numRuns,
    segmentsCoverTheActualTime,
    everyLimitIsExplained,
    nothingHappensLater,
    whatIsOwedIsShown,
    everyLaneAndBarIsOne,
    whatWasSentIsShown,
    plannedIsTheLongestWay,
    restDaysAreTheDaysOff,
    timeline => {
      for (const { work, segments, limit } of barsOf(timeline)) {
        works.add(work)
        for (const { holder, ground } of segments) holders.add(`${holder} ${ground ?? ''}`)
        for (const { standing } of limit?.days ?? []) standings.add(standing)
      }
    },
  )
  // The histories come to what is common, and mostly to the rest: otherwise the laws would say little.
  for (const work of COMMON) expect(works).toContain(work)
  expect(holders).toContain('third-party special-procedure')
  expect(holders).toContain('applicant papers-incomplete')
  expect(standings.size).toBe(6)
})

const COMMON: readonly TimelineBar['work'][] = [
  ...(['acceptance', 'correction', 'decision', 'issue', 'joint-act', 'joint-limit', 'joint-notice'] as const),
  ...(['opinion', 'returned-task', 'special-procedure', 'supplement'] as const),
]

/** So that a screen can keep its place, and what is told once stays told. */
test('what has ended stays as it was, and every work keeps its id', { timeout }, () => {
  fc.assert(
    fc.property(submission, attempts, (submit, tries) => {
      const course = new Course()
      let before: readonly TimelineBar[] = []
      for (const { decision } of tryAll(submit, tries, course)) {
        if (!decision.ok) continue
        const after = barsOf(caseTimeline(course.history, course.now, calendar))
        const byId = new Map(after.map(bar => [bar.id, bar]))
        for (const bar of before) {
          const { id, actual } = bar
          expect(byId.get(id)?.work).toBe(bar.work)
          if (actual?.to === undefined) continue
          expect(byId.get(id)).toEqual(bar)
        }
        before = after
      }
    }),
    { numRuns: numRuns / 3 },
  )
})

test('the same history and moment give the same timeline, and the history stays untouched', {
  timeout,
}, () => {
  fc.assert(
    fc.property(submission, attempts, (submit, tries) => {
      const course = new Course()
      for (const _ of tryAll(submit, tries, course));
      const history = frozen(course.history)
      expect(caseTimeline(history, course.now, calendar)).toEqual(
        caseTimeline(JSON.parse(JSON.stringify(history)), course.now, calendar),
      )
    }),
    { numRuns: numRuns / 3 },
  )
})
