/** Spreadsheets that people send, and those that they get. */
import type { Readable } from 'node:stream'
import type { Sheet } from '@yijianshi/core/spreadsheet'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fileLimits } from '../file/file-store.ts'
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
const mebibyte = 1_048_576

async function readAll(stream: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const part: Buffer = Buffer.from(chunk)
    bytes += part.length
    if (bytes > fileLimits.bytes) return undefined
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

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

export type Uploaded = { readonly name: string; readonly sheets: readonly Sheet[] }

/** The one part `file` of a request of multipart/form-data, opened. */
export async function receiveSpreadsheet(request: FastifyRequest): Promise<Outcome<Uploaded>> {
  const part = request.isMultipart() ? await request.file() : undefined
  if (part === undefined) return refused('request/invalid', { where: 'body', what: 'file' })
  const name =
    part.filename
      .toWellFormed()
      .replaceAll(/[\p{C}"]/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const bytes = await readAll(part.file)
  if (bytes === undefined) return refused('file/too-large', { limitMebibytes: fileLimits.bytes / mebibyte })
  const read = await readSpreadsheet(bytes, name.slice(0, 100))
  return read.ok ? done({ name: name.slice(0, 100), sheets: read.value }) : read
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
