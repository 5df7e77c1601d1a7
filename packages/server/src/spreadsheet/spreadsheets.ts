/** Spreadsheets that people send, and those that they get. */
import type { Sheet } from '@yijianshi/core/spreadsheet'
import type { FastifyReply } from 'fastify'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { workApart } from './apart.ts'
import type { SheetsResult } from './read-sheets.ts'
import type { WorkbookSheet } from './write-workbook.ts'

export type SpreadsheetOrder =
  | { readonly bytes: Uint8Array; readonly name: string }
  | { readonly sheets: readonly WorkbookSheet[] }

const worker = new URL('worker.ts', import.meta.url)
const limits = { milliseconds: 30_000, megabytes: 1024 }
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function refusalOf({ reason, found }: Extract<SheetsResult, { ok: false }>) {
  switch (reason) {
    case 'empty':
      return refused('file/empty')
    case 'type':
      return refused('file/wrong-type', { found, allowed: 'XLSX, CSV' })
    case 'too-large':
      return refused('spreadsheet/too-large')
    case 'encrypted':
      return refused('spreadsheet/encrypted')
    case 'broken':
      return refused('spreadsheet/broken')
  }
}

/** Sheets of a file that is in memory. */
export async function readSpreadsheet(bytes: Uint8Array, name: string): Promise<Outcome<readonly Sheet[]>> {
  const order: SpreadsheetOrder = { bytes, name }
  const result = await workApart<SpreadsheetOrder, SheetsResult>(worker, order, limits)
  if (!result.ok) return refused('spreadsheet/too-large')
  return result.answer.ok ? done(result.answer.sheets) : refusalOf(result.answer)
}

/** Undefined when too many wait, or it takes too long. */
export async function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer | undefined> {
  const result = await workApart<SpreadsheetOrder, Uint8Array>(worker, { sheets }, limits)
  return result.ok ? Buffer.from(result.answer) : undefined
}

/** `plain` is the name for whoever knows no Chinese ones (RFC 6266, RFC 5987). */
export function sendWorkbook(
  reply: FastifyReply,
  bytes: Buffer,
  { title, plain }: { readonly title: string; readonly plain: string },
): void {
  const name = encodeURIComponent(`${title}.xlsx`).replaceAll(/['()*]/g, escape)
  reply
    .header('content-disposition', `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-cache')
    .header('content-length', bytes.length)
    .type(mediaType)
    .send(bytes)
}
