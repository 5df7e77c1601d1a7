/** A case as it stands: the fold of its events. */
import type { Recorded } from '../process/process.ts'
import type {
  CaseEvent,
  Delivery,
  Grade,
  HandedIn,
  IssuedResult,
  NoticeEntry,
  PointFinding,
  TaskPlan,
} from './events.ts'

export type CaseStage =
  | 'submitted'
  /** The one-time notice is out; the applicant corrects. */
  | 'correcting'
  | 'handling'
  /** Every task has ended; results wait for the one delivery. */
  | 'concluded'
  | 'closed'
  | 'declined'
  | 'withdrawn'

export type TaskStage = 'waiting' | 'dispatched' | 'reviewed' | 'granted' | 'issued' | 'refused' | 'stopped'

export type Task = TaskPlan & {
  readonly stage: TaskStage
  readonly dispatchedAt?: number
  readonly reviewedBy?: string
  readonly findings?: readonly PointFinding[]
  readonly decidedAt?: number
  readonly decidedBy?: string
  readonly reasons?: string
  readonly issuedAt?: number
  readonly results?: readonly IssuedResult[]
  readonly stoppedAt?: number
  readonly stoppedBecause?: string
}

export type CaseState = {
  readonly stage: CaseStage
  readonly number: string
  readonly matter: string
  readonly catalogueVersion: string
  readonly planHash: string
  readonly situation: string
  readonly applicant: string
  readonly channel: 'online' | 'window'
  readonly site: string
  readonly delivery: Delivery
  readonly formHash: string
  readonly fields: readonly string[]
  readonly checklist: readonly string[]
  readonly materials: readonly HandedIn[]
  readonly tasks: readonly Task[]
  readonly submittedAt: number
  /** Last time that materials came in: the five days of ALL §32(4) run from here. */
  readonly receivedAt: number
  readonly notice?: {
    readonly at: number
    readonly entries: readonly NoticeEntry[]
    readonly answered: boolean
  }
  readonly acceptedAt?: number
  readonly endedAt?: number
  readonly declined?: { readonly reason: string; readonly competentAuthority?: string }
  readonly withdrawnReason?: string
  readonly delivered?: { readonly at: number; readonly method: Delivery; readonly trackingNumber?: string }
  readonly rating?: { readonly at: number; readonly grade: Grade }
  /** Staff who took the case in; none of them may review or decide it (受办分离). */
  readonly clerks: readonly string[]
  /** Staff who reviewed, decided or issued; none of them may act at the window of this case. */
  readonly reviewers: readonly string[]
}

const ENDED: ReadonlySet<Task['stage']> = new Set(['issued', 'refused', 'stopped'])

export function hasEnded(task: Task): boolean {
  return ENDED.has(task.stage)
}

function withTask(state: CaseState, item: string, change: (task: Task) => Task): CaseState {
  const tasks = state.tasks.map(task => (task.item === item ? change(task) : task))
  return { ...state, tasks, stage: tasks.every(hasEnded) ? 'concluded' : state.stage }
}

function added(list: readonly string[], account: string): readonly string[] {
  return list.includes(account) ? list : [...list, account]
}

function withReviewer(state: CaseState, account: string): CaseState {
  return { ...state, reviewers: added(state.reviewers, account) }
}

/** Later papers for a material replace the earlier ones. */
function replaced(earlier: readonly HandedIn[], later: readonly HandedIn[]): readonly HandedIn[] {
  const kept = earlier.filter(entry => !later.some(other => other.material === entry.material))
  return [...kept, ...later]
}

type Submission = Extract<CaseEvent, { readonly type: 'CaseSubmitted' }>

function submitted(recorded: Recorded<Submission>): CaseState {
  const { type: _, answers: __, ...facts } = recorded.event
  return {
    ...facts,
    stage: 'submitted',
    tasks: facts.tasks.map(task => ({ ...task, stage: 'waiting' as const })),
    submittedAt: recorded.at,
    receivedAt: recorded.at,
    clerks: recorded.role === 'clerk' ? [recorded.account] : [],
    reviewers: [],
  }
}

function withClerk(state: CaseState, recorded: Recorded<CaseEvent>): CaseState {
  return recorded.role === 'clerk' ? { ...state, clerks: added(state.clerks, recorded.account) } : state
}

type TaskEvent = Extract<CaseEvent, { readonly item: string }>

/** What happens to one item’s part of the case. */
function evolveTask(state: CaseState, event: TaskEvent, recorded: Recorded<CaseEvent>): CaseState {
  const { at, account } = recorded
  switch (event.type) {
    case 'TaskDispatched':
      return withTask(state, event.item, task => ({ ...task, stage: 'dispatched', dispatchedAt: at }))
    case 'TaskReviewed':
      return withTask(withReviewer(state, account), event.item, task => ({
        ...task,
        stage: 'reviewed',
        reviewedBy: account,
        findings: event.findings,
      }))
    case 'TaskGranted':
      return withTask(withReviewer(state, account), event.item, task => ({
        ...task,
        stage: 'granted',
        decidedAt: at,
        decidedBy: account,
      }))
    case 'TaskRefused':
      return withTask(withReviewer(state, account), event.item, task => ({
        ...task,
        stage: 'refused',
        decidedAt: at,
        decidedBy: account,
        reasons: event.reasons,
      }))
    case 'ResultIssued':
      return withTask(withReviewer(state, account), event.item, task => ({
        ...task,
        stage: 'issued',
        issuedAt: at,
        results: event.results,
      }))
    case 'TaskStopped':
      return withTask(state, event.item, task => ({
        ...task,
        stage: 'stopped',
        stoppedAt: at,
        stoppedBecause: event.because,
      }))
  }
}

/** What an authority has not begun to review follows the newer plan; the rest goes on as it was begun. */
function withPlans(tasks: readonly Task[], plans: readonly TaskPlan[]): readonly Task[] {
  return tasks.map(task => {
    const plan = plans.find(candidate => candidate.item === task.item)
    const isUntouched = task.stage === 'waiting' || task.stage === 'dispatched'
    return plan !== undefined && isUntouched ? { ...task, ...planOnly(plan) } : task
  })
}

function planOnly({ item, authority, dependsOn, promisedDays, licences, reviewPoints }: TaskPlan): TaskPlan {
  return { item, authority, dependsOn, promisedDays, licences, reviewPoints }
}

/** What happens to the case as a whole. */
function evolveCase(
  state: CaseState,
  event: Exclude<CaseEvent, TaskEvent | Submission>,
  at: number,
): CaseState {
  switch (event.type) {
    case 'CaseAccepted':
      return { ...state, stage: 'handling', acceptedAt: at }
    case 'CaseDeclined': {
      const { type: _, ...declined } = event
      return { ...state, stage: 'declined', declined, endedAt: at }
    }
    case 'OneTimeNoticeIssued':
      return { ...state, stage: 'correcting', notice: { at, entries: event.entries, answered: false } }
    case 'CorrectionSubmitted':
      return {
        ...state,
        stage: 'submitted',
        receivedAt: at,
        formHash: event.formHash,
        materials: replaced(state.materials, event.materials),
        ...(state.notice && { notice: { ...state.notice, answered: true } }),
      }
    case 'CaseWithdrawn':
      return {
        ...state,
        stage: 'withdrawn',
        withdrawnReason: event.reason,
        endedAt: at,
        tasks: state.tasks.map(task =>
          hasEnded(task) ? task : { ...task, stage: 'stopped', stoppedAt: at },
        ),
      }
    case 'ResultsDelivered': {
      const { type: _, ...delivered } = event
      return { ...state, delivered: { at, ...delivered } }
    }
    case 'CaseClosed':
      return { ...state, stage: 'closed', endedAt: at }
    case 'CaseVersionTaken': {
      const { type: _, request: __, tasks, ...facts } = event
      return { ...state, ...facts, tasks: withPlans(state.tasks, tasks) }
    }
    case 'CaseRated':
      return { ...state, rating: { at, grade: event.grade } }
  }
}

/** The state after the event. `undefined` is a case that does not exist yet. */
export function evolve(before: CaseState | undefined, recorded: Recorded<CaseEvent>): CaseState {
  const { event, at } = recorded
  if (event.type === 'CaseSubmitted') return submitted({ ...recorded, event })
  if (before === undefined) throw new Error(`${event.type} on a case that was never submitted`)
  const state = withClerk(before, recorded)
  return 'item' in event ? evolveTask(state, event, recorded) : evolveCase(state, event, at)
}

export function replay(events: readonly Recorded<CaseEvent>[]): CaseState | undefined {
  return events.reduce<CaseState | undefined>(evolve, undefined)
}
