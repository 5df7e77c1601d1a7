/** Licences on paper in the database: what is said of a person is sealed, under a key for each holder. */
import { randomUUID } from 'node:crypto'
import { PAPER_LEVELS } from '@yijianshi/core/licence'
import type { PaperLicence } from '@yijianshi/core/licence/paper-rows'
import { z } from 'zod'
import { documentIndex } from '../../account/person.ts'
import type { GuardedDatabase } from '../../database/guarded.ts'
import { work } from '../../database/subject.ts'
import { isTaken } from '../../database/taken.ts'
import { derivedId } from '../../engine/derived-id.ts'
import type { Place } from '../../personal-data/data-key.ts'
import type { PersonalStore } from '../../personal-data/key-ring.ts'

const sealedPlace = (licence: string): Place => ({ table: 'paper_licence', column: 'sealed', row: licence })

const contents = z.object({
  number: z.string(),
  holder: z.string(),
  /** The ends of a person’s number, by which two people of one name are told apart. */
  document: z.string().exactOptional(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
})
export type Contents = z.infer<typeof contents>

export type PaperImport = {
  readonly authority: string
  readonly account: string
  readonly licences: readonly PaperLicence[]
}

type NewRow = {
  readonly id: string
  readonly licence: string
  readonly level: string
  readonly holder: Buffer | null
  readonly creditCode: string | null
  readonly number: Buffer
  readonly key: string
  readonly sealed: Buffer
}

/** The first two and the last four characters. */
function endsOf(number: string): string {
  return `${number.slice(0, 2)}${'*'.repeat(Math.max(0, number.length - 6))}${number.slice(-4)}`
}

type Held = {
  readonly paper: PaperLicence
  readonly holder: Buffer | null
  readonly creditCode: string | null
  /** Subject of the key, the same for all licences of a holder, whether the platform knows whose they are or not. */
  readonly key: string
}

async function heldOf(store: PersonalStore, paper: PaperLicence): Promise<Held> {
  const { document } = paper
  const isOrganisation = document.kind === 'credit-code'
  const creditCode = isOrganisation ? document.number : null
  const holder = isOrganisation ? null : await documentIndex(store, document)
  const key = derivedId(`holder of paper licences ${creditCode ?? holder?.toString('hex')}`)
  return { paper, holder, creditCode, key }
}

const numberIndex = ({ keys }: Pick<PersonalStore, 'keys'>, authority: string, paper: PaperLicence) =>
  keys.index('paper_licence.number', `${authority} ${paper.licence} ${paper.number}`)

/** All holders’ keys at once: a register has two thousand. */
async function newRows(store: PersonalStore, { authority, licences }: PaperImport): Promise<NewRow[]> {
  const held = await Promise.all(licences.map(paper => heldOf(store, paper)))
  const keys = await store.keys.keysOf(
    held.map(({ key }) => key),
    'person',
  )
  return Promise.all(
    held.map(async ({ paper, holder, creditCode, key }) => {
      const { licence, level, number, document, issuedOn, validUntil = null } = paper
      const id = randomUUID()
      const ends = creditCode === null ? { document: endsOf(document.number) } : {}
      const told: Contents = { number, holder: paper.holder, ...ends, issuedOn, validUntil }
      const sealed = keys.get(key)?.sealJson(sealedPlace(id), told)
      if (sealed === undefined) throw new Error(`No key came of the holder ${key}`)
      return {
        id,
        licence,
        level,
        holder,
        creditCode,
        number: await numberIndex(store, authority, paper),
        key,
        sealed,
      }
    }),
  )
}

/** Destroys the keys of those of whom nothing is held any more: what a backup has of them stays closed. */
export async function forgetHolders(
  { guarded, keys }: PersonalStore,
  subjects: readonly string[],
): Promise<void> {
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
  const indexes = await Promise.all(licences.map(paper => numberIndex({ keys }, authority, paper)))
  const found = await guarded.query<{ number_index: Buffer }>(
    'SELECT number_index FROM paper_licence WHERE number_index = ANY ($1)',
    [indexes],
  )
  const there = new Set(found.rows.map(each => each.number_index.toString('hex')))
  return licences.flatMap(({ row }, at) => (there.has(indexes[at]?.toString('hex') ?? '') ? [row] : []))
}

/** All rows, or none. `now`: milliseconds since 1970. */
export async function addImport(store: PersonalStore, wanted: PaperImport, now: number): Promise<Added> {
  const { authority, account } = wanted
  const rows = await newRows(store, wanted)
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
         (licence_id, import_id, authority, licence, level, holder_index, credit_code, number_index, holder_key, sealed,
          position)
       SELECT row.id, head.import_id, $2, row.licence, row.level, row.holder, row.credit_code, row.number, row.key,
         row.sealed, row.position
       FROM head, unnest($6::uuid[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::bytea[], $12::uuid[],
           $13::bytea[]) WITH ORDINALITY
         AS row (id, licence, level, holder, credit_code, number, key, sealed, position)`,
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
        column('creditCode'),
        column('number'),
        column('key'),
        column('sealed'),
      ],
    )
  } catch (error) {
    if (!isTaken(error, 'paper_licence_once')) throw error
    await forgetHolders(
      store,
      rows.map(row => row.key),
    )
    return { ok: false, known: await knownRows(store, wanted) }
  }
  return { ok: true, id }
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

const importedRow = row
  .pick({ licence_id: true, licence: true, level: true, holder_key: true, sealed: true })
  .extend({ position: z.int(), credit_code: z.string().nullable() })
export type ImportedPaper = Pick<
  z.infer<typeof importedRow>,
  'licence' | 'level' | 'position' | 'credit_code'
> &
  Contents

/** At most so many rows of an import after a position, in the order of its file. */
export async function importedPapers(
  { guarded, keys }: PersonalStore,
  importId: string,
  after: number,
  limit: number,
): Promise<ImportedPaper[]> {
  const found = await guarded.query(
    `SELECT licence_id, licence, level, holder_key, sealed, position, credit_code FROM paper_licence
     WHERE import_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
    [importId, after, limit],
  )
  const rows = found.rows.map(each => importedRow.parse(each))
  const known = await keys.findKeys(rows.map(each => each.holder_key))
  return rows.flatMap(({ sealed, holder_key: subject, licence_id: id, ...rest }) => {
    const key = known.get(subject)
    return key === undefined ? [] : [{ ...rest, ...contents.parse(key.openJson(sealedPlace(id), sealed)) }]
  })
}

const order = (left: string, right: string) => (left < right ? -1 : Number(left > right))

/** More nobody holds. */
const MOST_HELD = 200

/**
 * Those of a person or organisation whose document and name they bear, newest issue first; without those whose key is
 * gone, and those that no second person has confirmed.
 */
export async function papersOf(
  { guarded, keys }: PersonalStore,
  holder: string,
  name: string,
): Promise<HeldPaper[]> {
  const found = await guarded.query(
    `SELECT licence_id, authority, licence, level, holder_key, sealed, compared_at, site
     FROM paper_licence
     WHERE (holder_index = (SELECT citizen_index FROM person WHERE id = $1)
         OR credit_code = (SELECT credit_code FROM organisation WHERE id = $1))
       AND EXISTS (SELECT FROM paper_licence_import AS import
                   WHERE import.import_id = paper_licence.import_id AND stage = 'confirmed')
     ORDER BY licence_id LIMIT $2`,
    [holder, MOST_HELD],
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
