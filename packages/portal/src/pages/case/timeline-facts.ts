/** What of a timeline is told in plain words. */
import type {
  CaseTimeline,
  TimelineBar,
  TimelineLane,
  TimelineLimit,
  TimelinePause,
  TimelineSegment,
} from '@yijianshi/contract/case-timeline'
import { civilDayOf } from '../../elements/dates.ts'
import type { Words } from '../../texts/texts.tsx'

export type SummedPause = {
  /** Why the clock stood still, or the words for days off. */
  readonly why: Ground | Words
  readonly days: number
}

type Ground = NonNullable<TimelineSegment['ground']>

const dayMs = 86_400_000

/** Why the clock stood still on a day; undefined where it did not. */
function groundOn(date: string, { segments }: Pick<TimelineBar, 'segments'>, at: string): Ground | undefined {
  const holding = segments.find(
    ({ from, to, ground }) => ground !== null && civilDayOf(from) <= date && date <= civilDayOf(to ?? at),
  )
  return holding?.ground ?? undefined
}

/** How many days of a pause lie before the end of the work. */
function daysUntil({ from, to, days }: TimelinePause, end: string): number {
  if (to <= end) return days
  return Math.max(0, 1 + Math.round((Date.parse(end) - Date.parse(from)) / dayMs))
}

/**
 * How many days do not count for one reason, all weekends together; the reason that came first stands first. Of work
 * that has ended, only the days until then. `at`: the moment told of.
 */
export function summedPauses(
  pauses: readonly TimelinePause[],
  bar: Pick<TimelineBar, 'segments' | 'actual'>,
  at: string,
): readonly SummedPause[] {
  const end = bar.actual?.to && civilDayOf(bar.actual.to)
  const sums = new Map<string, SummedPause>()
  for (const pause of pauses) {
    const days = end ? daysUntil(pause, end) : pause.days
    if (days === 0) continue
    const why = groundOn(pause.from, bar, at) ?? pause.why
    const key = typeof why === 'string' ? why : why.zh
    sums.set(key, { why, days: days + (sums.get(key)?.days ?? 0) })
  }
  return [...sums.values()]
}

export type MovedDate = { readonly why: Words; readonly from: string; readonly to: string }

/** Each rule that moved the last day, with the day before and after. */
export function movedDates(steps: TimelineLimit['steps']): readonly MovedDate[] {
  return steps.flatMap(({ why, due }, index) => {
    const before = steps[index - 1]?.due
    return before === undefined || before === due ? [] : [{ why, from: before, to: due }]
  })
}

/** What has begun in the applicant's hand, and has not ended. */
export function awaitedOf({ lanes }: CaseTimeline): readonly TimelineBar[] {
  return lanes
    .filter(({ kind }) => kind === 'applicant')
    .flatMap(({ bars }) => bars.filter(({ actual }) => actual !== null && actual.to === null))
}

/** Whose turn it is beside the applicant. */
export function turnOf({ lanes, waitsFor }: CaseTimeline): readonly TimelineLane[] {
  return lanes.filter(({ id, kind }) => kind !== 'applicant' && waitsFor.includes(id))
}
