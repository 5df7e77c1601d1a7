/** What has happened to a case. Personal data stays out: events hold references and hashes. */
import type { AnswerValue } from '../catalogue/model.ts'

export type StoredFile = {
  readonly file: string
  /** Hex, of the stored bytes. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

export type HandedIn = { readonly material: string; readonly files: readonly StoredFile[] }

/** One item's part of the case, as the plan laid it down at submission. */
export type TaskPlan = {
  readonly item: string
  readonly authority: string
  readonly dependsOn: readonly string[]
  readonly promisedDays: number
  readonly licences: readonly string[]
  /** Ids of the item's own review points. */
  readonly reviewPoints: readonly string[]
}

export type Delivery = 'window' | 'post' | 'electronic'

/** What a one-time notice asks to be mended: a material of the checklist, or a field of the form. */
export type NoticeEntry = {
  readonly subject: 'material' | 'field'
  readonly id: string
  readonly problem: string
}

export const GRADES = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const
export type Grade = (typeof GRADES)[number]

/** A licence with the number it was given. */
export type IssuedResult = {
  readonly licence: string
  readonly number: string
  /** `YYYY-MM-DD`. */
  readonly validUntil?: string
}

export type PointFinding = { readonly point: string; readonly met: boolean; readonly remark?: string }

export type CaseEvent =
  | {
      readonly type: 'CaseSubmitted'
      readonly number: string
      readonly matter: string
      readonly catalogueVersion: string
      /** SHA-256 of the plan, which is stored once for all cases that share it. */
      readonly planHash: string
      readonly situation: string
      readonly answers: Readonly<Record<string, AnswerValue>>
      readonly applicant: string
      readonly channel: 'online' | 'window'
      readonly site: string
      readonly delivery: Delivery
      readonly formHash: string
      readonly fields: readonly string[]
      readonly checklist: readonly string[]
      readonly materials: readonly HandedIn[]
      readonly tasks: readonly TaskPlan[]
    }
  | { readonly type: 'CaseAccepted'; readonly checked: readonly string[] }
  | { readonly type: 'CaseDeclined'; readonly reason: string; readonly competentAuthority?: string }
  | { readonly type: 'OneTimeNoticeIssued'; readonly entries: readonly NoticeEntry[] }
  | {
      readonly type: 'CorrectionSubmitted'
      readonly formHash: string
      readonly materials: readonly HandedIn[]
    }
  | { readonly type: 'CaseWithdrawn'; readonly reason: string }
  | { readonly type: 'TaskDispatched'; readonly item: string }
  | { readonly type: 'TaskReviewed'; readonly item: string; readonly findings: readonly PointFinding[] }
  | { readonly type: 'TaskGranted'; readonly item: string }
  | { readonly type: 'TaskRefused'; readonly item: string; readonly reasons: string }
  | {
      readonly type: 'ResultIssued'
      readonly item: string
      readonly results: readonly IssuedResult[]
    }
  /** A precondition was refused: this task can't be done any more. */
  | { readonly type: 'TaskStopped'; readonly item: string; readonly because: string }
  | { readonly type: 'ResultsDelivered'; readonly method: Delivery; readonly trackingNumber?: string }
  | { readonly type: 'CaseClosed' }
  | {
      readonly type: 'CaseVersionTaken'
      /** How and when the applicant asked for it. */
      readonly request: string
      readonly catalogueVersion: string
      readonly planHash: string
      readonly situation: string
      readonly fields: readonly string[]
      readonly checklist: readonly string[]
      readonly tasks: readonly TaskPlan[]
    }
  | { readonly type: 'CaseRated'; readonly grade: Grade; readonly commentHash?: string }

export type CaseEventType = CaseEvent['type']
