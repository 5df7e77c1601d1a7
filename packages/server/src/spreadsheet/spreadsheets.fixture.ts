/** For tests: spreadsheets as they come from people. */
import type { Sheet } from '@yijianshi/core/spreadsheet'
import type { Outcome } from '../http/outcome.ts'
import { makeWorkbook, readSpreadsheet } from './spreadsheets.ts'

export function csv(rows: readonly (readonly (string | number)[])[], separator = ','): Buffer {
  return Buffer.from(rows.map(row => row.join(separator)).join('\r\n'))
}

/** Cells as they are: text as text, numbers as numbers. */
export async function xlsx(...sheets: readonly Sheet[]): Promise<Buffer> {
  const bytes = await makeWorkbook(
    sheets.map(({ name, rows: [titles = [], ...rows] }) => ({
      name,
      columns: titles.map(title => ({ title: String(title), kind: 'text' })),
      rows,
    })),
  )
  if (bytes === undefined) throw new Error('no workbook was made')
  return bytes
}

export async function sheetsIn(bytes: Uint8Array, name: string): Promise<readonly Sheet[]> {
  const read = await readSpreadsheet(bytes, name)
  if (!read.ok) throw new Error(`Refused: ${read.refusal.code}`)
  return read.value
}

export function codeOfRefusal(outcome: Outcome<unknown>): string | undefined {
  return outcome.ok ? undefined : outcome.refusal.code
}

/** A request body of multipart/form-data with the one part `file`. */
export function multipart(name: string, content: Uint8Array) {
  const boundary = 'yijianshi-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
