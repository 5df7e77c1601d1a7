/** Bytes that somebody sent → sheets of cells, or why they are none. XLSX, and CSV in UTF-8, UTF-16 or GB18030. */
import type { Cell, Sheet } from '@yijianshi/core/spreadsheet'
import { EncryptedFileError, HucreError } from 'hucre'
import { parseCsv } from 'hucre/csv'
import { type CellValue, readXlsx } from 'hucre/xlsx'
import { declaredSize } from './zip-size.ts'

export type SheetsResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | {
      readonly ok: false
      readonly reason: 'empty' | 'type' | 'broken' | 'encrypted' | 'too-large'
      readonly found: string
    }

/** Rows of one sheet; a table with more says so when its rows are counted. */
const MOST_ROWS = 110_000
const MOST_SHEETS = 5
/** What an XLSX file may unpack to. */
const MOST_BYTES = 300_000_000

function cellOf(value: CellValue): Cell {
  return value instanceof Date ? value.toISOString().replace(/T00:00:00\.000Z$/, '') : value
}

const begins = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte)

function failed(reason: Exclude<SheetsResult, { ok: true }>['reason'], found = ''): SheetsResult {
  return { ok: false, reason, found }
}

/** The text of a CSV file; undefined when it is in none of these encodings, or holds what no text holds. */
function decoded(bytes: Uint8Array): string | undefined {
  const wide = begins(bytes, 0xff, 0xfe) ? 'utf-16le' : begins(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined
  for (const encoding of wide === undefined ? ['utf-8', 'gb18030'] : [wide]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text
    } catch {
      // Not in this encoding; perhaps in the next.
    }
  }
  return undefined
}

async function readWorkbook(bytes: Uint8Array): Promise<SheetsResult> {
  const size = declaredSize(bytes)
  if (size === undefined) return failed('broken')
  if (size > MOST_BYTES) return failed('too-large')
  try {
    const { sheets } = await readXlsx(bytes, {
      maxRows: MOST_ROWS,
      sheets: (_, index) => index < MOST_SHEETS,
    })
    return {
      ok: true,
      sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(cellOf)) })),
    }
  } catch (error) {
    if (error instanceof EncryptedFileError) return failed('encrypted')
    // What the library finds wrong with the file; anything else is a fault of ours.
    if (error instanceof HucreError || error instanceof RangeError) return failed('broken')
    throw error
  }
}

/** `name` is that of the file, and becomes that of the sheet of a CSV file. */
export async function readSheets(bytes: Uint8Array, name: string): Promise<SheetsResult> {
  if (bytes.length === 0) return failed('empty')
  if (begins(bytes, 0x50, 0x4b)) return readWorkbook(bytes)
  // The old container of Office: .xls, or a workbook with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return failed('type', 'XLS')
  const text = decoded(bytes)
  if (text === undefined) return failed('type', name.split('.').at(-1)?.slice(0, 10) ?? '')
  if (text.trim() === '') return failed('empty')
  const rows = parseCsv(text, { maxRows: MOST_ROWS }).map(row => row.map(cellOf))
  return { ok: true, sheets: [{ name, rows }] }
}
