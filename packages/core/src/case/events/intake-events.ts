/** From the application to its acceptance, and what the applicant does later: ALL §32. */
import type { AnswerValue } from '../../catalogue/model.ts'
import type { Delivery, HandedIn, NoticeEntry, Promisable, SignedLetter, Tolerable } from './papers.ts'
import type { TaskPlan } from './task-events.ts'

export type Handler = { readonly person: string; readonly mandate: string }

/**
 * Answers to guided questions, sealed by the key of the case: base64, and nothing that a rule of law reads. Events of
 * before they were sealed hold them in the open, for ever: the hashes are over what was written then.
 */
export type CaseAnswers = string | Readonly<Record<string, AnswerValue>>

export type IntakeEvent =
  | {
      readonly type: 'CaseSubmitted'
      readonly number: string
      readonly matter: string
      readonly catalogueVersion: string
      /** SHA-256 of the plan without the answers, which is stored once for all cases that share it. */
      readonly planHash: string
      readonly situation: string
      readonly answers: CaseAnswers
      /** Id of the person or organisation that applies. */
      readonly applicant: string
      /** 经办人、代理人: who did it in the applicant’s name, by which mandate; absent where it was the applicant. */
      readonly handler?: Handler
      readonly channel: 'online' | 'window'
      readonly site: string
      readonly delivery: Delivery
      readonly formHash: string
      readonly fields: readonly string[]
      readonly checklist: readonly string[]
      readonly materials: readonly HandedIn[]
      readonly tasks: readonly TaskPlan[]
      /** What may follow later, and for what a promise may stand in, by the plan. */
      readonly tolerable?: readonly Tolerable[]
      readonly promisable?: readonly Promisable[]
      /** Materials that the plan left out because the government has them, or makes them on the way. */
      readonly held?: readonly string[]
      /** Working days within which several authorities promise to be done together; the law’s own where absent. */
      readonly jointLimitDays?: number
      /** Materials that the applicant promises to hand in later, or to which a promise stands in. */
      readonly later?: readonly string[]
      readonly promised?: readonly string[]
      readonly letters?: readonly SignedLetter[]
    }
  /** 预审: the window has looked at an application that came online; binds nobody and stops no clock. */
  | {
      readonly type: 'PreExamined'
      readonly outcome: 'ready' | 'to-mend'
      readonly entries: readonly NoticeEntry[]
    }
  /** 当场更正: an error that could be mended on the spot was (ALL §32(3)). */
  | {
      readonly type: 'CorrectedOnTheSpot'
      readonly formHash: string
      readonly materials: readonly HandedIn[]
      readonly changedFields: readonly string[]
    }
  | {
      readonly type: 'CaseAccepted'
      readonly checked: readonly string[]
      /** What follows later (容缺受理). */
      readonly later?: readonly Tolerable[]
    }
  /** 逾期不告知视为受理: accepted by law, as of the day on which the papers came in (ALL §32(4)). */
  | { readonly type: 'CaseDeemedAccepted'; readonly since: number; readonly later?: readonly Tolerable[] }
  | { readonly type: 'CaseDeclined'; readonly reason: string; readonly competentAuthority?: string }
  | {
      readonly type: 'OneTimeNoticeIssued'
      readonly entries: readonly NoticeEntry[]
    }
  | {
      readonly type: 'CorrectionSubmitted'
      readonly formHash: string
      readonly materials: readonly HandedIn[]
    }
  /** The applicant did not answer the notice in time: the window decides what becomes of the case. */
  | { readonly type: 'CorrectionLapsed' }
  | { readonly type: 'CaseWithdrawn'; readonly reason: string }
  | { readonly type: 'SupplementSubmitted'; readonly materials: readonly HandedIn[] }
  /** 不可抗力: the applicant has so many working days more for what was to follow. */
  | {
      readonly type: 'SupplementProlonged'
      readonly material: string
      readonly days: number
      readonly reason: string
    }
  /** What was promised did not come: the tasks that need it are stopped. */
  | { readonly type: 'ToleranceLapsed'; readonly materials: readonly string[] }
  | {
      readonly type: 'CaseVersionTaken'
      /** How and when the applicant asked for it. */
      readonly request: string
      readonly catalogueVersion: string
      readonly planHash: string
      readonly situation: string
      /** Those that the newer guide still asks; sealed. Absent in events of before they were. */
      readonly answers?: string
      readonly fields: readonly string[]
      readonly checklist: readonly string[]
      readonly tasks: readonly TaskPlan[]
      readonly tolerable?: readonly Tolerable[]
      readonly promisable?: readonly Promisable[]
      readonly held?: readonly string[]
    }
