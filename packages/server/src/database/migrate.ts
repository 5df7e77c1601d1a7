import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { StartRefused } from './embedded/start-refusal.ts'
import { prepareServerRole } from './server-role.ts'

export type Migration = {
  readonly number: number
  /** File name without `.sql`: `0001-create-engine`. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file's text, with line ends as on Unix. */
  readonly checksum: string
}

type LandedMigration = { readonly number: number; readonly name: string; readonly checksum: string }

/** The migrations of the platform itself. */
export const migrationsDirectory = join(import.meta.dirname, 'migrations')

/** Any number, the same for ever: starters of one database take turns by it. */
const advisoryLockKey = 7_193_480_261

const filePattern = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)+\.sql$/

/** Reads the migrations of a folder: `NNNN-verb-object.sql`, numbered from 0001 without a gap. */
export function readMigrations(directory: string): Migration[] {
  const files = readdirSync(directory)
    .filter(name => name.endsWith('.sql'))
    .toSorted()
  return files.map((file, index) => {
    const number = Number(filePattern.exec(file)?.[1])
    if (number !== index + 1) {
      throw new Error(
        `Migration ${join(directory, file)}: expected a name like ${String(index + 1).padStart(4, '0')}-verb-object.sql here`,
      )
    }
    const sql = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n')
    return { number, name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the database up to the migrations, each in a transaction of its own, and gives the names of those it ran.
 * A migration that has landed may never change: if one did, or the database is ahead of the code, it throws
 * `StartRefused` with `database/migration-refused` and touches nothing.
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[],
  onProgress: (message: string) => void = () => {},
): Promise<string[]> {
  await prepareServerRole(pool)
  const ran: string[] = []
  const landed = await findLanded(pool)
  if (landed !== undefined && countLanded(landed, migrations) === migrations.length) return ran
  const client = await pool.connect()
  try {
    await client.query('SET statement_timeout = 0')
    for (;;) {
      const migration = await runNext(client, migrations, onProgress)
      if (migration === undefined) return ran
      ran.push(migration.name)
    }
  } finally {
    // A connection whose settings or transaction are in doubt does not go back to the pool.
    client.release(true)
  }
}

/** One transaction: take the turn, look again what has landed (another starter may have been faster), run one. */
async function runNext(
  client: pg.PoolClient,
  migrations: readonly Migration[],
  onProgress: (message: string) => void,
): Promise<Migration | undefined> {
  await client.query('BEGIN')
  try {
    await takeMigrationTurn(client)
    const migration = migrations[countLanded((await findLanded(client)) ?? [], migrations)]
    if (migration !== undefined) {
      onProgress(`Migrating the database: ${migration.name} …`)
      await landMigration(client, migration)
    }
    await client.query('COMMIT')
    return migration
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Within the transaction of the client: no other starter migrates until it ends. */
export async function takeMigrationTurn(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLockKey])
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migration (
    number     integer PRIMARY KEY,
    name       text NOT NULL,
    checksum   text NOT NULL,
    landed_at  timestamptz NOT NULL DEFAULT now()
  )`)
}

/** Within the transaction of the client, which has the turn. */
export async function landMigration(client: pg.ClientBase, migration: Migration): Promise<void> {
  await runSql(client, migration)
  await client.query('INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.checksum,
  ])
}

async function runSql(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const offset = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
    const line = Number.isNaN(offset) ? '' : `, line ${migration.sql.slice(0, offset).split('\n').length}`
    throw new Error(`Migration ${migration.name}${line}: ${reason}`, { cause: error })
  }
}

/** What has landed; undefined in a database that was never migrated. */
async function findLanded(queryable: pg.Pool | pg.PoolClient): Promise<LandedMigration[] | undefined> {
  const table = await queryable.query<{ found: string | null }>(
    `SELECT to_regclass('schema_migration')::text AS found`,
  )
  if (table.rows[0]?.found == null) return undefined
  const landed = await queryable.query<LandedMigration>(
    'SELECT number, name, checksum FROM schema_migration ORDER BY number',
  )
  return landed.rows
}

/** How many of the migrations have landed, all checked to be the very same. */
function countLanded(landed: readonly LandedMigration[], migrations: readonly Migration[]): number {
  for (const [index, row] of landed.entries()) {
    const migration = migrations[index]
    if (migration === undefined) {
      throw refusal(
        `The database has migration ${row.name}, which this release does not know: it is newer. Start the newer release.`,
      )
    }
    if (migration.name !== row.name || migration.checksum !== row.checksum) {
      throw refusal(
        `Migration ${migration.name} was changed after it had landed (as ${row.name}) in this database. Restore the file as it was and write the change as a new migration.`,
      )
    }
  }
  return landed.length
}

function refusal(message: string): StartRefused {
  return new StartRefused('database/migration-refused', message)
}
