/** Surface of the concept *data sharing* (数据共享): what may be asked, for whom, and what an answer says. */
export { ASKED_REASONS, type AskedReason, askedReason, findUsableSource } from './asked-anyway.ts'
export {
  type AskingGround,
  CONSENT_DAYS,
  type Consent,
  consentEnds,
  decideAsking,
  decideConsent,
  decideSharing,
  findConsentMandate,
  isFresh,
  mayBind,
  staleAt,
} from './asking.ts'
export { directoryOf, type LibraryKey, type SharedEntry } from './directory.ts'
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
export { numberText } from './number-text.ts'
export { type Offer, offersOf } from './offers.ts'
export {
  canTellRepresentative,
  REPRESENTATION_NAME,
  REPRESENTATION_PURPOSE,
  type Representation,
  readRepresentation,
} from './representation.ts'
export {
  type FetchedStanding,
  fieldStanding,
  SHARING_OUTCOMES,
  type SharingOutcome,
  sameValue,
} from './standing.ts'
export { type SharedRow, type SharedValue, sharedValue } from './value.ts'
