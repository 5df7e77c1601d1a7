/** Tables → XLSX: a sheet for each, its headings in bold and always in sight, numbers as numbers. */
import type { CellKind } from '@yijianshi/core/report'
import type { Cell } from '@yijianshi/core/spreadsheet'
import { type CellStyle, type ColumnDef, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx'

export type WorkbookSheet = {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly kind: CellKind }[]
  readonly rows: readonly (readonly Cell[])[]
}

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  code: '@',
  whole: '#,##0',
  mean: '#,##0.0',
  share: '0.0%',
}

const LONGEST_NAME = 31
const [NARROWEST, WIDEST] = [8, 46]
const MEASURED_ROWS = 200

const heading: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F0FA' } },
  alignment: { vertical: 'center', wrapText: true },
}

/** Chinese characters are two wide. */
const isWide = (character: string) => (character.codePointAt(0) ?? 0) > 0x2e7f

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0)
}

function columnWidth(sheet: WorkbookSheet, index: number): number {
  const cells = sheet.rows.slice(0, MEASURED_ROWS).map(row => String(row[index] ?? ''))
  const widths = [sheet.columns[index]?.title ?? '', ...cells].map(text =>
    Math.max(...text.split('\n').map(widthOf)),
  )
  return Math.min(WIDEST, Math.max(NARROWEST, Math.max(...widths) + 2))
}

/** Names that the program allows: not too long, none twice, none of the characters of a reference. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .replaceAll(/^'+|'+$/g, '')
    .trim()
  const short = [...(plain === '' ? 'Sheet' : plain)].slice(0, LONGEST_NAME).join('')
  let number = 2
  let free = short
  while (taken.has(free.toLowerCase())) {
    free = `${[...short].slice(0, LONGEST_NAME - 4).join('')} ${number}`
    number += 1
  }
  return free
}

function written(sheet: WorkbookSheet, name: string): WriteSheet {
  const columns = sheet.columns.map(({ kind }, index): ColumnDef => {
    const isText = kind === 'text' || kind === 'code'
    return {
      width: columnWidth(sheet, index),
      style: { numFmt: FORMATS[kind], alignment: { vertical: 'top', wrapText: isText } },
    }
  })
  const titles = sheet.columns.map(column => column.title)
  const last = `${colToLetter(Math.max(0, titles.length - 1))}${sheet.rows.length + 1}`
  return {
    name,
    columns,
    rows: [titles, ...sheet.rows.map(row => [...row])],
    cells: new Map(titles.map((value, index) => [`0,${index}`, { value, type: 'string', style: heading }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}` },
  }
}

export function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const taken = new Set<string>()
  const all = sheets.map(sheet => {
    const name = sheetName(sheet.name, taken)
    taken.add(name.toLowerCase())
    return written(sheet, name)
  })
  return writeXlsx({ sheets: all })
}
