/** Every hour of a case, explained: who had what when, against what was planned, and which days of each limit count. */
import { type CivilDate, civilDateOf, startOfDayMs, type WorkingCalendar } from '../../calendar/calendar.ts'
import type { Recorded } from '../../process/process.ts'
import type { CaseEvent, JointActKind, ProcedureKind } from '../events.ts'
import { type DayEnd, expectedEnd } from '../obligations/expected-end.ts'
import type { CaseObligation, CaseObligationKind } from '../obligations/obligations.ts'
import type { CaseState } from '../state.ts'
import { type CourseOfDuties, courseOfDuties, type LivedDuty, nameOf } from './duties.ts'
import { explainedLimit, restDays, type TimelineLimit, type TimelinePause } from './limits.ts'
import { type PlannedSpan, plannedSpans } from './planned.ts'
import { segmentsOf, type TimelineSegment } from './segments.ts'

/** Who owes it: the ids of `Owner`. */
export type TimelineOwner = {
  readonly kind: Exclude<CaseObligation['owner']['kind'], 'editor'>
  readonly id: string
}

/** What exactly a work is about, where its kind and item do not tell. */
export type TimelineSubject =
  | { readonly kind: 'material'; readonly material: string }
  | { readonly kind: 'procedure'; readonly procedure: ProcedureKind }
  | { readonly kind: 'joint-act'; readonly act: JointActKind }
  | { readonly kind: 'question'; readonly question: string }

export type TimelineBar = {
  /** Unique in the timeline, and the same at the next reading. */
  readonly id: string
  /** What an authority says before a joint act is an opinion like any other. */
  readonly work: Exclude<CaseObligationKind, 'joint-opinion'>
  readonly item?: string
  readonly subject?: TimelineSubject
  /** Of the first handling of an item, from acceptance on. */
  readonly planned?: PlannedSpan
  /** Undefined before it has begun; `to` while it lasts. Milliseconds since 1970. */
  readonly actual?: { readonly from: number; readonly to?: number }
  /** They cover the actual time, without gaps, in order. */
  readonly segments: readonly TimelineSegment[]
  readonly limit?: TimelineLimit
}

export type TimelineLane = TimelineOwner & { readonly bars: readonly TimelineBar[] }

export type CaseTimeline = {
  /** The moment that it shows, in milliseconds since 1970. */
  readonly at: number
  readonly state: CaseState
  /** From the receipt to the last day that was used, is planned, or due; the joint limit apart. */
  readonly begin: CivilDate
  readonly end: CivilDate
  readonly restDays: readonly TimelinePause[]
  /** Those with an open duty whose clock runs, or whose limit is over; the joint limit makes it nobody’s turn. */
  readonly waitsFor: readonly TimelineOwner[]
  readonly expectedEnd: DayEnd | undefined
  /** Applicant, window, centre, then the authorities in the order of the plan; each that owes or owed something. */
  readonly lanes: readonly TimelineLane[]
}

/**
 * The timeline of a case as it stands at `now` (milliseconds since 1970), from all its events up to then. From the
 * events and not from the state alone: what was done, passed on or handled again is told too. Nothing but what is
 * planned or due lies after `now`. Throws when there is no event, and RangeError for limits that end outside the
 * calendar.
 */
export function caseTimeline(
  history: readonly Recorded<CaseEvent>[],
  now: number,
  calendar: WorkingCalendar,
): CaseTimeline {
  const course = courseOfDuties(history)
  const { state } = course
  const placed = placedBars(course, now, calendar)
  const begin = civilDateOf(state.submittedAt)
  const expected = expectedEnd(state, now, calendar)
  const bars = placed.map(({ bar }) => bar)
  const end = [...bars.flatMap(bar => lastDaysOf(bar, now)), ...(expected ? [expected.date] : [])].reduce(
    (last, date) => (date > last ? date : last),
    begin,
  )
  const lanes = lanesOf(placed, course)
  return {
    at: now,
    state,
    begin,
    end,
    restDays: restDays(begin, end, calendar),
    waitsFor: lanes.filter(lane => lane.bars.some(isWaitedFor)).map(({ kind, id }) => ({ kind, id })),
    expectedEnd: expected,
    lanes,
  }
}

type PlacedBar = { readonly owner: TimelineOwner; readonly bar: TimelineBar }

function placedBars({ state, atAcceptance, duties }: CourseOfDuties, now: number, calendar: WorkingCalendar) {
  const planned = plannedSpans(atAcceptance, calendar)
  const known = new Set(duties.map(({ id }) => id))
  const lived = duties.map((life): PlacedBar => {
    const { duty, id } = life
    const span = duty.item !== undefined && id === decisionId(duty.item) ? planned.get(duty.item) : undefined
    const bar = barOf(life, now, calendar)
    return { owner: ownerOf(duty), bar: span === undefined ? bar : { ...bar, planned: span } }
  })
  const ahead = state.tasks.flatMap((task): PlacedBar[] => {
    const id = decisionId(task.item)
    const span = planned.get(task.item)
    if (span === undefined || known.has(id)) return []
    const bar: TimelineBar = { id, work: 'decision', item: task.item, planned: span, segments: [] }
    return [{ owner: { kind: 'authority', id: task.authority }, bar }]
  })
  return [...lived, ...ahead]
}

/** Of the first handling; a later one has a number more. */
function decisionId(item: string): string {
  return `decision ${item}`
}

function ownerOf({ owner: { kind, id }, key }: CaseObligation): TimelineOwner {
  if (kind === 'editor') throw new Error(`An editor owes nothing in a case: ${key}`)
  return { kind, id }
}

function barOf(
  { id, duty, seenIn, from, to }: LivedDuty,
  now: number,
  calendar: WorkingCalendar,
): TimelineBar {
  return {
    id,
    work: duty.kind === 'joint-opinion' ? 'opinion' : duty.kind,
    ...aboutOf(duty, seenIn),
    actual: { from, ...(to !== undefined && { to }) },
    segments: segmentsOf(duty.clock, from, to),
    limit: explainedLimit(duty, now, calendar),
  }
}

/** Item and subject, the latter by its place in the key. */
function aboutOf(duty: CaseObligation, state: CaseState): Pick<TimelineBar, 'item' | 'subject'> {
  const { kind, item } = duty
  const ofItem = item === undefined ? {} : { item }
  const subject = nameOf(duty).split(' ')[item === undefined ? 1 : 2] ?? ''
  switch (kind) {
    case 'supplement':
    case 'commitment-check':
    case 'revocation':
      return { ...ofItem, subject: { kind: 'material', material: subject } }
    case 'special-procedure':
    case 'objection':
    case 'opinion':
      return { ...ofItem, ...besidesOf(kind, subject, state) }
    case 'joint-act':
    case 'joint-opinion': {
      const act = state.jointActs.find(entry => entry.id === subject)
      const [only, ...others] = act?.items ?? []
      return {
        ...(only !== undefined && others.length === 0 && { item: only }),
        ...(act && { subject: { kind: 'joint-act', act: act.kind } }),
      }
    }
    default:
      return ofItem
  }
}

/** What goes on beside an item. */
function besidesOf(
  kind: 'special-procedure' | 'objection' | 'opinion',
  subject: string,
  state: CaseState,
): Pick<TimelineBar, 'subject'> {
  for (const { procedures, opinionRequests } of state.tasks) {
    const request = opinionRequests.find(({ id }) => id === subject)
    if (kind === 'opinion' && request) return { subject: { kind: 'question', question: request.question } }
    const procedure = procedures.find(({ id, objections }) =>
      kind === 'objection' ? objections.some(objection => objection.id === subject) : id === subject,
    )
    if (kind !== 'opinion' && procedure) return { subject: { kind: 'procedure', procedure: procedure.kind } }
  }
  return {}
}

function isWaitedFor({ work, actual, limit }: TimelineBar): boolean {
  if (actual === undefined || actual.to !== undefined || limit === undefined) return false
  if (work === 'joint-limit') return false
  // Whoever was late before the clock stopped stays late.
  return limit.clock.state === 'running' || limit.clock.overdue
}

function lastDaysOf({ work, planned, actual, limit }: TimelineBar, now: number): CivilDate[] {
  // The frame that the law sets to all items together is far wider than what is planned: it would squeeze the rest.
  const isOpen = actual !== undefined && actual.to === undefined && work !== 'joint-limit'
  return [
    ...(planned ? [planned.to] : []),
    ...(actual ? [civilDateOf(actual.to ?? now)] : []),
    ...(isOpen && limit ? [limit.clock.due.date] : []),
  ]
}

function startOf({ actual, planned }: TimelineBar): number {
  return actual?.from ?? (planned === undefined ? 0 : startOfDayMs(planned.from))
}

const ORDER: readonly TimelineOwner['kind'][] = ['applicant', 'window', 'centre', 'authority']

function lanesOf(
  placed: readonly PlacedBar[],
  { state, atAcceptance = state }: CourseOfDuties,
): TimelineLane[] {
  const order = atAcceptance.tasks.map(task => task.authority)
  const rank = ({ kind, id }: TimelineOwner) =>
    ORDER.indexOf(kind) * 1_000 + (kind === 'authority' && order.includes(id) ? order.indexOf(id) : 999)
  const byOwner = Map.groupBy(placed, ({ owner: { kind, id } }) => `${kind} ${id}`)
  return [...byOwner.values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return []
      const bars = [first, ...others].map(({ bar }) => bar)
      return [{ ...first.owner, bars: bars.toSorted((one, other) => startOf(one) - startOf(other)) }]
    })
    .toSorted((one, other) => rank(one) - rank(other))
}
