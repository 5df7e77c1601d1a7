/** Drafts in the database, and whose each is. */
import { type Actor, findMandateFor } from '@yijianshi/core/access'
import { type Refused, refused } from '../http/outcome.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import {
  draftAddressPlace,
  draftAnswersPlace,
  keySubject,
  openDrafts,
  type StoredDraft,
  sealValues,
} from './stored-draft.ts'

const SELECT_DRAFT = `
  SELECT id, kind, case_id, person, mandate, handler, channel, desk_site, matter, plan_hash, sealed_answers,
         sealed_values, delivery, site, sealed_address, later, promised, revision, saved_at, submitted_at, submitted_by
  FROM draft`

/** Its own person or who may fill in for them, or a clerk of the window where it belongs. */
export function mayHandleDraft(
  actor: Actor,
  draft: Pick<StoredDraft, 'person' | 'matter' | 'desk_site'>,
): boolean {
  if (actor.role === 'applicant') {
    const { person: principal, matter } = draft
    return (
      actor.person === principal ||
      findMandateFor(actor, { principal, matter }, 'fill-in', 'submit') !== undefined
    )
  }
  return actor.role === 'clerk' && draft.desk_site === actor.site
}

export async function findDraft(
  store: PersonalStore,
  id: string,
  actor: Actor,
): Promise<StoredDraft | undefined> {
  const found = await store.guarded.query(`${SELECT_DRAFT} WHERE id = $1`, [id])
  return (await openDrafts(store, found.rows, draft => mayHandleDraft(actor, draft)))[0]
}

/** Why there is no such draft for the actor: who began it by mandate learns that the mandate is over. */
export async function noDraft({ guarded }: PersonalStore, id: string, actor: Actor): Promise<Refused> {
  if (actor.role !== 'applicant') return refused('draft/not-found')
  const found = await guarded.query<{ begun: boolean }>('SELECT begun_by_mandate($1) AS begun', [id])
  return refused(found.rows[0]?.begun ? 'mandate/ended' : 'draft/not-found')
}

/** Of each kind, a case has one open draft at most. */
export async function findOpenCaseDraft(
  store: PersonalStore,
  caseId: string,
  kind: StoredDraft['kind'],
): Promise<StoredDraft | undefined> {
  const found = await store.guarded.query(
    `${SELECT_DRAFT} WHERE case_id = $1 AND kind = $2 AND submitted_at IS NULL`,
    [caseId, kind],
  )
  return (await openDrafts(store, found.rows))[0]
}

const listedDrafts = 50

/** Not submitted yet, newest first, fifty at most; those begun for others come after one’s own. */
export async function listDrafts(store: PersonalStore, actor: Actor): Promise<StoredDraft[]> {
  if (actor.role !== 'applicant') {
    const site = actor.role === 'clerk' ? actor.site : null
    return openDraftsWhere(store, "desk_site = $1 AND channel = 'window'", site)
  }
  const principals = [...new Set((actor.mandates ?? []).map(held => held.principal))]
  const own = await openDraftsWhere(store, 'person = $1', actor.person)
  if (principals.length === 0) return own
  const others = await openDraftsWhere(store, 'person = ANY ($1::uuid[])', principals, draft =>
    mayHandleDraft(actor, draft),
  )
  return [...own, ...others]
}

async function openDraftsWhere(
  store: PersonalStore,
  condition: string,
  value: unknown,
  isShown?: Parameters<typeof openDrafts>[2],
): Promise<StoredDraft[]> {
  const found = await store.guarded.query(
    `${SELECT_DRAFT} WHERE ${condition} AND submitted_at IS NULL ORDER BY saved_at DESC LIMIT ${listedDrafts}`,
    [value],
  )
  return openDrafts(store, found.rows, isShown)
}

export type NewDraft = Pick<
  StoredDraft,
  | 'id'
  | 'kind'
  | 'case_id'
  | 'person'
  | 'mandate'
  | 'handler'
  | 'channel'
  | 'desk_site'
  | 'matter'
  | 'plan_hash'
  | 'answers'
  | 'form_values'
  | 'delivery'
  | 'site'
  | 'postal_address'
>

/** False when the case has an open draft of that kind already. Throws when the case was erased. */
export async function insertDraft(
  { guarded, keys }: PersonalStore,
  draft: NewDraft,
  now: number,
): Promise<boolean> {
  const key = await keys.keyOf(keySubject(draft), 'case', guarded)
  const inserted = await guarded.query(
    `INSERT INTO draft (id, kind, case_id, person, channel, desk_site, matter, plan_hash, sealed_values, delivery, site,
                        sealed_address, saved_at, mandate, handler, sealed_answers)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING`,
    [
      draft.id,
      draft.kind,
      draft.case_id,
      draft.person,
      draft.channel,
      draft.desk_site,
      draft.matter,
      draft.plan_hash,
      JSON.stringify(sealValues(key, draft.id, draft.form_values)),
      draft.delivery,
      draft.site,
      draft.postal_address === null ? null : key.sealJson(draftAddressPlace(draft.id), draft.postal_address),
      new Date(now),
      draft.mandate,
      draft.handler,
      key.sealJson(draftAnswersPlace(draft.id), draft.answers),
    ],
  )
  return inserted.rowCount === 1
}

/** With the key of an application: what a copy still holds of it can't be read any more. */
export async function deleteDraft({ guarded, keys }: PersonalStore, id: string): Promise<boolean> {
  const deleted = await guarded.query(
    `WITH deleted AS (DELETE FROM draft WHERE id = $1 AND submitted_at IS NULL RETURNING id, kind),
     forgotten AS (DELETE FROM data_key USING deleted 
       WHERE deleted.id IN (subject, record_of) AND deleted.kind = 'application')
     SELECT id FROM deleted`,
    [id],
  )
  keys.forget(id)
  return deleted.rowCount === 1
}
