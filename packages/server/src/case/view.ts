/** The rows of `case_view` and `task_view` that a case stands for. */
import {
  civilDateOf,
  getCivilDate,
  limitAt,
  dueOf as limitDueOf,
  type WorkingCalendar,
} from '@yijianshi/core/calendar'
import { type CaseObligation, type CaseState, hasEnded, obligations, type Task } from '@yijianshi/core/case'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { ViewChange } from '../engine/process-kind.ts'

/** As in the table `case_view`. */
export type CaseRow = {
  readonly case_id: string
  readonly number: string
  readonly matter: string
  readonly situation: string
  readonly plan_hash: string
  readonly stage: string
  readonly channel: string
  readonly site: string
  readonly applicant_id: string
  readonly submitted_at: string
  readonly tasks_all: number
  readonly tasks_ended: number
  readonly due: string | null
  readonly due_owner: string | null
  readonly due_provisional: boolean
  /** When a promise was found untrue, while the applicant’s credit is not repaired. */
  readonly broken_promise_at: string | null
}

/** As in the table `task_view`. */
export type TaskRow = {
  readonly case_id: string
  readonly item: string
  readonly authority: string
  readonly stage: string
  readonly dispatched_at: string | null
  readonly ended_at: string | null
  readonly due: string | null
  readonly due_provisional: boolean
}

function endOf(task: Task): number | undefined {
  return hasEnded(task) ? (task.issuedAt ?? task.decidedAt ?? task.stoppedAt) : undefined
}

function taskRow(caseId: string, task: Task, owed: OwedByDay | undefined): TaskRow {
  return {
    case_id: caseId,
    item: task.item,
    authority: task.authority,
    stage: task.stage,
    dispatched_at: instantOrNull(task.dispatchedAt),
    ended_at: instantOrNull(endOf(task)),
    due: owed?.due ?? null,
    due_provisional: owed?.provisional ?? false,
  }
}

/** What is owed, with the day on which it is due; a clock that stands still as if it went on at `now`. */
export type OwedByDay = {
  readonly obligation: CaseObligation
  readonly due: string
  readonly owner: CaseObligation['owner']['kind']
  readonly provisional: boolean
}

/** `now` moves what a stopped clock shows; the views hold it as it was at the last event. */
export function owedByDay(state: CaseState, now: number, calendar: WorkingCalendar): OwedByDay[] {
  return obligations(state).map(obligation => {
    const { date, provisional } = limitDueOf(calendar, limitAt(obligation.clock, now))
    return { obligation, due: date, owner: obligation.owner.kind, provisional }
  })
}

/** The one whose time comes first. What the clock of an item owes comes before what goes on beside it. */
export function mostUrgent(owed: readonly OwedByDay[]): OwedByDay | undefined {
  return owed.toSorted((left, right) => (left.due < right.due ? -1 : left.due > right.due ? 1 : 0))[0]
}

const OF_TASK: ReadonlySet<CaseObligation['kind']> = new Set(['decision', 'issue'])

/** What the authority in charge owes for the item itself. */
export function owedForTask(owed: readonly OwedByDay[], item: string): OwedByDay | undefined {
  return owed.find(({ obligation }) => obligation.item === item && OF_TASK.has(obligation.kind))
}

export type CaseRows = { readonly case: CaseRow; readonly tasks: readonly TaskRow[] }

/** All rows of a case: a function of its state, so that views can be rebuilt from events. */
export function caseRows(caseId: string, state: CaseState, calendar: WorkingCalendar): CaseRows {
  const owed = owedByDay(state, state.changedAt, calendar)
  const urgent = mostUrgent(owed)
  return {
    case: {
      case_id: caseId,
      number: state.number,
      matter: state.matter,
      situation: state.situation,
      plan_hash: state.planHash,
      stage: state.stage,
      channel: state.channel,
      site: state.site,
      applicant_id: state.applicant,
      submitted_at: instant(state.submittedAt),
      tasks_all: state.tasks.length,
      // A case that was withdrawn has no task that an authority ended.
      tasks_ended: state.stage === 'withdrawn' ? 0 : state.tasks.filter(hasEnded).length,
      due: urgent?.due ?? null,
      due_owner: urgent?.owner ?? null,
      due_provisional: urgent?.provisional ?? false,
      broken_promise_at: instantOrNull(
        state.brokenPromises.find(({ repaired }) => repaired === undefined)?.at,
      ),
    },
    tasks: state.tasks.map(task => taskRow(caseId, task, owedForTask(owed, task.item))),
  }
}

/** What the SQL function `write_case_views` is, for one command, to write. */
export type CaseViewChange =
  | { readonly created: CaseRows }
  | { readonly case?: CaseRow; readonly tasks: readonly TaskRow[] }

type Row = Readonly<Record<string, string | number | boolean | null>>

function isSame(left: Row, right: Row): boolean {
  return Object.keys(left).every(column => left[column] === right[column])
}

/** Gives all rows of a new case; later just those that differ. */
export function caseViewChanges(
  calendar: WorkingCalendar,
): (change: ViewChange<CaseState>) => CaseViewChange {
  // The state before is the state after the command before, so its rows are known.
  const rowsOfState = new WeakMap<CaseState, CaseRows>()
  const rowsOf = (caseId: string, state: CaseState): CaseRows => {
    const rows = rowsOfState.get(state) ?? caseRows(caseId, state, calendar)
    rowsOfState.set(state, rows)
    return rows
  }
  return change => {
    const after = rowsOf(change.processId, change.after)
    if (change.before === undefined) return { created: after }
    const before = rowsOf(change.processId, change.before)
    return {
      ...(isSame(before.case, after.case) ? {} : { case: after.case }),
      tasks: after.tasks.filter(row => {
        const earlier = before.tasks.find(other => other.item === row.item)
        return earlier === undefined || !isSame(earlier, row)
      }),
    }
  }
}

/** Working days left until a due date (`YYYY-MM-DD`); 0 is today, below 0 overdue. */
export function daysLeft(due: string, now: number, calendar: WorkingCalendar): number {
  return calendar.workingDaysBetween(civilDateOf(now), getCivilDate(due))
}
