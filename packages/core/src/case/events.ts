/** What has happened to a case. Personal data stays out: events hold references, hashes, and answers that are sealed. */
import type { ClosingEvent } from './events/closing-events.ts'
import type { IntakeEvent } from './events/intake-events.ts'
import type { JointEvent } from './events/joint-events.ts'
import type { TaskEvent } from './events/task-events.ts'

export { GRADES, type Grade } from './events/closing-events.ts'
export type { CaseAnswers, Handler } from './events/intake-events.ts'
export type { JointActKind } from './events/joint-events.ts'
export type {
  Delivery,
  HandedIn,
  IssuedResult,
  NoticeEntry,
  PointFinding,
  Promisable,
  SignedLetter,
  StoredFile,
  Tolerable,
  Tracking,
} from './events/papers.ts'
export type { Opinion, RevocationGround, TaskPlan } from './events/task-events.ts'
export {
  type Authorisation,
  type DeclaredProcedure,
  EXTENSION_DAYS,
  PLAIN_LAW,
  type ProcedureKind,
  type TaskLaw,
} from './events/task-law.ts'
export type { ClosingEvent, IntakeEvent, JointEvent, TaskEvent }

export type CaseEvent = IntakeEvent | TaskEvent | JointEvent | ClosingEvent

export type CaseEventType = CaseEvent['type']
