/** Mandates of somebody, from their view, newest first. */
import type { MandateSide } from '@yijianshi/contract/mandate'
import { type Actor, speaksForOrganisation } from '@yijianshi/core/access'
import { type MandateState, mayDoWithMandate } from '@yijianshi/core/mandate'
import { type Cursor, type MomentCursor, pageSize } from '../http/cursor.ts'
import type { Services } from '../http/wiring.ts'

export type Known = { readonly id: string; readonly state: MandateState }

export const cursorOfMandate = ({ id, state }: Known): Cursor => ({ key: String(state.givenAt), id })

/** Given by or for one of these parties, or held by one: after `from`, one beyond a page. */
export async function mandatesOf(
  services: Services,
  parties: readonly string[],
  from: MomentCursor | undefined,
): Promise<readonly Known[]> {
  const { rows } = await services.pool.query<{ id: string }>(
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
  return loadAll(services, rows)
}

type Applicant = Extract<Actor, { readonly role: 'applicant' }>

/** `$1`: the reader; `$5`: all their parties. What nobody has answered has its first event alone. */
const ofSide: Readonly<Record<MandateSide, string>> = {
  waiting: `agent_id = $1::uuid AND holds_from IS NULL
    AND NOT EXISTS (SELECT FROM process_event WHERE process_id = mandate_id AND version = 2)`,
  given: 'principal_id = ANY ($5::uuid[]) AND agent_id <> $1::uuid',
  held: 'agent_id = $1::uuid',
}

/** One side of the reader’s mandates: after `from`, one or more beyond a page where there are as many. */
export async function mandatesOfSide(
  services: Services,
  actor: Applicant,
  side: MandateSide,
  from: MomentCursor | undefined,
): Promise<readonly Known[]> {
  const at = services.now()
  const parties = side === 'given' ? [partiesOf(actor)] : []
  const waits = ({ state }: Known) => mayDoWithMandate(state, actor, at).includes('accept')
  const found: Known[] = []
  // Days end what nobody answered, and no row says so: what waits is told by the mandates themselves.
  for (let after = from; ; ) {
    const { rows } = await services.pool.query<{ id: string }>(
      `SELECT mandate_id AS id FROM mandate_view
       WHERE ${ofSide[side]} AND ($2::timestamptz IS NULL OR (given_at, mandate_id) < ($2, $3::uuid))
       ORDER BY given_at DESC, mandate_id DESC LIMIT $4`,
      [actor.person, after?.at ?? null, after?.id ?? null, pageSize + 1, ...parties],
    )
    const batch = await loadAll(services, rows)
    found.push(...batch.filter(mandate => side === 'given' || waits(mandate) === (side === 'waiting')))
    const last = batch.at(-1)
    if (found.length > pageSize || rows.length <= pageSize || last === undefined) return found
    after = { at: new Date(last.state.givenAt), id: last.id }
  }
}

async function loadAll(
  { mandates }: Services,
  rows: readonly { readonly id: string }[],
): Promise<readonly Known[]> {
  const found = await Promise.all(rows.map(async ({ id }) => ({ id, standing: await mandates.load(id) })))
  return found.flatMap(({ id, standing }) => (standing === undefined ? [] : [{ id, state: standing.state }]))
}

/** Themselves, and the organisations for which they speak. */
export function partiesOf(actor: Applicant): readonly string[] {
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
