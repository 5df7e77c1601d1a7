/** OFD documents as programs write them, and archives as attackers do. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export type ZipPart = {
  readonly name: string
  readonly content: string | Buffer
  /** Packed bytes in place of the right ones. */
  readonly packed?: Buffer
  readonly stored?: boolean
  /** What the table of contents says instead of the truth. */
  readonly flags?: number
  readonly size?: number
  readonly mode?: number
  /** What the header before the entry says instead. */
  readonly localName?: string
  /** The name in another encoding. */
  readonly nameBytes?: Buffer
  /** Sizes stand behind the entry, as programs do that write without going back. */
  readonly behind?: boolean
  /** More fields, in the header and in the table. */
  readonly extra?: Buffer
}

function header(part: ZipPart, packed: Buffer, plain: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE((part.flags ?? 0x0800) | (part.behind ? 8 : 0), 2)
  fields.writeUInt16LE(part.stored ? 0 : 8, 4)
  fields.writeUInt32LE(crc32(plain), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(part.size ?? plain.length, 18)
  fields.writeUInt16LE(part.nameBytes?.length ?? Buffer.byteLength(part.name), 22)
  fields.writeUInt16LE(part.extra?.length ?? 0, 24)
  return fields
}

const word = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const before: Buffer[] = []
  const table: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const plain = Buffer.from(part.content)
    const packed = part.packed ?? (part.stored ? plain : deflateRawSync(plain))
    const fields = header(part, packed, plain)
    const local = Buffer.from(fields)
    if (part.behind) local.fill(0, 10, 22)
    const name = part.nameBytes ?? Buffer.from(part.name)
    const localName = part.localName === undefined ? name : Buffer.from(part.localName)
    local.writeUInt16LE(localName.length, 22)
    const extra = part.extra ?? Buffer.alloc(0)
    const behind = part.behind ? [word(0x08074b50), fields.subarray(10, 22)] : []
    const entry = Buffer.concat([word(0x04034b50), local, localName, extra, packed, ...behind])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((part.mode ?? 0o100644) * 0x10000, 6)
    rest.writeUInt32LE(at, 10)
    table.push(word(0x02014b50), Buffer.from([20, 3]), fields, rest, name, extra)
    before.push(entry)
    at += entry.length
  }
  const list = Buffer.concat(table)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...before, list, end])
}

const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`

const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010100000000', 'hex'),
  deflateSync(Buffer.from([0, 0])),
])
const seal = Buffer.concat([Buffer.from([0x30, 0x82, 0x01, 0x00]), Buffer.alloc(256, 7)])

/** A sealed licence of one page, as GB/T 33190-2016 lays it down: resources, an annotation, an invoice for bookkeeping. */
export function ofdParts(): ZipPart[] {
  const parts: [string, string | Buffer][] = [
    [
      'OFD.xml',
      xml(
        `<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>a1</ofd:DocID>` +
          '<ofd:Title>营业执照 &amp; 副本</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>' +
          '<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>',
      ),
    ],
    [
      'Doc_0/Document.xml',
      xml(
        `<ofd:Document ${space}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>` +
          '<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>' +
          '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>' +
          '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>',
      ),
    ],
    [
      'Doc_0/PublicRes.xml',
      xml(
        `<ofd:Res ${space} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="2" Type="Image">` +
          '<ofd:MediaFile>../Res/章.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias><ofd:Fonts>' +
          '<ofd:Font ID="3" FontName="宋体"><ofd:FontFile>font_3.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>',
      ),
    ],
    ['Doc_0/Res/', ''],
    ['Doc_0/Res/章.png', picture],
    ['Doc_0/Res/font_3.ttf', Buffer.from('000100000004', 'hex')],
    [
      'Doc_0/Pages/Page_0/Content.xml',
      xml(
        `<ofd:Page ${space}><!-- <?x?> --><ofd:Content><ofd:Layer ID="4"><ofd:TextObject ID="5" Boundary="0 0 9 9">` +
          '<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="https://example.gov.cn/"/></ofd:Action></ofd:Actions>' +
          '<ofd:TextCode X="0" Y="4">../../../名称：<![CDATA[<东湖 & 便利店>]]></ofd:TextCode></ofd:TextObject>' +
          '</ofd:Layer></ofd:Content></ofd:Page>',
      ),
    ],
    [
      'Doc_0/Signs/Signatures.xml',
      xml(
        `<ofd:Signatures ${space}><ofd:Signature ID="1" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/></ofd:Signatures>`,
      ),
    ],
    [
      'Doc_0/Signs/Sign_0/Signature.xml',
      xml(
        `<ofd:Signature ${space}><ofd:SignedInfo><ofd:References CheckMethod="1.2.156.10197.1.401">` +
          '<ofd:Reference FileRef="/OFD.xml"><ofd:CheckValue>AAAA</ofd:CheckValue></ofd:Reference></ofd:References>' +
          '</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>',
      ),
    ],
    ['Doc_0/Signs/Sign_0/SignedValue.dat', seal],
    ['Doc_0/Signs/Sign_0/Seal.esl', seal.toString('base64')],
    [
      'Doc_0/Attachs/Attachments.xml',
      xml(
        `<ofd:Attachments ${space}><ofd:Attachment ID="1" Name="invoice" Format="xml">` +
          '<ofd:FileLoc>invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
      ),
    ],
    ['Doc_0/Attachs/invoice.xml', '<eInvoice xmlns="http://example.cn/fp"><Total>12.00</Total></eInvoice>'],
  ]
  return parts.map(([name, content]) => ({ name, content }))
}

/** The same document with one part changed, or with one more. */
export function ofdWith(...changed: readonly ZipPart[]): Buffer {
  const names = new Set(changed.map(({ name }) => name))
  return zipOf([...ofdParts().filter(({ name }) => !names.has(name)), ...changed])
}
