/** Puts a backup into an empty place: all of it, or nothing. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type StartRefusal, StartRefused } from '../database/embedded/start-refusal.ts'
import { databaseUrlOf, dataDirectoryOf, type Environment } from '../database/environment.ts'
import { type Migration, migrationsDirectory, readMigrations } from '../database/migrate.ts'
import { prepareServerRole } from '../database/server-role.ts'
import { type Checked, checkBackup } from './check-backup.ts'
import { commitWithFiles } from './commit.ts'
import { cutOff, type Reached, reachDatabase, startForThis } from './connect.ts'
import { type KeysRead, missingMasterKeys, putKeys, readKeyFolder } from './keys.ts'
import { loadTables } from './load-tables.ts'
import type { Manifest } from './manifest.ts'
import { sumsOf } from './sums.ts'

export type RestoreProgress =
  | { readonly step: 'check' | 'files'; readonly done: number; readonly all: number }
  | { readonly step: 'table'; readonly name: string; readonly rows: number }

export type RestoreOptions = {
  readonly environment: Environment
  readonly folder: string
  /** Keys that were written apart; undefined: they are where the settings say, or will be. */
  readonly keysFrom: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (progress: RestoreProgress) => void
  /** What the start of the database says. */
  readonly onMessage: (message: string) => void
}

export type Restored =
  | {
      readonly end: 'done'
      readonly manifest: Manifest
      /** Migrations of this release that the backup did not have. */
      readonly migrated: readonly string[]
      /** Tables that are not the platform’s, and were left out. */
      readonly strange: readonly string[]
      /** Master keys that the settings do not lead to: what they encrypt can’t be read. */
      readonly withoutKey: readonly string[]
    }
  | { readonly end: 'stopped' | 'server-runs' | 'database-in-use' | 'files-in-use' }
  /** The database was lost while it committed: all of it is there, or the files alone. */
  | { readonly end: 'commit-unknown' }
  | { readonly end: 'newer-release' | 'other-migrations'; readonly migration: string }
  | { readonly end: 'refused'; readonly message: string }
  | { readonly end: 'faulty'; readonly fault: Extract<Checked, { ok: false }> }
  | { readonly end: 'keys'; readonly fault: Extract<KeysRead, { ok: false }> }

const ASIDE = 'files.restoring'

export async function restore(options: RestoreOptions): Promise<Restored> {
  const { environment, folder, keysFrom, signal, onProgress } = options
  const checked = await checkBackup(folder, {
    signal,
    onProgress: progress => onProgress({ step: 'check', ...progress }),
  })
  if (!checked.ok) return checked.code === 'stopped' ? { end: 'stopped' } : { end: 'faulty', fault: checked }
  const { manifest } = checked
  const migrations = readMigrations(migrationsDirectory)
  const strange = findStrangeMigration(manifest, migrations)
  if (strange !== undefined) return strange
  const keys = keysFrom === undefined ? undefined : await readKeyFolder(environment, keysFrom)
  if (keys?.ok === false) return { end: 'keys', fault: keys }
  const dataDirectory = dataDirectoryOf(environment)
  if (!(await holdsNoFiles(join(dataDirectory, 'files')))) return { end: 'files-in-use' }
  const reached = await reachEmpty(options)
  if (!reached.ok) return 'end' in reached ? reached.end : { end: 'refused', message: reached.message }
  try {
    // First: keys without data do no harm, data without keys can’t be read.
    if (keys !== undefined) await putKeys(environment, keys.keys)
    const left = await fill(reached, options, manifest, migrations)
    if (left === undefined) return { end: 'commit-unknown' }
    return {
      end: 'done',
      manifest,
      migrated: migrations.slice(manifest.migrations.length).map(({ name }) => name),
      strange: left,
      withoutKey: await missingMasterKeys(environment, manifest.masterKeys),
    }
  } catch (error) {
    if (signal.aborted) return { end: 'stopped' }
    if (error instanceof StartRefused) return { end: 'refused', message: error.message }
    throw error
  } finally {
    await rm(join(dataDirectory, ASIDE), { recursive: true, force: true })
    await reached.close()
  }
}

/** A backup of an older release has the first of our migrations, each the very same. */
function findStrangeMigration(manifest: Manifest, migrations: readonly Migration[]): Restored | undefined {
  for (const [index, { name, checksum }] of manifest.migrations.entries()) {
    const ours = migrations[index]
    if (ours === undefined) return { end: 'newer-release', migration: name }
    if (ours.name !== name || ours.checksum !== checksum) return { end: 'other-migrations', migration: name }
  }
  return undefined
}

export async function holdsNoFiles(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return !entries.some(entry => entry.isFile())
}

type Unreached = StartRefusal | { readonly ok: false; readonly end: Restored }

async function reachEmpty({ environment, onMessage }: RestoreOptions): Promise<Reached | Unreached> {
  const options = { environment, onProgress: onMessage }
  const isOwn = databaseUrlOf(environment) !== undefined
  const reached = (isOwn ? await reachDatabase(options) : undefined) ?? (await startForThis(options))
  if (!reached.ok) {
    return reached.code === 'database/already-running' ? { ok: false, end: { end: 'server-runs' } } : reached
  }
  const client = await reached.connect()
  try {
    const found = await client.query(
      `SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S') LIMIT 1`,
    )
    if (found.rowCount === 0) return reached
  } finally {
    await client.end()
  }
  await reached.close()
  return { ok: false, end: { end: 'database-in-use' } }
}

/**
 * Files lie aside until the rows are in, and are there before the database says so; where it then says no, they go again.
 * Gives the tables left out; undefined where the database does not tell whether it has the rows.
 */
async function fill(
  reached: Reached,
  options: RestoreOptions,
  manifest: Manifest,
  migrations: readonly Migration[],
): Promise<string[] | undefined> {
  const { folder, signal, onProgress } = options
  const aside = join(reached.dataDirectory, ASIDE)
  const files = join(reached.dataDirectory, 'files')
  await rm(aside, { recursive: true, force: true })
  await copyFiles(options, aside, manifest.files.count)
  await prepareRole(reached)
  const client = await reached.connect()
  try {
    await client.query('BEGIN')
    const onTable = (table: { name: string; rows: number }) => onProgress({ step: 'table', ...table })
    const left = await loadTables({ client, folder, manifest, migrations, signal, onTable })
    signal.throwIfAborted()
    const committed = await commitWithFiles(client, reached, { aside, files })
    if (committed.end === 'unknown') return undefined
    if (committed.end === 'aborted') throw committed.fault
    await analyze(reached)
    return left
  } finally {
    cutOff(client)
  }
}

/** Migrations grant to it, so it has to be there before. */
async function prepareRole(reached: Reached): Promise<void> {
  const pool = reached.openPool()
  try {
    await prepareServerRole(pool)
  } finally {
    await pool.end()
  }
}

async function copyFiles(
  { folder, signal, onProgress }: RestoreOptions,
  aside: string,
  all: number,
): Promise<void> {
  await mkdir(aside, { recursive: true, mode: 0o700 })
  let done = 0
  for await (const sum of sumsOf(folder)) {
    if (sum === undefined || !sum.path.startsWith('files/')) continue
    const target = join(aside, sum.path.slice('files/'.length))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const out = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(createReadStream(join(folder, sum.path)), out, { signal })
    done += 1
    onProgress({ step: 'files', done, all })
  }
}

/** So that the first questions are planned by what is there. */
async function analyze(reached: Reached): Promise<void> {
  const client = await reached.connect()
  try {
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}
