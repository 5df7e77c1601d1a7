/**
 * The key ring: a data key for each application with its case and for each person, wrapped by a master key. Destroying
 * a data key erases all that it was used for, wherever copies lie.
 */
import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { derivedId } from '../engine/derived-id.ts'
import { Recent } from '../engine/recent.ts'
import type { CipherName } from './cipher.ts'
import { DataKey } from './data-key.ts'
import { type KeySource, type KeyWrapper, unwrapAll, wrapAll } from './master-key.ts'

export type KeyKind = 'case' | 'person' | 'account'
export type Queryable = pg.Pool | pg.PoolClient

/** The database, and the keys to what personal data it holds. */
export type PersonalStore = {
  /** For tables without row-level security; those with it show nothing here. */
  readonly pool: Queryable
  readonly guarded: GuardedDatabase
  readonly keys: KeyRing
}

/** The same with transactions of one's own. */
export type PersonalPool = Omit<PersonalStore, 'pool'> & { readonly pool: pg.Pool }

/** The data were erased, so nothing may be sealed for the subject any more. */
export class KeyDestroyed extends Error {}

/** A case has a key of its own id; that of the words in its record lies under another, which follows from it. */
export function recordKeyId(caseId: string): string {
  return derivedId(`record ${caseId}`)
}

/** The key of the index over all persons: no subject of its own. */
const INDEX_SUBJECT = '00000000-0000-0000-0000-000000000000'

const keptKeys = 5_000
/** A key that another server destroyed is forgotten here after so long; what it opened is gone at once. */
const keptMs = 60_000

type Kept = { readonly key: DataKey; readonly until: number }
type Living = { readonly subject: string; readonly wrapped: Buffer }
type Opened = { readonly key: DataKey; readonly wrapped: Buffer }
type Wrapped = { readonly subject: string; readonly wrapped: Buffer | null; readonly master_key: string }

/** What a key is made for; `recordOf`: the case whose record it is. */
type Purpose =
  | { readonly kind: KeyKind | 'index'; readonly recordOf?: never }
  | { readonly kind: 'record'; readonly recordOf: string }

type NewKey = {
  readonly subject: string
  readonly kind: Purpose['kind']
  readonly recordOf: string | null
  readonly secret: Buffer
}

/**
 * In one order, so that two who make the same ones never wait for each other. With the key of a case comes that of its
 * record, so that no command waits for one to be made.
 */
function newKeys(subjects: readonly string[], { kind, recordOf }: Purpose): NewKey[] {
  return subjects
    .flatMap((subject): Omit<NewKey, 'secret'>[] => [
      { subject, kind, recordOf: recordOf ?? null },
      ...(kind === 'case'
        ? [{ subject: recordKeyId(subject), kind: 'record', recordOf: subject } as const]
        : []),
    ])
    .toSorted((one, other) => (one.subject < other.subject ? -1 : 1))
    .map(entry => ({ ...entry, secret: DataKey.newSecret() }))
}

export class KeyRing {
  readonly #guarded: GuardedDatabase
  readonly #source: KeySource
  readonly #cipher: CipherName
  readonly #kept = new Recent<string, Kept>(keptKeys)
  /**
   * What a service has unwrapped, with what it was unwrapped from: as long as the database has the same, it is not asked
   * again. Where nothing is there any more, the key is let go.
   */
  readonly #opened = new Recent<string, Opened>(keptKeys)
  readonly #masters = new Map<string, KeyWrapper>()
  #current: KeyWrapper
  #indexKey: DataKey | undefined

  /** `current` wraps new keys. Made by `openKeyRing`. */
  constructor(pool: pg.Pool, source: KeySource, cipher: CipherName, current: KeyWrapper) {
    this.#guarded = new GuardedDatabase(pool, work('keys'))
    this.#source = source
    this.#cipher = cipher
    this.#current = current
    this.#masters.set(current.id, current)
  }

  /** The key of the subject, made where there is none. Throws `KeyDestroyed`. */
  async keyOf(subject: string, kind: KeyKind, asker?: GuardedDatabase): Promise<DataKey> {
    return this.#keyOf(subject, { kind }, this.#placeOf(asker))
  }

  /** Those of many, made where there are none: a few questions to database and service, however many. Throws `KeyDestroyed`. */
  async keysOf(subjects: readonly string[], kind: KeyKind): Promise<ReadonlyMap<string, DataKey>> {
    return this.#keysOf(subjects, { kind }, this.#guarded)
  }

  /** Undefined when it was never made, or is destroyed. */
  async findKey(subject: string, asker?: GuardedDatabase): Promise<DataKey | undefined> {
    return (await this.findKeys([subject], asker)).get(subject)
  }

  /** Without those that were never made or are destroyed. One question to the database at most. */
  async findKeys(
    subjects: readonly string[],
    asker?: GuardedDatabase,
  ): Promise<ReadonlyMap<string, DataKey>> {
    const queryable = this.#placeOf(asker)
    const found = new Map<string, DataKey>()
    const missing = new Set<string>()
    for (const subject of subjects) {
      const kept = this.#findKept(subject)
      if (kept === undefined) missing.add(subject)
      else found.set(subject, kept)
    }
    if (missing.size === 0) return found
    const rows = await queryable.query<Wrapped>(
      'SELECT subject, wrapped, master_key FROM data_key WHERE subject = ANY ($1::uuid[])',
      [[...missing]],
    )
    for (const [subject, key] of await this.#unwrap(rows.rows, queryable)) {
      found.set(subject, key)
      missing.delete(subject)
    }
    for (const subject of missing) this.#opened.delete(subject)
    return found
  }

  /**
   * The key of the words in the record of a case (why something was decided), made where there is none: it outlives the
   * one of the form. Throws `KeyDestroyed`.
   */
  async recordKeyOf(caseId: string): Promise<DataKey> {
    return this.#keyOf(recordKeyId(caseId), { kind: 'record', recordOf: caseId }, this.#guarded)
  }

  /** By case. Without those that were never made or are destroyed. One question to the database at most. */
  async findRecordKeys(caseIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    const byId = new Map(caseIds.map(caseId => [recordKeyId(caseId), caseId]))
    const found = await this.findKeys([...byId.keys()])
    return new Map([...found].map(([id, key]) => [byId.get(id) ?? id, key]))
  }

  /** By which equal values of a column are found. */
  async index(column: string, value: string): Promise<Buffer> {
    this.#indexKey ??= await this.#keyOf(INDEX_SUBJECT, { kind: 'index' }, this.#guarded)
    return this.#indexKey.index(column, value)
  }

  forget(subject: string): void {
    this.#kept.delete(subject)
    this.#opened.delete(subject)
  }

  async #keyOf(subject: string, purpose: Purpose, queryable: GuardedDatabase): Promise<DataKey> {
    const key = (await this.#keysOf([subject], purpose, queryable)).get(subject)
    if (key === undefined) throw new Error(`No key came of ${subject}`)
    return key
  }

  async #keysOf(
    subjects: readonly string[],
    purpose: Purpose,
    queryable: GuardedDatabase,
  ): Promise<Map<string, DataKey>> {
    const found = new Map<string, DataKey>()
    for (;;) {
      const unknown = [...new Set(subjects)].filter(subject => !found.has(subject))
      const known = await this.findKeys(this.#withRecords(unknown, purpose), queryable)
      for (const subject of unknown) {
        const key = known.get(subject)
        if (key !== undefined) found.set(subject, key)
      }
      const lacking = unknown.filter(subject => !found.has(subject))
      if (lacking.length === 0) return found
      for (const [subject, key] of await this.#make(lacking, purpose, queryable)) found.set(subject, key)
    }
  }

  /** Whoever opens the form of a case is about to say something in it: the key for that comes by the same question. */
  #withRecords(subjects: readonly string[], { kind }: Purpose): readonly string[] {
    if (kind !== 'case') return subjects
    const asked = subjects.filter(subject => this.#findKept(subject) === undefined)
    return [...subjects, ...asked.map(recordKeyId)]
  }

  /** Those that were made: the others have one by now, or the master key is another one since. Throws `KeyDestroyed`. */
  async #make(
    subjects: readonly string[],
    purpose: Purpose,
    queryable: GuardedDatabase,
  ): Promise<Map<string, DataKey>> {
    const entries = newKeys(subjects, purpose)
    const wrapped = await wrapAll(this.#current, entries)
    // The row of the master key is held, so that a rotation waits for what is wrapped by the one before.
    const inserted = await queryable.query<{ subject: string }>(
      `WITH current AS (SELECT id FROM master_key WHERE current AND id = $4 FOR SHARE)
       INSERT INTO data_key (subject, kind, wrapped, master_key, record_of)
       SELECT entry.subject, entry.kind, entry.wrapped, id, entry.record_of
       FROM current, unnest($1::uuid[], $2::text[], $3::bytea[], $5::uuid[]) AS entry (subject, kind, wrapped, record_of)
       ON CONFLICT DO NOTHING RETURNING subject`,
      [
        entries.map(({ subject }) => subject),
        entries.map(({ kind }) => kind),
        wrapped,
        this.#current.id,
        entries.map(({ recordOf }) => recordOf),
      ],
    )
    const made = new Set(inserted.rows.map(row => row.subject))
    if (subjects.some(subject => !made.has(subject))) await this.#renewCurrent(subjects, queryable)
    return new Map(
      entries.flatMap(({ subject, secret }) =>
        made.has(subject) ? [[subject, this.#keep(subject, secret, queryable)] as const] : [],
      ),
    )
  }

  async #renewCurrent(subjects: readonly string[], queryable: GuardedDatabase): Promise<void> {
    const state = await queryable.query<{ current: string; destroyed: string | null }>(
      `SELECT id AS current,
              (SELECT subject FROM data_key WHERE subject = ANY ($1::uuid[]) AND wrapped IS NULL LIMIT 1) AS destroyed
       FROM master_key WHERE current`,
      [subjects],
    )
    const [row] = state.rows
    if (row === undefined) throw new Error('There is no master key in the database')
    if (row.destroyed !== null) throw new KeyDestroyed(`The data of ${row.destroyed} were erased`)
    this.#current = await this.#master(row.current)
  }

  async #master(id: string): Promise<KeyWrapper> {
    const known = this.#masters.get(id) ?? (await this.#source.find(id))
    if (known === undefined) throw new Error(`The master key ${id} is not in ${this.#source.place}`)
    this.#masters.set(id, known)
    return known
  }

  async #unwrap(rows: readonly Wrapped[], queryable: GuardedDatabase): Promise<Map<string, DataKey>> {
    const found = new Map<string, DataKey>()
    for (const [id, group] of Map.groupBy(rows, row => row.master_key)) {
      const living: Living[] = []
      for (const { subject, wrapped } of group) {
        const known = this.#opened.find(subject)
        if (wrapped === null) this.#opened.delete(subject)
        else if (known?.wrapped.equals(wrapped) === true)
          found.set(subject, this.#keepKey(subject, known.key, queryable))
        else living.push({ subject, wrapped })
      }
      if (living.length === 0) continue
      const master = await this.#master(id)
      const secrets = await unwrapAll(master, living)
      for (const [index, secret] of secrets.entries()) {
        const row = living[index]
        if (row === undefined) continue
        const key = this.#keep(row.subject, secret, queryable)
        if (master.many !== undefined) this.#opened.set(row.subject, { key, wrapped: row.wrapped })
        found.set(row.subject, key)
      }
    }
    return found
  }

  /** Not what a transaction sees: were it taken back, something would be sealed by a key that nobody has. */
  #keep(subject: string, secret: Buffer, queryable: GuardedDatabase): DataKey {
    return this.#keepKey(subject, new DataKey(secret, this.#cipher), queryable)
  }

  #keepKey(subject: string, key: DataKey, queryable: GuardedDatabase): DataKey {
    if (!queryable.isWithinTransaction) this.#kept.set(subject, { key, until: performance.now() + keptMs })
    return key
  }

  /** Where the asker is within a transaction, there; the ring asks for itself. */
  #placeOf(asker: GuardedDatabase | undefined): GuardedDatabase {
    return asker?.isWithinTransaction === true ? asker.as(work('keys')) : this.#guarded
  }

  #findKept(subject: string): DataKey | undefined {
    const kept = this.#kept.find(subject)
    if (kept === undefined) return undefined
    if (kept.until > performance.now()) return kept.key
    this.#kept.delete(subject)
    return undefined
  }
}
