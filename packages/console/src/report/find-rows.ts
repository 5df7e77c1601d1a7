/** Search and pages of a long table. */
import type { Cell } from '@yijianshi/core/spreadsheet'

export const pageRows = 20

type Rows = readonly (readonly Cell[])[]

/** Rows in which every word stands in some cell; all rows without words. */
export function findRows(rows: Rows, words: string): Rows {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  if (wanted.length === 0) return rows
  return rows.filter(row => {
    const text = row
      .filter(cell => typeof cell === 'string')
      .join('\n')
      .toLowerCase()
    return wanted.every(word => text.includes(word))
  })
}

export type Page = { readonly rows: Rows; readonly page: number; readonly pages: number }

/** `page` counts from 1; one beyond the end gives the last. */
export function pageOf(rows: Rows, page: number): Page {
  const pages = Math.max(1, Math.ceil(rows.length / pageRows))
  const shown = Math.min(Math.max(1, page), pages)
  return { rows: rows.slice((shown - 1) * pageRows, shown * pageRows), page: shown, pages }
}
