/** Whether a backup is whole: every hash, without a database and without keys. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { type Manifest, readManifest, SUMS, tablePath } from './manifest.ts'
import { hashFile, sumsOf } from './sums.ts'

export type Checked =
  | { readonly ok: true; readonly manifest: Manifest }
  | {
      readonly ok: false
      readonly code: 'not-a-backup' | 'incomplete' | 'other-format' | 'changed' | 'lost' | 'stopped'
      /** Of the first that does not fit. */
      readonly path?: string
    }

export type CheckOptions = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly done: number; readonly all: number }) => void
}

type Fault = Extract<Checked, { ok: false }>

export async function checkBackup(folder: string, options: CheckOptions): Promise<Checked> {
  const read = await readManifest(folder)
  if (!read.ok) return read
  const { manifest } = read
  const all = manifest.tables.length + manifest.files.count
  const tables = manifest.tables.map(({ name }) => tablePath(name))
  return (await checkSums(folder, manifest.sums ?? '', all, options, tables)) ?? { ok: true, manifest }
}

/** `sums`: hash of the list. `all`: how many it names, `listed` among them. Undefined when all is as it was. */
export async function checkSums(
  folder: string,
  sums: string,
  all: number,
  { signal, onProgress }: CheckOptions,
  listed: readonly string[] = [],
): Promise<Fault | undefined> {
  const list = await hashFile(join(folder, SUMS)).catch(() => undefined)
  if (list !== sums) return { ok: false, code: list === undefined ? 'lost' : 'changed', path: SUMS }
  const wanted = new Set(listed)
  let done = 0
  for await (const sum of sumsOf(folder)) {
    if (signal.aborted) return { ok: false, code: 'stopped' }
    if (sum === undefined) return { ok: false, code: 'changed', path: SUMS }
    const path = join(folder, sum.path)
    if (!(await exists(path))) return { ok: false, code: 'lost', path: sum.path }
    if ((await hashFile(path)) !== sum.sha256) return { ok: false, code: 'changed', path: sum.path }
    wanted.delete(sum.path)
    done += 1
    onProgress({ done, all })
  }
  const [unlisted] = wanted
  if (unlisted !== undefined) return { ok: false, code: 'lost', path: unlisted }
  return done === all ? undefined : { ok: false, code: 'changed', path: SUMS }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
