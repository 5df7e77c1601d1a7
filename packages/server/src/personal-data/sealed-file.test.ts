import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CIPHERS, SealBroken, TAG_BYTES } from './cipher.ts'
import { DataKey } from './data-key.ts'
import { openFile, PIECE_BYTES, sealFile } from './sealed-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-sealed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const id = '11111111-1111-4111-8111-111111111111'

function contentOf(bytes: number): Buffer {
  return Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7 + (at >> 8)) % 251))
}

async function sealed(key: DataKey, content: Buffer, chunk: number): Promise<Buffer> {
  const chunks = Array.from({ length: Math.ceil(content.length / chunk) }, (_, at) =>
    content.subarray(at * chunk, (at + 1) * chunk),
  )
  return buffer(Readable.from(sealFile(key, id, Readable.from(chunks))))
}

async function opened(key: DataKey, bytes: Buffer, file = id): Promise<Buffer> {
  const path = join(folder, 'file')
  await writeFile(path, bytes)
  return buffer(Readable.from(openFile(key, file, await open(path, 'r'))))
}

it.each(
  CIPHERS.flatMap(cipher =>
    [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES, 300_000].map(
      bytes => [cipher, bytes] as const,
    ),
  ),
)('%s: a file of %i bytes is the same again, in whatever chunks it came', async (cipher, bytes) => {
  const key = new DataKey(DataKey.newSecret(), cipher)
  const content = contentOf(bytes)
  const onDisk = await sealed(key, content, 50_000)
  expect(await opened(key, onDisk)).toEqual(content)
  expect((await opened(key, await sealed(key, content, 200_001))).equals(content)).toBe(true)
  if (bytes > 8) expect(onDisk.includes(content.subarray(0, 8))).toBe(false)
})

const key = new DataKey(DataKey.newSecret(), 'AES-256-GCM')
const head = 21
const piece = PIECE_BYTES + TAG_BYTES

it.each<[string, (bytes: Buffer) => Buffer]>([
  ['the last piece is missing', bytes => bytes.subarray(0, head + 2 * piece)],
  ['it ends within a piece', bytes => bytes.subarray(0, head + piece + 5)],
  [
    'two pieces were exchanged',
    bytes =>
      Buffer.concat([
        bytes.subarray(0, head),
        bytes.subarray(head + piece, head + 2 * piece),
        bytes.subarray(head, head + piece),
        bytes.subarray(head + 2 * piece),
      ]),
  ],
  ['something was added', bytes => Buffer.concat([bytes, Buffer.alloc(20)])],
  ['a byte was changed', bytes => Buffer.from(bytes).fill(1, 70_000, 70_001)],
  ['the head is missing', bytes => bytes.subarray(head)],
  ['it is empty', () => Buffer.alloc(0)],
])('a file does not open when %s', async (_, change) => {
  const onDisk = await sealed(key, contentOf(2 * PIECE_BYTES + 9), 65_536)
  await expect(opened(key, change(onDisk))).rejects.toThrow(SealBroken)
})

it('a file does not open under the name of another, and not with another key', async () => {
  const onDisk = await sealed(key, contentOf(10), 65_536)
  await expect(opened(key, onDisk, id.replace('1', '2'))).rejects.toThrow(SealBroken)
  await expect(opened(new DataKey(DataKey.newSecret(), 'AES-256-GCM'), onDisk)).rejects.toThrow(SealBroken)
})
