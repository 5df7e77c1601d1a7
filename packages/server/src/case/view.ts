/** The rows of `case_view` and `task_view` that a case stands for. */
import {
  civilDateOf,
  getCivilDate,
  limitAt,
  dueOf as limitDueOf,
  type WorkingCalendar,
} from '@yijianshi/core/calendar'
import {
  type CaseCommand,
  type CaseEvent,
  type CaseObligation,
  type CaseState,
  ENDED_STAGES,
  hasEnded,
  obligations,
  type Task,
} from '@yijianshi/core/case'
import { plainArrayText, type RowToWrite } from '../engine/column-arrays.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { ProcessKind } from '../engine/process-kind.ts'

/** What commands change of a case’s row. */
type CaseStanding = {
  readonly case_id: string
  readonly situation: string
  readonly plan_hash: string
  readonly stage: string
  /** Closed, declined or withdrawn. */
  readonly ended: boolean
  readonly tasks_all: number
  readonly tasks_ended: number
  readonly due: string | null
  readonly due_owner: string | null
  readonly due_provisional: boolean
  /** When a promise was found untrue, while the applicant’s credit is not repaired. */
  readonly broken_promise_at: string | null
  /** Accounts, as arrays of SQL: nobody stands in both (受办分离), which the table holds once more. */
  readonly clerks: string
  readonly reviewers: string
}

/** As in the table `case_view`. */
export type CaseRow = CaseStanding & {
  readonly number: string
  readonly matter: string
  readonly channel: string
  readonly site: string
  readonly applicant_id: string
  readonly submitted_at: string
}

/** As in the table `task_view`. */
export type TaskRow = {
  readonly case_id: string
  readonly item: string
  readonly authority: string
  readonly stage: string
  readonly dispatched_at: string | null
  readonly ended_at: string | null
}

function endOf(task: Task): number | undefined {
  return hasEnded(task) ? (task.issuedAt ?? task.decidedAt ?? task.stoppedAt) : undefined
}

function taskRow(caseId: string, task: Task): TaskRow {
  return {
    case_id: caseId,
    item: task.item,
    authority: task.authority,
    stage: task.stage,
    dispatched_at: instantOrNull(task.dispatchedAt),
    ended_at: instantOrNull(endOf(task)),
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

function standingOf(caseId: string, state: CaseState, owed: readonly OwedByDay[]): CaseStanding {
  const urgent = mostUrgent(owed)
  const broken = state.brokenPromises.find(({ repaired }) => repaired === undefined)
  return {
    case_id: caseId,
    situation: state.situation,
    plan_hash: state.planHash,
    stage: state.stage,
    ended: ENDED_STAGES.includes(state.stage),
    tasks_all: state.tasks.length,
    // A case that was withdrawn has no task that an authority ended.
    tasks_ended: state.stage === 'withdrawn' ? 0 : state.tasks.filter(hasEnded).length,
    due: urgent?.due ?? null,
    due_owner: urgent?.owner ?? null,
    due_provisional: urgent?.provisional ?? false,
    broken_promise_at: instantOrNull(broken?.at),
    clerks: plainArrayText(state.clerks),
    reviewers: plainArrayText(state.reviewers),
  }
}

/** All rows of a case: a function of its state, so that views can be rebuilt from events. */
export function caseRows(caseId: string, state: CaseState, calendar: WorkingCalendar): CaseRows {
  return {
    case: {
      ...standingOf(caseId, state, owedByDay(state, state.changedAt, calendar)),
      number: state.number,
      matter: state.matter,
      channel: state.channel,
      site: state.site,
      applicant_id: state.applicant,
      submitted_at: instant(state.submittedAt),
    },
    tasks: state.tasks.map(task => taskRow(caseId, task)),
  }
}

function isSame(left: RowToWrite, right: RowToWrite): boolean {
  return Object.keys(left).every(column => left[column] === right[column])
}

/** The row of a task if it differs. A task that no event has touched is the same object. */
function changedTask(caseId: string, task: Task, before: CaseState): TaskRow | undefined {
  const earlier = before.tasks.find(({ item }) => item === task.item)
  if (earlier === task) return undefined
  const row = taskRow(caseId, task)
  return earlier !== undefined && isSame(taskRow(caseId, earlier), row) ? undefined : row
}

const standingColumns = {
  case_id: 'uuid',
  stage: 'text',
  ended: 'boolean',
  situation: 'text',
  plan_hash: 'text',
  tasks_all: 'integer',
  tasks_ended: 'integer',
  due: 'date',
  due_owner: 'text',
  due_provisional: 'boolean',
  broken_promise_at: 'timestamptz',
  clerks: 'text',
  reviewers: 'text',
} as const satisfies Record<keyof CaseStanding, string>

const taskColumns = {
  case_id: 'uuid',
  item: 'text',
  authority: 'text',
  stage: 'text',
  dispatched_at: 'timestamptz',
  ended_at: 'timestamptz',
} as const satisfies Record<keyof TaskRow, string>

/** What the SQL function `write_case_views` is to write: all rows of a new case; later just those that differ. */
export function caseViews(
  calendar: WorkingCalendar,
): Pick<ProcessKind<CaseState, CaseCommand, CaseEvent>, 'viewFunction' | 'viewChange' | 'viewTables'> {
  // The state before is the state after the command before, so how it stands is known.
  const known = new WeakMap<CaseState, CaseStanding>()
  const standing = (caseId: string, state: CaseState): CaseStanding => {
    const found = known.get(state) ?? standingOf(caseId, state, owedByDay(state, state.changedAt, calendar))
    known.set(state, found)
    return found
  }
  return {
    viewFunction: 'write_case_views',
    viewChange: ({ processId, before, after }) =>
      before === undefined ? caseRows(processId, after, calendar) : undefined,
    viewTables: [
      {
        columns: standingColumns,
        rowsOf: ({ processId, before, after }) => {
          if (before === undefined) return []
          const now = standing(processId, after)
          return isSame(standing(processId, before), now) ? [] : [now]
        },
      },
      {
        columns: taskColumns,
        rowsOf: ({ processId, before, after }) =>
          before === undefined ? [] : after.tasks.flatMap(task => changedTask(processId, task, before) ?? []),
      },
    ],
  }
}

/** Working days left until a due date (`YYYY-MM-DD`); 0 is today, below 0 overdue. */
export function daysLeft(due: string, now: number, calendar: WorkingCalendar): number {
  return calendar.workingDaysBetween(civilDateOf(now), getCivilDate(due))
}
