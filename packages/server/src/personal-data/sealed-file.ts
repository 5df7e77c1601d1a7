/**
 * Files as they lie on the disk: a head, and pieces of 64 KiB that are sealed one by one, so that a large file needs no
 * more memory than a small one. Each piece is bound to its place and the last one to being the last: pieces can be
 * neither exchanged nor left away.
 */
import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { CIPHER_BYTES, cipherOfByte, decrypt, encrypt, NONCE_BYTES, SealBroken, TAG_BYTES } from './cipher.ts'
import type { DataKey } from './data-key.ts'

/** No type of file that is taken in begins like this. */
const MAGIC = Buffer.from('YJF\x01', 'latin1')
const SALT_BYTES = 16
const HEAD_BYTES = MAGIC.length + 1 + SALT_BYTES
export const PIECE_BYTES = 65_536

function boundTo(id: string): Buffer {
  return Buffer.from(['file', 'content', id].join('\0'))
}

/** The number of the piece, and whether it is the last. */
function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(piece, NONCE_BYTES - 5)
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0
  return nonce
}

/** The bytes of the sealed file, piece by piece. */
export async function* sealFile(
  key: DataKey,
  id: string,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const { cipher, key: fileKey } = key.fileKey(salt)
  yield Buffer.concat([MAGIC, Buffer.from([CIPHER_BYTES[cipher]]), salt])
  const bound = boundTo(id)
  let piece = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of content) {
    rest = Buffer.concat([rest, chunk])
    // What may be the last piece is held back until there is more.
    while (rest.length > PIECE_BYTES) {
      yield encrypt(cipher, fileKey, nonceOf(piece, false), bound, rest.subarray(0, PIECE_BYTES))
      rest = rest.subarray(PIECE_BYTES)
      piece += 1
    }
  }
  yield encrypt(cipher, fileKey, nonceOf(piece, true), bound, rest)
}

async function readAt(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes)
  let filled = 0
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, at + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

export async function isSealedFile(handle: FileHandle): Promise<boolean> {
  return (await readAt(handle, 0, MAGIC.length)).equals(MAGIC)
}

/** The content, piece by piece, each checked before it is given. Throws `SealBroken`; closes the file at the end. */
export async function* openFile(key: DataKey, id: string, handle: FileHandle): AsyncGenerator<Buffer> {
  try {
    const head = await readAt(handle, 0, HEAD_BYTES)
    if (head.length < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC))
      throw new SealBroken(`The file ${id} is not sealed`)
    const cipher = cipherOfByte(head[MAGIC.length])
    const { key: fileKey } = key.fileKey(head.subarray(MAGIC.length + 1), cipher)
    const bound = boundTo(id)
    const { size } = await handle.stat()
    const sealedBytes = PIECE_BYTES + TAG_BYTES
    for (let piece = 0, at = HEAD_BYTES; ; piece += 1, at += sealedBytes) {
      const isLast = at + sealedBytes >= size
      const sealed = await readAt(handle, at, sealedBytes)
      yield decrypt(cipher, fileKey, nonceOf(piece, isLast), bound, sealed)
      if (isLast) return
    }
  } finally {
    await handle.close()
  }
}
