/** PDFs are kept as they come, for their signatures; those that do more than being read are not taken. */
import { type Refused, refused } from '../http/outcome.ts'
import { workApart } from '../spreadsheet/apart.ts'
import type { PdfScan } from './pdf-scan.ts'

export type PdfOrder = { readonly bytes: Uint8Array }

const worker = new URL('pdf-worker.ts', import.meta.url)
const limits = { milliseconds: 20_000, megabytes: 512 }

/** `file/pdf-locked`, `file/pdf-active`, or `service/unavailable` when too many wait or it takes too long. */
export async function refusalOfPdf(bytes: Buffer): Promise<Refused | undefined> {
  const result = await workApart<PdfOrder, PdfScan>(worker, { bytes }, limits)
  if (!result.ok) return refused('service/unavailable')
  if (result.answer === 'encrypted') return refused('file/pdf-locked')
  return result.answer === 'active' ? refused('file/pdf-active') : undefined
}
