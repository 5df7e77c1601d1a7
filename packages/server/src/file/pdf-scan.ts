/**
 * Looks for what a PDF does beside being read: scripts, programs, attachments, media (ISO 32000-1, 12.6.4, 7.11.4). Not by
 * following its structure, which readers repair each in their own way, but by the names that such things must bear,
 * wherever they stand: in the open, written with escapes, and in every stream that unpacks.
 */
import { constants, inflateRawSync } from 'node:zlib'

export type PdfScan = 'plain' | 'encrypted' | 'active'

const ACTIVE = [
  '/JavaScript',
  '/Launch',
  '/EmbeddedFile',
  '/RichMedia',
  '/Rendition',
  '/GoToE',
  '/ImportData',
]
/** What the streams of a file may unpack to, all together: a page at 600 dpi in colour takes 104 million bytes. */
const MOST_UNPACKED = 134_217_728

/** Names as they are meant: `#4a` is `J` (ISO 32000-1, 7.3.5). */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The first two bytes of RFC 1950. */
function isPacked(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = bytes.subarray(at, at + 2)
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0
}

/**
 * Stops where the packed data end, so that a false end of the stream hides nothing; readers do not mind a wrong checksum
 * either. Undefined where it can't be unpacked, or not within so many bytes.
 */
function unpacked(bytes: Buffer, at: number, mostBytes: number): Buffer | undefined {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, mostBytes) }
    return inflateRawSync(bytes.subarray(at + 2), options)
  } catch {
    return undefined
  }
}

function isActive(bytes: Buffer): boolean {
  if (ACTIVE.some(name => bytes.includes(name))) return true
  if (!bytes.includes('#')) return false
  const plain = plainNames(bytes.toString('latin1'))
  return ACTIVE.some(name => plain.includes(name))
}

type Stream = {
  /** Of its first byte. */
  readonly at: number
  /** What stands before it in its object, names as they are meant. */
  readonly dictionary: string
}

function* streamsOf(bytes: Buffer): Generator<Stream> {
  const text = bytes.toString('latin1')
  for (const { index, 0: keyword } of text.matchAll(/stream\r?\n?/g)) {
    if (text.startsWith('end', index - 3)) continue
    const from = Math.max(0, text.lastIndexOf('obj', index))
    yield { at: index + keyword.length, dictionary: plainNames(text.slice(from, index)) }
  }
}

/** An object stream (7.5.7) that is packed otherwise than by deflate alone could hold anything. */
function hidesObjects({ at, dictionary }: Stream, bytes: Buffer): boolean {
  if (!dictionary.includes('/ObjStm')) return false
  const isOpen = !/\/Filter\b/.test(dictionary)
  return dictionary.includes('/Predictor') || !(isOpen || isPacked(bytes, at))
}

/** `mostUnpacked`: bytes. What can't be looked through counts as active. */
export function scanPdf(bytes: Buffer, mostUnpacked = MOST_UNPACKED): PdfScan {
  if (plainNames(bytes.toString('latin1')).includes('/Encrypt')) return 'encrypted'
  if (isActive(bytes)) return 'active'
  let left = mostUnpacked
  for (const stream of streamsOf(bytes)) {
    if (hidesObjects(stream, bytes)) return 'active'
    if (!isPacked(bytes, stream.at)) continue
    const content = unpacked(bytes, stream.at, left)
    // Bytes of another kind of stream may look like the beginning of a packed one.
    if (content === undefined && !/\/(FlateDecode|Fl)\b/.test(stream.dictionary)) continue
    if (content === undefined || isActive(content)) return 'active'
    left -= content.length
  }
  return 'plain'
}
