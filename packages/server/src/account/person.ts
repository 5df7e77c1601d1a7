import { randomUUID } from 'node:crypto'
import { civilDateOf } from '@yijianshi/core/calendar'
import {
  PERSON_DOCUMENT_KINDS,
  type PersonDocument,
  type PersonDocumentKind,
  parseMobileNumber,
  parsePersonDocument,
} from '@yijianshi/core/documents'
import { z } from 'zod'
import { work } from '../database/subject.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Place } from '../personal-data/data-key.ts'
import type { KeyRing, PersonalStore } from '../personal-data/key-ring.ts'

export type Identity = {
  readonly name: string
  readonly document: PersonDocument
  readonly mobile: string
}

/** As typed. Most people have a citizen number, so that need not say its kind. */
export type GivenDocument = {
  readonly citizenNumber?: string
  readonly document?: { readonly kind: PersonDocumentKind; readonly number: string }
}
export type GivenIdentity = GivenDocument & { readonly name: string; readonly mobile: string }

/** A name as it is stored: two that look alike are the same. */
export function readName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}

/** The number as it is stored. */
export function readDocument(
  { document, citizenNumber = '' }: GivenDocument,
  now: number,
): Outcome<PersonDocument> {
  const { kind, number } = document ?? { kind: 'citizen-number', number: citizenNumber }
  const read = parsePersonDocument(kind, number, civilDateOf(now))
  if (!read.ok) return refused(kind === 'citizen-number' ? 'person/citizen-number' : 'person/document')
  return done({ kind, number: read.value.number })
}

/** Numbers as they are stored; a refusal names the field that is wrong. */
export function readIdentity(given: GivenIdentity, now: number): Outcome<Identity> {
  const name = readName(given.name)
  if (name === '') return refused('request/invalid', { where: 'name', what: '' })
  const document = readDocument(given, now)
  if (!document.ok) return document
  const mobile = parseMobileNumber(given.mobile)
  if (!mobile.ok) return refused('person/mobile')
  return done({ name, document: document.value, mobile: mobile.value })
}

const identityPlace = (person: string): Place => ({ table: 'person', column: 'identity', row: person })
const known = { name: z.string(), mobile: z.string() }
/** What was sealed before there were other documents is read as a citizen number. */
const identitySchema: z.ZodType<Identity> = z.union([
  z.object({
    ...known,
    document: z.object({ kind: z.enum(PERSON_DOCUMENT_KINDS), number: z.string() }),
  }),
  z.object({ ...known, citizenNumber: z.string() }).transform(({ citizenNumber, ...rest }) => ({
    ...rest,
    document: { kind: 'citizen-number' as const, number: citizenNumber },
  })),
])

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
  store: PersonalStore,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Identity>> {
  const wanted = [...new Set(persons)]
  if (wanted.length === 0) return new Map()
  const found = await store.guarded.query<SealedIdentity>(
    'SELECT id, identity FROM person WHERE id = ANY ($1::uuid[])',
    [wanted],
  )
  return openIdentities(store, found.rows)
}

/** `identity` is null where it was erased, and where the row is no person's. */
type SealedIdentity = { readonly id: string; readonly identity: Buffer | null }

export async function openIdentities(
  { guarded, keys }: PersonalStore,
  sealed: readonly SealedIdentity[],
): Promise<ReadonlyMap<string, Identity>> {
  const persons = sealed.filter(row => row.identity !== null).map(row => row.id)
  const known = await keys.findKeys([...new Set(persons)], guarded)
  return new Map(
    sealed.flatMap(({ id, identity }) => {
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

/** 张*, 欧***: enough to tell cases apart, and to compare with a document. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...name]
  return first + '*'.repeat(Math.max(1, others.length))
}

/** Of whom the reader follows and does not handle: for a list or a record that the access table opens. */
export function namesBeside<Store extends PersonalStore>(store: Store): Store {
  return { ...store, guarded: store.guarded.as(work('names')) }
}

/** A name for each of these persons; applicants may be organisations, and those have theirs in the open. */
export async function findPersonNames(
  store: PersonalStore,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await findIdentities(store, persons)
  const others = await organisationNames(
    store,
    persons.filter(person => !found.has(person)),
  )
  return new Map(persons.map(person => [person, found.get(person)?.name ?? others.get(person) ?? erasedName]))
}

export async function findPersonName(store: PersonalStore, person: string): Promise<string> {
  return (await findPersonNames(store, [person])).get(person) ?? erasedName
}

export async function organisationNames(
  { pool }: PersonalStore,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM organisation WHERE id = ANY ($1::uuid[])',
    [ids],
  )
  return new Map(found.rows.map(row => [row.id, row.name]))
}

/** Whoever asks has name and number, and has nothing to do with the person yet. */
export function atRegistration(store: PersonalStore): PersonalStore {
  return { ...store, guarded: store.guarded.as(work('registration')) }
}

async function findByIndex({ guarded }: PersonalStore, index: Buffer): Promise<string | undefined> {
  const found = await guarded.query<{ id: string }>('SELECT id FROM person WHERE citizen_index = $1', [index])
  return found.rows[0]?.id
}

/** True when it was stored; false when a person of that number is there. */
export async function insertPerson(
  store: PersonalStore,
  id: string,
  identity: Identity,
  now: number,
): Promise<boolean> {
  const { guarded, keys } = store
  const sealed = await sealIdentity(store, id, identity)
  const inserted = await guarded.query(
    `INSERT INTO person (id, identity, citizen_index, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (citizen_index) DO NOTHING`,
    [id, sealed.identity, sealed.index, new Date(now)],
  )
  if (inserted.rowCount === 1) return true
  await guarded.query('DELETE FROM data_key WHERE subject = $1', [id])
  keys.forget(id)
  return false
}

/** By which a person is found again; nobody learns the number from it. Two kinds with one number are two persons. */
export function documentIndex({ keys }: PersonalStore, { kind, number }: PersonDocument): Promise<Buffer> {
  return kind === 'citizen-number'
    ? keys.index('person.citizen_number', number)
    : keys.index('person.document', `${kind} ${number}`)
}

/** What is stored of a person in the two sealed columns. */
export async function sealIdentity(
  store: PersonalStore,
  person: string,
  identity: Identity,
): Promise<{ readonly identity: Buffer; readonly index: Buffer }> {
  const key = await store.keys.keyOf(person, 'person', store.guarded)
  return {
    identity: key.sealJson(identityPlace(person), identity),
    index: await documentIndex(store, identity.document),
  }
}

/** Throws when the person's data were erased. Two changes at once: the later one stays whole. */
export async function changeMobile(store: PersonalStore, person: string, mobile: string): Promise<void> {
  const known = await findIdentity(store, person)
  if (known === undefined) throw new Error(`Nothing is known of the person ${person}`)
  const { identity } = await sealIdentity(store, person, { ...known, mobile })
  await store.guarded.query('UPDATE person SET identity = $2 WHERE id = $1', [person, identity])
}

/** Undefined where nobody of that document and name is known. */
export async function findPerson(
  store: PersonalStore,
  name: string,
  document: PersonDocument,
): Promise<string | undefined> {
  const own = atRegistration(store)
  const person = await findByIndex(own, await documentIndex(own, document))
  const identity = person === undefined ? undefined : await findIdentity(own, person)
  return identity?.name === readName(name) ? person : undefined
}

/**
 * The person of that document, made when there is none. A number that belongs to another name is refused: it
 * is mistyped, or somebody else's.
 */
export async function findOrCreatePerson(
  store: PersonalStore,
  identity: Identity,
  now: number,
): Promise<Outcome<{ readonly person: string; readonly mobile: string }>> {
  const own = atRegistration(store)
  const index = await documentIndex(own, identity.document)
  let person = await findByIndex(own, index)
  if (person === undefined) {
    const id = randomUUID()
    if (await insertPerson(own, id, identity, now)) return done({ person: id, mobile: identity.mobile })
    person = await findByIndex(own, index)
  }
  const known = person === undefined ? undefined : await findIdentity(own, person)
  if (person === undefined || known === undefined) throw new Error('A person vanished between two statements')
  if (known.name !== identity.name) {
    return refused('person/other-name')
  }
  return done({ person, mobile: known.mobile })
}
