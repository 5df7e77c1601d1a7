/** Drafts in the database. */

import type { FileSummary } from '@yijianshi/contract/draft'
import { draftKind, fileSummary, type PostalAddress, postalAddress } from '@yijianshi/contract/draft'
import { answers as answersSchema, type FieldValue, fieldValue } from '@yijianshi/contract/shape'
import { type Actor, findMandateFor } from '@yijianshi/core/access'
import { z } from 'zod'
import { findPersonNames } from '../account/person.ts'
import type { Answers } from '../case/case-answers.ts'
import type { GuardedDatabase } from '../database/guarded.ts'
import { fileNamePlace } from '../file/store.ts'
import { type Refused, refused } from '../http/outcome.ts'
import { plainAnswers } from '../matter/answers.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const draftRow = z.object({
  id: z.uuid(),
  kind: draftKind,
  case_id: z.uuid().nullable(),
  /** Who applies: a person or an organisation. */
  person: z.uuid(),
  /** Who began it for them, by which mandate. */
  mandate: z.uuid().nullable(),
  handler: z.uuid().nullable(),
  channel: z.enum(['online', 'window']),
  desk_site: z.string().nullable(),
  matter: z.string(),
  plan_hash: z.string(),
  sealed_answers: z.instanceof(Buffer).nullable(),
  /** Sealed one by one, base64. */
  sealed_values: z.record(z.string(), z.string()),
  delivery: z.enum(['window', 'post', 'electronic']),
  site: z.string(),
  sealed_address: z.instanceof(Buffer).nullable(),
  /** As chosen, right or wrong: `choicesOf` tells what counts. */
  later: z.array(z.string()),
  promised: z.array(z.string()),
  revision: z.int(),
  saved_at: z.date(),
  submitted_at: z.date().nullable(),
  submitted_by: z.uuid().nullable(),
})
type DraftRow = z.infer<typeof draftRow>

export type StoredDraft = Omit<DraftRow, 'sealed_answers' | 'sealed_values' | 'sealed_address'> & {
  readonly applicant_name: string
  /** To the guided questions. Empty, as the values are, and without an address, when the case was erased. */
  readonly answers: Answers
  readonly form_values: Readonly<Record<string, FieldValue>>
  readonly postal_address: PostalAddress | null
}

const SELECT_DRAFT = `
  SELECT id, kind, case_id, person, mandate, handler, channel, desk_site, matter, plan_hash, sealed_answers,
         sealed_values, delivery, site, sealed_address, later, promised, revision, saved_at, submitted_at, submitted_by
  FROM draft`

/** A draft of a case is sealed by the key of the case. */
export function keySubject({ id, case_id }: Pick<StoredDraft, 'id' | 'case_id'>): string {
  return case_id ?? id
}

export const fieldPlace = (draft: string, element: string): Place => ({
  table: 'draft',
  column: 'sealed_values',
  row: `${draft} ${element}`,
})
export const draftAnswersPlace = (draft: string): Place => ({
  table: 'draft',
  column: 'sealed_answers',
  row: draft,
})
export const draftAddressPlace = (draft: string): Place => ({
  table: 'draft',
  column: 'sealed_address',
  row: draft,
})

function sealValues(
  key: DataKey,
  draft: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([element, value]) => [
      element,
      key.sealJson(fieldPlace(draft, element), value).toString('base64'),
    ]),
  )
}

function openDraft(row: DraftRow, applicantName: string, key: DataKey | undefined): StoredDraft {
  const { sealed_answers, sealed_values, sealed_address, ...rest } = row
  const values = key === undefined ? [] : Object.entries(sealed_values)
  return {
    ...rest,
    applicant_name: applicantName,
    answers:
      sealed_answers === null || key === undefined
        ? {}
        : plainAnswers(answersSchema.parse(key.openJson(draftAnswersPlace(row.id), sealed_answers))),
    form_values: Object.fromEntries(
      values.map(([element, sealed]) => [
        element,
        fieldValue.parse(key?.openJson(fieldPlace(row.id, element), Buffer.from(sealed, 'base64'))),
      ]),
    ),
    postal_address:
      sealed_address === null || key === undefined
        ? null
        : postalAddress.parse(key.openJson(draftAddressPlace(row.id), sealed_address)),
  }
}

async function openDrafts(store: PersonalStore, rows: readonly unknown[]): Promise<StoredDraft[]> {
  if (rows.length === 0) return []
  const drafts = rows.map(row => draftRow.parse(row))
  const keys = await store.keys.findKeys(drafts.map(keySubject))
  const names = await findPersonNames(
    store,
    drafts.map(draft => draft.person),
  )
  return drafts.map(draft => openDraft(draft, names.get(draft.person) ?? '', keys.get(keySubject(draft))))
}

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
  const own = found.rows.filter(row => mayHandleDraft(actor, draftRow.parse(row)))
  return (await openDrafts(store, own))[0]
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
  const others = await openDraftsWhere(store, 'person = ANY ($1::uuid[])', principals)
  return [...own, ...others.filter(draft => mayHandleDraft(actor, draft))]
}

async function openDraftsWhere(
  store: PersonalStore,
  condition: string,
  value: unknown,
): Promise<StoredDraft[]> {
  const found = await store.guarded.query(
    `${SELECT_DRAFT} WHERE ${condition} AND submitted_at IS NULL ORDER BY saved_at DESC LIMIT ${listedDrafts}`,
    [value],
  )
  return openDrafts(store, found.rows)
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
     forgotten AS (DELETE FROM data_key USING deleted WHERE subject = deleted.id AND deleted.kind = 'application')
     SELECT id FROM deleted`,
    [id],
  )
  keys.forget(id)
  return deleted.rowCount === 1
}

const fileRow = fileSummary.omit({ name: true }).extend({ sealed_name: z.instanceof(Buffer) })

/** Files of a draft in the order in which they came; none of a case that was erased. */
export async function draftFiles(
  { guarded, keys }: PersonalStore,
  draft: Pick<StoredDraft, 'id' | 'case_id'>,
): Promise<FileSummary[]> {
  const found = await guarded.query(
    `SELECT file.id AS file, file.material, file.sealed_name, file.media_type AS "mediaType", file.bytes, file.sha256
     FROM draft_file JOIN file ON file.id = draft_file.file
     WHERE draft_file.draft = $1 AND file.sealed_name IS NOT NULL
     ORDER BY draft_file.added_at, file.stored_at, file.id`,
    [draft.id],
  )
  if (found.rows.length === 0) return []
  const key = await keys.findKey(keySubject(draft))
  if (key === undefined) return []
  return found.rows.map(raw => {
    const { sealed_name, ...row } = fileRow.parse(raw)
    return fileSummary.parse({ ...row, name: key.open(fileNamePlace(row.file), sealed_name).toString() })
  })
}

const notBusy = '(claimed_until IS NULL OR claimed_until < $2)'
const claimMs = 60_000

/** Takes the draft for a submission as it stood at that revision; nothing changes until it is released. */
export async function claimDraft(
  guarded: GuardedDatabase,
  draft: StoredDraft,
  now: number,
): Promise<boolean> {
  const claimed = await guarded.query(
    `UPDATE draft SET claimed_until = $3
     WHERE id = $1 AND submitted_at IS NULL AND ${notBusy} AND revision = $4`,
    [draft.id, new Date(now), new Date(now + claimMs), draft.revision],
  )
  return claimed.rowCount === 1
}

export async function releaseDraft(guarded: GuardedDatabase, id: string): Promise<void> {
  await guarded.query('UPDATE draft SET claimed_until = NULL WHERE id = $1', [id])
}

export async function markSubmitted(
  guarded: GuardedDatabase,
  id: string,
  commandId: string,
  now: number,
): Promise<void> {
  await guarded.query(
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
  /** By which that plan was made; undefined leaves them as they are. */
  readonly answers?: Answers | undefined
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
  { guarded, keys }: PersonalStore,
  draft: StoredDraft,
  change: DraftChange,
  now: number,
): Promise<{ readonly revision: number; readonly savedAt: Date } | undefined> {
  const key = await keys.keyOf(keySubject(draft), 'case')
  const changed = await guarded.query<{ revision: number; saved_at: Date }>(
    `UPDATE draft SET
       sealed_values = coalesce(
         (SELECT jsonb_object_agg(key, value) FROM jsonb_each((sealed_values || $4::jsonb) - $5::text[])
          WHERE key = ANY ($6::text[])), '{}'),
       plan_hash = $7, sealed_answers = coalesce($14::bytea, sealed_answers),
       delivery = coalesce($8, delivery), site = coalesce($9, site),
       sealed_address = CASE WHEN $10 THEN $11::bytea ELSE sealed_address END,
       later = coalesce($12::text[], later), promised = coalesce($13::text[], promised),
       revision = revision + 1, saved_at = $2
     WHERE id = $1 AND submitted_at IS NULL AND ${notBusy} AND plan_hash = $3
     RETURNING revision, saved_at`,
    [
      draft.id,
      new Date(now),
      draft.plan_hash,
      JSON.stringify(sealValues(key, draft.id, change.set)),
      change.cleared,
      change.fields,
      change.planHash,
      change.delivery ?? null,
      change.site ?? null,
      change.postalAddress !== undefined,
      change.postalAddress == null ? null : key.sealJson(draftAddressPlace(draft.id), change.postalAddress),
      change.later ?? null,
      change.promised ?? null,
      change.answers === undefined ? null : key.sealJson(draftAnswersPlace(draft.id), change.answers),
    ],
  )
  const row = changed.rows[0]
  return row === undefined ? undefined : { revision: row.revision, savedAt: row.saved_at }
}

/** The same for values and their plan alone: all else stays as it is. */
export function applyValues(
  store: PersonalStore,
  draft: StoredDraft,
  change: Pick<DraftChange, 'set' | 'fields' | 'planHash' | 'answers'>,
  now: number,
): ReturnType<typeof applyChange> {
  const unchanged = {
    cleared: [],
    delivery: undefined,
    site: undefined,
    postalAddress: undefined,
    later: undefined,
    promised: undefined,
  }
  return applyChange(store, draft, { ...unchanged, ...change }, now)
}
