import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { scanPdf } from './pdf-scan.ts'

const file = (...objects: readonly (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap(each => [
      typeof each === 'string' ? Buffer.from(each, 'latin1') : each,
      Buffer.from('\n'),
    ]),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ])
const action = '<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>'

function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`4 0 obj << ${dictionary} /Length ${content.length} >> stream\r\n`, 'latin1'),
    content,
    Buffer.from('\nendstream endobj'),
  ])
}
const objects = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'

async function paper(options: PDFKit.PDFDocumentOptions, draw: (doc: PDFKit.PDFDocument) => void = () => {}) {
  const doc = new PDFDocument(options)
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  doc.text('Lease contract of a shop #2a, C#, 50 %').link(72, 72, 90, 12, 'https://example.gov.cn/')
  draw(doc)
  doc.end()
  await new Promise(resolve => doc.on('end', resolve))
  return Buffer.concat(parts)
}

describe('a PDF that is plain', () => {
  test('as a program writes it: text, a link, a form', async () => {
    expect(scanPdf(await paper({}))).toBe('plain')
    const form = await paper({}, doc => {
      doc.initForm()
      doc.formText('name', 72, 200, 100, 20)
    })
    expect(scanPdf(form)).toBe('plain')
  })

  test('also with object streams, and where a stream is no packed one', () => {
    const packed = deflateSync(Buffer.from('4 0 << /Type /Catalog >>'))
    expect(scanPdf(file(stream(objects, packed)))).toBe('plain')
    expect(scanPdf(file(stream('/Filter /DCTDecode', Buffer.from('\xff\xd8\xff', 'latin1'))))).toBe('plain')
    expect(scanPdf(file(''))).toBe('plain')
  })
})

describe('a PDF is active', () => {
  test('with an attachment, as a program writes it', async () => {
    const attached = await paper({}, doc => doc.file(Buffer.from('MZ'), { name: 'a.exe' }))
    expect(scanPdf(attached)).toBe('active')
  })

  test.each([
    ['a script in the open', file(`1 0 obj ${action} endobj`)],
    ['one written with escapes', file(`1 0 obj ${action.replace('JavaScript', 'J#61v#61Scr#69pt')} endobj`)],
    ['one in an object stream', file(stream(objects, deflateSync(Buffer.from(`4 0 ${action}`))))],
    [
      'one with escapes in an object stream',
      file(stream(objects, deflateSync(Buffer.from(`4 0 ${action.replace('Script', '#53cript')}`)))),
    ],
    [
      'one behind a false end of its stream',
      file(
        stream(
          objects,
          Buffer.concat([
            // A block that is stored as it is, and then one that is packed.
            deflateSync(Buffer.from('endstream endobj '), { level: 0, finishFlush: 2 }),
            deflateSync(Buffer.from(action)).subarray(2),
          ]),
        ),
      ),
    ],
    ['a program to be started', file('1 0 obj << /S /Launch /Win << /F (cmd.exe) >> >> endobj')],
    ['media', file('1 0 obj << /Subtype /RichMedia >> endobj')],
    [
      'an object stream packed otherwise',
      file(stream('/Type /ObjStm /Filter /LZWDecode', Buffer.from('\x80\x0b'))),
    ],
    [
      'an object stream whose rows are mixed',
      file(stream(`${objects} /DecodeParms << /Predictor 12 >>`, deflateSync(Buffer.from('x')))),
    ],
    [
      'an object stream that hides its name',
      file(stream('/Type /Obj#53tm /Filter /LZWDecode', Buffer.from('x'))),
    ],
  ])('with %s', (_, bytes) => {
    expect(scanPdf(bytes)).toBe('active')
  })

  test('where it unpacks without end, in one stream or in many', () => {
    const packed = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(300_000)))
    expect(packed.length).toBeLessThan(1_000)
    expect(scanPdf(file(packed, packed, packed), 1_000_000)).toBe('plain')
    expect(scanPdf(file(packed, packed, packed, packed), 1_000_000)).toBe('active')
    expect(scanPdf(file(packed), 200_000)).toBe('active')
  })

  test('where a stream breaks off in a way that some readers forgive', () => {
    const broken = Buffer.concat([deflateSync(Buffer.from(action)).subarray(0, 40), Buffer.alloc(40, 0xff)])
    expect(scanPdf(file(stream('/Filter /FlateDecode', broken)))).toBe('active')
  })
})

test('a PDF that is encrypted says so, even where anybody may open it', async () => {
  expect(scanPdf(await paper({ ownerPassword: 'x', permissions: { modifying: false } }))).toBe('encrypted')
  expect(scanPdf(file('trailer << /Encr#79pt 9 0 R >>'))).toBe('encrypted')
})
