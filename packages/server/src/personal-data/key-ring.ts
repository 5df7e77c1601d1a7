/**
 * The key ring: a data key for each application with its case and for each person, wrapped by a master key. Destroying
 * a data key erases all that it was used for, wherever copies lie.
 */
import type pg from 'pg'
import { Recent } from '../engine/recent.ts'
import type { CipherName } from './cipher.ts'
import { DataKey } from './data-key.ts'
import type { KeySource, KeyWrapper } from './master-key.ts'

export type KeyKind = 'case' | 'person' | 'account'
export type Queryable = pg.Pool | pg.PoolClient

/** The database, and the keys to what personal data it holds. */
export type PersonalStore = { readonly pool: Queryable; readonly keys: KeyRing }

/** The same with transactions of one's own. */
export type PersonalPool = { readonly pool: pg.Pool; readonly keys: KeyRing }

/** The data were erased, so nothing may be sealed for the subject any more. */
export class KeyDestroyed extends Error {}

/** The key of the index over all persons: no subject of its own. */
const INDEX_SUBJECT = '00000000-0000-0000-0000-000000000000'

const keptKeys = 5_000
/** A key that another server destroyed is forgotten here after so long; what it opened is gone at once. */
const keptMs = 60_000

type Kept = { readonly key: DataKey; readonly until: number }
type Wrapped = { readonly subject: string; readonly wrapped: Buffer | null; readonly master_key: string }

export class KeyRing {
  readonly #pool: pg.Pool
  readonly #source: KeySource
  readonly #cipher: CipherName
  readonly #kept = new Recent<string, Kept>(keptKeys)
  readonly #masters = new Map<string, KeyWrapper>()
  #current: KeyWrapper
  #indexKey: DataKey | undefined

  /** `current` wraps new keys. Made by `openKeyRing`. */
  constructor(pool: pg.Pool, source: KeySource, cipher: CipherName, current: KeyWrapper) {
    this.#pool = pool
    this.#source = source
    this.#cipher = cipher
    this.#current = current
    this.#masters.set(current.id, current)
  }

  /** The key of the subject, made where there is none. Throws `KeyDestroyed`. */
  async keyOf(subject: string, kind: KeyKind, queryable: Queryable = this.#pool): Promise<DataKey> {
    return this.#keyOf(subject, kind, queryable)
  }

  /** Undefined when it was never made, or is destroyed. */
  async findKey(subject: string, queryable: Queryable = this.#pool): Promise<DataKey | undefined> {
    return (await this.findKeys([subject], queryable)).get(subject)
  }

  /** Without those that were never made or are destroyed. One question to the database at most. */
  async findKeys(
    subjects: readonly string[],
    queryable: Queryable = this.#pool,
  ): Promise<ReadonlyMap<string, DataKey>> {
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
    for (const row of rows.rows) {
      const key = await this.#unwrap(row, queryable)
      if (key !== undefined) found.set(row.subject, key)
    }
    return found
  }

  /** By which equal values of a column are found. */
  async index(column: string, value: string): Promise<Buffer> {
    this.#indexKey ??= await this.#keyOf(INDEX_SUBJECT, 'index', this.#pool)
    return this.#indexKey.index(column, value)
  }

  forget(subject: string): void {
    this.#kept.delete(subject)
  }

  async #keyOf(subject: string, kind: KeyKind | 'index', queryable: Queryable): Promise<DataKey> {
    for (;;) {
      const known = await this.findKey(subject, queryable)
      if (known !== undefined) return known
      const secret = DataKey.newSecret()
      const wrapped = await this.#current.wrap(subject, secret)
      // The row of the master key is held, so that a rotation waits for what is wrapped by the one before.
      const made = await queryable.query(
        `WITH current AS (SELECT id FROM master_key WHERE current AND id = $4 FOR SHARE)
         INSERT INTO data_key (subject, kind, wrapped, master_key) SELECT $1, $2, $3, id FROM current
         ON CONFLICT (subject) DO NOTHING`,
        [subject, kind, wrapped, this.#current.id],
      )
      if (made.rowCount === 1) return this.#keep(subject, secret, queryable)
      const state = await queryable.query<{ current: string; destroyed: boolean | null }>(
        `SELECT id AS current, (SELECT wrapped IS NULL FROM data_key WHERE subject = $1) AS destroyed
         FROM master_key WHERE current`,
        [subject],
      )
      const row = state.rows[0]
      if (row?.destroyed === true) throw new KeyDestroyed(`The data of ${subject} were erased`)
      if (row === undefined) throw new Error('There is no master key in the database')
      this.#current = await this.#master(row.current)
    }
  }

  async #master(id: string): Promise<KeyWrapper> {
    const known = this.#masters.get(id) ?? (await this.#source.find(id))
    if (known === undefined) throw new Error(`The master key ${id} is not in ${this.#source.place}`)
    this.#masters.set(id, known)
    return known
  }

  async #unwrap(
    { subject, wrapped, master_key }: Wrapped,
    queryable: Queryable,
  ): Promise<DataKey | undefined> {
    if (wrapped === null) return undefined
    const master = await this.#master(master_key)
    return this.#keep(subject, await master.unwrap(subject, wrapped), queryable)
  }

  /** Not what a transaction sees: were it taken back, something would be sealed by a key that nobody has. */
  #keep(subject: string, secret: Buffer, queryable: Queryable): DataKey {
    const key = new DataKey(secret, this.#cipher)
    if (queryable === this.#pool) this.#kept.set(subject, { key, until: performance.now() + keptMs })
    return key
  }

  #findKept(subject: string): DataKey | undefined {
    const kept = this.#kept.find(subject)
    if (kept === undefined) return undefined
    if (kept.until > performance.now()) return kept.key
    this.#kept.delete(subject)
    return undefined
  }
}
