/** Surface of the concept *data sharing* (数据共享): what may be asked, for whom, and what an answer says. */
export { ASKED_REASONS, type AskedReason, askedReason } from './asked-anyway.ts'
export {
  type AskingGround,
  CONSENT_DAYS,
  type Consent,
  consentEnds,
  decideAsking,
  decideConsent,
  decideSharing,
  isFresh,
  SHARING_OUTCOMES,
  type SharingOutcome,
} from './asking.ts'
export {
  type Answer,
  type Mapped,
  type Mapping,
  type MappingProblem,
  type MappingTexts,
  mapAnswer,
  prepareExpression,
  prepareMapping,
  type RequestExpression,
} from './mapping.ts'
export { type Offer, offersOf } from './offers.ts'
export { type FetchedStanding, fieldStanding, sameValue } from './standing.ts'
export { type SharedValue, sharedValue } from './value.ts'
