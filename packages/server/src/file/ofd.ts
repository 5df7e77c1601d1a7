/** OFD documents are kept as they come, for their seals; those that do more than being read are not taken. */
import { type Refused, refused } from '../http/outcome.ts'
import { workApart } from '../spreadsheet/apart.ts'
import type { OfdScan } from './ofd-scan.ts'

export type OfdOrder = { readonly bytes: Uint8Array }

const worker = new URL('ofd-worker.ts', import.meta.url)
const limits = { milliseconds: 20_000, megabytes: 512 }
const REFUSALS = {
  encrypted: 'file/ofd-locked',
  active: 'file/ofd-active',
  broken: 'file/ofd-broken',
  'too-large': 'file/ofd-too-large',
} as const

/**
 * `file/ofd-locked`, `file/ofd-active`, `file/ofd-broken`, `file/ofd-too-large`, or `service/unavailable` when too many
 * wait or it takes too long.
 */
export async function refusalOfOfd(bytes: Buffer): Promise<Refused | undefined> {
  const result = await workApart<OfdOrder, OfdScan>(worker, { bytes }, limits)
  if (!result.ok) return refused('service/unavailable')
  return result.answer === 'plain' ? undefined : refused(REFUSALS[result.answer])
}
