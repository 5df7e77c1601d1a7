import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import { findReceipt, getForm } from '../case/contents-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findOpenCorrection, insertDraft, mayHandleDraft, type StoredDraft } from './store.ts'

/**
 * The one draft that answers the notice of a case: what was handed in before stands in it, except the papers that
 * the notice names, which are to be handed in anew.
 */
export async function openCorrection(
  services: Services,
  actor: Actor,
  caseId: string,
  state: CaseState,
): Promise<Outcome<StoredDraft>> {
  const { pool } = services
  if (actor.role !== 'applicant' && actor.role !== 'clerk')
    return refused('access/role', { role: actor.role, command: 'correct' })
  if (!mayHandleDraft(actor, { person: state.applicant, desk_site: state.site }))
    return refused('case/not-found')
  if (state.stage !== 'correcting') return refused('case/stage', { stage: state.stage })
  if ((await findOpenCorrection(pool, caseId)) === undefined) await begin(services, actor, caseId, state)
  const draft = await findOpenCorrection(pool, caseId)
  return draft === undefined ? refused('case/changed') : done(draft)
}

async function begin(services: Services, actor: Actor, caseId: string, state: CaseState): Promise<void> {
  const { pool } = services
  const id = randomUUID()
  const receipt = await findReceipt(pool, caseId)
  const values = await getForm(pool, caseId, state.formHash)
  const named = new Set(
    (state.notice?.entries ?? []).filter(entry => entry.subject === 'material').map(entry => entry.id),
  )
  const files = state.materials
    .filter(entry => !named.has(entry.material))
    .flatMap(entry => entry.files.map(file => file.file))
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const inserted = await insertDraft(
      client,
      {
        id,
        kind: 'correction',
        case_id: caseId,
        person: state.applicant,
        channel: actor.role === 'clerk' ? 'window' : 'online',
        desk_site: state.site,
        matter: state.matter,
        plan_hash: state.planHash,
        form_values: { ...values },
        delivery: state.delivery,
        site: state.site,
        postal_address: receipt?.postalAddress ?? null,
      },
      services.now(),
    )
    if (inserted) {
      await client.query(
        'INSERT INTO draft_file (draft, file, added_at) SELECT $1, id, stored_at FROM file WHERE id = ANY ($2::uuid[])',
        [id, files],
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
