/** Makes a backup beside running servers: one snapshot of all tables, then the files that it speaks of. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { cutOff, type Reached } from './connect.ts'
import {
  type BackedUpTable,
  FORMAT,
  type Manifest,
  readManifest,
  tablePath,
  writeManifest,
} from './manifest.ts'
import { beginSnapshot, holdsContent, stillHeld } from './snapshot.ts'
import { Measuring, SumWriter } from './sums.ts'
import { writeFiles } from './write-files.ts'

const { escapeIdentifier } = pg
/** Also what PostgreSQL says where row-level security would keep rows from the backup. */
const insufficientPrivilege = '42501'

export type Progress = {
  readonly tables: number
  readonly tablesAll: number
  readonly rows: number
  readonly files: number
  /** Written so far. */
  readonly bytes: number
}

export type BackupOptions = {
  readonly reached: Reached
  /** Made when it is missing; must be empty. */
  readonly folder: string
  readonly base?: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

export type Backup =
  | { readonly end: 'done'; readonly manifest: Manifest }
  | { readonly end: 'stopped' | 'folder-in-use' | 'no-tables' | 'base-unusable' | 'not-the-owner' }

export async function writeBackup(options: BackupOptions): Promise<Backup> {
  const { reached, folder, base, signal } = options
  if (base !== undefined && (resolve(base) === resolve(folder) || !(await readManifest(base)).ok))
    return { end: 'base-unusable' }
  if (!(await isEmptyFolder(folder))) return { end: 'folder-in-use' }
  const client = await reached.connect()
  try {
    return await write(client, options)
  } catch (error) {
    if (signal.aborted) return { end: 'stopped' }
    if (error instanceof pg.DatabaseError && error.code === insufficientPrivilege)
      return { end: 'not-the-owner' }
    throw error
  } finally {
    cutOff(client)
  }
}

/** Made when it is missing. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return (await readdir(folder)).length === 0
}

async function write(client: pg.Client, options: BackupOptions): Promise<Backup> {
  const { reached, folder, base, signal, onProgress } = options
  const described = await beginSnapshot(client)
  if (described === undefined) return { end: 'no-tables' }
  const nothing = { count: 0, bytes: 0, linked: 0, missing: [] }
  const begun: Manifest = {
    format: FORMAT,
    id: randomUUID(),
    complete: false,
    ...described,
    tables: [],
    files: nothing,
    sums: null,
  }
  await writeManifest(folder, begun)
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
  const sums = new SumWriter(folder)
  const progress = { tables: 0, tablesAll: described.tables.length, rows: 0, files: 0, bytes: 0 }
  try {
    const tables: BackedUpTable[] = []
    for (const table of described.tables) {
      const written = await writeTable(client, folder, table, sums, signal)
      tables.push(written)
      progress.tables += 1
      progress.rows += written.rows
      progress.bytes += written.bytes
      onProgress(progress)
    }
    const holding = holdsContent(described)
    const onFile = (bytes: number) => {
      progress.files += 1
      progress.bytes += bytes
      onProgress(progress)
    }
    const from = reached.dataDirectory
    const found =
      holding === undefined
        ? nothing
        : await writeFiles({ client, holding, from, to: folder, base, sums, signal, onFile })
    // Beyond the snapshot: what was erased while this ran is no longer missing.
    await client.query('COMMIT')
    const missing = holding === undefined ? [] : await stillHeld(client, holding, found.missing)
    const manifest = {
      ...begun,
      tables,
      files: { ...found, missing },
      sums: await sums.close(),
      complete: true,
    }
    await writeManifest(folder, manifest)
    return { end: 'done', manifest }
  } catch (error) {
    sums.abandon()
    throw error
  }
}

async function writeTable(
  client: pg.Client,
  folder: string,
  { name, columns }: { readonly name: string; readonly columns: string[] },
  sums: SumWriter,
  signal: AbortSignal,
): Promise<BackedUpTable> {
  signal.throwIfAborted()
  const path = tablePath(name)
  const listed = columns.map(column => escapeIdentifier(column)).join(', ')
  const rows = client.query(copyTo(`COPY ${escapeIdentifier(name)} (${listed}) TO STDOUT`))
  const measuring = new Measuring()
  const packing = createGzip({ level: constants.Z_BEST_SPEED })
  const out = createWriteStream(join(folder, path), { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(rows, packing, measuring, out, { signal })
  await sums.add({ sha256: measuring.sha256(), path })
  return { name, columns, rows: rows.rowCount, bytes: measuring.bytes }
}
