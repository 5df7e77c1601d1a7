/**
 * What a backup is: a folder with `backup.json` (below), `tables/<table>.copy.gz` (COPY of PostgreSQL in text, packed),
 * `files/ab/cd/<id>` (files handed in, still sealed) and `SHA256SUMS` over tables and files, as `sha256sum -c` reads it.
 * Keys are never in it.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

export const FORMAT = 1
export const MANIFEST = 'backup.json'
export const SUMS = 'SHA256SUMS'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Names of ours are plain: nothing has to be quoted, nothing leads out of a folder. */
const plainName = z.string().regex(/^[a-z_][a-z0-9_]*$/)

const table = z.object({
  name: plainName,
  columns: z.array(plainName),
  rows: z.int().nonnegative(),
  /** Packed. */
  bytes: z.int().nonnegative(),
})
export type BackedUpTable = z.infer<typeof table>

const manifest = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  /** False from the first moment on until all of it is there. */
  complete: z.boolean(),
  /** Of the snapshot: what was committed before is in it, what came later is not. */
  at: z.iso.datetime(),
  postgresql: z.int(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: hash })),
  tables: z.array(table),
  sequences: z.array(z.object({ name: plainName, last: z.string().regex(/^-?\d+$/) })),
  files: z.object({
    count: z.int(),
    bytes: z.int(),
    /** Taken from an earlier backup without copying. */
    linked: z.int(),
    /** The database knows them, the folder does not. */
    missing: z.array(z.uuid()),
  }),
  /** Master keys without which it can’t be read. */
  masterKeys: z.array(z.string()),
  /** Transactions up to here are complete: places in the outbox are not beyond it. */
  horizon: z.int(),
  /** SHA-256 of `SHA256SUMS`. */
  sums: hash.nullable(),
})
export type Manifest = z.infer<typeof manifest>

export type ManifestRead =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly code: 'not-a-backup' | 'incomplete' | 'other-format' }

/** Replaces the file of before in one step. */
export async function replaceJson(folder: string, name: string, content: unknown): Promise<void> {
  const aside = join(folder, `${name}.new`)
  await writeFile(aside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(aside, join(folder, name))
}

export function writeManifest(folder: string, content: Manifest): Promise<void> {
  return replaceJson(folder, MANIFEST, content)
}

/** Of a complete backup only: whatever else lies there is refused. */
export async function readManifest(folder: string): Promise<ManifestRead> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined) return { ok: false, code: 'not-a-backup' }
  const content = parsed(text)
  const head = z.object({ format: z.number() }).safeParse(content)
  if (!head.success) return { ok: false, code: 'not-a-backup' }
  if (head.data.format !== FORMAT) return { ok: false, code: 'other-format' }
  const read = manifest.safeParse(content)
  if (!read.success) return { ok: false, code: 'not-a-backup' }
  return read.data.complete && read.data.sums !== null
    ? { ok: true, manifest: read.data }
    : { ok: false, code: 'incomplete' }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

export const tablePath = (name: string): string => `tables/${name}.copy.gz`
export const filePath = (id: string): string => `files/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`
