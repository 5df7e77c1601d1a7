/** What the database knows of files. */
import type { FileSummary } from '@yijianshi/contract/draft'
import type pg from 'pg'
import type { GuardedDatabase } from '../database/guarded.ts'
import type { DataKey, Place } from '../personal-data/data-key.ts'
import type { PersonalStore } from '../personal-data/key-ring.ts'
import { fileLimits } from './file-store.ts'

export const fileNamePlace = (file: string): Place => ({ table: 'file', column: 'sealed_name', row: file })

/**
 * Adds a stored file to a draft, unless it was submitted meanwhile or the material has enough: then nothing is
 * written and it says why.
 */
export async function addFile(
  guarded: GuardedDatabase,
  draft: string,
  file: FileSummary,
  key: DataKey,
  now: number,
): Promise<'added' | 'draft-closed' | 'too-many'> {
  const added = await guarded.query<{ open: boolean; enough: boolean; added: boolean }>(
    `WITH open_draft AS (
       UPDATE draft SET revision = revision + 1, saved_at = $8
       WHERE id = $1 AND submitted_at IS NULL AND (claimed_until IS NULL OR claimed_until < $8) RETURNING id
     ), held AS (
       SELECT count(*) AS files FROM draft_file JOIN file ON file.id = draft_file.file
       WHERE draft_file.draft = $1 AND file.material = $3
     ), new_file AS (
       INSERT INTO file (id, origin, material, sealed_name, media_type, bytes, sha256, stored_at)
       SELECT $2, $1, $3, $4, $5, $6, $7, $8 FROM open_draft, held WHERE held.files < $9 RETURNING id
     ), link AS (
       INSERT INTO draft_file (draft, file, added_at) SELECT $1, id, $8 FROM new_file RETURNING file
     )
     SELECT EXISTS (SELECT FROM open_draft) AS open, (SELECT files >= $9 FROM held) AS enough,
            EXISTS (SELECT FROM link) AS added`,
    [
      draft,
      file.file,
      file.material,
      key.seal(fileNamePlace(file.file), Buffer.from(file.name)),
      file.mediaType,
      file.bytes,
      file.sha256,
      new Date(now),
      fileLimits.perMaterial,
    ],
  )
  const row = added.rows[0]
  if (row?.added === true) return 'added'
  return row?.open === true && row.enough ? 'too-many' : 'draft-closed'
}

/** Takes a file out of a draft that is still open. */
export async function removeFile(
  guarded: GuardedDatabase,
  draft: string,
  file: string,
  now: number,
): Promise<boolean> {
  const removed = await guarded.query(
    `WITH open_draft AS (
       UPDATE draft SET revision = revision + 1, saved_at = $3
       WHERE id = $1 AND submitted_at IS NULL AND (claimed_until IS NULL OR claimed_until < $3)
         AND EXISTS (SELECT FROM draft_file WHERE draft = $1 AND file = $2)
       RETURNING id
     )
     DELETE FROM draft_file USING open_draft WHERE draft = open_draft.id AND file = $2`,
    [draft, file, new Date(now)],
  )
  return removed.rowCount === 1
}

export type KnownFile = {
  readonly material: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  readonly sha256: string
  /** Of the draft it came with. */
  readonly person: string
  readonly matter: string
  readonly desk_site: string | null
  /** The case it belongs to; null while it lies in an application not submitted yet. */
  readonly case_id: string | null
  readonly submitted: boolean
  /** Opens its content. */
  readonly key: DataKey
}

type FileRow = Omit<KnownFile, 'name' | 'key'> & {
  readonly subject: string
  readonly sealed_name: Buffer | null
}

/** Undefined as well for a file whose draft was thrown away, or whose case was erased. */
export async function findFile(
  { guarded, keys }: PersonalStore,
  file: string,
): Promise<KnownFile | undefined> {
  const found = await guarded.query<FileRow>(
    `SELECT file.material, file.sealed_name, file.media_type, file.bytes, file.sha256, draft.person, draft.matter, draft.desk_site,
            CASE WHEN draft.kind <> 'application' THEN draft.case_id
                 WHEN draft.submitted_at IS NOT NULL THEN draft.id END AS case_id,
            draft.submitted_at IS NOT NULL AS submitted, coalesce(draft.case_id, draft.id) AS subject
     FROM file JOIN draft ON draft.id = file.origin WHERE file.id = $1`,
    [file],
  )
  const [row] = found.rows
  const key = row && (await keys.findKey(row.subject))
  if (row === undefined || row.sealed_name === null || key === undefined) return undefined
  const { sealed_name, subject: _, ...known } = row
  return { ...known, key, name: key.open(fileNamePlace(file), sealed_name).toString() }
}

/** The case that a submitted file belongs to, and nothing else of it, whoever asks. */
export async function findCaseOfFile(pool: pg.Pool, file: string): Promise<string | undefined> {
  const found = await pool.query<{ case_id: string | null }>('SELECT case_of_file($1) AS case_id', [file])
  return found.rows[0]?.case_id ?? undefined
}

/** Names of files of a case; none when it was erased. */
export async function findFileNames(
  { guarded, keys }: PersonalStore,
  caseId: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const key = files.length === 0 ? undefined : await keys.findKey(caseId)
  if (key === undefined) return new Map()
  const found = await guarded.query<{ id: string; sealed_name: Buffer }>(
    'SELECT id, sealed_name FROM file WHERE id = ANY ($1::uuid[]) AND sealed_name IS NOT NULL',
    [files],
  )
  return new Map(found.rows.map(row => [row.id, key.open(fileNamePlace(row.id), row.sealed_name).toString()]))
}

const sweptAtOnce = 500

/** Files that no draft holds any more and that were stored before that time; their rows are gone afterwards. */
export async function forgetOrphans(guarded: GuardedDatabase, before: number): Promise<string[]> {
  const orphans = await guarded.query<{ id: string }>(
    `DELETE FROM file WHERE id IN (
       SELECT id FROM file WHERE stored_at < $1 AND NOT EXISTS (SELECT FROM draft_file WHERE draft_file.file = file.id)
       LIMIT ${sweptAtOnce}) RETURNING id`,
    [new Date(before)],
  )
  return orphans.rows.map(row => row.id)
}
