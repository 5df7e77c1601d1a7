/** The files of a backup. A file is written before the database speaks of it, so after the snapshot all are there. */
import { createReadStream, createWriteStream } from 'node:fs'
import { link, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { systemErrorCode } from '../database/embedded/start-refusal.ts'
import { filePath, type Manifest } from './manifest.ts'
import { Measuring, type Sum, type SumWriter, sumsOf } from './sums.ts'

export type FilesOptions = {
  /** In the snapshot. */
  readonly client: pg.Client
  /** Which rows of `file` have a content, in SQL. */
  readonly holding: string
  /** `DATA_DIR`: its `files` are copied. */
  readonly from: string
  readonly to: string
  /** An earlier backup, complete, whose files are linked where they are the same. */
  readonly base: string | undefined
  readonly sums: SumWriter
  readonly signal: AbortSignal
  readonly onFile: (bytes: number) => void
}

const fetched = 500
const atOnce = 8

type Copied = { readonly sum: Sum; readonly bytes: number; readonly linked: boolean }

export async function writeFiles(options: FilesOptions): Promise<Manifest['files']> {
  const { client, holding, sums, signal, onFile } = options
  const earlier = options.base === undefined ? undefined : new Earlier(options.base)
  const total = { count: 0, bytes: 0, linked: 0 }
  const missing: string[] = []
  await client.query(
    `DECLARE backup_files NO SCROLL CURSOR FOR SELECT id::text FROM file WHERE ${holding} ORDER BY id`,
  )
  for (;;) {
    const { rows } = await client.query<{ id: string }>(`FETCH ${fetched} FROM backup_files`)
    for (let first = 0; first < rows.length; first += atOnce) {
      signal.throwIfAborted()
      const ids = rows.slice(first, first + atOnce).map(({ id }) => id)
      const known = earlier === undefined ? [] : await inTurn(ids, id => earlier.find(filePath(id)))
      const copies = await Promise.all(ids.map((id, index) => copyFile(options, id, known[index])))
      for (const [index, copied] of copies.entries()) {
        if (copied === undefined) {
          missing.push(ids[index] ?? '')
          continue
        }
        await sums.add(copied.sum)
        total.count += 1
        total.bytes += copied.bytes
        total.linked += copied.linked ? 1 : 0
        onFile(copied.bytes)
      }
    }
    if (rows.length < fetched) break
  }
  return { ...total, missing }
}

async function inTurn<Given, Got>(
  given: readonly Given[],
  work: (entry: Given) => Promise<Got>,
): Promise<Got[]> {
  const got: Got[] = []
  for (const entry of given) got.push(await work(entry))
  return got
}

/** Undefined when it is not there. */
async function copyFile(
  { from, to, base, signal }: FilesOptions,
  id: string,
  known: Sum | undefined,
): Promise<Copied | undefined> {
  const path = filePath(id)
  const [source, target] = [join(from, path), join(to, path)]
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  if (known !== undefined && base !== undefined) {
    const bytes = await linkSame(source, join(base, path), target)
    if (bytes !== undefined) return { sum: known, bytes, linked: true }
  }
  const measuring = new Measuring()
  const out = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await pipeline(createReadStream(source), measuring, out, { signal })
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
    await rm(target, { force: true })
    return undefined
  }
  return { sum: { sha256: measuring.sha256(), path }, bytes: measuring.bytes, linked: false }
}

/** A file is never changed, but for one that was sealed since, which is longer then. Undefined: it has to be copied. */
async function linkSame(source: string, earlier: string, target: string): Promise<number | undefined> {
  const [now, before] = await Promise.all([source, earlier].map(path => stat(path).catch(() => undefined)))
  if (now === undefined || now.size !== before?.size) return undefined
  try {
    await link(earlier, target)
    return now.size
  } catch {
    // Another file system, or one that knows no links.
    return undefined
  }
}

/** The list of an earlier backup, gone through beside this one: both are in the order of their paths. */
class Earlier {
  readonly #sums: AsyncGenerator<Sum | undefined>
  #next: Sum | undefined
  #ended = false

  constructor(folder: string) {
    this.#sums = sumsOf(folder)
  }

  async find(path: string): Promise<Sum | undefined> {
    while (!this.#ended && (this.#next === undefined || this.#next.path < path)) {
      const { done, value } = await this.#sums.next()
      this.#ended = done === true
      this.#next = done === true ? undefined : value?.path.startsWith('files/') === true ? value : undefined
    }
    return this.#next?.path === path ? this.#next : undefined
  }
}

/** Of files that were not there, those that the database still speaks of: others were erased meanwhile. */
export async function stillHeld(
  client: pg.Client,
  holding: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await client.query<{ id: string }>(
    `SELECT id::text FROM file WHERE id = ANY ($1::uuid[]) AND (${holding}) ORDER BY id`,
    [ids],
  )
  return found.rows.map(({ id }) => id)
}
