/** What is wrong in which row and column of a table, so that its author can put it right. */

export type RowErrorCode =
  | 'sheet-missing'
  | 'sheet-empty'
  | 'rows-too-many'
  | 'column-missing'
  | 'column-twice'
  | 'column-unknown'
  | 'cell-missing'
  | 'cell-text'
  | 'cell-too-long'
  | 'cell-number'
  | 'cell-range'
  | 'cell-unknown'
  | 'cell-several'
  | 'cell-code'
  | 'cell-date'
  | 'cell-document'
  | 'cell-fixed'
  | 'row-twice'
  | 'row-known'
  | 'row-orphan'
  | 'row-unfit'

export type RowError = {
  /** Name of the sheet; that of the file where it has none. */
  readonly sheet: string
  /** From 1, as the program that shows the table counts, or in a list; 0 for the sheet as a whole. */
  readonly row: number
  /** Title of the column; empty for the row as a whole. */
  readonly column: string
  readonly code: RowErrorCode
  readonly params: Readonly<Record<string, string>>
}

/** In reading order; the place of a column is that of its first error. */
export function inRowOrder(errors: readonly RowError[]): RowError[] {
  const sheets = [...new Set(errors.map(error => error.sheet))]
  return errors.toSorted(
    (left, right) => sheets.indexOf(left.sheet) - sheets.indexOf(right.sheet) || left.row - right.row,
  )
}
