/** Who owes what by when, derived from the state of a case; never stored as truth. */
import type { CivilDate, WorkingCalendar } from '../calendar/calendar.ts'
import { civilDateOf } from '../calendar/calendar.ts'
import type { CaseState, Task } from './state.ts'

export type ObligationKind =
  /** Accept, decline, or tell everything missing at once: ALL §32(4). */
  | 'acceptance'
  /** The applicant answers the one-time notice. */
  | 'correction'
  /** The authority decides within the limit that it promised (ALL §42 is the upper bound). */
  | 'decision'
  /** A granted permit is issued within 10 working days: ALL §44. */
  | 'issue'
  /** Results are handed over together: ALL §44. */
  | 'delivery'

export type Obligation = {
  readonly kind: ObligationKind
  readonly owner: 'window' | 'applicant' | 'authority'
  /** Who of that kind: a site, a person, or an authority. */
  readonly ownerId: string
  readonly item?: string
  readonly since: number
  readonly days: number
  readonly due: CivilDate
  readonly provisional: boolean
}

/** Limits in working days that do not depend on the item. A city may set the correction limit. */
export const CASE_LIMITS = {
  acceptanceDays: 5,
  correctionDays: 10,
  issueDays: 10,
  deliveryDays: 10,
} as const

type Owed = Omit<Obligation, 'due' | 'provisional'>

function taskOwes(task: Task): Owed[] {
  const owner = { owner: 'authority', ownerId: task.authority, item: task.item } as const
  if ((task.stage === 'dispatched' || task.stage === 'reviewed') && task.dispatchedAt !== undefined) {
    return [{ kind: 'decision', ...owner, since: task.dispatchedAt, days: task.promisedDays }]
  }
  if (task.stage === 'granted' && task.decidedAt !== undefined) {
    return [{ kind: 'issue', ...owner, since: task.decidedAt, days: CASE_LIMITS.issueDays }]
  }
  return []
}

/** When the last task ended, by whatever way. */
function lastEnd(state: CaseState): number {
  const ends = state.tasks.map(task => task.issuedAt ?? task.decidedAt ?? 0)
  return Math.max(state.acceptedAt ?? state.submittedAt, ...ends)
}

function owes(state: CaseState): Owed[] {
  const window = { owner: 'window', ownerId: state.site } as const
  switch (state.stage) {
    case 'submitted':
      return [{ kind: 'acceptance', ...window, since: state.receivedAt, days: CASE_LIMITS.acceptanceDays }]
    case 'correcting':
      return [
        {
          kind: 'correction',
          owner: 'applicant',
          ownerId: state.applicant,
          since: state.notice?.at ?? state.receivedAt,
          days: CASE_LIMITS.correctionDays,
        },
      ]
    case 'handling':
      return state.tasks.flatMap(taskOwes)
    case 'concluded':
      return [{ kind: 'delivery', ...window, since: lastEnd(state), days: CASE_LIMITS.deliveryDays }]
    case 'closed':
    case 'declined':
    case 'withdrawn':
      return []
  }
}

export function obligations(state: CaseState, calendar: WorkingCalendar): Obligation[] {
  return owes(state).map(owed => {
    const { date, provisional } = calendar.addWorkingDays(civilDateOf(owed.since), owed.days)
    return { ...owed, due: date, provisional }
  })
}

type DayEnd = { readonly date: CivilDate; readonly provisional: boolean }

/** When one task would end, given the ends of those before it; undefined where it will not be done. */
function expectedTaskEnd(
  task: Task,
  earlier: ReadonlyMap<string, DayEnd>,
  start: DayEnd,
  calendar: WorkingCalendar,
): DayEnd | undefined {
  const after = (from: DayEnd): DayEnd => calendar.addWorkingDays(from.date, task.promisedDays)
  switch (task.stage) {
    case 'stopped':
      return undefined
    case 'issued':
    case 'refused':
      return { date: civilDateOf(task.issuedAt ?? task.decidedAt ?? 0), provisional: false }
    case 'dispatched':
    case 'reviewed':
    case 'granted':
      return after({ date: civilDateOf(task.dispatchedAt ?? 0), provisional: false })
    case 'waiting':
      return after(latest([start, ...task.dependsOn.flatMap(item => earlier.get(item) ?? [])]))
  }
}

function latest(ends: readonly [DayEnd, ...DayEnd[]]): DayEnd {
  return ends.reduce((last, end) => (end.date > last.date ? end : last))
}

/**
 * When all would be done, if everybody keeps to the limits from here: what ended early or late
 * moves the rest. Undefined once the case has ended.
 */
export function expectedEnd(state: CaseState, calendar: WorkingCalendar): DayEnd | undefined {
  if (state.stage === 'closed' || state.stage === 'declined' || state.stage === 'withdrawn') return undefined
  const start: DayEnd = { date: civilDateOf(state.acceptedAt ?? state.receivedAt), provisional: false }
  const ends = new Map<string, DayEnd>()
  // Tasks stand in the order of the plan, so each follows what it depends on.
  for (const task of state.tasks) {
    const end = expectedTaskEnd(task, ends, start, calendar)
    if (end) ends.set(task.item, end)
  }
  return latest([start, ...ends.values()])
}
