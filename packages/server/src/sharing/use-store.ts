/** Every time that a source was asked, and what it answered then, sealed by the key of the case. */
import { createHash, randomBytes } from 'node:crypto'
import { type Answer, SHARING_OUTCOMES, type SharingOutcome } from '@yijianshi/core/sharing'
import canonicalize from 'canonicalize'
import type pg from 'pg'
import { z } from 'zod'
import type { GuardedDatabase } from '../database/guarded.ts'
import { pageSize } from '../http/cursor.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'

const row = z.object({
  use_id: z.uuid(),
  at: z.date(),
  case_id: z.uuid(),
  draft: z.uuid(),
  person: z.uuid(),
  role: z.enum(['applicant', 'clerk']),
  place: z.string().nullable(),
  matter: z.string(),
  consent_id: z.uuid(),
  resource: z.string(),
  outcome: z.enum(SHARING_OUTCOMES),
  cached: z.boolean(),
  answered_at: z.date().nullable(),
  answer_hash: z.instanceof(Buffer).nullable(),
})
export type StoredUse = z.infer<typeof row>

const COLUMNS = `use_id, at, case_id, draft, person, role, place, matter, consent_id, resource, outcome, cached,
  answered_at, answer_hash`

const plainValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const sharedValue = z.union([plainValue, z.array(z.record(z.string(), plainValue))])
/** What is kept of an answer. */
export const answerSchema = z.object({
  fields: z.record(z.string(), sharedValue),
  details: z.record(z.string(), z.string()),
})
const sealedAnswer = answerSchema.extend({ salt: z.string() })
type SealedAnswer = z.infer<typeof sealedAnswer>

const answerPlace = (use: string): Place => ({ table: 'sharing_answer', column: 'sealed', row: use })

function hashOf(answer: SealedAnswer): Buffer {
  return createHash('sha256')
    .update(canonicalize(answer) ?? '')
    .digest()
}

export type NewUse = {
  readonly id: string
  readonly at: number
  readonly application: string
  readonly draft: string
  readonly person: string
  readonly account: string
  readonly role: 'applicant' | 'clerk'
  readonly place: string | null
  readonly matter: string
  readonly consent: string
  readonly resource: string
  readonly keyIndex: Buffer | null
  readonly outcome: SharingOutcome
  readonly cached: boolean
  readonly ms: number
  readonly answeredAt: number | null
  /** What was fetched; null for every other outcome. */
  readonly answer: Answer | null
  readonly catalogueVersion: string
}

/** The use and what was answered, in one statement. What can't be recorded is not used. */
export async function recordUse(guarded: GuardedDatabase, key: DataKey, use: NewUse): Promise<void> {
  const salted = use.answer && { ...use.answer, salt: randomBytes(32).toString('base64') }
  await guarded.query(
    `WITH used AS (
       INSERT INTO sharing_use (use_id, at, case_id, draft, person, account_id, role, place, matter, consent_id, resource,
                                key_index, outcome, cached, ms, answered_at, answer_hash, catalogue_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       RETURNING use_id, case_id
     )
     INSERT INTO sharing_answer (use_id, case_id, sealed) SELECT use_id, case_id, $19 FROM used WHERE $19::bytea IS NOT NULL`,
    [
      use.id,
      new Date(use.at),
      use.application,
      use.draft,
      use.person,
      use.account,
      use.role,
      use.place,
      use.matter,
      use.consent,
      use.resource,
      use.keyIndex,
      use.outcome,
      use.cached,
      use.ms,
      use.answeredAt === null ? null : new Date(use.answeredAt),
      salted && hashOf(salted),
      use.catalogueVersion,
      salted && key.sealJson(answerPlace(use.id), salted),
    ],
  )
}

/**
 * Of each resource the last time that it told something for the application, or for what was handed in for its case
 * since; where it never did, the last time that it was asked.
 */
export async function lastUses(pool: pg.Pool, application: string): Promise<ReadonlyMap<string, StoredUse>> {
  const found = await pool.query(
    `SELECT DISTINCT ON (resource) ${COLUMNS} FROM sharing_use WHERE case_id = $1
     ORDER BY resource, (outcome = 'fetched') DESC, at DESC`,
    [application],
  )
  return new Map(found.rows.map(raw => row.parse(raw)).map(use => [use.resource, use]))
}

export async function findUse(pool: pg.Pool, id: string): Promise<StoredUse | undefined> {
  const found = await pool.query(`SELECT ${COLUMNS} FROM sharing_use WHERE use_id = $1`, [id])
  return found.rows.map(raw => row.parse(raw))[0]
}

/** Newest first, one more than a page; `before` is where the page before ended. `persons`: or organisations. */
export async function usesOf(
  pool: pg.Pool,
  persons: readonly string[],
  before: { readonly at: Date; readonly id: string } | undefined,
): Promise<StoredUse[]> {
  const found = await pool.query(
    `SELECT ${COLUMNS} FROM sharing_use
     WHERE person = ANY ($1::uuid[]) AND ($2::timestamptz IS NULL OR (at, use_id) < ($2, $3::uuid))
     ORDER BY at DESC, use_id DESC LIMIT ${pageSize + 1}`,
    [persons, before?.at ?? null, before?.id ?? null],
  )
  return found.rows.map(raw => row.parse(raw))
}

export type ReplayedAnswer = Answer & {
  /** Whether it has the hash that the record of the use tells. */
  readonly unchanged: boolean
}

/** What was answered then; without those that were erased with their case. */
export async function openAnswers(
  { guarded, keys }: PersonalStore,
  application: string,
  uses: readonly StoredUse[],
): Promise<ReadonlyMap<string, ReplayedAnswer>> {
  const ids = uses.filter(({ outcome }) => outcome === 'fetched').map(({ use_id }) => use_id)
  const key = ids.length === 0 ? undefined : await keys.findKey(application)
  if (key === undefined) return new Map()
  const found = await guarded.query<{ use_id: string; sealed: Buffer }>(
    'SELECT use_id, sealed FROM sharing_answer WHERE use_id = ANY ($1::uuid[])',
    [ids],
  )
  const hashes = new Map(uses.map(({ use_id, answer_hash }) => [use_id, answer_hash]))
  return new Map(
    found.rows.map(({ use_id, sealed }) => {
      const salted = sealedAnswer.parse(key.openJson(answerPlace(use_id), sealed))
      const unchanged = hashes.get(use_id)?.equals(hashOf(salted)) ?? false
      return [use_id, { fields: salted.fields, details: salted.details, unchanged }]
    }),
  )
}

/** One more request of that civil day; false when as many as are allowed were made, by all servers together. */
export async function takeQuota(
  pool: pg.Pool,
  resource: string,
  day: string,
  perDay: number,
): Promise<boolean> {
  const taken = await pool.query(
    `INSERT INTO sharing_quota (resource, day, used) VALUES ($1, $2, 1)
     ON CONFLICT (resource, day) DO UPDATE SET used = sharing_quota.used + 1 WHERE sharing_quota.used < $3`,
    [resource, day, perDay],
  )
  return taken.rowCount === 1
}
