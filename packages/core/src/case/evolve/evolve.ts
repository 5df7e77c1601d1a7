/** The state after an event: facts only, no judgement. */
import type { Recorded } from '../../process/process.ts'
import type { CaseEvent, ClosingEvent, IntakeEvent, JointEvent, TaskEvent } from '../events.ts'
import type { CaseState } from '../state.ts'
import { evolveClosing } from './closing.ts'
import { evolveIntake, submitted } from './intake.ts'
import { evolveJoint } from './joint.ts'
import { evolveTask } from './task.ts'

type Area = 'intake' | 'task' | 'joint' | 'closing'

/** Which part of the case an event belongs to; the compiler asks for every event. */
const AREAS: Readonly<
  Record<IntakeEvent['type'], 'intake'> &
    Record<TaskEvent['type'], 'task'> &
    Record<JointEvent['type'], 'joint'> &
    Record<ClosingEvent['type'], 'closing'>
> = {
  CaseSubmitted: 'intake',
  PreExamined: 'intake',
  CorrectedOnTheSpot: 'intake',
  CaseAccepted: 'intake',
  CaseDeemedAccepted: 'intake',
  CaseDeclined: 'intake',
  OneTimeNoticeIssued: 'intake',
  CorrectionSubmitted: 'intake',
  CorrectionLapsed: 'intake',
  CaseWithdrawn: 'intake',
  SupplementSubmitted: 'intake',
  SupplementProlonged: 'intake',
  ToleranceLapsed: 'intake',
  CaseVersionTaken: 'intake',
  TaskDispatched: 'task',
  TaskReceived: 'task',
  TaskHandedOver: 'task',
  HandOverRetried: 'task',
  HandOverFailed: 'task',
  TaskReturned: 'task',
  TaskResent: 'task',
  TaskTransferred: 'task',
  AuthorityAdded: 'task',
  TaskReviewed: 'task',
  ReviewConfirmed: 'task',
  ReviewSentBack: 'task',
  TaskForwarded: 'task',
  ProcedureBegun: 'task',
  ProcedureEnded: 'task',
  ObjectionRaised: 'task',
  ObjectionAnswered: 'task',
  OpinionRequested: 'task',
  OpinionGiven: 'task',
  SilenceAgreed: 'task',
  TaskExtended: 'task',
  LimitShortened: 'task',
  TaskGranted: 'task',
  TaskRefused: 'task',
  TaskNotNeeded: 'task',
  ResultIssued: 'task',
  ResultCorrected: 'task',
  ResultRevoked: 'task',
  CommitmentChecked: 'task',
  TaskStopped: 'task',
  JointNoticeOpened: 'joint',
  MissingTold: 'joint',
  JointNoticeClosed: 'joint',
  JointActConvened: 'joint',
  JointActMoved: 'joint',
  JointOpinionGiven: 'joint',
  JointActHeld: 'joint',
  JointActCancelled: 'joint',
  JointLimitExtended: 'joint',
  SeparateDeliveryChosen: 'closing',
  ResultsDelivered: 'closing',
  DeliveryTracked: 'closing',
  CaseClosed: 'closing',
  CaseReopened: 'closing',
  CreditRepaired: 'closing',
  CaseRated: 'closing',
}

/** Every type of event that a case can have. */
export const CASE_EVENT_TYPES: readonly string[] = Object.keys(AREAS)

function isOf<Event extends CaseEvent>(event: CaseEvent, area: Area): event is Event {
  return AREAS[event.type] === area
}

function apply(state: CaseState, recorded: Recorded<CaseEvent>): CaseState {
  const { event } = recorded
  if (isOf<TaskEvent>(event, 'task')) return evolveTask(state, event, recorded)
  if (isOf<JointEvent>(event, 'joint')) return evolveJoint(state, event, recorded)
  if (isOf<ClosingEvent>(event, 'closing')) return evolveClosing(state, event, recorded)
  return evolveIntake(state, event, recorded)
}

function added(list: readonly string[], account: string): readonly string[] {
  return list.includes(account) ? list : [...list, account]
}

/** Whoever took part in handling, and whoever stood at the window: nobody may be both. */
function withPeople(state: CaseState, { role, account, event }: Recorded<CaseEvent>): CaseState {
  if (role === 'clerk') return { ...state, clerks: added(state.clerks, account) }
  if (role === 'reviewer' && HANDLING_EVENTS.has(event.type))
    return { ...state, reviewers: added(state.reviewers, account) }
  return state
}

/** What counts as having handled the case, for the separation from the window. */
const HANDLING_EVENTS: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'TaskReviewed',
  'ReviewConfirmed',
  'ReviewSentBack',
  'TaskForwarded',
  'ProcedureBegun',
  'ProcedureEnded',
  'ObjectionAnswered',
  'OpinionGiven',
  'TaskExtended',
  'TaskGranted',
  'TaskRefused',
  'TaskNotNeeded',
  'ResultIssued',
  'ResultCorrected',
  'ResultRevoked',
  'CommitmentChecked',
  'JointOpinionGiven',
  'JointActHeld',
])

/** The state after the event. `undefined` is a case that does not exist yet. */
export function evolve(before: CaseState | undefined, recorded: Recorded<CaseEvent>): CaseState {
  const { event } = recorded
  if (event.type === 'CaseSubmitted') return submitted(event, recorded)
  if (before === undefined) throw new Error(`${event.type} on a case that was never submitted`)
  return apply({ ...withPeople(before, recorded), changedAt: recorded.at }, recorded)
}

export function replay(events: readonly Recorded<CaseEvent>[]): CaseState | undefined {
  return events.reduce<CaseState | undefined>(evolve, undefined)
}
