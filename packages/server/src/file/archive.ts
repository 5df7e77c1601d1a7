/**
 * A ZIP archive of a stranger, read so that every program finds the same in it: those that go by its table of contents
 * and those that go from entry to entry (APPNOTE.TXT 6.3.3). What could be read in two ways is not read at all.
 */
import { crc32, inflateRawSync } from 'node:zlib'

export type ArchiveEntry = {
  /** As it stands there, with `/` between folders; the name of a folder ends with it. */
  readonly name: string
  readonly content: Buffer
}

/** `encrypted`: at least one entry. `too-large`: of entries or of bytes. `link`: an entry stands for a file elsewhere. */
export type ArchiveFault = 'broken' | 'encrypted' | 'too-large' | 'link'

export type ArchiveLimits = {
  readonly entries: number
  /** All entries together, unpacked. */
  readonly bytes: number
}

type Listed = {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly mode: number
  readonly at: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const [LOCAL_HEAD, CENTRAL_HEAD, END_HEAD] = [30, 46, 22]
const [ENCRYPTED, SIZES_BEHIND, NAMES_ARE_UTF8] = [0x0001, 0x0008, 0x0800]
const STORED = 0
const DEFLATED = 8
/** Sizes that stand behind an entry, with or without a signature before them. */
const BEHIND = [12, 16]
const FILE_KIND = 0o170000
const LINK = 0o120000

/** The end record of which the comment ends with the file. */
function findEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.length - END_HEAD; at >= Math.max(0, bytes.length - END_HEAD - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_HEAD + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  }
  return undefined
}

/** Where the flag does not say UTF-8, it may be so nevertheless, or GBK, as programs in China write it. */
function nameOf(bytes: Buffer, flags: number): string | undefined {
  for (const encoding of (flags & NAMES_ARE_UTF8) === 0 ? ['utf-8', 'gb18030'] : ['utf-8']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Perhaps in the next.
    }
  }
  return undefined
}

/** Unicode Path and Unicode Comment of Info-ZIP: some programs take the name from there. */
const OTHER_NAMES: ReadonlySet<number> = new Set([0x7075, 0x6375])

function hasOtherName(extra: Buffer): boolean {
  let at = 0
  while (at + 4 <= extra.length) {
    if (OTHER_NAMES.has(extra.readUInt16LE(at))) return true
    at += 4 + extra.readUInt16LE(at + 2)
  }
  return false
}

function listedAt(bytes: Buffer, at: number): (Listed & { readonly next: number }) | undefined {
  if (at + CENTRAL_HEAD > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return undefined
  const nameEnd = at + CENTRAL_HEAD + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const next = extraEnd + bytes.readUInt16LE(at + 32)
  const flags = bytes.readUInt16LE(at + 8)
  const name = next <= bytes.length ? nameOf(bytes.subarray(at + CENTRAL_HEAD, nameEnd), flags) : undefined
  if (name === undefined || hasOtherName(bytes.subarray(nameEnd, extraEnd))) return undefined
  return {
    name,
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    mode: bytes.readUInt32LE(at + 38) >>> 16,
    at: bytes.readUInt32LE(at + 42),
    next,
  }
}

/** The table of contents, which fills the place between the last entry and the end record. */
function listOf(bytes: Buffer, limits: ArchiveLimits): { entries: Listed[]; start: number } | ArchiveFault {
  const end = findEnd(bytes)
  if (end === undefined) return 'broken'
  const count = bytes.readUInt16LE(end + 10)
  const start = bytes.readUInt32LE(end + 16)
  // Several volumes, and archives of more than four gigabytes.
  if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) return 'broken'
  if (count > limits.entries) return 'too-large'
  const entries: Listed[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    const listed = listedAt(bytes, at)
    if (listed === undefined) return 'broken'
    entries.push(listed)
    at = listed.next
  }
  return at === end ? { entries, start } : 'broken'
}

/** Where the packed bytes of an entry begin; undefined where its own header says otherwise than the table. */
function contentAt(
  bytes: Buffer,
  { name, flags, method, crc, packed, size, at }: Listed,
): number | undefined {
  if (at + LOCAL_HEAD > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return undefined
  const nameEnd = at + LOCAL_HEAD + bytes.readUInt16LE(at + 26)
  const from = nameEnd + bytes.readUInt16LE(at + 28)
  const sizes = [crc, packed, size]
  const same =
    ((flags & SIZES_BEHIND) !== 0 ||
      sizes.every((value, index) => bytes.readUInt32LE(at + 14 + 4 * index) === value)) &&
    bytes.readUInt16LE(at + 6) === flags &&
    bytes.readUInt16LE(at + 8) === method &&
    from <= bytes.length &&
    !hasOtherName(bytes.subarray(nameEnd, from)) &&
    nameOf(bytes.subarray(at + LOCAL_HEAD, nameEnd), flags) === name
  return same ? from : undefined
}

/** Undefined too where the packed data end before they say: what lies behind them, others would read as an entry. */
function inflated(packed: Buffer, size: number): Buffer | undefined {
  const found: unknown = inflateRawSync(packed, { maxOutputLength: Math.max(1, size), info: true })
  if (typeof found !== 'object' || found === null || !('buffer' in found) || !('engine' in found))
    return undefined
  const { buffer, engine } = found
  const isWhole =
    typeof engine === 'object' &&
    engine !== null &&
    'bytesWritten' in engine &&
    engine.bytesWritten === packed.length
  return isWhole && Buffer.isBuffer(buffer) ? buffer : undefined
}

function unpacked(bytes: Buffer, { method, packed, size, crc }: Listed, from: number): Buffer | undefined {
  const content = bytes.subarray(from, from + packed)
  try {
    const plain = method === STORED ? content : inflated(content, size)
    return plain?.length === size && crc32(plain) === crc ? plain : undefined
  } catch {
    return undefined
  }
}

/** Nothing lies between the entries, before the first or behind the last. */
function isWithoutGaps(bytes: Buffer, entries: readonly Listed[], start: number): boolean {
  let at = 0
  for (const entry of entries.toSorted((left, right) => left.at - right.at)) {
    const from = entry.at === at ? contentAt(bytes, entry) : undefined
    if (from === undefined) return false
    at = from + entry.packed
    if ((entry.flags & SIZES_BEHIND) !== 0) at = behind(bytes, at, entry) ?? -1
  }
  return at === start
}

function behind(bytes: Buffer, at: number, { crc, packed, size }: Listed): number | undefined {
  const length = BEHIND.find(
    each =>
      at + each <= bytes.length &&
      bytes.readUInt32LE(at + each - 12) === crc &&
      bytes.readUInt32LE(at + each - 8) === packed &&
      bytes.readUInt32LE(at + each - 4) === size,
  )
  return length === undefined ? undefined : at + length
}

function faultOf(entries: readonly Listed[], limits: ArchiveLimits): ArchiveFault | undefined {
  if (entries.some(({ flags }) => (flags & ENCRYPTED) !== 0)) return 'encrypted'
  if (entries.some(({ mode }) => (mode & FILE_KIND) === LINK)) return 'link'
  // Some systems do not tell capitals from small letters.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length) return 'broken'
  if (entries.some(({ method }) => method !== STORED && method !== DEFLATED)) return 'broken'
  return entries.reduce((sum, { size }) => sum + size, 0) > limits.bytes ? 'too-large' : undefined
}

/**
 * The entries, unpacked one after the other; the last one may be a fault, and then nothing that came before counts.
 * What they unpack to is known before the first is unpacked, and none may unpack to more than it says.
 */
export function* readArchive(bytes: Buffer, limits: ArchiveLimits): Generator<ArchiveEntry | ArchiveFault> {
  const list = listOf(bytes, limits)
  if (typeof list === 'string') return yield list
  const fault = faultOf(list.entries, limits)
  if (fault !== undefined) return yield fault
  if (!isWithoutGaps(bytes, list.entries, list.start)) return yield 'broken'
  for (const entry of list.entries) {
    const content = unpacked(bytes, entry, contentAt(bytes, entry) ?? 0)
    if (content === undefined) return yield 'broken'
    yield { name: entry.name, content }
  }
}
