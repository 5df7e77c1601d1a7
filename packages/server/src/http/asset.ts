/** Files of a built web app, compressed once and kept: they are few, and named after their content. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** A file of the app's folder itself or of `assets`: nothing that leads elsewhere. */
const assetPath = /^(assets\/)?[A-Za-z0-9_-][A-Za-z0-9_.-]*$/
const compressible = /^(text|application)\/|svg/
const smallBytes = 1024

const deflate = { br: promisify(brotliCompress), gzip: promisify(gzip) }
type Encoding = keyof typeof deflate

const immutable = 'public, max-age=31536000, immutable'
const changing = 'public, max-age=3600'

export class AssetFolder {
  readonly #root: string
  readonly #compressed = new Map<string, Buffer>()

  constructor(root: string) {
    this.#root = root
  }

  /** Sends the file; false when there is none of that name. */
  async send(path: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const type = TYPES[extname(path).toLowerCase()]
    if (!assetPath.test(path) || type === undefined) return false
    const content = await this.#read(path)
    if (content === undefined) return false
    const encoding = compressible.test(type) && content.length > smallBytes ? encodingOf(request) : undefined
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    reply
      .header('vary', 'accept-encoding')
      .header('cache-control', path.startsWith('assets/') ? immutable : changing)
      .type(type)
      .send(encoding === undefined ? content : await this.#compress(path, encoding, content))
    return true
  }

  async #read(path: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.#root, path))
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
        return undefined
      throw error
    }
  }

  async #compress(path: string, encoding: Encoding, content: Buffer): Promise<Buffer> {
    const key = `${encoding} ${content.length} ${path}`
    const known = this.#compressed.get(key)
    if (known !== undefined) return known
    const options = encoding === 'br' ? { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } } : { level: 9 }
    const compressed = await deflate[encoding](content, options)
    // Only what carries its hash in its name stays the same under it.
    if (path.startsWith('assets/')) this.#compressed.set(key, compressed)
    return compressed
  }
}

function encodingOf(request: FastifyRequest): Encoding | undefined {
  const accepted = (request.headers['accept-encoding'] ?? '')
    .split(',')
    .map(part => part.trim().split(';')[0])
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}
