/** Surface of the concept *catalogue*: its types, how it is read and checked, how matters are found. */
export { catalogueData, catalogueFromData } from './catalogue-data.ts'
export {
  type Finding,
  type FindingRow,
  fileFinding,
  findingLink,
  inReadingOrder,
  type Severity,
} from './finding.ts'
export { findingRows, findingText } from './finding-texts.ts'
export { type Language, languages, textIn } from './language.ts'
export { type CollectionName, collectionNames, collectionOf, layouts, POLICY_FILE } from './layout.ts'
export type * from './model.ts'
export {
  type CatalogueChecker,
  type CatalogueResult,
  type CheckOptions,
  createChecker,
  parseCatalogue,
} from './parse.ts'
export { folderUnreadable, notUtf8, tooLarge, tooManyFiles } from './parse-findings.ts'
export { choosableRegions, regionPath, usualRegion } from './regional.ts'
export { type MatterHit, searchMatters } from './search.ts'
export { type CatalogueFile, MAX_FILE_CHARACTERS, readYaml } from './yaml-source.ts'
