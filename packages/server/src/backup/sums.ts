/** Hashes of what a backup holds, line by line: never more than a line of it is held at a time. */
import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Transform } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { systemErrorCode } from '../database/embedded/start-refusal.ts'
import { SUMS } from './manifest.ts'

export type Sum = { readonly sha256: string; readonly path: string }

const line =
  /^([0-9a-f]{64}) {2}(tables\/[a-z_][a-z0-9_]*\.copy\.gz|files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f-]{36}|cluster(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+)$/

/** A sum of `SHA256SUMS`; undefined for a line that no backup has. */
export function readSum(text: string): Sum | undefined {
  const found = line.exec(text)
  return found?.[1] === undefined || found[2] === undefined ? undefined : { sha256: found[1], path: found[2] }
}

/** Writes the list, and hashes it on the way. */
export class SumWriter {
  readonly #stream: WriteStream
  readonly #hash = createHash('sha256')

  constructor(folder: string) {
    this.#stream = createWriteStream(join(folder, SUMS), { mode: 0o600, flush: true })
    // Told by `add` or `close`.
    this.#stream.on('error', () => {})
  }

  async add({ sha256, path }: Sum): Promise<void> {
    const text = `${sha256}  ${path}\n`
    this.#hash.update(text)
    if (this.#stream.errored) throw this.#stream.errored
    if (!this.#stream.write(text)) await once(this.#stream, 'drain')
  }

  /** Gives the hash of the list. */
  async close(): Promise<string> {
    this.#stream.end()
    await finished(this.#stream)
    return this.#hash.digest('hex')
  }

  /** After a fault. */
  abandon(): void {
    this.#stream.destroy()
  }
}

/** In the order of the list. A line that no backup has is given as undefined. */
export async function* sumsOf(folder: string): AsyncGenerator<Sum | undefined> {
  const lines = createInterface({ input: createReadStream(join(folder, SUMS)), crlfDelay: Infinity })
  for await (const text of lines) yield readSum(text)
}

/** Lets bytes through, counts and hashes them. */
export class Measuring extends Transform {
  readonly #hash: Hash = createHash('sha256')
  bytes = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void) {
    this.#hash.update(chunk)
    this.bytes += chunk.length
    done(null, chunk)
  }

  sha256(): string {
    return this.#hash.digest('hex')
  }
}

export type MeasuredCopy = Sum & { readonly bytes: number }

/** Copies `source` to `path` in the folder of a backup. Undefined when it is not there any more. */
export async function copyMeasured(
  source: string,
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<MeasuredCopy | undefined> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const measuring = new Measuring()
  const out = createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await pipeline(createReadStream(source), measuring, out, { signal })
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
    await rm(target, { force: true })
    return undefined
  }
  return { sha256: measuring.sha256(), path, bytes: measuring.bytes }
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}
