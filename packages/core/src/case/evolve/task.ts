import type { Recorded } from '../../process/process.ts'
import type { CaseEvent, TaskEvent } from '../events.ts'
import { type CaseState, hasEnded, type Task } from '../state.ts'
import { evolveProcedure, isOfProcedure } from './procedure.ts'

/** One task changed; when all have ended, the case waits for its delivery. */
export function withTask(state: CaseState, item: string, change: (task: Task) => Task): CaseState {
  const tasks = state.tasks.map(task => (task.item === item ? change(task) : task))
  const isConcluded = state.stage === 'handling' && tasks.every(hasEnded)
  return { ...state, tasks, stage: isConcluded ? 'concluded' : state.stage }
}

type Handling = Exclude<TaskEvent, Parameters<typeof evolveProcedure>[1]>

/** The authority has it afresh: what was found before is done again. */
function unreviewed(task: Task): Task {
  const { reviewedBy, reviewedAt, findings, officials, confirmedBy, forwarded, ...rest } = task
  return rest
}

function afterHandling(task: Task, event: Handling, { at, account }: Recorded<CaseEvent>): Task {
  switch (event.type) {
    case 'TaskDispatched':
      return {
        ...task,
        stage: 'dispatched',
        dispatchedAt: event.since ?? at,
        handOver: { state: 'sent', attempts: 1 },
      }
    case 'TaskReceived': {
      const { attempts = 1, receipt } = task.handOver ?? {}
      return { ...task, handOver: { state: 'received', attempts, ...(receipt && { receipt }) } }
    }
    case 'TaskHandedOver': {
      const { attempt: attempts, receipt } = event
      return { ...task, handOver: { state: 'delivered', attempts, ...(receipt && { receipt }) } }
    }
    case 'HandOverRetried':
      return { ...task, handOver: { state: 'sent', attempts: task.handOver?.attempts ?? 1 } }
    case 'HandOverFailed':
      return { ...task, handOver: { state: 'failed', attempts: event.attempt, problem: event.problem } }
    case 'TaskReturned':
      return { ...unreviewed(task), stage: 'returned', returned: { at, reason: event.reason } }
    case 'TaskResent':
      return {
        ...task,
        stage: 'dispatched',
        ...(task.returned && { returned: { ...task.returned, answeredAt: at } }),
        // It goes out once more.
        handOver: { state: 'sent', attempts: (task.handOver?.attempts ?? 0) + 1 },
      }
    case 'TaskTransferred':
      return {
        ...(task.stage === 'waiting' ? task : { ...unreviewed(task), stage: 'dispatched' as const }),
        authority: event.authority,
        ...(task.handOver && { handOver: { state: 'sent', attempts: task.handOver.attempts + 1 } }),
      }
    case 'AuthorityAdded':
      return { ...task, addedAuthorities: [...task.addedAuthorities, event.authority] }
    case 'TaskReviewed':
      return {
        ...unreviewed(task),
        stage: 'reviewed',
        reviewedBy: account,
        reviewedAt: at,
        findings: event.findings,
        ...(event.officials && { officials: event.officials }),
      }
    case 'ReviewConfirmed':
      return { ...task, confirmedBy: account }
    case 'ReviewSentBack':
      return { ...unreviewed(task), stage: 'dispatched' }
    case 'TaskForwarded':
      return { ...task, stage: 'forwarded', forwarded: { at, by: account, proposal: event.proposal } }
    case 'TaskExtended':
      return { ...task, extension: { at, days: event.days, reason: event.reason } }
    case 'LimitShortened':
      return { ...task, promisedDays: event.days }
    default:
      return afterDecision(task, event, at, account)
  }
}

type Decided = Extract<
  TaskEvent,
  {
    readonly type:
      | 'TaskGranted'
      | 'TaskRefused'
      | 'TaskNotNeeded'
      | 'ResultIssued'
      | 'ResultCorrected'
      | 'ResultRevoked'
      | 'CommitmentChecked'
      | 'TaskStopped'
  }
>

function afterDecision(task: Task, event: Decided, at: number, account: string): Task {
  switch (event.type) {
    case 'TaskGranted':
      return { ...task, stage: 'granted', decidedAt: at, decidedBy: account }
    case 'TaskRefused': {
      const { type: _, item: __, ...why } = event
      return { ...task, stage: 'refused', decidedAt: at, decidedBy: account, ...why }
    }
    case 'TaskNotNeeded':
      return { ...task, stage: 'not-needed', decidedAt: at, decidedBy: account, reasons: event.reason }
    case 'ResultIssued':
      return {
        ...task,
        stage: 'issued',
        issuedAt: at,
        results: event.results.map(result => ({ ...result, corrections: [] })),
      }
    case 'ResultCorrected':
      return withResult(task, event.licence, result => ({
        ...result,
        ...(event.validUntil && { validUntil: event.validUntil }),
        corrections: [...result.corrections, { at, correction: event.correction }],
      }))
    case 'ResultRevoked':
      return withResult(task, event.licence, result => ({
        ...result,
        revoked: { at, ground: event.ground, reason: event.reason },
      }))
    case 'CommitmentChecked': {
      const { type: _, item: __, ...check } = event
      return { ...task, commitmentChecks: [...task.commitmentChecks, { ...check, at }] }
    }
    case 'TaskStopped':
      return { ...task, stage: 'stopped', stoppedAt: at, stoppedBecause: event.because }
  }
}

type Result = NonNullable<Task['results']>[number]

function withResult(task: Task, licence: string, change: (result: Result) => Result): Task {
  const results = (task.results ?? []).map(result => (result.licence === licence ? change(result) : result))
  return { ...task, results }
}

function withPromise(state: CaseState, event: TaskEvent, at: number): CaseState {
  if (event.type !== 'CommitmentChecked' || event.kept) return state
  const { item, material } = event
  return { ...state, brokenPromises: [...state.brokenPromises, { item, material, at }] }
}

/** What happens to one item’s part of the case. */
export function evolveTask(before: CaseState, event: TaskEvent, recorded: Recorded<CaseEvent>): CaseState {
  const state = withPromise(before, event, recorded.at)
  return withTask(state, event.item, task =>
    isOfProcedure(event) ? evolveProcedure(task, event, recorded.at) : afterHandling(task, event, recorded),
  )
}
