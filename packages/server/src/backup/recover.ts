/** From a base backup and the archive of the log: the embedded database as it was at any moment since. */
import { chown, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import {
  type DataLocation,
  defaultStateDirectory,
  findDataLocation,
  prepareDataLocation,
} from '../database/embedded/data-location.ts'
import { asStartRefusal, StartRefused } from '../database/embedded/start-refusal.ts'
import { databaseUrlOf, dataDirectoryOf, type Environment } from '../database/environment.ts'
import { type BaseManifest, CLUSTER, CLUSTER_FOLDERS, readBaseManifest } from './base-manifest.ts'
import { checkSums } from './check-backup.ts'
import { startForThis } from './connect.ts'
import { type KeysRead, putKeys, readKeyFolder } from './keys.ts'
import { filePath } from './manifest.ts'
import { holdsNoFiles } from './restore.ts'
import { beginSnapshot, heldFiles, holdsContent } from './snapshot.ts'
import { sumsOf } from './sums.ts'

export type RecoverOptions = {
  readonly environment: Environment
  readonly folder: string
  readonly archive: string
  /** Undefined: to the end of the archive. */
  readonly until: Date | undefined
  /** `files` of the lost data folder, or a copy: what came after the base backup is only there. */
  readonly filesFrom: string | undefined
  readonly keysFrom: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly done: number; readonly all: number }) => void
  readonly onMessage: (message: string) => void
}

export type Recovered =
  | {
      readonly end: 'done'
      readonly manifest: BaseManifest
      readonly files: number
      /** The database speaks of them, and they are neither in the backup nor elsewhere. */
      readonly missing: readonly string[]
    }
  | { readonly end: 'stopped' | 'not-a-base' | 'data-folder-in-use' | 'own-database' }
  /** Before the base backup, which is of that time. */
  | { readonly end: 'too-early'; readonly at: string }
  | { readonly end: 'changed'; readonly path: string }
  | { readonly end: 'refused'; readonly message: string }
  | { readonly end: 'keys'; readonly fault: Extract<KeysRead, { ok: false }> }

export async function recover(options: RecoverOptions): Promise<Recovered> {
  const { environment, folder, until, keysFrom, signal, onProgress } = options
  if (databaseUrlOf(environment) !== undefined) return { end: 'own-database' }
  const manifest = await readBaseManifest(folder)
  if (manifest === undefined) return { end: 'not-a-base' }
  if (until !== undefined && until.getTime() < Date.parse(manifest.at))
    return { end: 'too-early', at: manifest.at }
  const dataDirectory = dataDirectoryOf(environment)
  if (findDataLocation(dataDirectory) !== undefined || !(await holdsNoFiles(join(dataDirectory, 'files'))))
    return { end: 'data-folder-in-use' }
  const all = manifest.cluster.count + manifest.files.count
  const fault = await checkSums(folder, manifest.sums ?? '', all, { signal, onProgress })
  if (fault !== undefined)
    return fault.code === 'stopped' ? { end: 'stopped' } : { end: 'changed', path: fault.path ?? '' }
  const keys = keysFrom === undefined ? undefined : await readKeyFolder(environment, keysFrom)
  if (keys?.ok === false) return { end: 'keys', fault: keys }
  try {
    const recovered = await playBack(options, manifest)
    if (recovered.end === 'done' && keys !== undefined) await putKeys(environment, keys.keys)
    return recovered
  } catch (error) {
    if (error instanceof StartRefused) return { end: 'refused', message: error.message }
    const refusal = asStartRefusal(error, dataDirectory)
    return { end: 'refused', message: refusal.message }
  }
}

/** What is not wholly recovered is taken away again, so that it can be tried with another moment. */
async function playBack(options: RecoverOptions, manifest: BaseManifest): Promise<Recovered> {
  const { environment, folder, archive, until, onMessage } = options
  const location = prepareDataLocation({
    dataDirectory: dataDirectoryOf(environment),
    accountName: environment.DATABASE_ACCOUNT ?? 'yijianshi',
    stateDirectory: defaultStateDirectory,
    onProgress: onMessage,
  })
  await putCluster(folder, location)
  const reached = await startForThis({ environment, onProgress: onMessage }, { archive, until })
  if (!reached.ok) {
    await rm(location.cluster, { recursive: true, force: true })
    return { end: 'refused', message: reached.message }
  }
  const client = await reached.connect()
  try {
    return { end: 'done', manifest, ...(await bringFiles(client, options)) }
  } finally {
    await client.end()
    await reached.close()
  }
}

async function putCluster(folder: string, location: DataLocation): Promise<void> {
  const draft = `${location.cluster}.draft-${process.pid}`
  await rm(draft, { recursive: true, force: true })
  for (const inside of CLUSTER_FOLDERS) await mkdir(join(draft, inside), { recursive: true, mode: 0o700 })
  for await (const sum of sumsOf(folder)) {
    if (sum?.path.startsWith(`${CLUSTER}/`) !== true) continue
    const target = join(draft, sum.path.slice(CLUSTER.length + 1))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(join(folder, sum.path), target)
  }
  await writeFile(join(draft, 'recovery.signal'), '', { mode: 0o600 })
  if (location.account !== undefined) await giveAll(draft, location.account.uid, location.account.gid)
  await rename(draft, location.cluster)
}

async function giveAll(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), uid, gid)
}

/** Those that the database speaks of now: from the backup, or from where the lost folder still lies. */
async function bringFiles(
  client: pg.Client,
  { environment, folder, filesFrom }: RecoverOptions,
): Promise<{ readonly files: number; readonly missing: string[] }> {
  const described = await beginSnapshot(client)
  const holding = described && holdsContent(described)
  const missing: string[] = []
  let files = 0
  if (holding === undefined) return { files, missing }
  for await (const ids of heldFiles(client, holding)) {
    for (const id of ids) {
      const path = filePath(id)
      const places = [
        join(folder, path),
        ...(filesFrom === undefined ? [] : [join(filesFrom, path.slice('files/'.length))]),
      ]
      if (await copyFirst(places, join(dataDirectoryOf(environment), path))) files += 1
      else missing.push(id)
    }
  }
  await client.query('COMMIT')
  return { files, missing }
}

async function copyFirst(places: readonly string[], target: string): Promise<boolean> {
  for (const place of places) {
    const found = await stat(place).catch(() => undefined)
    if (found === undefined) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(place, target)
    return true
  }
  return false
}
