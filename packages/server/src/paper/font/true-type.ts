/**
 * Writes a TrueType font from outlines: what a PDF needs to show and to copy text, and no more.
 * OpenType 1.9, tables head, hhea, maxp, OS/2, hmtx, cmap (format 12), loca, glyf, name, post.
 */

/** A point of an outline; `onCurve` is false for the control points of quadratic curves. */
export type OutlinePoint = { readonly x: number; readonly y: number; readonly onCurve: boolean }

export type Outline = {
  readonly codePoint: number
  /** In units of the em. */
  readonly advance: number
  readonly contours: readonly (readonly OutlinePoint[])[]
}

export type Face = {
  readonly family: string
  readonly style: string
  /** 400 regular, 700 bold. */
  readonly weight: number
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
}

type Bounds = { minX: number; minY: number; maxX: number; maxY: number }

const onCurveFlag = 0x01
const shortX = 0x02
const shortY = 0x04
const sameOrPositiveX = 0x10
const sameOrPositiveY = 0x20

function boundsOf(points: readonly OutlinePoint[]): Bounds {
  const bounds = { minX: 0, minY: 0, maxX: 0, maxY: 0 }
  points.forEach(({ x, y }, index) => {
    bounds.minX = index === 0 ? x : Math.min(bounds.minX, x)
    bounds.minY = index === 0 ? y : Math.min(bounds.minY, y)
    bounds.maxX = index === 0 ? x : Math.max(bounds.maxX, x)
    bounds.maxY = index === 0 ? y : Math.max(bounds.maxY, y)
  })
  return bounds
}

/** One coordinate as the difference to the one before: no byte, one or two. */
function packDelta(delta: number, short: number, same: number): { flag: number; bytes: number[] } {
  if (delta === 0) return { flag: same, bytes: [] }
  if (Math.abs(delta) < 256) return { flag: short | (delta > 0 ? same : 0), bytes: [Math.abs(delta)] }
  return { flag: 0, bytes: [(delta >> 8) & 0xff, delta & 0xff] }
}

function packGlyph(contours: Outline['contours']): Buffer {
  const points = contours.flat()
  if (points.length === 0) return Buffer.alloc(0)
  const { minX, minY, maxX, maxY } = boundsOf(points)
  const ends: number[] = []
  let last = -1
  for (const contour of contours) {
    last += contour.length
    ends.push(last)
  }
  const flags: number[] = []
  const xs: number[] = []
  const ys: number[] = []
  let [x, y] = [0, 0]
  for (const point of points) {
    const inX = packDelta(point.x - x, shortX, sameOrPositiveX)
    const inY = packDelta(point.y - y, shortY, sameOrPositiveY)
    flags.push((point.onCurve ? onCurveFlag : 0) | inX.flag | inY.flag)
    xs.push(...inX.bytes)
    ys.push(...inY.bytes)
    x = point.x
    y = point.y
  }
  const head = int16s(contours.length, minX, minY, maxX, maxY)
  const body = Buffer.concat([head, int16s(...ends), int16s(0), Buffer.from([...flags, ...xs, ...ys])])
  return padded(body)
}

function int16s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2)
  return bytes
}

function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4)
  return bytes
}

/** Tables and glyphs begin at multiples of four. */
function padded(bytes: Buffer): Buffer {
  return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))])
}

const macEpochToFontDate = uint32s(0, 0)

function headTable(face: Face, bounds: Bounds): Buffer {
  const isBold = face.weight >= 600
  return Buffer.concat([
    uint32s(0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5),
    int16s(0x000b, face.unitsPerEm),
    macEpochToFontDate,
    macEpochToFontDate,
    int16s(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY, isBold ? 1 : 0, 8, 2, 1, 0),
  ])
}

function hheaTable(face: Face, widest: number, metrics: number): Buffer {
  const { ascent, descent } = face
  return Buffer.concat([
    uint32s(0x0001_0000),
    int16s(ascent, descent, 0, widest, 0, 0, widest, 1, 0, 0, 0, 0, 0, 0, 0, metrics),
  ])
}

function maxpTable(outlines: readonly Outline[]): Buffer {
  const points = Math.max(0, ...outlines.map(({ contours }) => contours.flat().length))
  const contours = Math.max(0, ...outlines.map(outline => outline.contours.length))
  return Buffer.concat([
    uint32s(0x0001_0000),
    int16s(outlines.length, points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
  ])
}

function os2Table(face: Face, outlines: readonly Outline[]): Buffer {
  const total = outlines.reduce((sum, { advance }) => sum + advance, 0)
  const average = Math.round(total / Math.max(1, outlines.length))
  const selection = face.weight >= 600 ? 0x20 : 0x40
  const { ascent, descent, capHeight, xHeight } = face
  const codes = outlines.map(({ codePoint }) => Math.min(codePoint, 0xffff))
  return Buffer.concat([
    int16s(4, average, face.weight, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10),
    uint32s(0, 0, 0, 0),
    Buffer.from('    '),
    int16s(selection, Math.min(...codes), Math.max(...codes), ascent, descent, 0, ascent, -descent),
    uint32s(0, 0),
    int16s(xHeight, capHeight, 0, 0x20, 0),
  ])
}

/** Format 12: runs of code points whose glyphs follow one another. `outlines` are in their order. */
function cmapTable(outlines: readonly Outline[]): Buffer {
  const groups: { start: number; end: number; glyph: number }[] = []
  outlines.forEach(({ codePoint }, index) => {
    const glyph = index + 1
    const run = groups.at(-1)
    if (run && codePoint === run.end + 1 && glyph === run.glyph + (codePoint - run.start)) run.end = codePoint
    else groups.push({ start: codePoint, end: codePoint, glyph })
  })
  const runs = groups.map(({ start, end, glyph }) => uint32s(start, end, glyph))
  return Buffer.concat([
    int16s(0, 1, 3, 10),
    uint32s(12),
    int16s(12, 0),
    uint32s(16 + groups.length * 12, 0, groups.length),
    ...runs,
  ])
}

function nameTable({ family, style }: Face): Buffer {
  const texts = [
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, `${family.replaceAll(' ', '')}-${style}`],
  ] as const
  const strings = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  let offset = 0
  const records = texts.map(([id], index) => {
    const length = strings[index]?.length ?? 0
    const record = int16s(3, 1, 0x409, id, length, offset)
    offset += length
    return record
  })
  return Buffer.concat([int16s(0, texts.length, 6 + texts.length * 12), ...records, ...strings])
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables).toSorted(([left], [right]) => (left < right ? -1 : 1))
  const power = Math.floor(Math.log2(entries.length))
  const header = Buffer.concat([
    uint32s(0x0001_0000),
    int16s(entries.length, 16 * 2 ** power, power, 16 * entries.length - 16 * 2 ** power),
  ])
  let offset = header.length + entries.length * 16
  const directory = entries.map(([tag, bytes]) => {
    const record = Buffer.concat([Buffer.from(tag), uint32s(checksum(padded(bytes)), offset, bytes.length)])
    offset += padded(bytes).length
    return record
  })
  const font = Buffer.concat([header, ...directory, ...entries.map(([, bytes]) => padded(bytes))])
  const headRecord = directory[entries.findIndex(([tag]) => tag === 'head')]
  if (headRecord) font.writeUInt32BE((0xb1b0_afba - checksum(font)) >>> 0, headRecord.readUInt32BE(8) + 8)
  return font
}

/** A font of these glyphs; each code point once, in any order. Glyph 0 is empty. */
export function buildTrueType(face: Face, given: readonly Outline[]): Buffer {
  const outlines = given.toSorted((left, right) => left.codePoint - right.codePoint)
  const glyphs = [{ codePoint: 0, advance: face.unitsPerEm, contours: [] }, ...outlines]
  const packed = glyphs.map(({ contours }) => packGlyph(contours))
  const offsets = [0]
  for (const bytes of packed) offsets.push((offsets.at(-1) ?? 0) + bytes.length)
  const bounds = boundsOf(outlines.flatMap(({ contours }) => contours.flat()))
  const metrics = glyphs.map(({ advance, contours }) => int16s(advance, boundsOf(contours.flat()).minX))
  return assemble({
    head: headTable(face, bounds),
    hhea: hheaTable(face, Math.max(...glyphs.map(({ advance }) => advance)), glyphs.length),
    maxp: maxpTable(glyphs),
    'OS/2': os2Table(face, outlines.length === 0 ? glyphs : outlines),
    hmtx: Buffer.concat(metrics),
    cmap: cmapTable(outlines),
    loca: uint32s(...offsets),
    glyf: Buffer.concat(packed),
    name: nameTable(face),
    post: Buffer.concat([uint32s(0x0003_0000, 0), int16s(-100, 50), uint32s(0, 0, 0, 0, 0)]),
  })
}
