import { randomUUID } from 'node:crypto'
import { civilDateOf } from '@yijianshi/core/calendar'
import { parseCitizenNumber, parseMobileNumber } from '@yijianshi/core/documents'
import { z } from 'zod'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { KeyRing, PersonalStore } from '../personal-data/key-ring.ts'

export type Identity = { readonly name: string; readonly citizenNumber: string; readonly mobile: string }

function withoutSpaces(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}

/** Numbers as they are stored; a refusal names the field that is wrong. */
export function readIdentity(given: Identity, now: number): Outcome<Identity> {
  const name = withoutSpaces(given.name)
  if (name === '') return refused('request/invalid', { where: 'name', what: '' })
  const citizen = parseCitizenNumber(given.citizenNumber, civilDateOf(now))
  if (!citizen.ok) return refused('person/citizen-number')
  const mobile = parseMobileNumber(given.mobile)
  if (!mobile.ok) return refused('person/mobile')
  return done({ name, citizenNumber: citizen.value.number, mobile: mobile.value })
}

const identityPlace = (person: string): Place => ({ table: 'person', column: 'identity', row: person })
const identitySchema = z.object({ name: z.string(), citizenNumber: z.string(), mobile: z.string() })

/** Undefined when it was erased. */
export async function openIdentity(
  keys: KeyRing,
  person: string,
  sealed: Buffer,
): Promise<Identity | undefined> {
  const key = await keys.findKey(person)
  return key && identitySchema.parse(key.openJson(identityPlace(person), sealed))
}

/** What is known of these persons, without those whose data were erased. Two questions to the database at most. */
export async function findIdentities(
  { pool, keys }: PersonalStore,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Identity>> {
  const wanted = [...new Set(persons)]
  if (wanted.length === 0) return new Map()
  const known = await keys.findKeys(wanted, pool)
  const found = await pool.query<{ id: string; identity: Buffer | null }>(
    'SELECT id, identity FROM person WHERE id = ANY ($1::uuid[])',
    [wanted],
  )
  return new Map(
    found.rows.flatMap(({ id, identity }) => {
      const key = known.get(id)
      if (identity === null || key === undefined) return []
      return [[id, identitySchema.parse(key.openJson(identityPlace(id), identity))] as const]
    }),
  )
}

export async function findIdentity(store: PersonalStore, person: string): Promise<Identity | undefined> {
  return (await findIdentities(store, [person])).get(person)
}

/** Stands for the name of a person whose data were erased. */
export const erasedName = '—'

/** A name for each of these persons. */
export async function findPersonNames(
  store: PersonalStore,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await findIdentities(store, persons)
  return new Map(persons.map(person => [person, found.get(person)?.name ?? erasedName]))
}

/** Rows of a page, each with the name of its applicant. */
export async function withApplicantNames<Row extends { readonly applicant_id: string }>(
  store: PersonalStore,
  rows: readonly Row[],
): Promise<(Row & { readonly applicant_name: string })[]> {
  const names = await findPersonNames(
    store,
    rows.map(row => row.applicant_id),
  )
  return rows.map(row => ({ ...row, applicant_name: names.get(row.applicant_id) ?? erasedName }))
}

async function findByCitizenIndex({ pool }: PersonalStore, index: Buffer): Promise<string | undefined> {
  const found = await pool.query<{ id: string }>('SELECT id FROM person WHERE citizen_index = $1', [index])
  return found.rows[0]?.id
}

/** True when it was stored; false when a person of that number is there. */
export async function insertPerson(
  { pool, keys }: PersonalStore,
  id: string,
  identity: Identity,
  now: number,
): Promise<boolean> {
  const sealed = await sealIdentity({ pool, keys }, id, identity)
  const inserted = await pool.query(
    `INSERT INTO person (id, identity, citizen_index, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (citizen_index) DO NOTHING`,
    [id, sealed.identity, sealed.index, new Date(now)],
  )
  if (inserted.rowCount === 1) return true
  await pool.query('DELETE FROM data_key WHERE subject = $1', [id])
  keys.forget(id)
  return false
}

/** By which a person is found again; nobody learns the number from it. */
export function citizenIndex({ keys }: PersonalStore, citizenNumber: string): Promise<Buffer> {
  return keys.index('person.citizen_number', citizenNumber)
}

/** What is stored of a person in the two sealed columns. */
export async function sealIdentity(
  store: PersonalStore,
  person: string,
  identity: Identity,
): Promise<{ readonly identity: Buffer; readonly index: Buffer }> {
  const key = await store.keys.keyOf(person, 'person', store.pool)
  return {
    identity: key.sealJson(identityPlace(person), identity),
    index: await citizenIndex(store, identity.citizenNumber),
  }
}

/** Throws when the person's data were erased. Two changes at once: the later one stays whole. */
export async function changeMobile(store: PersonalStore, person: string, mobile: string): Promise<void> {
  const known = await findIdentity(store, person)
  if (known === undefined) throw new Error(`Nothing is known of the person ${person}`)
  const { identity } = await sealIdentity(store, person, { ...known, mobile })
  await store.pool.query('UPDATE person SET identity = $2 WHERE id = $1', [person, identity])
}

/**
 * The person of that citizen number, made when there is none. A number that belongs to another name is refused: it
 * is mistyped, or somebody else's.
 */
export async function findOrCreatePerson(
  store: PersonalStore,
  identity: Identity,
  now: number,
): Promise<Outcome<{ readonly person: string; readonly mobile: string }>> {
  const index = await citizenIndex(store, identity.citizenNumber)
  let person = await findByCitizenIndex(store, index)
  if (person === undefined) {
    const id = randomUUID()
    if (await insertPerson(store, id, identity, now)) return done({ person: id, mobile: identity.mobile })
    person = await findByCitizenIndex(store, index)
  }
  const known = person === undefined ? undefined : await findIdentity(store, person)
  if (person === undefined || known === undefined) throw new Error('A person vanished between two statements')
  if (known.name !== identity.name) {
    return refused('person/other-name')
  }
  return done({ person, mobile: known.mobile })
}
