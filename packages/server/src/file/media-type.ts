import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['image/webp', 'WebP'],
  ['image/heic', 'HEIC'],
  ['application/ofd', 'OFD'],
])

export const ALLOWED_TYPES: readonly string[] = [...ALLOWED.values()]

/** What a file is by its content; `unknown` when it is nothing known, such as plain text. */
export async function findMediaType(
  path: string,
): Promise<{ readonly allowed: boolean; readonly name: string }> {
  const detected = (await fileTypeFromFile(path))?.mime ?? 'unknown'
  const name = detected === 'application/zip' && (await isOfd(path)) ? 'application/ofd' : detected
  return { allowed: ALLOWED.has(name), name }
}

const longestZipEnd = 65_557

/** An OFD document (GB/T 33190) is a zip archive whose table of contents names `OFD.xml` at its root. */
async function isOfd(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, longestZipEnd)
    const tail = Buffer.alloc(length)
    await handle.read(tail, 0, length, size - length)
    const name = Buffer.from('OFD.xml')
    for (let at = tail.indexOf('PK\x01\x02'); at !== -1; at = tail.indexOf('PK\x01\x02', at + 1)) {
      if (at + 46 > tail.length) return false
      const nameLength = tail.readUInt16LE(at + 28)
      if (tail.subarray(at + 46, at + 46 + nameLength).equals(name)) return true
    }
    return false
  } finally {
    await handle.close()
  }
}
