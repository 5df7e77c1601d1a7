/** What people may ask of a case. The server fills in what only it knows: numbers, hashes, the plan. */
import type {
  CaseEvent,
  Delivery,
  Grade,
  HandedIn,
  IssuedResult,
  NoticeEntry,
  PointFinding,
} from './events.ts'

type VersionTaken = Omit<Extract<CaseEvent, { type: 'CaseVersionTaken' }>, 'type'>
type Submission = Omit<Extract<CaseEvent, { type: 'CaseSubmitted' }>, 'type'>

export type CaseCommand =
  | ({ readonly type: 'submit' } & Submission)
  | { readonly type: 'accept'; readonly checked: readonly string[] }
  | { readonly type: 'decline'; readonly reason: string; readonly competentAuthority?: string }
  | { readonly type: 'issue-notice'; readonly entries: readonly NoticeEntry[] }
  | {
      readonly type: 'correct'
      readonly formHash: string
      readonly materials: readonly HandedIn[]
      readonly changedFields: readonly string[]
    }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'review-task'; readonly item: string; readonly findings: readonly PointFinding[] }
  | { readonly type: 'decide-task'; readonly item: string; readonly outcome: 'grant' }
  | {
      readonly type: 'decide-task'
      readonly item: string
      readonly outcome: 'refuse'
      readonly reasons: string
    }
  | {
      readonly type: 'issue-result'
      readonly item: string
      /** One for each licence of the task. */
      readonly results: readonly IssuedResult[]
    }
  | { readonly type: 'deliver'; readonly method: Delivery; readonly trackingNumber?: string }
  | { readonly type: 'rate'; readonly grade: Grade; readonly commentHash?: string }
  | ({
      readonly type: 'take-over-version'
      /** What the newer guide demands and the case’s own did not. */
      readonly demands: readonly string[]
    } & VersionTaken)
