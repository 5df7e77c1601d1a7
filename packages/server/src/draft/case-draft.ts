/** Drafts of a case that is submitted already: the correction, the supplement, the correction on the spot. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import { findAnswers } from '../case/case-answers.ts'
import { findForm, findReceipt, getForm } from '../case/contents-store.ts'
import { inTransaction } from '../database/transaction.ts'
import { done, type Outcome, type Refused, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findOpenCaseDraft, insertDraft, mayHandleDraft } from './store.ts'
import type { StoredDraft } from './stored-draft.ts'

export type CaseDraftKind = Exclude<StoredDraft['kind'], 'application'>

const STAGES: Readonly<Record<CaseDraftKind, readonly CaseState['stage'][]>> = {
  correction: ['correcting'],
  supplement: ['submitted', 'handling', 'concluded'],
  'on-the-spot': ['submitted'],
}

/** What the case still waits for. */
export function owedOf(state: CaseState): string[] {
  return [...state.later, ...state.promised]
}

function refusal(kind: CaseDraftKind, state: CaseState): Refused | undefined {
  // After its limit a correction is still taken, until the window has decided.
  const hasLapsed =
    kind === 'correction' && state.stage === 'submitted' && state.notice?.lapsedAt !== undefined
  if (!hasLapsed && !STAGES[kind].includes(state.stage)) return refused('case/stage', { stage: state.stage })
  if (kind === 'supplement' && owedOf(state).length === 0) return refused('case/nothing-changed')
  return undefined
}

/** Files of the case that stand in the draft from the beginning. */
function filesKept(kind: CaseDraftKind, state: CaseState): string[] {
  // What a notice names is to be handed in anew; a supplement holds what is new and nothing else.
  const named = (state.notice?.entries ?? []).filter(entry => entry.subject === 'material')
  const anew = new Set(kind === 'correction' ? named.map(entry => entry.id) : [])
  return kind === 'supplement'
    ? []
    : state.materials
        .filter(entry => !anew.has(entry.material))
        .flatMap(entry => entry.files.map(file => file.file))
}

/** The one open draft of that kind; what was handed in before stands in it. */
export async function openCaseDraft(
  services: Services,
  actor: Actor,
  caseId: string,
  state: CaseState,
  kind: CaseDraftKind,
): Promise<Outcome<StoredDraft>> {
  if (actor.role !== 'applicant' && actor.role !== 'clerk')
    return refused('access/role', { role: actor.role, command: kind })
  if (
    !mayHandleDraft(actor, {
      person: state.applicant,
      matter: state.matter,
      desk_site: state.site,
    })
  )
    return refused('case/not-found')
  const no = refusal(kind, state)
  if (no) return no
  if ((await findForm(services, caseId, state.formHash)) === undefined) return refused('case/contents-erased')
  if ((await findOpenCaseDraft(services, caseId, kind)) === undefined)
    await begin(services, actor, caseId, state, kind)
  const draft = await findOpenCaseDraft(services, caseId, kind)
  return draft === undefined ? refused('case/changed') : done(draft)
}

async function begin(
  services: Services,
  actor: Actor,
  caseId: string,
  state: CaseState,
  kind: CaseDraftKind,
): Promise<void> {
  const { pool, keys } = services
  const id = randomUUID()
  const receipt = await findReceipt(services, caseId)
  const values = await getForm(services, caseId, state.formHash)
  const answers = (await findAnswers(services, caseId, state)) ?? {}
  await inTransaction(pool, async client => {
    const guarded = services.guarded.within(client)
    const inserted = await insertDraft(
      { pool: client, guarded, keys },
      {
        id,
        kind,
        case_id: caseId,
        person: state.applicant,
        mandate: null,
        handler: null,
        channel: actor.role === 'clerk' ? 'window' : 'online',
        desk_site: state.site,
        matter: state.matter,
        plan_hash: state.planHash,
        answers,
        form_values: { ...values },
        delivery: deliveryWish(state.delivery),
        site: state.site,
        postal_address: receipt?.postalAddress ?? null,
      },
      services.now(),
    )
    if (inserted) {
      await guarded.query(
        'INSERT INTO draft_file (draft, file, added_at) SELECT $1, id, stored_at FROM file WHERE id = ANY ($2::uuid[])',
        [id, filesKept(kind, state)],
      )
    }
  })
}

/** A terminal is where results may be fetched, not a wish that an application can hold. */
export function deliveryWish(delivery: CaseState['delivery']): Exclude<CaseState['delivery'], 'terminal'> {
  return delivery === 'terminal' ? 'window' : delivery
}
