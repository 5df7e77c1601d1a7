/** What a part of an OFD document may be, by its content and its name: XML, a picture, a font, a signature. */

export type OfdPart =
  | { readonly kind: 'xml'; readonly text: string }
  | { readonly kind: 'data' }
  /** A program, media, a page, an archive, or what nobody knows. */
  | { readonly kind: 'strange' }
  /** XML in an encoding that it does not name rightly. */
  | { readonly kind: 'broken' }

const SIGNATURES: readonly Buffer[] = [
  // Pictures: PNG, JPEG, GIF, TIFF, JPEG 2000, JBIG2.
  ...['89504e470d0a1a0a', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '0000000c6a502020', '974a4232'],
  // Fonts: TrueType, OpenType, collections, WOFF, CFF.
  ...['00010000', '74727565', '4f54544f', '74746366', '774f4646', '774f4632', '010004'],
].map(hex => Buffer.from(hex, 'hex'))
/**
 * Endings under which a system shows data and starts nothing; others run what lies behind the first bytes, whatever these
 * are.
 */
const DATA_ENDINGS = new Set(
  'png jpg jpeg gif bmp tif tiff jp2 jb2 jbig2 webp ttf otf ttc cff woff woff2 icc icm dat esl p7s'.split(
    ' ',
  ),
)
/** XBRL: what bank receipts and invoices carry for bookkeeping. */
const XML_ENDINGS = new Set(['xml', 'xbrl', 'xsd'])
const ENCODINGS = new Set(['utf-8', 'utf8', 'gb18030', 'gbk', 'gb2312'])

function endingOf(name: string): string {
  const last = name.split('/').at(-1) ?? ''
  // Windows leaves out dots and blanks at the end of a name.
  let end = last.length
  while (end > 0 && (last[end - 1] === '.' || last[end - 1] === ' ')) end -= 1
  const kept = last.slice(0, end)
  const dot = kept.lastIndexOf('.')
  return dot === -1 ? '' : kept.slice(dot + 1).toLowerCase()
}

/** One value of ASN.1 that fills the content: seals and signatures. */
function isDer(content: Buffer): boolean {
  if (content.length < 2 || content[0] !== 0x30) return false
  const length = content.readUInt8(1)
  if (length < 0x80) return content.length === 2 + length
  const octets = length & 0x7f
  // Of indefinite length, as some seal programs write it.
  if (octets === 0) return content.length > 4 && content.readUInt16BE(content.length - 2) === 0
  if (octets > 4 || content.length < 2 + octets) return false
  return content.length === 2 + octets + content.readUIntBE(2, octets)
}

function isBase64Der(content: Buffer): boolean {
  const text = content.toString('latin1').replaceAll(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isDer(Buffer.from(text, 'base64'))
}

function isData(content: Buffer): boolean {
  if (content.length === 0 || SIGNATURES.some(each => content.subarray(0, each.length).equals(each)))
    return true
  const isBitmap = content.length > 26 && content.toString('latin1', 0, 2) === 'BM'
  if (isBitmap && content.readUInt32LE(2) === content.length) return true
  if (content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP') return true
  // Profiles of colour.
  if (content.toString('latin1', 36, 40) === 'acsp') return true
  return isDer(content) || isBase64Der(content)
}

function textOf(content: Buffer): string | undefined {
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(content.toString('latin1', 0, 200))
  const encoding = (declared?.[1] ?? 'utf-8').toLowerCase()
  if (!ENCODINGS.has(encoding)) return undefined
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** `name`: its path within the document. */
export function partOf(name: string, content: Buffer): OfdPart {
  const begin = content.subarray(0, 3).equals(Buffer.from('efbbbf', 'hex')) ? 3 : 0
  const isXml = /^\s*</.test(content.toString('latin1', begin, begin + 100))
  const ending = endingOf(name)
  if (isXml) {
    if (!XML_ENDINGS.has(ending)) return { kind: 'strange' }
    const text = textOf(content.subarray(begin))
    return text === undefined ? { kind: 'broken' } : { kind: 'xml', text }
  }
  // `OFD.xml` that is no XML is no program either.
  if (XML_ENDINGS.has(ending)) return { kind: 'broken' }
  return (ending === '' || DATA_ENDINGS.has(ending)) && isData(content)
    ? { kind: 'data' }
    : { kind: 'strange' }
}
