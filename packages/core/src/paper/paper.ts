/** Surface of the concept *paper*: what is printed for people, made from the catalogue. */
export { type ConsentSheetFacts, makeConsentSheet } from './consent-sheet.ts'
export type { PaperContext } from './desk.ts'
export { type FlowLayout, layoutFlow } from './flow-layout.ts'
export type { LetterChoice } from './letters.ts'
export { makeItemPaper, makeMatterPaper, papersOf } from './make.ts'
export {
  type Block,
  type Edition,
  type Flow,
  type ItemPaper,
  itemPapers,
  type MatterPaper,
  matterPapers,
  type Paper,
  type PaperKind,
  type Printed,
  type Seal,
  type Table,
} from './model.ts'
export { type PaperTexts, paperTexts } from './texts.ts'
