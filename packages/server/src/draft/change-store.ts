/** What changes a draft that stands, and its claim for the moment in which it is submitted. */
import type { Answers } from '../case/case-answers.ts'
import type { GuardedDatabase } from '../database/guarded.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import {
  draftAddressPlace,
  draftAnswersPlace,
  keySubject,
  type StoredDraft,
  sealValues,
} from './stored-draft.ts'

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
