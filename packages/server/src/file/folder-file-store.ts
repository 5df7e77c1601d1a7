import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { DataKey } from '../personal-data/data-key.ts'
import { isSealedFile, openFile, sealFile } from '../personal-data/sealed-file.ts'
import type { FileStore, KeptFile } from './file-store.ts'
import { ALLOWED_TYPES, isHeic, MediaTypeWatch } from './media-type.ts'

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Files in a folder of the data directory: `ab/cd/<id>`, so that no folder grows too full. */
export class FolderFileStore implements FileStore {
  readonly #root: string
  readonly #incoming: string

  private constructor(root: string) {
    this.#root = root
    this.#incoming = join(root, 'incoming')
  }

  /** Beside a server that runs on the same folder: nothing is thrown away. */
  static at(root: string): FolderFileStore {
    return new FolderFileStore(root)
  }

  /** Makes the folder when it is not there, and throws away what a crash left half written. */
  static async create(root: string): Promise<FolderFileStore> {
    const store = new FolderFileStore(root)
    await rm(store.#incoming, { recursive: true, force: true })
    await mkdir(store.#incoming, { recursive: true, mode: 0o700 })
    return store
  }

  async put(stream: Readable, key: DataKey, limits: { readonly bytes: number }): Promise<Outcome<KeptFile>> {
    const id = randomUUID()
    const temporary = join(this.#incoming, id)
    try {
      const content = new Received(stream, limits.bytes)
      await writeDurably(temporary, sealFile(key, id, content))
      if (content.isTooLarge) return refused('file/too-large', { limitMebibytes: limits.bytes / 1_048_576 })
      if (content.bytes === 0) return refused('file/empty')
      const found = await content.findMediaType()
      if (isHeic(found.name)) return refused('file/heic')
      if (!found.allowed)
        return refused('file/wrong-type', { found: found.name, allowed: ALLOWED_TYPES.join(', ') })
      await this.#putInPlace(id, temporary)
      return done({ id, bytes: content.bytes, sha256: content.sha256(), mediaType: found.name })
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async open(id: string, key: DataKey): Promise<Readable> {
    const handle = await open(this.#placeOf(id), 'r')
    return Readable.from(openFile(key, id, handle), { objectMode: false })
  }

  async protect(id: string, key: DataKey): Promise<boolean> {
    const handle = await open(this.#placeOf(id), 'r').catch(unlessMissing)
    if (handle === undefined) return false
    const temporary = join(this.#incoming, `${id}-${randomUUID()}`)
    try {
      if (await isSealedFile(handle)) return true
      await writeDurably(
        temporary,
        sealFile(key, id, handle.createReadStream({ start: 0, autoClose: false })),
      )
      await this.#putInPlace(id, temporary)
      return true
    } finally {
      await handle.close()
      await rm(temporary, { force: true })
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.#placeOf(id), { force: true })
  }

  async *idsOlderThan(time: number): AsyncIterable<string> {
    const folder = await opendir(this.#root, { recursive: true })
    for await (const entry of folder) {
      if (!entry.isFile() || !idPattern.test(entry.name) || entry.parentPath === this.#incoming) continue
      const { mtimeMs } = await stat(join(entry.parentPath, entry.name))
      if (mtimeMs < time) yield entry.name
    }
  }

  async #putInPlace(id: string, temporary: string): Promise<void> {
    const place = this.#placeOf(id)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await rename(temporary, place)
    await syncFolder(dirname(place))
  }

  #placeOf(id: string): string {
    if (!idPattern.test(id)) throw new Error(`Not the id of a file: ${id}`)
    return join(this.#root, id.slice(0, 2), id.slice(2, 4), id)
  }
}

/** What comes in: counted, hashed and looked at on its way, cut off where it is too large. */
class Received implements AsyncIterable<Buffer> {
  readonly #stream: Readable
  readonly #limitBytes: number
  readonly #hash = createHash('sha256')
  readonly #watch = new MediaTypeWatch()
  bytes = 0

  constructor(stream: Readable, limitBytes: number) {
    this.#stream = stream
    this.#limitBytes = limitBytes
  }

  get isTooLarge(): boolean {
    return this.bytes > this.#limitBytes
  }

  sha256(): string {
    return this.#hash.digest('hex')
  }

  findMediaType() {
    return this.#watch.find()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.#stream) {
      const part: Buffer = chunk
      this.bytes += part.length
      if (this.isTooLarge) return
      this.#hash.update(part)
      this.#watch.see(part)
      yield part
    }
  }
}

async function writeDurably(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
    // Durable before the database, and so the receipt, says that it was handed in.
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** A rename is durable once its folder is. Windows can't open a folder, and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
