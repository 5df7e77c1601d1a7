/** Surface of the concept *e-licence*: what becomes of a result once it is issued. */
export {
  decideLicence,
  type LicenceCommand,
  type LicenceDecision,
  mayDoWithLicence,
} from './decide.ts'
export { LICENCE_WORDS, parseLicenceEvent } from './event-schema.ts'
export type { LicenceEvent } from './events.ts'
export { type LicenceMark, type LicenceMarkCode, licenceMark, parseLicenceMark } from './mark.ts'
export { levelOfPaper, PAPER_LEVELS, type PaperLevel, useOfPaper } from './paper.ts'
export {
  PAPER_IMPORT_STAGES,
  type PaperImportFacts,
  type PaperImportStage,
  whyNotDecide,
  whyNotTakeBack,
} from './paper-import.ts'
export {
  LICENCE_STANDINGS,
  type LicenceStanding,
  mayRelyOn,
  standingOf,
  TRUST_LEVELS,
  type TrustLevel,
  useOf,
} from './standing.ts'
export { editionOfNumber, evolveLicence, type LicenceEdition, type LicenceState, markOf } from './state.ts'
