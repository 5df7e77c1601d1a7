/** For tests: a ZIP read from its end, as programs do; only what is stored without compression. */
import { crc32 } from 'node:zlib'

export type ReadEntry = { readonly name: string; readonly content: Buffer }

/** Throws where a header, a length or a checksum is not right. */
export function readZip(zip: Buffer): ReadEntry[] {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('There is no end record')
  const [count, size, start] = [
    zip.readUInt16LE(end + 10),
    zip.readUInt32LE(end + 12),
    zip.readUInt32LE(end + 16),
  ]
  if (start + size !== end) throw new Error('The central directory does not end at the end record')
  const entries: ReadEntry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`Entry ${index} has no central header`)
    const [crc, packed, bytes] = [16, 20, 24].map(offset => zip.readUInt32LE(at + offset))
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString()
    if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} has no local header`)
    if (!zip.subarray(local + 4, local + 30).equals(zip.subarray(at + 6, at + 32)))
      throw new Error(`${name}: the headers differ`)
    const from = local + 30 + nameLength + zip.readUInt16LE(local + 28)
    const content = zip.subarray(from, from + (bytes ?? 0))
    if (packed !== bytes || crc32(content) !== crc) throw new Error(`${name} is not what was stored`)
    entries.push({ name, content })
    at += 46 + nameLength
  }
  return entries
}
