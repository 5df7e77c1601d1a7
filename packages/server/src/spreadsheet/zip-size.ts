/** What a ZIP archive says that it unpacks to: asked before anything is unpacked. */

const END = 0x06054b50
const ENTRY = 0x02014b50
const SMALLEST_END = 22
const LONGEST_COMMENT = 65_535
const ENTRY_HEAD = 46
/** Stands for a size that is written elsewhere, in archives of more than four gigabytes. */
const ELSEWHERE = 0xffff_ffff

/** Bytes; undefined for what is no archive, or one that does not say. The reader holds each entry to its word. */
export function declaredSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = Math.max(0, bytes.length - SMALLEST_END - LONGEST_COMMENT)
  let end = bytes.length - SMALLEST_END
  while (end >= first && view.getUint32(end, true) !== END) end -= 1
  if (end < first) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_HEAD > bytes.length || view.getUint32(at, true) !== ENTRY) return undefined
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    if (size === ELSEWHERE || packed === ELSEWHERE || (size === 0 && packed > 2)) return undefined
    total += size
    at +=
      ENTRY_HEAD +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  return total
}
