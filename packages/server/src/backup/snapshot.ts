/** What the database says of itself in the snapshot of a backup. */
import pg from 'pg'
import type { Manifest } from './manifest.ts'

const { escapeIdentifier } = pg

export type Described = Pick<
  Manifest,
  'at' | 'postgresql' | 'migrations' | 'sequences' | 'masterKeys' | 'horizon'
> & { readonly tables: readonly { readonly name: string; readonly columns: string[] }[] }

const TABLES = `
  SELECT relname::text AS name, array_agg(attname::text ORDER BY attnum) AS columns
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ '^[a-z_][a-z0-9_]*$'
    AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  GROUP BY relname ORDER BY relname`

/**
 * Begins the transaction that the client stays in. Reads only, so it holds nobody up but a migration, and the outbox
 * goes on. Undefined when the database has no tables of ours.
 */
export async function beginSnapshot(client: pg.Client): Promise<Described | undefined> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(TABLES)
  if (!tables.some(({ name }) => name === 'schema_migration')) return undefined
  const names = tables.map(({ name }) => escapeIdentifier(name)).join(', ')
  await client.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`)
  const facts = await client.query<{ at: Date; version: number; places: boolean; keys: boolean }>(
    `SELECT now() AS at, current_setting('server_version_num')::int / 10000 AS version,
            to_regproc('outbox_horizon') IS NOT NULL AS places, to_regclass('master_key') IS NOT NULL AS keys`,
  )
  const { at, version, places, keys } = facts.rows[0] ?? {
    at: new Date(0),
    version: 0,
    places: false,
    keys: false,
  }
  const migrations = await client.query<Manifest['migrations'][number]>(
    'SELECT number, name, checksum FROM schema_migration ORDER BY number',
  )
  return {
    at: at.toISOString(),
    postgresql: version,
    migrations: migrations.rows,
    tables,
    sequences: await sequencesOf(client),
    masterKeys: keys ? await masterKeysOf(client) : [],
    horizon: places ? await horizonOf(client) : 0,
  }
}

/** Sequences stand outside of transactions: what is read later is never too small. */
async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const found = await client.query<{ name: string; last: string }>(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL AND sequencename ~ '^[a-z_][a-z0-9_]*$'
     ORDER BY sequencename`,
  )
  return found.rows
}

async function masterKeysOf(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ id: string }>(
    `SELECT id FROM master_key
     WHERE current OR EXISTS (SELECT FROM data_key WHERE master_key = id AND wrapped IS NOT NULL) ORDER BY id`,
  )
  return found.rows.map(({ id }) => id)
}

async function horizonOf(client: pg.Client): Promise<number> {
  const found = await client.query<{ horizon: string }>('SELECT outbox_horizon()::text AS horizon')
  return Number(found.rows[0]?.horizon ?? 0)
}

/** Which rows of `file` have a content: it goes with the name when a case is erased. */
export function holdsContent({ tables }: Pick<Described, 'tables'>): string | undefined {
  const columns = tables.find(({ name }) => name === 'file')?.columns
  if (columns === undefined) return undefined
  const names = ['sealed_name', 'name'].filter(name => columns.includes(name))
  return names.map(name => `${name} IS NOT NULL`).join(' OR ')
}

const fetched = 500

/** Ids of the files that have a content, in order, some at a time. Within the snapshot; `holding` as above. */
export async function* heldFiles(client: pg.Client, holding: string): AsyncGenerator<string[]> {
  await client.query(
    `DECLARE held_file NO SCROLL CURSOR FOR SELECT id::text FROM file WHERE ${holding} ORDER BY id`,
  )
  for (;;) {
    const { rows } = await client.query<{ id: string }>(`FETCH ${fetched} FROM held_file`)
    yield rows.map(({ id }) => id)
    if (rows.length < fetched) return
  }
}

/** Of files that were not there, those that the database still speaks of: others were erased meanwhile. */
export async function stillHeld(
  client: pg.Client,
  holding: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await client.query<{ id: string }>(
    `SELECT id::text FROM file WHERE id = ANY ($1::uuid[]) AND (${holding}) ORDER BY id`,
    [ids],
  )
  return found.rows.map(({ id }) => id)
}
