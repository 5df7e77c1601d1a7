import { fileTypeFromBuffer } from 'file-type'

const ALLOWED: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['image/webp', 'WebP'],
  ['application/ofd', 'OFD'],
])

export const ALLOWED_TYPES: readonly string[] = [...ALLOWED.values()]

/** Photos of some phones: no decoder of it may be handed on freely, so it can't be drawn anew. */
export function isHeic(name: string): boolean {
  return /^image\/hei[cf]/.test(name)
}

const longestZipEnd = 65_557
/** Signatures of all types stand at the beginning. */
const headBytes = 65_536

/** Finds what a file is while it comes by: nothing but its beginning and its end is kept, and nothing on the disk. */
export class MediaTypeWatch {
  #head: Buffer = Buffer.alloc(0)
  #tail: Buffer = Buffer.alloc(0)

  see(part: Buffer): void {
    if (this.#head.length < headBytes)
      this.#head = Buffer.concat([this.#head, part.subarray(0, headBytes - this.#head.length)])
    this.#tail = Buffer.concat([this.#tail, part]).subarray(-longestZipEnd)
  }

  /** What it is by its content; `unknown` when it is nothing known, such as plain text. */
  async find(): Promise<{ readonly allowed: boolean; readonly name: string }> {
    const detected = (await fileTypeFromBuffer(this.#head))?.mime ?? 'unknown'
    const name = detected === 'application/zip' && isOfd(this.#tail) ? 'application/ofd' : detected
    return { allowed: ALLOWED.has(name), name }
  }
}

/** An OFD document (GB/T 33190) is a zip archive whose table of contents names `OFD.xml` at its root. */
function isOfd(tail: Buffer): boolean {
  const name = Buffer.from('OFD.xml')
  for (let at = tail.indexOf('PK\x01\x02'); at !== -1; at = tail.indexOf('PK\x01\x02', at + 1)) {
    if (at + 46 > tail.length) return false
    const nameLength = tail.readUInt16LE(at + 28)
    if (tail.subarray(at + 46, at + 46 + nameLength).equals(name)) return true
  }
  return false
}
