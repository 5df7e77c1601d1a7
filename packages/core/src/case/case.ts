/** Surface of the concept *case*: one application for one matter. */
export {
  acceptanceClock,
  CASE_LIMITS,
  jointClock,
  jointStatutoryClock,
  plainClock,
  procedureClock,
  statutoryClock,
  taskClock,
} from './clocks.ts'
export type { CaseCommand, CommandOf } from './commands.ts'
export type { DecideContext, Decision } from './decide/context.ts'
export { decide } from './decide/decide.ts'
export { authoritiesOf } from './decide/joint.ts'
export { involvedAuthorities } from './decide/relation.ts'
export { handles, isHead } from './decide/task-rules.ts'
export { CASE_WORDS, parseCaseEvent } from './event-schema.ts'
export {
  type Authorisation,
  type CaseEvent,
  type CaseEventType,
  type Delivery,
  EXTENSION_DAYS,
  GRADES,
  type Grade,
  type HandedIn,
  type Handler,
  type IssuedResult,
  type JointActKind,
  type NoticeEntry,
  type Opinion,
  PLAIN_LAW,
  type PointFinding,
  type ProcedureKind,
  type Promisable,
  type RevocationGround,
  type SignedLetter,
  type StoredFile,
  type TaskLaw,
  type TaskPlan,
  type Tolerable,
  type Tracking,
} from './events.ts'
export { evolve, replay } from './evolve/evolve.ts'
export {
  EXCHANGE_STATES,
  type ExchangeState,
  exchangeCode,
  exchangeStateOfCase,
  exchangeStateOfTask,
  POSTED_CODES,
  PROCESS_STEPS,
  SATISFACTION_CODES,
  SPECIAL_PROCEDURE_CODES,
  STEP_STATUS_CODES,
} from './exchange-states.ts'
export { expectedEnd } from './obligations/expected-end.ts'
export {
  type CaseObligation,
  type CaseObligationKind,
  commandByClock,
  obligations,
} from './obligations/obligations.ts'
export { isSeparated, type PermittedCommand, permittedCommands } from './permitted.ts'
export { relationTo } from './relation-to.ts'
export {
  type CaseStage,
  type CaseState,
  ENDED_STAGES,
  hasEnded,
  isFulfilled,
  isInHand,
  isJoint,
  isUndecided,
  type JointAct,
  type OpinionRequest,
  type Procedure,
  silentAmong,
  type Task,
  type TaskStage,
} from './state.ts'
export type { TimelineLimit, TimelinePause } from './timeline/limits.ts'
export type { TimelineSegment } from './timeline/segments.ts'
export {
  type CaseTimeline,
  caseTimeline,
  type TimelineBar,
  type TimelineLane,
  type TimelineOwner,
  type TimelineSubject,
} from './timeline/timeline.ts'
export {
  isOfPart,
  type NeedsOfPlan,
  readableItems,
  type VisiblePart,
  visiblePart,
} from './visible-part.ts'
