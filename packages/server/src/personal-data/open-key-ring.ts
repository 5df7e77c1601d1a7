/** The key ring at a start: the first one makes a master key, later ones must find theirs. */
import type pg from 'pg'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { inTransaction } from '../database/transaction.ts'
import { KeyRing } from './key-ring.ts'
import { KeyServiceUnavailable } from './key-vault.ts'
import { type KeySource, KeySourceRefused, type KeyWrapper } from './master-key.ts'
import type { KeySettings } from './settings.ts'

export type OpenedKeyRing =
  | {
      readonly ok: true
      readonly keys: KeyRing
      /** Where a master key was put that was made just now. */
      readonly made: string | undefined
    }
  | { readonly ok: false; readonly message: string }

/** Any number, the same for ever: starters of one database take turns by it. */
const advisoryLockKey = 7_193_480_262

/**
 * Says in one line what is missing when the data are there and a master key of theirs is not: without it they can't be
 * read, and with another one new data would be lost as well.
 */
export async function openKeyRing(pool: pg.Pool, settings: KeySettings): Promise<OpenedKeyRing> {
  const { source, cipher } = settings
  try {
    const opened = await inTransaction(pool, async client => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLockKey])
      const current = await currentId(client)
      return current === undefined
        ? begin(client, source)
        : resume(new GuardedDatabase(pool, work('keys'), client), source, current)
    })
    if ('message' in opened) return { ok: false, message: opened.message }
    const keys = new KeyRing(pool, source, cipher, opened.key)
    // Makes the key of the index now: not within a registration, which may be taken back.
    await keys.index('', '')
    return { ok: true, keys, made: opened.made }
  } catch (error) {
    if (error instanceof KeySourceRefused || error instanceof KeyServiceUnavailable)
      return { ok: false, message: error.message }
    throw error
  }
}

async function currentId(client: pg.PoolClient): Promise<string | undefined> {
  const found = await client.query<{ id: string }>('SELECT id FROM master_key WHERE current')
  return found.rows[0]?.id
}

type Begun = { readonly key: KeyWrapper; readonly made: string | undefined }

async function begin(client: pg.PoolClient, source: KeySource): Promise<Begun | { message: string }> {
  const given = await source.newest()
  const made = given === undefined ? await source.make?.() : undefined
  const key = given ?? made?.key
  if (key === undefined) return { message: `${source.place} holds no master key.` }
  await client.query('INSERT INTO master_key (id, current) VALUES ($1, true)', [key.id])
  return { key, made: made?.place }
}

/** Keys that data still need, the current one among them. */
async function resume(
  guarded: GuardedDatabase,
  source: KeySource,
  current: string,
): Promise<Begun | { message: string }> {
  const used = await guarded.query<{ id: string }>(
    `SELECT id FROM master_key
     WHERE current OR EXISTS (SELECT FROM data_key WHERE master_key = id AND wrapped IS NOT NULL)`,
  )
  let key: KeyWrapper | undefined
  for (const { id } of used.rows) {
    const found = await source.find(id)
    if (found === undefined) return { message: missing(id, source) }
    if (id === current) key = found
  }
  return key === undefined ? { message: missing(current, source) } : { key, made: undefined }
}

function missing(id: string, { place }: KeySource): string {
  return `The personal data in this database are encrypted under the master key ${id}, which is not in ${place}. Put it back (from your copy) and start again; without it they can’t be read.`
}
