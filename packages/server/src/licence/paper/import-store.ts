/** Imports of licences on paper in the database: who imported, who confirmed or refused, and how far it was compared. */
import type { PersonActor } from '@yijianshi/core/access'
import { PAPER_IMPORT_STAGES, type PaperImportStage } from '@yijianshi/core/licence'
import { z } from 'zod'
import { namesOf } from '../../account/names.ts'
import { type MomentCursor, pageSize } from '../../http/cursor.ts'
import type { Place } from '../../personal-data/data-key.ts'
import type { PersonalStore } from '../../personal-data/key-ring.ts'
import { forgetHolders } from './store.ts'

const reasonPlace = (importId: string): Place => ({
  table: 'paper_licence_import',
  column: 'reason',
  row: importId,
})

const importRow = z.object({
  import_id: z.uuid(),
  imported_at: z.date(),
  imported_by: z.uuid(),
  row_count: z.int(),
  compared: z.int(),
  stage: z.enum(PAPER_IMPORT_STAGES),
  decided_at: z.date().nullable(),
  decided_by: z.uuid().nullable(),
  confirmed_at: z.date().nullable(),
  confirmed_by: z.uuid().nullable(),
  reason: z.instanceof(Buffer).nullable(),
  checked_by_reader: z.int(),
  checked_most: z.int(),
})
export type ImportRow = Omit<z.infer<typeof importRow>, 'reason'> & {
  readonly importer: string
  readonly decider: string | null
  readonly confirmer: string | null
  readonly reason: string | null
}

export type ImportReader = Pick<
  Extract<PersonActor, { readonly role: 'reviewer' }>,
  'authority' | 'account' | 'head'
>

const IMPORTS = `
  SELECT import_id, imported_at, imported_by, row_count, stage, decided_at, decided_by, confirmed_at,
    confirmed_by, reason,
    (SELECT count(*)::integer FROM paper_licence
     WHERE paper_licence.import_id = paper_licence_import.import_id AND compared_at IS NOT NULL) AS compared,
    (SELECT coalesce(max(compared) FILTER (WHERE account = $2), 0) FROM paper_licence_comparison AS comparison
     WHERE comparison.import_id = paper_licence_import.import_id) AS checked_by_reader,
    (SELECT coalesce(max(compared), 0) FROM paper_licence_comparison AS comparison
     WHERE comparison.import_id = paper_licence_import.import_id) AS checked_most
  FROM paper_licence_import WHERE authority = $1`

const reasonSchema = z.string()

/** With names, and the reasons opened; empty where the key of whoever wrote one is gone. */
async function opened({ guarded, keys }: PersonalStore, rows: readonly unknown[]): Promise<ImportRow[]> {
  const read = rows.map(each => importRow.parse(each))
  const known = await keys.findKeys(
    read.flatMap(({ reason, decided_by: by }) => (reason === null || by === null ? [] : [by])),
  )
  const people = read.flatMap(row =>
    [row.imported_by, row.decided_by, row.confirmed_by].filter(account => account !== null),
  )
  const names = await namesOf(guarded, people)
  return read.map(({ reason, ...shared }) => {
    const decider = names.get(shared.decided_by ?? '') ?? null
    const confirmer = names.get(shared.confirmed_by ?? '') ?? null
    const row = { ...shared, importer: names.get(shared.imported_by) ?? '', decider, confirmer }
    if (reason === null) return { ...row, reason: null }
    const key = known.get(row.decided_by ?? '')
    return {
      ...row,
      reason: key === undefined ? '' : reasonSchema.parse(key.openJson(reasonPlace(row.import_id), reason)),
    }
  })
}

/** One beyond a page, newest first; of one stage where it is given. */
export async function importsOf(
  store: PersonalStore,
  { authority, account }: ImportReader,
  from: MomentCursor | undefined,
  stage: PaperImportStage | undefined,
): Promise<ImportRow[]> {
  const found = await store.guarded.query(
    `${IMPORTS} AND ($3::timestamptz IS NULL OR (imported_at, import_id) < ($3, $4::uuid))
       AND ($5::text IS NULL OR stage = $5)
     ORDER BY imported_at DESC, import_id DESC LIMIT $6`,
    [authority, account, from?.at ?? null, from?.id ?? null, stage ?? null, pageSize + 1],
  )
  return opened(store, found.rows)
}

/** Undefined where the authority has no such import. */
export async function findImport(
  store: PersonalStore,
  { authority, account }: ImportReader,
  id: string,
): Promise<ImportRow | undefined> {
  const found = await store.guarded.query(`${IMPORTS} AND import_id = $3`, [authority, account, id])
  return (await opened(store, found.rows))[0]
}

/** Ids of the kinds of licence in an import. */
export async function kindsIn({ guarded }: PersonalStore, id: string): Promise<string[]> {
  const found = await guarded.query<{ licence: string }>(
    'SELECT DISTINCT licence FROM paper_licence WHERE import_id = $1',
    [id],
  )
  return found.rows.map(row => row.licence)
}

/** Notes that this account has compared the rows up to `through`; what was noted before is never less. */
export async function noteCompared(
  { guarded }: PersonalStore,
  account: string,
  id: string,
  through: number,
): Promise<void> {
  await guarded.query(
    `INSERT INTO paper_licence_comparison AS known (import_id, account, compared) VALUES ($1, $2, $3)
     ON CONFLICT (import_id, account) DO UPDATE SET compared = greatest(known.compared, EXCLUDED.compared)`,
    [id, account, through],
  )
}

/** False where it was decided on meanwhile. `now`: milliseconds since 1970. */
export async function confirmImport(
  { guarded }: PersonalStore,
  { authority, account }: ImportReader,
  id: string,
  now: number,
): Promise<boolean> {
  const confirmed = await guarded.query(
    `UPDATE paper_licence_import
     SET stage = 'confirmed', decided_at = $4, decided_by = $3, confirmed_at = $4, confirmed_by = $3
     WHERE import_id = $1 AND authority = $2 AND stage = 'pending'`,
    [id, authority, account, new Date(now)],
  )
  return confirmed.rowCount === 1
}

type End = {
  readonly stage: 'refused' | 'taken-back'
  /** As which it was read: what has changed meanwhile is left as it is. */
  readonly from: PaperImportStage
  readonly reason: Buffer | null
}

/** The record stays, with who confirmed it before; the licences go, with the keys of those who hold nothing else by now. */
async function endImport(
  store: PersonalStore,
  { authority, account }: ImportReader,
  id: string,
  { stage, from, reason }: End,
  now: number,
): Promise<boolean> {
  // One statement is one transaction.
  const ended = await store.guarded.query<{ ended: number; holders: string[] }>(
    `WITH head AS (
       UPDATE paper_licence_import SET stage = $4, decided_at = $5, decided_by = $3, reason = $6
       WHERE import_id = $1 AND authority = $2 AND stage = $7 RETURNING import_id
     ), gone AS (
       DELETE FROM paper_licence USING head WHERE paper_licence.import_id = head.import_id RETURNING holder_key
     )
     SELECT (SELECT count(*)::integer FROM head) AS ended,
       (SELECT coalesce(array_agg(DISTINCT holder_key::text), '{}') FROM gone) AS holders`,
    [id, authority, account, stage, new Date(now), reason, from],
  )
  const [row] = ended.rows
  if (row === undefined || row.ended === 0) return false
  await forgetHolders(store, row.holders)
  return true
}

/** False where it was decided on meanwhile. */
export async function refuseImport(
  store: PersonalStore,
  reader: ImportReader,
  id: string,
  reason: string,
  now: number,
): Promise<boolean> {
  const key = await store.keys.keyOf(reader.account, 'account')
  const sealed = key.sealJson(reasonPlace(id), reason)
  return endImport(store, reader, id, { stage: 'refused', from: 'pending', reason: sealed }, now)
}

/** False where it was decided on or taken back meanwhile. */
export function takeImportBack(
  store: PersonalStore,
  reader: ImportReader,
  { import_id: id, stage: from }: ImportRow,
  now: number,
): Promise<boolean> {
  return endImport(store, reader, id, { stage: 'taken-back', from, reason: null }, now)
}
