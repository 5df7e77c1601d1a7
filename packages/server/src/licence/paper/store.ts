/** Licences on paper in the database: what is said of a person is sealed, under a key for each holder. */
import { randomUUID } from 'node:crypto'
import { PAPER_LEVELS } from '@yijianshi/core/licence'
import type { PaperLicence } from '@yijianshi/core/licence/paper-rows'
import { z } from 'zod'
import { documentIndex } from '../../account/person.ts'
import type { GuardedDatabase } from '../../database/guarded.ts'
import { work } from '../../database/subject.ts'
import { derivedId } from '../../engine/derived-id.ts'
import { type Cursor, pageSize, readMoment } from '../../http/cursor.ts'
import type { Place } from '../../personal-data/data-key.ts'
import type { PersonalStore } from '../../personal-data/key-ring.ts'

const sealedPlace = (licence: string): Place => ({ table: 'paper_licence', column: 'sealed', row: licence })

const contents = z.object({
  number: z.string(),
  holder: z.string(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
})
type Contents = z.infer<typeof contents>

export type PaperImport = {
  readonly authority: string
  readonly account: string
  readonly licences: readonly PaperLicence[]
}

type NewRow = {
  readonly row: number
  readonly id: string
  readonly licence: string
  readonly level: string
  readonly holder: Buffer
  readonly number: Buffer
  readonly key: string
  readonly sealed: Buffer
}

async function rowOf(store: PersonalStore, authority: string, paper: PaperLicence): Promise<NewRow> {
  const { row, licence, number, holder: name, document, issuedOn, validUntil = null, level } = paper
  const id = randomUUID()
  const holder = await documentIndex(store, document)
  // The same for all licences of a holder, whether the platform knows the person or not.
  const key = derivedId(`holder of paper licences ${holder.toString('hex')}`)
  const dataKey = await store.keys.keyOf(key, 'person')
  const told: Contents = { number, holder: name, issuedOn, validUntil }
  return {
    row,
    id,
    licence,
    level,
    holder,
    number: await store.keys.index('paper_licence.number', `${authority} ${licence} ${number}`),
    key,
    sealed: dataKey.sealJson(sealedPlace(id), told),
  }
}

/** Destroys the keys of those of whom nothing is held any more: what a backup has of them stays closed. */
async function forgetHolders({ guarded, keys }: PersonalStore, subjects: readonly string[]): Promise<void> {
  await guarded.as(work('keys')).query(
    `DELETE FROM data_key WHERE subject = ANY ($1::uuid[])
       AND NOT EXISTS (SELECT FROM paper_licence WHERE holder_key = data_key.subject)`,
    [subjects],
  )
  for (const subject of subjects) keys.forget(subject)
}

export type Added =
  | { readonly ok: true; readonly id: string }
  /** Rows of the file whose licences are there already. */
  | { readonly ok: false; readonly known: readonly number[] }

/** Rows of licences that are in the library. */
export async function knownRows(
  { guarded, keys }: PersonalStore,
  { authority, licences }: PaperImport,
): Promise<number[]> {
  const indexes = await Promise.all(
    licences.map(({ licence, number }) =>
      keys.index('paper_licence.number', `${authority} ${licence} ${number}`),
    ),
  )
  const found = await guarded.query<{ number_index: Buffer }>(
    'SELECT number_index FROM paper_licence WHERE number_index = ANY ($1)',
    [indexes],
  )
  const there = new Set(found.rows.map(each => each.number_index.toString('hex')))
  return licences.flatMap(({ row }, at) => (there.has(indexes[at]?.toString('hex') ?? '') ? [row] : []))
}

/** All rows, or none. `now`: milliseconds since 1970. */
export async function addImport(store: PersonalStore, wanted: PaperImport, now: number): Promise<Added> {
  const { authority, account, licences } = wanted
  const rows: NewRow[] = []
  for (const licence of licences) rows.push(await rowOf(store, authority, licence))
  const id = randomUUID()
  const column = <Key extends keyof NewRow>(key: Key) => rows.map(row => row[key])
  try {
    // One statement is one transaction.
    await store.guarded.query(
      `WITH head AS (
         INSERT INTO paper_licence_import (import_id, authority, imported_at, imported_by, row_count)
         VALUES ($1, $2, $3, $4, $5) RETURNING import_id
       )
       INSERT INTO paper_licence
         (licence_id, import_id, authority, licence, level, holder_index, number_index, holder_key, sealed)
       SELECT row.id, head.import_id, $2, row.licence, row.level, row.holder, row.number, row.key, row.sealed
       FROM head, unnest($6::uuid[], $7::text[], $8::text[], $9::bytea[], $10::bytea[], $11::uuid[], $12::bytea[])
         AS row (id, licence, level, holder, number, key, sealed)`,
      [
        id,
        authority,
        new Date(now),
        account,
        rows.length,
        column('id'),
        column('licence'),
        column('level'),
        column('holder'),
        column('number'),
        column('key'),
        column('sealed'),
      ],
    )
  } catch (error) {
    const isKnown =
      error instanceof Error && 'constraint' in error && error.constraint === 'paper_licence_once'
    if (!isKnown) throw error
    await forgetHolders(
      store,
      rows.map(row => row.key),
    )
    return { ok: false, known: await knownRows(store, wanted) }
  }
  return { ok: true, id }
}

const importRow = z.object({
  import_id: z.uuid(),
  imported_at: z.date(),
  importer: z.string().nullable(),
  row_count: z.int(),
  compared: z.int(),
})
export type ImportRow = z.infer<typeof importRow>

/** One beyond a page, newest first. */
export async function importsOf(
  guarded: GuardedDatabase,
  authority: string,
  from: Cursor | undefined,
): Promise<ImportRow[]> {
  const before = from && readMoment(from)
  const found = await guarded.query(
    `SELECT import_id, imported_at, account.name AS importer, row_count,
       (SELECT count(*)::integer FROM paper_licence
        WHERE paper_licence.import_id = paper_licence_import.import_id AND compared_at IS NOT NULL) AS compared
     FROM paper_licence_import LEFT JOIN account ON account.id = imported_by
     WHERE paper_licence_import.authority = $1 AND ($2::timestamptz IS NULL OR (imported_at, import_id) < ($2, $3::uuid))
     ORDER BY imported_at DESC, import_id DESC LIMIT $4`,
    [authority, before ?? null, from?.id ?? null, pageSize + 1],
  )
  return found.rows.map(each => importRow.parse(each))
}

/** Takes an import back, with the keys of those who hold nothing else by now. False when there is none. */
export async function removeImport(store: PersonalStore, authority: string, id: string): Promise<boolean> {
  const { guarded } = store
  const holders = await guarded.query<{ holder_key: string }>(
    'SELECT DISTINCT holder_key FROM paper_licence WHERE import_id = $1 AND authority = $2',
    [id, authority],
  )
  const removed = await guarded.query(
    'DELETE FROM paper_licence_import WHERE import_id = $1 AND authority = $2',
    [id, authority],
  )
  if (removed.rowCount === 0) return false
  await forgetHolders(
    store,
    holders.rows.map(row => row.holder_key),
  )
  return true
}

const row = z.object({
  licence_id: z.uuid(),
  authority: z.string(),
  licence: z.string(),
  level: z.enum(PAPER_LEVELS),
  holder_key: z.uuid(),
  sealed: z.instanceof(Buffer),
  compared_at: z.date().nullable(),
  site: z.string().nullable(),
})
export type HeldPaper = Omit<z.infer<typeof row>, 'sealed' | 'holder_key'> & Contents

const order = (left: string, right: string) => (left < right ? -1 : Number(left > right))

/** More nobody holds. */
const MOST_HELD = 200

/** Those of a person whose document and name they bear, newest issue first; without those whose key is gone. */
export async function papersOf(
  { guarded, keys }: PersonalStore,
  person: string,
  name: string,
): Promise<HeldPaper[]> {
  const found = await guarded.query(
    `SELECT licence_id, authority, licence, level, holder_key, sealed, compared_at, site
     FROM paper_licence WHERE holder_index = (SELECT citizen_index FROM person WHERE id = $1)
     ORDER BY licence_id LIMIT $2`,
    [person, MOST_HELD],
  )
  const rows = found.rows.map(each => row.parse(each))
  const known = await keys.findKeys(rows.map(each => each.holder_key))
  return rows
    .flatMap(({ sealed, holder_key: subject, ...rest }) => {
      const key = known.get(subject)
      const told = key && contents.parse(key.openJson(sealedPlace(rest.licence_id), sealed))
      // A number of somebody else's paper, or a name that has changed: the window sorts it out.
      return told?.holder === name ? [{ ...rest, ...told }] : []
    })
    .toSorted((left, right) => order(right.issuedOn, left.issuedOn) || order(left.number, right.number))
}

/** Notes the comparison with the original; what was compared before keeps its first. */
export async function notePaperCompared(
  guarded: GuardedDatabase,
  licence: string,
  by: { readonly account: string; readonly site: string },
  now: number,
): Promise<void> {
  await guarded.query(
    `UPDATE paper_licence SET compared_at = $2, compared_by = $3, site = $4
     WHERE licence_id = $1 AND compared_at IS NULL`,
    [licence, new Date(now), by.account, by.site],
  )
}
