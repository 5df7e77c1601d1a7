/** A spreadsheet as plain cells: what a file holds once it is opened, and what is written into one. */

/** Dates come as ISO 8601 text, an empty cell as null. */
export type Cell = string | number | boolean | null

export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

/** Text of a cell without the blanks around it; whole numbers as they would be typed. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return String(cell).normalize('NFC').replaceAll('\u00a0', ' ').trim()
}

export function isEmptyRow(row: readonly Cell[]): boolean {
  return row.every(cell => cellText(cell) === '')
}
