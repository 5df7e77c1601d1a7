import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { FileStore, KeptFile } from './file-store.ts'
import { ALLOWED_TYPES, findMediaType } from './media-type.ts'

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Files in a folder of the data directory: `ab/cd/<id>`, so that no folder grows too full. */
export class FolderFileStore implements FileStore {
  readonly #root: string
  readonly #incoming: string

  private constructor(root: string) {
    this.#root = root
    this.#incoming = join(root, 'incoming')
  }

  /** Makes the folder when it is not there, and throws away what a crash left half written. */
  static async create(root: string): Promise<FolderFileStore> {
    const store = new FolderFileStore(root)
    await rm(store.#incoming, { recursive: true, force: true })
    await mkdir(store.#incoming, { recursive: true, mode: 0o700 })
    return store
  }

  async put(stream: Readable, limits: { readonly bytes: number }): Promise<Outcome<KeptFile>> {
    const id = randomUUID()
    const temporary = join(this.#incoming, id)
    try {
      const written = await write(stream, temporary, limits.bytes)
      if (!written.ok) return written
      if (written.value.bytes === 0) return refused('file/empty')
      const found = await findMediaType(temporary)
      if (!found.allowed)
        return refused('file/wrong-type', { found: found.name, allowed: ALLOWED_TYPES.join(', ') })
      const place = this.#placeOf(id)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(temporary, place)
      await syncFolder(dirname(place))
      return done({ id, ...written.value, mediaType: found.name })
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async open(id: string): Promise<Readable> {
    const handle = await open(this.#placeOf(id), 'r')
    return handle.createReadStream()
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

  #placeOf(id: string): string {
    if (!idPattern.test(id)) throw new Error(`Not the id of a file: ${id}`)
    return join(this.#root, id.slice(0, 2), id.slice(2, 4), id)
  }
}

async function write(
  stream: Readable,
  path: string,
  limitBytes: number,
): Promise<Outcome<{ readonly bytes: number; readonly sha256: string }>> {
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      const part: Buffer = chunk
      bytes += part.length
      if (bytes > limitBytes) return refused('file/too-large', { limitMebibytes: limitBytes / 1_048_576 })
      hash.update(part)
      await handle.writeFile(part)
    }
    // Durable before the database, and so the receipt, says that it was handed in.
    await handle.sync()
  } finally {
    await handle.close()
  }
  return done({ bytes, sha256: hash.digest('hex') })
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
