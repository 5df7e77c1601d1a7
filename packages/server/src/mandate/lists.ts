/** Mandates of somebody, from their view, newest first. */
import { type Actor, speaksForOrganisation } from '@yijianshi/core/access'
import type { MandateState } from '@yijianshi/core/mandate'
import { type Cursor, type MomentCursor, pageSize } from '../http/cursor.ts'
import type { Services } from '../http/wiring.ts'

export type Known = { readonly id: string; readonly state: MandateState }

export const cursorOfMandate = ({ id, state }: Known): Cursor => ({ key: String(state.givenAt), id })

/** Given by or for one of these parties, or held by one: after `from`, one beyond a page. */
export async function mandatesOf(
  { pool, mandates }: Services,
  parties: readonly string[],
  from: MomentCursor | undefined,
): Promise<readonly Known[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT mandate_id AS id FROM (
       (SELECT mandate_id, given_at FROM mandate_view
        WHERE agent_id = ANY ($1::uuid[]) AND ($3::timestamptz IS NULL OR (given_at, mandate_id) < ($3, $4::uuid))
        ORDER BY given_at DESC, mandate_id DESC LIMIT $2)
       UNION
       (SELECT mandate_id, given_at FROM mandate_view
        WHERE principal_id = ANY ($1::uuid[]) AND ($3::timestamptz IS NULL OR (given_at, mandate_id) < ($3, $4::uuid))
        ORDER BY given_at DESC, mandate_id DESC LIMIT $2)
     ) AS mandate ORDER BY given_at DESC, mandate_id DESC LIMIT $2`,
    [parties, pageSize + 1, from?.at ?? null, from?.id ?? null],
  )
  const found = await Promise.all(rows.map(async ({ id }) => ({ id, standing: await mandates.load(id) })))
  return found.flatMap(({ id, standing }) => (standing === undefined ? [] : [{ id, state: standing.state }]))
}

/** Themselves, and the organisations for which they speak. */
export function partiesOf(actor: Extract<Actor, { readonly role: 'applicant' }>): readonly string[] {
  const organisations = (actor.mandates ?? [])
    .map(held => held.principal)
    .filter(principal => speaksForOrganisation(actor, principal))
  return [...new Set([actor.person, ...organisations])]
}

/** Whether the mandate is the actor’s to see: given by them, or held. */
export function isParty(actor: Actor, { principal, agent }: MandateState): boolean {
  if (actor.role !== 'applicant') return false
  return actor.person === agent || partiesOf(actor).includes(principal.id)
}
