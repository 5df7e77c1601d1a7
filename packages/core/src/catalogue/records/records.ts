/** Surface of the concept *implementation records*: the catalogue’s items as a spreadsheet, and back. */
export { type CellForm, ITEM_SHEET } from './item-columns.ts'
export { MATERIAL_SHEET } from './material-columns.ts'
export { type RecordsContext, type RecordsResult, readRecords } from './read-records.ts'
export { recordsTemplate } from './template.ts'
export { writeRecords } from './write-records.ts'
