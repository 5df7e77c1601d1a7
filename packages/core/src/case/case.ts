/** Surface of the concept *case*: one application for one matter. */
export type { CaseCommand } from './commands.ts'
export type { DecideContext, Decision } from './decide/context.ts'
export { decide } from './decide/decide.ts'
export { parseCaseEvent } from './event-schema.ts'
export {
  type CaseEvent,
  type CaseEventType,
  type Delivery,
  GRADES,
  type Grade,
  type HandedIn,
  type IssuedResult,
  type NoticeEntry,
  type PointFinding,
  type StoredFile,
  type TaskPlan,
} from './events.ts'
export { CASE_LIMITS, expectedEnd, type Obligation, type ObligationKind, obligations } from './obligations.ts'
export { isSeparated, type PermittedCommand, permittedCommands } from './permitted.ts'
export {
  type CaseStage,
  type CaseState,
  evolve,
  hasEnded,
  replay,
  type Task,
  type TaskStage,
} from './state.ts'
