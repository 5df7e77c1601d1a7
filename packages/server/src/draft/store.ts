/** Drafts in the database. */

import type { FileSummary } from '@yijianshi/contract/draft'
import { draftKind, fileSummary, postalAddress } from '@yijianshi/contract/draft'
import { fieldValue } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'

const draftRow = z.object({
  id: z.uuid(),
  kind: draftKind,
  case_id: z.uuid().nullable(),
  person: z.uuid(),
  applicant_name: z.string(),
  channel: z.enum(['online', 'window']),
  desk_site: z.string().nullable(),
  matter: z.string(),
  plan_hash: z.string(),
  form_values: z.record(z.string(), fieldValue),
  delivery: z.enum(['window', 'post', 'electronic']),
  site: z.string(),
  postal_address: postalAddress.nullable(),
  /** As chosen, right or wrong: `choicesOf` tells what counts. */
  later: z.array(z.string()),
  promised: z.array(z.string()),
  revision: z.int(),
  saved_at: z.date(),
  submitted_at: z.date().nullable(),
  submitted_by: z.uuid().nullable(),
})
export type StoredDraft = z.infer<typeof draftRow>

const SELECT_DRAFT = `
  SELECT draft.id, draft.kind, draft.case_id, draft.person, person.name AS applicant_name, draft.channel,
         draft.desk_site, draft.matter, draft.plan_hash, draft.form_values, draft.delivery, draft.site,
         draft.postal_address, draft.later, draft.promised, draft.revision, draft.saved_at, draft.submitted_at, draft.submitted_by
  FROM draft JOIN person ON person.id = draft.person`

/** Its own person, or a clerk of the window where it belongs. */
export function mayHandleDraft(actor: Actor, draft: Pick<StoredDraft, 'person' | 'desk_site'>): boolean {
  if (actor.role === 'applicant') return actor.person === draft.person
  return actor.role === 'clerk' && draft.desk_site === actor.site
}

export async function findDraft(pool: pg.Pool, id: string, actor: Actor): Promise<StoredDraft | undefined> {
  const found = await pool.query(`${SELECT_DRAFT} WHERE draft.id = $1`, [id])
  if (found.rows[0] === undefined) return undefined
  const draft = draftRow.parse(found.rows[0])
  return mayHandleDraft(actor, draft) ? draft : undefined
}

/** Of each kind, a case has one open draft at most. */
export async function findOpenCaseDraft(
  pool: pg.Pool,
  caseId: string,
  kind: StoredDraft['kind'],
): Promise<StoredDraft | undefined> {
  const found = await pool.query(
    `${SELECT_DRAFT} WHERE draft.case_id = $1 AND draft.kind = $2 AND draft.submitted_at IS NULL`,
    [caseId, kind],
  )
  return found.rows[0] === undefined ? undefined : draftRow.parse(found.rows[0])
}

const listedDrafts = 50

/** Not submitted yet, newest first, fifty at most. */
export async function listDrafts(pool: pg.Pool, actor: Actor): Promise<StoredDraft[]> {
  const [condition, value] =
    actor.role === 'applicant'
      ? ['draft.person = $1', actor.person]
      : ["draft.desk_site = $1 AND draft.channel = 'window'", actor.role === 'clerk' ? actor.site : null]
  const found = await pool.query(
    `${SELECT_DRAFT} WHERE ${condition} AND draft.submitted_at IS NULL
     ORDER BY draft.saved_at DESC LIMIT ${listedDrafts}`,
    [value],
  )
  return found.rows.map(row => draftRow.parse(row))
}

export type NewDraft = Pick<
  StoredDraft,
  | 'id'
  | 'kind'
  | 'case_id'
  | 'person'
  | 'channel'
  | 'desk_site'
  | 'matter'
  | 'plan_hash'
  | 'form_values'
  | 'delivery'
  | 'site'
  | 'postal_address'
>

/** False when the case has an open draft of that kind already. */
export async function insertDraft(
  pool: pg.Pool | pg.PoolClient,
  draft: NewDraft,
  now: number,
): Promise<boolean> {
  const inserted = await pool.query(
    `INSERT INTO draft (id, kind, case_id, person, channel, desk_site, matter, plan_hash, form_values, delivery, site,
                        postal_address, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      draft.id,
      draft.kind,
      draft.case_id,
      draft.person,
      draft.channel,
      draft.desk_site,
      draft.matter,
      draft.plan_hash,
      JSON.stringify(draft.form_values),
      draft.delivery,
      draft.site,
      draft.postal_address === null ? null : JSON.stringify(draft.postal_address),
      new Date(now),
    ],
  )
  return inserted.rowCount === 1
}

export async function deleteDraft(pool: pg.Pool, id: string): Promise<boolean> {
  const deleted = await pool.query('DELETE FROM draft WHERE id = $1 AND submitted_at IS NULL', [id])
  return deleted.rowCount === 1
}

/** Files of a draft in the order in which they came. */
export async function draftFiles(pool: pg.Pool, draft: string): Promise<FileSummary[]> {
  const found = await pool.query(
    `SELECT file.id AS file, file.material, file.name, file.media_type AS "mediaType", file.bytes, file.sha256
     FROM draft_file JOIN file ON file.id = draft_file.file
     WHERE draft_file.draft = $1 ORDER BY draft_file.added_at, file.stored_at, file.id`,
    [draft],
  )
  return found.rows.map(row => fileSummary.parse(row))
}

const notBusy = '(claimed_until IS NULL OR claimed_until < $2)'
const claimMs = 60_000

/** Takes the draft for a submission as it stood at that revision; nothing changes until it is released. */
export async function claimDraft(pool: pg.Pool, draft: StoredDraft, now: number): Promise<boolean> {
  const claimed = await pool.query(
    `UPDATE draft SET claimed_until = $3
     WHERE id = $1 AND submitted_at IS NULL AND ${notBusy} AND revision = $4`,
    [draft.id, new Date(now), new Date(now + claimMs), draft.revision],
  )
  return claimed.rowCount === 1
}

export async function releaseDraft(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('UPDATE draft SET claimed_until = NULL WHERE id = $1', [id])
}

export async function markSubmitted(
  pool: pg.Pool,
  id: string,
  commandId: string,
  now: number,
): Promise<void> {
  await pool.query(
    'UPDATE draft SET submitted_at = $2, submitted_by = $3, claimed_until = NULL WHERE id = $1',
    [id, new Date(now), commandId],
  )
}

export type DraftChange = {
  readonly set: Readonly<Record<string, unknown>>
  readonly cleared: readonly string[]
  /** Values of other fields are dropped: the plan has them no more. */
  readonly fields: readonly string[]
  readonly planHash: string
  readonly delivery: string | undefined
  readonly site: string | undefined
  /** Undefined leaves it as it is. */
  readonly postalAddress: unknown
  readonly later: readonly string[] | undefined
  readonly promised: readonly string[] | undefined
}

/**
 * Merges field by field in one statement, so that two devices don't lose each other's fields. Undefined when the
 * draft was submitted, is being submitted, or has got another plan since `draft` was read.
 */
export async function applyChange(
  pool: pg.Pool,
  draft: StoredDraft,
  change: DraftChange,
  now: number,
): Promise<{ readonly revision: number; readonly savedAt: Date } | undefined> {
  const changed = await pool.query<{ revision: number; saved_at: Date }>(
    `UPDATE draft SET
       form_values = coalesce(
         (SELECT jsonb_object_agg(key, value) FROM jsonb_each((form_values || $4::jsonb) - $5::text[])
          WHERE key = ANY ($6::text[])), '{}'),
       plan_hash = $7, delivery = coalesce($8, delivery), site = coalesce($9, site),
       postal_address = CASE WHEN $10 THEN $11::jsonb ELSE postal_address END,
       later = coalesce($12::text[], later), promised = coalesce($13::text[], promised),
       revision = revision + 1, saved_at = $2
     WHERE id = $1 AND submitted_at IS NULL AND ${notBusy} AND plan_hash = $3
     RETURNING revision, saved_at`,
    [
      draft.id,
      new Date(now),
      draft.plan_hash,
      JSON.stringify(change.set),
      change.cleared,
      change.fields,
      change.planHash,
      change.delivery ?? null,
      change.site ?? null,
      change.postalAddress !== undefined,
      change.postalAddress == null ? null : JSON.stringify(change.postalAddress),
      change.later ?? null,
      change.promised ?? null,
    ],
  )
  const row = changed.rows[0]
  return row === undefined ? undefined : { revision: row.revision, savedAt: row.saved_at }
}
