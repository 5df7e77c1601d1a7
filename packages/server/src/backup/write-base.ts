/**
 * A base backup of the embedded database while it runs, by the low-level API of PostgreSQL (pg_backup_start, copy,
 * pg_backup_stop): pages that change meanwhile are mended by the log, from the archive.
 */
import { randomUUID } from 'node:crypto'
import { opendir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type pg from 'pg'
import {
  BASE_FORMAT,
  type BaseManifest,
  CLUSTER,
  readBaseManifest,
  writeBaseManifest,
} from './base-manifest.ts'
import { cutOff, type Reached } from './connect.ts'
import { beginSnapshot, type Described, holdsContent, stillHeld } from './snapshot.ts'
import { copyMeasured, hashFile, SumWriter } from './sums.ts'
import { isEmptyFolder } from './write-backup.ts'
import { writeFiles } from './write-files.ts'

export type BaseOptions = {
  readonly reached: Reached
  readonly folder: string
  /** An earlier base backup, whose files need not be copied again. */
  readonly base: string | undefined
  readonly signal: AbortSignal
  /** Written so far. */
  readonly onProgress: (progress: { readonly bytes: number; readonly files: number }) => void
}

export type BaseBackup =
  | {
      readonly end: 'done'
      readonly manifest: BaseManifest
      /** Which the personal data in it can’t be read without; they are not in it. */
      readonly masterKeys: readonly string[]
    }
  | {
      readonly end:
        | 'stopped'
        | 'folder-in-use'
        | 'not-embedded'
        | 'no-archive'
        | 'archive-stuck'
        | 'base-unusable'
    }

/** The log of the last seconds has to reach the archive before the backup is of use. */
const archiveLimitMs = 300_000

export async function writeBase(options: BaseOptions): Promise<BaseBackup> {
  const { reached, folder, base, signal } = options
  if (reached.location === undefined) return { end: 'not-embedded' }
  if (base !== undefined && (await readBaseManifest(base)) === undefined) return { end: 'base-unusable' }
  if (!(await isEmptyFolder(folder))) return { end: 'folder-in-use' }
  const client = await reached.connect()
  try {
    const mode = await client.query<{ on: boolean }>(`SELECT current_setting('archive_mode') = 'on' AS on`)
    if (mode.rows[0]?.on !== true) return { end: 'no-archive' }
    return await write(client, reached.location.cluster, options)
  } catch (error) {
    if (signal.aborted) return { end: 'stopped' }
    throw error
  } finally {
    // A backup that was begun and not ended is forgotten with its connection.
    cutOff(client)
  }
}

async function write(client: pg.Client, cluster: string, given: BaseOptions): Promise<BaseBackup> {
  const { folder } = given
  const progress = { bytes: 0, files: 0 }
  const options = {
    ...given,
    onProgress: (done: { readonly bytes: number; readonly files: number }) => {
      progress.bytes += done.bytes
      progress.files += done.files
      given.onProgress(progress)
    },
  }
  const begun: BaseManifest = {
    format: BASE_FORMAT,
    id: randomUUID(),
    complete: false,
    at: new Date(0).toISOString(),
    postgresql: 0,
    cluster: { count: 0, bytes: 0 },
    files: { count: 0, bytes: 0, linked: 0, missing: [] },
    sums: null,
  }
  await writeBaseManifest(folder, begun)
  const sums = new SumWriter(folder)
  try {
    await client.query('SELECT pg_backup_start($1, true)', ['yijianshi'])
    const copied = await copyCluster(cluster, options, sums)
    if (!(await endBackup(client, folder, sums))) return { end: 'archive-stuck' }
    const { at, postgresql, files, masterKeys } = await copyFiles(client, options, sums)
    const manifest = {
      ...begun,
      at,
      postgresql,
      cluster: { ...copied, count: copied.count + 1 },
      files,
      sums: await sums.close(),
      complete: true,
    }
    await writeBaseManifest(folder, manifest)
    return { end: 'done', manifest, masterKeys }
  } catch (error) {
    sums.abandon()
    throw error
  }
}

/** What PostgreSQL makes anew at a start, or what belongs to the running server alone. */
const LEFT_OUT =
  /^(?:postmaster\.(?:pid|opts)|backup_label.*|tablespace_map.*|current_logfiles.*|(?:pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*|(?:.*\/)?(?:pgsql_tmp.*|pg_internal\.init.*))$/

async function copyCluster(
  cluster: string,
  { folder, signal, onProgress }: BaseOptions,
  sums: SumWriter,
): Promise<BaseManifest['cluster']> {
  const total = { count: 0, bytes: 0 }
  let waiting: string[] = []
  const copyWaiting = async () => {
    signal.throwIfAborted()
    const copied = await Promise.all(
      waiting.map(inside => copyMeasured(join(cluster, inside), folder, `${CLUSTER}/${inside}`, signal)),
    )
    waiting = []
    for (const file of copied) {
      // It was dropped since it was listed: the log says so too.
      if (file === undefined) continue
      await sums.add(file)
      total.count += 1
      total.bytes += file.bytes
      onProgress({ bytes: file.bytes, files: 0 })
    }
  }
  for await (const entry of await opendir(cluster, { recursive: true })) {
    const inside = relative(cluster, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (!entry.isFile() || LEFT_OUT.test(inside)) continue
    waiting.push(inside)
    if (waiting.length === atOnce) await copyWaiting()
  }
  await copyWaiting()
  return total
}

/** Side by side, so that the disk syncs them together. */
const atOnce = 16

/** Writes the label, without which PostgreSQL would start from the wrong place. False when the archive takes nothing. */
async function endBackup(client: pg.Client, folder: string, sums: SumWriter): Promise<boolean> {
  await client.query(`SET statement_timeout = ${archiveLimitMs}`)
  const ended = await client
    .query<{ label: string; map: string }>(
      'SELECT labelfile AS label, spcmapfile AS map FROM pg_backup_stop(wait_for_archive => true)',
    )
    .catch((error: unknown) => {
      const isLate = error instanceof Error && 'code' in error && error.code === '57014'
      if (isLate) return undefined
      throw error
    })
  const row = ended?.rows[0]
  if (row === undefined) return false
  if (row.map !== '') throw new Error('The database has table spaces, which a base backup does not hold')
  await client.query('SET statement_timeout = 0')
  const path = `${CLUSTER}/backup_label`
  await writeFile(join(folder, path), row.label, { mode: 0o600, flag: 'wx', flush: true })
  await sums.add({ sha256: await hashFile(join(folder, path)), path })
  return true
}

async function copyFiles(
  client: pg.Client,
  { reached, folder, base, signal, onProgress }: BaseOptions,
  sums: SumWriter,
): Promise<Pick<BaseManifest, 'at' | 'postgresql' | 'files'> & Pick<Described, 'masterKeys'>> {
  const described = await beginSnapshot(client)
  const holding = described && holdsContent(described)
  if (described === undefined || holding === undefined) throw new Error('The database has no tables of ours')
  const { at, postgresql, masterKeys } = described
  const onFile = (bytes: number) => onProgress({ bytes, files: 1 })
  const from = reached.dataDirectory
  const found = await writeFiles({ client, holding, from, to: folder, base, sums, signal, onFile })
  await client.query('COMMIT')
  return {
    at,
    postgresql,
    masterKeys,
    files: { ...found, missing: await stillHeld(client, holding, found.missing) },
  }
}
