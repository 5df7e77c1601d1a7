/** Which mandates a person holds at an instant: asked anew with every request, so that what is revoked is over at once. */
import { type HeldMandate, MANDATE_ACTS, MANDATE_KINDS } from '@yijianshi/core/access'
import { z } from 'zod'
import type { Queryable } from '../personal-data/key-ring.ts'

const held = z.object({
  mandate: z.uuid(),
  kind: z.enum(MANDATE_KINDS),
  principal: z.uuid(),
  principalKind: z.enum(['person', 'organisation']),
  matters: z.union([z.literal('all'), z.array(z.string())]),
  acts: z.array(z.enum(MANDATE_ACTS)),
})

/** A column of whatever is joined with `account`: undefined for staff. `moment`: the parameter that holds the time. */
export function mandatesColumn(moment: string): string {
  return `CASE WHEN account.person IS NOT NULL THEN mandates_held(account.person, ${moment}) END AS mandates`
}

const column = z.object({ mandates: z.array(held).nullable() })

/** Reads that column. */
export function readMandates(row: unknown): readonly HeldMandate[] {
  return column.parse(row).mandates ?? []
}

/** At an instant, in milliseconds since 1970. */
export async function findMandatesHeld(
  pool: Queryable,
  person: string,
  at: number,
): Promise<readonly HeldMandate[]> {
  const found = await pool.query('SELECT mandates_held($1, $2) AS mandates', [person, new Date(at)])
  return readMandates(found.rows[0])
}
