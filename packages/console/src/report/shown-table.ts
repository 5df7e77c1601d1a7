/** A table as it stands on a screen: before, after and saved of one measure in one cell. */
import type { ReportTable } from '@yijianshi/core/report'
import { isNumberKind, shownCell } from './cell-text.ts'

export type ShownTable = {
  readonly columns: readonly { readonly title: string; readonly isFigure: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Indexes of the columns that stand in one cell. */
function cellsOf({ columns }: ReportTable): readonly (readonly number[])[] {
  const cells: number[][] = []
  for (const [index, { group }] of columns.entries()) {
    const last = cells.at(-1)
    const before = columns[index - 1]
    if (last !== undefined && group !== undefined && before?.group === group) last.push(index)
    else cells.push([index])
  }
  return cells
}

/** `22.1 → 7.3 (67.2%)`. */
function together(texts: readonly string[]): string {
  const [before = '', after, saved] = texts
  if (after === undefined) return before
  return saved === undefined ? `${before} → ${after}` : `${before} → ${after} (${saved})`
}

export function shownTable(table: ReportTable, rows: ReportTable['rows']): ShownTable {
  const cells = cellsOf(table)
  const columns = cells.map(([first = 0]) => {
    const { title = '', kind = 'text', group } = table.columns[first] ?? {}
    return { title: group ?? title, isFigure: group === undefined && isNumberKind(kind) }
  })
  return {
    columns,
    rows: rows.map(row =>
      cells.map(indexes =>
        together(indexes.map(index => shownCell(row[index] ?? null, table.columns[index]?.kind ?? 'text'))),
      ),
    ),
  }
}
