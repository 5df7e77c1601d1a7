/**
 * The keys that lie outside of the database: master keys, the key of the daily roots, those of authorities. They go into
 * a folder of their own, so that whoever finds a backup can read and sign nothing.
 */
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { readAuditSettings } from '../audit/settings.ts'
import { systemErrorCode } from '../database/embedded/start-refusal.ts'
import { dataDirectoryOf, type Environment, readerOf } from '../database/environment.ts'
import { localMasterKey, readMasterKeys } from '../personal-data/master-key.ts'
import { readKeySettings } from '../personal-data/settings.ts'
import { isEmptyFolder } from './write-backup.ts'

export const KEY_LIST = 'keys.json'

const keyList = z.object({
  backup: z.uuid(),
  files: z.array(
    z.object({
      path: z.string().regex(/^(keys|audit)(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/),
      sha256: z.string(),
      /** Milliseconds since 1970: the newest master key is the one to go on with. */
      changed: z.number(),
    }),
  ),
})

type Key = { readonly path: string; readonly content: Buffer; readonly changed: number }

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** Whether one folder lies in the other, or is it. */
export function areOneInTheOther(one: string, other: string): boolean {
  const [first, second] = [resolve(one) + sep, resolve(other) + sep]
  return first.startsWith(second) || second.startsWith(first)
}

export type KeysWritten =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly code: 'folder-in-use' }

/** `backup`: its id. Throws where a key can’t be read. */
export async function writeKeys(
  environment: Environment,
  folder: string,
  backup: string,
): Promise<KeysWritten> {
  if (!(await isEmptyFolder(folder))) return { ok: false, code: 'folder-in-use' }
  await chmod(folder, 0o700)
  const keys = await collect(environment)
  for (const { path, content, changed } of keys) await put(join(folder, path), content, changed)
  const files = keys.map(({ path, content, changed }) => ({ path, sha256: sha256(content), changed }))
  const list = Buffer.from(`${JSON.stringify({ backup, files }, null, 2)}\n`)
  await put(join(folder, KEY_LIST), list, Date.now())
  return { ok: true, count: keys.length }
}

async function collect(environment: Environment): Promise<Key[]> {
  const given = readerOf(environment)
  const dataDirectory = dataDirectoryOf(environment)
  const found = new Map<string, Key>()
  for (const folder of ['keys', 'audit']) {
    for (const path of await filesIn(join(dataDirectory, folder))) {
      const inside = relative(dataDirectory, path).split(sep).join('/')
      found.set(inside, { path: inside, content: await readFile(path), changed: (await stat(path)).mtimeMs })
    }
  }
  const audit = readAuditSettings(given, dataDirectory)
  if (audit.ok) {
    const path = `audit/${basename(audit.settings.keyFile)}`
    const content = await readFile(audit.settings.keyFile).catch(unlessMissing)
    if (content !== undefined)
      found.set(path, { path, content, changed: (await stat(audit.settings.keyFile)).mtimeMs })
  }
  for (const [index, secret] of (await readMasterKeys(given)).entries()) {
    const path = `keys/master-${localMasterKey(secret, 'AES-256-GCM').id}.key`
    // The newest stands last where keys are given in a row.
    const changed = Date.now() + index
    if (!found.has(path))
      found.set(path, { path, content: Buffer.from(`${secret.toString('hex')}\n`), changed })
  }
  return [...found.values()].filter(
    ({ path }) => keyList.shape.files.element.shape.path.safeParse(path).success,
  )
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing)) ?? []
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

function unlessMissing(error: unknown): undefined {
  if (systemErrorCode(error) === 'ENOENT') return undefined
  throw error
}

async function put(path: string, content: Buffer, changed: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, content, { mode: 0o600, flag: 'wx', flush: true })
  await utimes(path, changed / 1000, changed / 1000)
}

export type KeysRead =
  | { readonly ok: true; readonly keys: readonly Key[] }
  | { readonly ok: false; readonly code: 'no-keys' | 'key-changed' | 'key-differs'; readonly path: string }

/** Whole, and none of them in the way of another that lies in the data folder. */
export async function readKeyFolder(environment: Environment, folder: string): Promise<KeysRead> {
  const text = await readFile(join(folder, KEY_LIST), 'utf8').catch(() => '{}')
  const read = keyList.safeParse(JSON.parse(text))
  if (!read.success) return { ok: false, code: 'no-keys', path: folder }
  const keys: Key[] = []
  for (const { path, sha256: expected, changed } of read.data.files) {
    const content = await readFile(join(folder, path)).catch(unlessMissing)
    if (content === undefined || sha256(content) !== expected) return { ok: false, code: 'key-changed', path }
    const here = await readFile(join(dataDirectoryOf(environment), path)).catch(unlessMissing)
    if (here !== undefined && !here.equals(content)) return { ok: false, code: 'key-differs', path }
    if (here === undefined) keys.push({ path, content, changed })
  }
  return { ok: true, keys }
}

export async function putKeys(environment: Environment, keys: readonly Key[]): Promise<void> {
  for (const { path, content, changed } of keys)
    await put(join(dataDirectoryOf(environment), path), content, changed)
}

/** Which of these master keys the settings do not lead to. */
export async function missingMasterKeys(
  environment: Environment,
  needed: readonly string[],
): Promise<string[]> {
  const read = readKeySettings(readerOf(environment), dataDirectoryOf(environment))
  if (!read.ok) return [...needed]
  const { source } = read.settings
  const found = await Promise.all(
    needed.map(async id => ({ id, key: await source.find(id).catch(() => undefined) })),
  )
  return found.filter(({ key }) => key === undefined).map(({ id }) => id)
}
