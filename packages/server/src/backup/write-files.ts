/** The files of a backup. A file is written before the database speaks of it, so after the snapshot all are there. */
import { link, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { filePath, type Manifest } from './manifest.ts'
import { heldFiles } from './snapshot.ts'
import { copyMeasured, type MeasuredCopy, type Sum, type SumWriter, sumsOf } from './sums.ts'

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

const atOnce = 8

type Copied = MeasuredCopy & { readonly linked: boolean }

export async function writeFiles(options: FilesOptions): Promise<Manifest['files']> {
  const { client, holding, sums, signal, onFile } = options
  const earlier = options.base === undefined ? undefined : new Earlier(options.base)
  const total = { count: 0, bytes: 0, linked: 0 }
  const missing: string[] = []
  for await (const held of heldFiles(client, holding)) {
    for (let first = 0; first < held.length; first += atOnce) {
      signal.throwIfAborted()
      const ids = held.slice(first, first + atOnce)
      const known = earlier === undefined ? [] : await inTurn(ids, id => earlier.find(filePath(id)))
      const copies = await Promise.all(ids.map((id, index) => copyFile(options, id, known[index])))
      for (const [index, copied] of copies.entries()) {
        if (copied === undefined) {
          missing.push(ids[index] ?? '')
          continue
        }
        await sums.add(copied)
        total.count += 1
        total.bytes += copied.bytes
        total.linked += copied.linked ? 1 : 0
        onFile(copied.bytes)
      }
    }
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
  if (known !== undefined && base !== undefined) {
    const bytes = await linkSame(source, join(base, path), target)
    if (bytes !== undefined) return { ...known, bytes, linked: true }
  }
  const copied = await copyMeasured(source, to, path, signal)
  return copied && { ...copied, linked: false }
}

/** A file is never changed, but for one that was sealed since, which is longer then. Undefined: it has to be copied. */
async function linkSame(source: string, earlier: string, target: string): Promise<number | undefined> {
  const [now, before] = await Promise.all([source, earlier].map(path => stat(path).catch(() => undefined)))
  if (now === undefined || now.size !== before?.size) return undefined
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
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
