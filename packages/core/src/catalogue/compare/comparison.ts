/** Surface of the concept *comparison*: what changed between two catalogues, and for whom. */
export type { CatalogueChange, ChangeKind, Concerned } from './change.ts'
export { changeText } from './change-text.ts'
export { compareCatalogues } from './compare.ts'
