/** Numbers of persons, organisations, regions and cases: the public surface of this concept. */
export {
  type CaseIdentity,
  type CaseNumber,
  type CaseNumberCode,
  caseNumber,
  parseCaseNumber,
  type TaskNumber,
  taskNumber,
} from './case-number.ts'
export {
  type CitizenIdentity,
  type CitizenNumber,
  type CitizenNumberCode,
  maskCitizenNumber,
  parseCitizenNumber,
} from './citizen-number.ts'
export { type CreditCode, type CreditCodeCode, type CreditIdentity, parseCreditCode } from './credit-code.ts'
export {
  type MobileNumber,
  type MobileNumberCode,
  maskMobileNumber,
  parseMobileNumber,
} from './mobile-number.ts'
export type { Parsed } from './parsed.ts'
export {
  PERSON_DOCUMENT_KINDS,
  type PersonDocument,
  type PersonDocumentKind,
  parsePersonDocument,
  type ReadDocument,
} from './person-document.ts'
export {
  parseRegionCode,
  type RegionCode,
  type RegionCodeCode,
  type RegionIdentity,
  type RegionLevel,
} from './region-code.ts'
export {
  type HomeReturnPermitNumber,
  maskTravelDocumentNumber,
  type PassportNumber,
  parseHomeReturnPermitNumber,
  parsePassportNumber,
  parseTaiwanPermitNumber,
  type TaiwanPermitNumber,
  type TravelDocumentNumber,
} from './travel-document.ts'
