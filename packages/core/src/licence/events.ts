/** What has happened to an e-licence (电子证照). No personal data: the holder is an id, what it tells lies elsewhere. */
import type { RevocationGround } from '../case/case.ts'

export type LicenceEvent =
  | {
      readonly type: 'LicenceIssued'
      /** Id of the case in which it was granted, and version of the event that issued it. */
      readonly case: string
      readonly caseVersion: number
      readonly item: string
      /** Id of the kind of licence in the catalogue. */
      readonly licence: string
      /** Id of the authority that issued it. */
      readonly authority: string
      /** Id of the person who applied. */
      readonly holder: string
      readonly number: string
      /** Version of the catalogue that says what its kind tells. */
      readonly catalogueVersion: string
      /** Of the form from which it takes what it tells. */
      readonly formHash: string
      /** Last day, `YYYY-MM-DD`; absent where it is for good. */
      readonly validUntil?: string
      /** 证照类型代码 of the kind, and the issuer's credit code: parts of the mark, where both are known. */
      readonly typeCode?: string
      readonly creditCode?: string
    }
  /** A new edition; the one before is replaced. */
  | {
      readonly type: 'LicenceCorrected'
      readonly correction: string
      readonly validUntil?: string
    }
  | { readonly type: 'LicenceSuspended'; readonly reason: string }
  | { readonly type: 'LicenceResumed'; readonly reason: string }
  | { readonly type: 'LicenceRevoked'; readonly ground: RevocationGround; readonly reason: string }
