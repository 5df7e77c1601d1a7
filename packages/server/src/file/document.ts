/** PDFs and OFD documents are kept as they come, for their signatures and seals; what does more than being read is not. */
import type { RefusalCode } from '@yijianshi/core/refusal'
import { type Refused, refused } from '../http/outcome.ts'
import { workApart } from '../spreadsheet/apart.ts'
import type { OfdScan } from './ofd-scan.ts'
import type { PdfScan } from './pdf-scan.ts'

type Scans = { readonly pdf: PdfScan; readonly ofd: OfdScan }
type Kind = keyof Scans

export type DocumentOrder = { readonly kind: Kind; readonly bytes: Uint8Array }

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['application/pdf', 'pdf'],
  ['application/ofd', 'ofd'],
])
const REFUSALS: { readonly [Each in Kind]: Readonly<Record<Scans[Each], RefusalCode | undefined>> } = {
  pdf: { plain: undefined, encrypted: 'file/pdf-locked', active: 'file/pdf-active' },
  ofd: {
    plain: undefined,
    encrypted: 'file/ofd-locked',
    active: 'file/ofd-active',
    broken: 'file/ofd-broken',
    'too-large': 'file/ofd-too-large',
  },
}

const worker = new URL('document-worker.ts', import.meta.url)
const limits = { milliseconds: 20_000, megabytes: 512 }

/** Undefined for what is no document. */
export function documentKind(mediaType: string): Kind | undefined {
  return KINDS.get(mediaType)
}

/** One of `REFUSALS`, or `service/unavailable` when too many wait or it takes too long. */
export async function refusalOfDocument<Of extends Kind>(
  kind: Of,
  bytes: Buffer,
): Promise<Refused | undefined> {
  const result = await workApart<DocumentOrder, Scans[Of]>(worker, { kind, bytes }, limits)
  if (!result.ok) return refused('service/unavailable')
  const code = REFUSALS[kind][result.answer]
  return code && refused(code)
}
