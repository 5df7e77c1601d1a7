/**
 * Puts the tables of a backup into an empty database, in the one transaction of the client: first the schema as it was,
 * then the rows, then the migrations that came since. Whatever goes wrong, the database is empty again.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { landMigration, type Migration, takeMigrationTurn } from '../database/migrate.ts'
import { type Manifest, tablePath } from './manifest.ts'

const { escapeIdentifier, escapeLiteral } = pg

export type LoadOptions = {
  readonly client: pg.Client
  readonly folder: string
  readonly manifest: Manifest
  readonly migrations: readonly Migration[]
  readonly signal: AbortSignal
  readonly onTable: (table: { readonly name: string; readonly rows: number }) => void
}

/** The rows that came are not those that were counted: a fault of the backup or of this program. */
export class RowsDiffer extends Error {}

/** Gives tables of the backup that are not the platform’s, and were left out. */
export async function loadTables(options: LoadOptions): Promise<string[]> {
  const { client, folder, manifest, migrations, signal, onTable } = options
  const before = manifest.migrations.length
  await takeMigrationTurn(client)
  for (const migration of migrations.slice(0, before)) await landMigration(client, migration)
  const here = new Set(await tablesHere(client))
  const [ours, strange] = [
    manifest.tables.filter(({ name }) => here.has(name)),
    manifest.tables.filter(({ name }) => !here.has(name)),
  ]
  const putBack = await freeFromRules(client)
  // What migrations put into their tables themselves is in the backup too.
  await client.query(`TRUNCATE ${[...here].map(name => escapeIdentifier(name)).join(', ')}`)
  for (const table of ours) {
    signal.throwIfAborted()
    await loadTable(client, folder, table, signal)
    onTable(table)
  }
  for (const { name, last } of manifest.sequences) {
    await client.query(`SELECT setval(to_regclass($1), $2) WHERE to_regclass($1) IS NOT NULL`, [name, last])
  }
  for (const statement of putBack) await client.query(statement)
  for (const migration of migrations.slice(before)) await landMigration(client, migration)
  await placeOutbox(client, manifest.horizon)
  return strange.map(({ name }) => name)
}

async function tablesHere(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname`,
  )
  return found.rows.map(({ name }) => name)
}

type Rule = { readonly off: string; readonly on: string }

/**
 * Rows come table by table and were checked when they were written: references and triggers are off until all are
 * there, and so are constraints that a take-over has still to bring about. Gives what puts them back; references are
 * then checked, over all rows at once.
 */
async function freeFromRules(client: pg.Client): Promise<string[]> {
  const found = await client.query<Rule>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS on
     FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace AND (contype = 'f' OR contype = 'c' AND NOT convalidated)
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
            format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
     FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled = 'O'`,
  )
  for (const { off } of found.rows) await client.query(off)
  return found.rows.map(({ on }) => on)
}

async function loadTable(
  client: pg.Client,
  folder: string,
  { name, columns, rows }: Manifest['tables'][number],
  signal: AbortSignal,
): Promise<void> {
  const listed = columns.map(column => escapeIdentifier(column)).join(', ')
  const into = client.query(copyFrom(`COPY ${escapeIdentifier(name)} (${listed}) FROM STDIN`))
  await pipeline(createReadStream(join(folder, tablePath(name))), createGunzip(), into, { signal })
  if (into.rowCount !== rows)
    throw new RowsDiffer(`The table ${name} has ${into.rowCount} rows, and the backup says ${rows}`)
}

/**
 * Another server counts its transactions from elsewhere. New events stand behind the old ones, and behind the places up
 * to which everybody was told.
 */
async function placeOutbox(client: pg.Client, horizon: number): Promise<void> {
  const found = await client.query<{ shift: string }>(
    `SELECT greatest(0, greatest($1::bigint, coalesce(max(transaction_id), 0)) + 1 - pg_current_xact_id()::text::bigint)::text AS shift
     FROM process_event`,
    [horizon],
  )
  const shift = found.rows[0]?.shift ?? '0'
  await client.query('UPDATE outbox_shift SET shift = $1', [shift])
  await client.query(
    `ALTER TABLE process_event ALTER COLUMN transaction_id
     SET DEFAULT (pg_current_xact_id()::text::bigint + ${escapeLiteral(shift)}::bigint)`,
  )
}
