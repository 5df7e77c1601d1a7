/** One item's part of a case at its authority: ALL §34, §38, §42–§45. */
import type { LimitUnit } from '../../calendar/calendar.ts'
import type { IssuedResult, PointFinding } from './papers.ts'
import type { ProcedureKind, TaskLaw } from './task-law.ts'

/** One item's part of the case, as the plan laid it down at submission. */
export type TaskPlan = {
  readonly item: string
  readonly authority: string
  readonly dependsOn: readonly string[]
  readonly promisedDays: number
  readonly licences: readonly string[]
  /** Ids of the item's own review points. */
  readonly reviewPoints: readonly string[]
  readonly law?: TaskLaw
}

export type Opinion = 'agree' | 'agree-with-conditions' | 'disagree'

/** Why a result is taken back. */
export type RevocationGround =
  /** ALL §69: granted without right. */
  | 'granted-without-right'
  /** ALL §69: obtained by deceit; a promise that was not true. */
  | 'obtained-by-deceit'
  /** ALL §8: the ground changed; the holder is compensated. */
  | 'public-interest'

export type TaskEvent =
  | {
      readonly type: 'TaskDispatched'
      readonly item: string
      /** When the limit begins where that is not now: acceptance by law is dated back. */
      readonly since?: number
    }
  /** 签收: the authority has it. */
  | { readonly type: 'TaskReceived'; readonly item: string }
  /** The authority’s own system has taken it; nobody has signed for it yet. */
  | {
      readonly type: 'TaskHandedOver'
      readonly item: string
      readonly authority: string
      readonly attempt: number
      /** What the other system calls it, where it says so. */
      readonly receipt?: string
    }
  /** The authority’s own system could not be reached, so often that somebody has to look after it. */
  | {
      readonly type: 'HandOverFailed'
      readonly item: string
      /** So many times it was tried. */
      readonly attempt: number
      readonly problem: string
    }
  /** It is tried anew. */
  | { readonly type: 'HandOverRetried'; readonly item: string }
  | { readonly type: 'TaskReturned'; readonly item: string; readonly reason: string }
  | { readonly type: 'TaskResent'; readonly item: string; readonly explanation: string }
  | {
      readonly type: 'TaskTransferred'
      readonly item: string
      readonly authority: string
      readonly reason: string
    }
  | {
      readonly type: 'AuthorityAdded'
      readonly item: string
      readonly authority: string
      readonly reason: string
    }
  | {
      readonly type: 'TaskReviewed'
      readonly item: string
      readonly findings: readonly PointFinding[]
      /** Names of those who checked on site; two at least (ALL §34). */
      readonly officials?: readonly string[]
    }
  | { readonly type: 'ReviewConfirmed'; readonly item: string }
  | { readonly type: 'ReviewSentBack'; readonly item: string; readonly remark: string }
  | { readonly type: 'TaskForwarded'; readonly item: string; readonly proposal: string }
  | {
      readonly type: 'ProcedureBegun'
      readonly item: string
      /** Unique in the case. */
      readonly procedure: string
      readonly kind: ProcedureKind
      readonly days: number
      readonly unit: Extract<LimitUnit, 'working-days' | 'natural-days'>
      readonly suspends: boolean
      /** What the applicant is told in writing: why, and how long (ALL §45). */
      readonly notice: string
    }
  | {
      readonly type: 'ProcedureEnded'
      readonly item: string
      readonly procedure: string
      /** `time-over`: its longest time was over, so the clock goes on by itself. */
      readonly outcome: 'done' | 'time-over'
      readonly conclusion?: string
      readonly officials?: readonly string[]
    }
  | {
      readonly type: 'ObjectionRaised'
      readonly item: string
      readonly procedure: string
      readonly objection: string
      readonly text: string
    }
  | {
      readonly type: 'ObjectionAnswered'
      readonly item: string
      readonly objection: string
      readonly upheld: boolean
      readonly text: string
    }
  | {
      readonly type: 'OpinionRequested'
      readonly item: string
      readonly request: string
      readonly authorities: readonly string[]
      readonly question: string
      /** Working days. */
      readonly days: number
      /** What silence means when the time is over. */
      readonly silence: 'agreement' | 'nothing'
    }
  | {
      readonly type: 'OpinionGiven'
      readonly item: string
      readonly request: string
      readonly authority: string
      readonly opinion: Opinion
      readonly text: string
    }
  /** Those who said nothing in time agree. */
  | {
      readonly type: 'SilenceAgreed'
      readonly item: string
      readonly request: string
      readonly authorities: readonly string[]
    }
  | { readonly type: 'TaskExtended'; readonly item: string; readonly days: number; readonly reason: string }
  | { readonly type: 'LimitShortened'; readonly item: string; readonly days: number; readonly reason: string }
  | { readonly type: 'TaskGranted'; readonly item: string }
  | {
      readonly type: 'TaskRefused'
      readonly item: string
      readonly reasons: string
      /** Reconsideration and lawsuit, where and by when (ALL §38). */
      readonly remedies?: string
    }
  /** 无需办理: nothing has to be done for this applicant after all. */
  | { readonly type: 'TaskNotNeeded'; readonly item: string; readonly reason: string }
  | {
      readonly type: 'ResultIssued'
      readonly item: string
      readonly results: readonly IssuedResult[]
    }
  | {
      readonly type: 'ResultCorrected'
      readonly item: string
      readonly licence: string
      readonly correction: string
      readonly validUntil?: string
    }
  | {
      readonly type: 'ResultRevoked'
      readonly item: string
      readonly licence: string
      readonly ground: RevocationGround
      readonly reason: string
    }
  | {
      readonly type: 'CommitmentChecked'
      readonly item: string
      readonly material: string
      readonly kept: boolean
      readonly remark: string
    }
  /** This task can't be done any more: `because` names the precondition refused, or the material that did not come. */
  | { readonly type: 'TaskStopped'; readonly item: string; readonly because: string }
