/** What is owed as it lies in the table `obligation`. */
import type { Obligation } from '@yijianshi/core/process'
import { z } from 'zod'
import { clockLedger } from './clock-ledger.ts'

/** The columns that make up the obligation; what the sweep and the calendar made of them stands beside. */
export const storedObligation = z.object({
  process_id: z.string(),
  key: z.string(),
  kind: z.string(),
  owner_kind: z.enum(['applicant', 'window', 'authority', 'centre', 'editor']),
  owner_id: z.string(),
  item: z.string().nullable(),
  lapse: z.string().nullable(),
  clock: clockLedger,
  statutory: clockLedger.nullable(),
})
export type StoredObligation = z.infer<typeof storedObligation>

export function obligationOf(row: StoredObligation): Obligation {
  const { key, kind, item, clock, statutory, lapse } = row
  return {
    key,
    kind,
    owner: { kind: row.owner_kind, id: row.owner_id },
    clock,
    ...(item !== null && { item }),
    ...(statutory !== null && { statutory }),
    ...(lapse !== null && { lapse }),
  }
}
