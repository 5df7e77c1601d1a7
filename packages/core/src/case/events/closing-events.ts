/** One delivery (一次送达), the rating after it, and the case that is opened again. */
import type { Delivery, Tracking } from './papers.ts'

export const GRADES = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const
export type Grade = (typeof GRADES)[number]

export type ClosingEvent =
  /** The applicant wishes each result as soon as it is there. */
  | { readonly type: 'SeparateDeliveryChosen' }
  | {
      readonly type: 'ResultsDelivered'
      readonly method: Delivery
      readonly trackingNumber?: string
      /** Absent: everything that is there. */
      readonly items?: readonly string[]
    }
  | { readonly type: 'DeliveryTracked'; readonly trackingNumber: string; readonly state: Tracking }
  | { readonly type: 'CaseClosed' }
  /** After reconsideration or a judgment the items are handled again. */
  | {
      readonly type: 'CaseReopened'
      readonly items: readonly string[]
      /** Number of the decision on reconsideration, or of the judgment. */
      readonly document: string
      readonly reason: string
    }
  /** 信用修复: promises that were broken in this case stand in the way of new ones no more. */
  | {
      readonly type: 'CreditRepaired'
      /** Number of the decision on the repair. */
      readonly document: string
    }
  | { readonly type: 'CaseRated'; readonly grade: Grade; readonly commentHash?: string }
