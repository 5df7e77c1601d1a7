/** Cells of a report as people read them. */
import { type CellKind, percentText } from '@yijianshi/core/report'
import type { Cell } from '@yijianshi/core/spreadsheet'

export function shownNumber(value: number, decimals: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: decimals })
}

/** A dash where there is nothing. */
export function shownCell(cell: Cell, kind: CellKind): string {
  if (cell === null || cell === '') return '–'
  if (typeof cell !== 'number') return String(cell)
  if (kind === 'share') return percentText(cell)
  return kind === 'code' ? String(cell) : shownNumber(cell, kind === 'mean' ? 1 : 0)
}

export const isNumberKind = (kind: CellKind): boolean =>
  kind === 'whole' || kind === 'mean' || kind === 'share'
