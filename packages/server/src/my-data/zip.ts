/**
 * A ZIP of stored entries, written while it is read: people open it with what their system has. As APPNOTE.TXT 6.3.3
 * lays it down, without compression: pictures and PDFs are compressed already. Names are UTF-8.
 */
import { crc32 } from 'node:zlib'

export type ZipEntry = {
  /** With `/` between folders. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly content: Uint8Array
}

type Written = {
  readonly name: Buffer
  readonly stamp: Stamp
  readonly crc: number
  readonly bytes: number
  readonly at: number
}
type Stamp = { readonly time: number; readonly date: number }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const NEEDS_VERSION = 20
const NAMES_ARE_UTF8 = 0x0800
const MOST_BYTES = 0xffffffff
const MOST_ENTRIES = 0xffff
const firstYear = 1980

/** Local time of China, in steps of two seconds, as DOS kept it. */
function stampOf(at: number): Stamp {
  const local = new Date(at + 8 * 3_600_000)
  const year = Math.max(local.getUTCFullYear(), firstYear)
  return {
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    date: ((year - firstYear) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  }
}

/** What both headers of an entry have in common, from the version needed to the length of the extra field. */
function shared({ name, stamp, crc, bytes }: Omit<Written, 'at'>): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(NEEDS_VERSION, 0)
  header.writeUInt16LE(NAMES_ARE_UTF8, 2)
  header.writeUInt16LE(0, 4)
  header.writeUInt16LE(stamp.time, 6)
  header.writeUInt16LE(stamp.date, 8)
  header.writeUInt32LE(crc, 10)
  header.writeUInt32LE(bytes, 14)
  header.writeUInt32LE(bytes, 18)
  header.writeUInt16LE(name.length, 22)
  header.writeUInt16LE(0, 24)
  return header
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function centralHeader(entry: Written): Buffer {
  const before = Buffer.alloc(2)
  before.writeUInt16LE(NEEDS_VERSION)
  const after = Buffer.alloc(14)
  after.writeUInt32LE(entry.at, 10)
  return Buffer.concat([signature(CENTRAL), before, shared(entry), after, entry.name])
}

function endRecord(entries: number, bytes: number, at: number): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries, 4)
  end.writeUInt16LE(entries, 6)
  end.writeUInt32LE(bytes, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([signature(END), end])
}

/** Throws where it would grow past what a plain ZIP holds: 4 GiB, 65,535 entries. */
export async function* zipChunks(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const { name, at: moment, content } of entries) {
    const entry = {
      name: Buffer.from(name),
      stamp: stampOf(moment),
      crc: crc32(content),
      bytes: content.length,
      at,
    }
    const header = Buffer.concat([signature(LOCAL), shared(entry), entry.name])
    at += header.length + content.length
    written.push(entry)
    if (at > MOST_BYTES || written.length > MOST_ENTRIES) throw new RangeError('A plain ZIP holds no more')
    yield header
    yield content
  }
  const central = Buffer.concat(written.map(centralHeader))
  yield central
  yield endRecord(written.length, central.length, at)
}
