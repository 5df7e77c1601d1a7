import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ofdParts, ofdWith, type ZipPart, zipOf } from './ofd.fixture.ts'
import { OFD_LIMITS, scanOfd } from './ofd-scan.ts'

const whole = zipOf(ofdParts())
const without = (name: string) => zipOf(ofdParts().filter(part => part.name !== name))
/** The document with something put into one of its parts. */
function edited(name: string, from: string, to: string): Buffer {
  const part = ofdParts().find(each => each.name === name)
  const content = String(part?.content)
  if (!content.includes(from)) throw new Error(`${name} has no ${from}`)
  return ofdWith({ name, content: content.replace(from, to) })
}
const page = 'Doc_0/Pages/Page_0/Content.xml'
const inPage = (element: string) => edited(page, '<ofd:Layer', `${element}<ofd:Layer`)

describe('an OFD document that is plain', () => {
  test('as a program writes it: seal, font, picture, link, an invoice for bookkeeping', () => {
    expect(scanOfd(whole)).toBe('plain')
  })

  test('also stored, with sizes behind the entries, or with names in GBK', () => {
    expect(scanOfd(zipOf(ofdParts().map(part => ({ ...part, stored: true }))))).toBe('plain')
    expect(scanOfd(zipOf(ofdParts().map(part => ({ ...part, behind: true }))))).toBe('plain')
    const unsaid = ofdParts().map(part => ({ ...part, flags: 0 }))
    expect(scanOfd(zipOf(unsaid))).toBe('plain')
    const nameBytes = Buffer.concat([
      Buffer.from('Doc_0/Res/'),
      Buffer.from('d5c2', 'hex'),
      Buffer.from('.png'),
    ])
    const gbk = unsaid.map(part => (part.name.endsWith('章.png') ? { ...part, nameBytes } : part))
    expect(scanOfd(zipOf(gbk))).toBe('plain')
  })

  test('also with an attachment in GB 18030 that says so', () => {
    const content = Buffer.from(
      '3c3f786d6c2076657273696f6e3d22312e302220656e636f64696e673d2247424b223f3e',
      'hex',
    )
    const rest = Buffer.concat([Buffer.from('<a>'), Buffer.from('d6d0b9fa', 'hex'), Buffer.from('</a>')])
    expect(
      scanOfd(ofdWith({ name: 'Doc_0/Attachs/invoice.xml', content: Buffer.concat([content, rest]) })),
    ).toBe('plain')
  })
})

describe('an OFD document is active', () => {
  const program = Buffer.from(`MZ${'\0'.repeat(60)}`)
  const strange: readonly [string, ZipPart][] = [
    ['a program', { name: 'Doc_0/Attachs/setup.exe', content: program }],
    ['a program under the name of a picture', { name: 'Doc_0/Res/2.png', content: program }],
    ['a picture that a system would run', { name: 'Doc_0/Res/2.png.hta', content: 'x' }],
    ['commands that nobody speaks of', { name: 'readme.txt', content: 'format c:' }],
    ['a page', { name: 'Doc_0/Attachs/a.html', content: '<html/>' }],
    ['a page that is called XML', { name: 'Doc_0/Attachs/a.xml', content: '<html><script/></html>' }],
    [
      'an element of a page in other XML',
      {
        name: 'Doc_0/Attachs/a.xml',
        content: '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:img onerror="x"/></a>',
      },
    ],
    ['another archive', { name: 'Doc_0/Attachs/a.dat', content: whole }],
    ['a sound', { name: 'Doc_0/Res/a.mp3', content: Buffer.from('ID3\x03') }],
    ['a document type', { name: page, content: '<!DOCTYPE Page [<!ENTITY a "aa">]><Page>&a;</Page>' }],
    [
      'a document type that fetches',
      { name: page, content: '<!DOCTYPE Page SYSTEM "http://example.com/a.dtd"><Page/>' },
    ],
    ['a style sheet', { name: page, content: '<?xml-stylesheet href="a.xsl"?><Page/>' }],
    ['a name that climbs', { name: '../evil.xml', content: '<a/>' }],
    ['a name that climbs in between', { name: 'Doc_0/../../evil.xml', content: '<a/>' }],
    ['a name of a place', { name: '/etc/evil.xml', content: '<a/>' }],
    ['a name of a place in Windows', { name: 'C:\\evil.xml', content: '<a/>' }],
    ['an entry that is a link', { name: 'Doc_0/Res/2.png', content: '/etc/passwd', mode: 0o120777 }],
  ]
  test.each(strange)('with %s', (_, part) => {
    expect(scanOfd(ofdWith(part))).toBe('active')
  })

  test.each([
    ['an attachment that opens', inPage('<ofd:GotoA AttachID="1"/>')],
    ['a sound that plays', inPage('<ofd:Sound ResourceID="2"/>')],
    ['a film', edited('Doc_0/PublicRes.xml', 'Type="Image"', 'Type="Video"')],
    ['a link that runs', inPage('<ofd:URI URI="javascript:alert(1)"/>')],
    ['a link to a file', inPage('<ofd:URI Base="file:///" URI="etc/passwd"/>')],
    ['a link written with references', inPage('<ofd:URI URI="&#x6a;avascript:alert(1)"/>')],
    ['a page elsewhere', edited('Doc_0/Document.xml', 'Pages/Page_0', 'http://example.com/Page_0')],
    ['a picture that climbs', edited('Doc_0/PublicRes.xml', '../Res/', '../../../')],
    [
      'a picture that climbs in pieces',
      edited('Doc_0/PublicRes.xml', '../Res/', '../..<!-- -->/.<![CDATA[.]]>/'),
    ],
    ['a font of another machine', edited('Doc_0/PublicRes.xml', 'font_3.ttf', '\\\\host\\share\\font.ttf')],
  ])('with %s', (_, bytes) => {
    expect(scanOfd(bytes)).toBe('active')
  })
})

describe('an OFD document is broken', () => {
  const document = 'Doc_0/Document.xml'
  test.each([
    ['without its entrance', without('OFD.xml')],
    ['without its root', without(document)],
    ['without its page', without(page)],
    ['with no page listed', edited(document, '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>', '')],
    ['with an entrance that is something else', ofdWith({ name: 'OFD.xml', content: '<a/>' })],
    ['with XML that does not close', ofdWith({ name: page, content: '<Page><Content></Page>' })],
    ['with an entity that nothing explains', ofdWith({ name: page, content: '<Page>&x;</Page>' })],
    ['with elements without end', ofdWith({ name: page, content: '<a>'.repeat(100_000) })],
    ['with XML in another encoding', ofdWith({ name: page, content: Buffer.from([0x3c, 0x61, 0xff]) })],
    ['that is any archive', zipOf([{ name: 'OFD.xml', content: 'x' }])],
    ['cut off', whole.subarray(0, -10)],
    ['with a program before it', Buffer.concat([Buffer.from('MZ'), whole])],
    ['with something behind it', Buffer.concat([whole, Buffer.from('MZ')])],
  ])('%s', (_, bytes) => {
    expect(scanOfd(bytes)).toBe('broken')
  })

  const extraField = (id: number, text: string) => {
    const field = Buffer.alloc(9)
    field.writeUInt16LE(id, 0)
    field.writeUInt16LE(5 + text.length, 2)
    return Buffer.concat([field, Buffer.from(text)])
  }
  test('not by the other fields that programs write', () => {
    const times = { name: 'Doc_0/1.xml', content: '<a/>', extra: extraField(0x5455, 'time') }
    expect(scanOfd(zipOf([...ofdParts(), times]))).toBe('plain')
  })

  const hidden = zipOf([{ name: 'evil.xml', content: '<a/>', stored: true }])
  test.each([
    [
      'an entry is called otherwise before it',
      { name: page, content: '<Page/>', localName: 'Doc_0/evil.exe' },
    ],
    [
      'an entry has a second name for some programs',
      { name: 'Doc_0/1.xml', content: '<a/>', extra: extraField(0x7075, 'Doc_0/1.hta') },
    ],
    ['an entry stands twice', { name: 'ofd.XML', content: '<OFD/>' }],
    ['an entry unpacks to more than it says', { name: 'Doc_0/a.xml', content: '<aaaaaaaaaa/>', size: 4 }],
    [
      'an entry hides behind the end of packed data',
      {
        name: 'Doc_0/a.xml',
        content: '<a/>',
        packed: Buffer.concat([deflateRawSync(Buffer.from('<a/>')), hidden]),
      },
    ],
  ])('where %s', (_, part) => {
    expect(scanOfd(zipOf([...ofdParts(), part]))).toBe('broken')
  })
})

test('an OFD document that is encrypted says so, as an archive or after GM/T 0099', () => {
  expect(scanOfd(ofdWith({ name: 'Doc_0/Document.xml', content: 'x', flags: 1 }))).toBe('encrypted')
  expect(scanOfd(ofdWith({ name: 'Encryptions.xml', content: '<ofd:Encryptions/>' }))).toBe('encrypted')
})

test('one that becomes too large is refused by what it says, before it is opened', () => {
  const bomb = { name: 'Doc_0/a.xml', content: '<a/>', size: OFD_LIMITS.bytes }
  expect(scanOfd(ofdWith(bomb))).toBe('too-large')
  expect(scanOfd(whole, { entries: 5, bytes: 1_000_000 })).toBe('too-large')
  const many = zipOf(
    Array.from({ length: OFD_LIMITS.entries + 1 }, (_, index) => ({ name: `${index}`, content: '' })),
  )
  expect(scanOfd(many)).toBe('too-large')
})

test('whatever byte is changed, it answers', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
      const changed = Buffer.from(whole)
      changed[at] = value
      expect(['plain', 'encrypted', 'active', 'broken', 'too-large']).toContain(scanOfd(changed))
    }),
    { numRuns: 300 },
  )
})
