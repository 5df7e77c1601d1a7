/** What has happened to a mandate. No personal data: ids, codes and days. */
import type { MandateAct, MandateKind } from '../access/access.ts'

export type Principal = { readonly kind: 'person' | 'organisation'; readonly id: string }

/**
 * By what a window, or the register of organisations, knew that the mandate is true. Which of them go with a kind,
 * `PROOFS` says.
 */
export const MANDATE_PROOFS = [
  /** The principal stood at the window (本人到场). */
  'in-person',
  /** 授权委托书, signed (民法典第一百六十五条). */
  'letter',
  /** 出生医学证明, 户口簿: a parent (第二十七条). */
  'birth-certificate',
  'household-register',
  /** 指定监护 by a court, a residents’ committee or the civil-affairs authority (第三十一条). */
  'appointment',
  /** 意定监护协议 (第三十三条). */
  'agreement',
  /** 营业执照 with the name of the legal representative. */
  'business-licence',
  /** The register of organisations, asked by the platform. */
  'register',
] as const
export type MandateProof = (typeof MANDATE_PROOFS)[number]

/** Why an office ended it, or the platform (民法典第一百七十三条). */
export const END_GROUNDS = [
  /** The principal asked for it at a window. */
  'asked-in-person',
  /** Guardianship or office is over, as papers show. */
  'position-over',
  'death',
  'recorded-wrongly',
  /** Another legal representative took the place. */
  'replaced',
] as const
export type EndGround = (typeof END_GROUNDS)[number]

export type MandateEvent =
  | {
      readonly type: 'MandateGiven'
      readonly kind: MandateKind
      readonly principal: Principal
      /** Id of the person who may act. */
      readonly agent: string
      readonly matters: 'all' | readonly string[]
      readonly acts: readonly MandateAct[]
      /** First and last day, `YYYY-MM-DD` in Asia/Shanghai. */
      readonly from: string
      readonly until: string
      /** Absent where the principal gave it online. */
      readonly proof?: MandateProof
    }
  | { readonly type: 'MandateAccepted' }
  | { readonly type: 'MandateDeclined' }
  /** By the principal. */
  | { readonly type: 'MandateRevoked' }
  /** By the agent. */
  | { readonly type: 'MandateRenounced' }
  | { readonly type: 'MandateEnded'; readonly ground: EndGround }
