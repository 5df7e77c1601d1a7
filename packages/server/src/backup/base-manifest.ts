/**
 * What a base backup is: a folder with `base-backup.json`, `cluster/` (the folder of PostgreSQL, copied while it runs, of
 * use with the archive of its log only), `files/` and `SHA256SUMS`, as in a backup of tables.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceJson } from './manifest.ts'

export const BASE_FORMAT = 1
export const BASE_MANIFEST = 'base-backup.json'
export const CLUSTER = 'cluster'

const baseManifest = z.object({
  format: z.literal(BASE_FORMAT),
  id: z.uuid(),
  complete: z.boolean(),
  /** When it ended: no earlier moment can be brought back with it. */
  at: z.iso.datetime(),
  /** Major version: another one can't start on it. */
  postgresql: z.int(),
  cluster: z.object({ count: z.int(), bytes: z.int() }),
  files: z.object({ count: z.int(), bytes: z.int(), linked: z.int(), missing: z.array(z.uuid()) }),
  /** SHA-256 of `SHA256SUMS`. */
  sums: z.string().nullable(),
})
export type BaseManifest = z.infer<typeof baseManifest>

export function writeBaseManifest(folder: string, content: BaseManifest): Promise<void> {
  return replaceJson(folder, BASE_MANIFEST, content)
}

/** Undefined: no base backup, or not a complete one. */
export async function readBaseManifest(folder: string): Promise<BaseManifest | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(join(folder, BASE_MANIFEST), 'utf8'))
    const read = baseManifest.parse(content)
    return read.complete && read.sums !== null ? read : undefined
  } catch {
    return undefined
  }
}

/** Folders of a cluster that hold nothing that is copied, or nothing at all, and that PostgreSQL wants to be there. */
export const CLUSTER_FOLDERS = [
  'pg_wal/archive_status',
  'pg_commit_ts',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_subtrans',
  'pg_twophase',
  'pg_replslot',
  'pg_tblspc',
  'pg_stat',
  'pg_stat_tmp',
  'pg_logical/snapshots',
  'pg_logical/mappings',
] as const
