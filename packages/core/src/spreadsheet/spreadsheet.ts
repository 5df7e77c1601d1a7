/** Surface of the concept *spreadsheet*: cells, columns by heading, and errors by row. */
export { type Column, plainHeading, type Row, readTable, type Table, type TableResult } from './columns.ts'
export { inRowOrder, type RowError, type RowErrorCode } from './row-error.ts'
export { type RowErrorText, rowErrorText } from './row-error-texts.ts'
export { type Cell, cellText, isEmptyRow, type Sheet } from './sheet.ts'
