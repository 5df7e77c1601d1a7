/** A licence as PDF 1.7, A4, tagged; of the font only what it shows. Not signed yet. */
import PDFDocument from 'pdfkit'
import { TypeFace } from '../paper/font/type-face.ts'
import { breakLines } from '../paper/pdf/line-break.ts'
import { forMetadata } from '../paper/pdf/structure.ts'
import type { LicenceCertificate } from './certificate.ts'
import { drawGround, drawPurpose, drawQrCode, ink, sheet } from './certificate-ground.ts'

type Doc = InstanceType<typeof PDFDocument>
type Line = { readonly text: string; readonly x: number; readonly y: number }
type Style = { readonly size: number; readonly bold?: boolean; readonly colour?: string }

/** Characters stay from licence to licence. */
const faces = { regular: new TypeFace('regular'), bold: new TypeFace('bold') }

const LEFT = 84
const TERM = 118
const VALUE = LEFT + TERM
const VALUE_WIDTH = sheet.width - VALUE - 84
const FOOT = 610
/** Where the rows end at the latest. */
const ROOM = FOOT - 30
const QR = 96
const WORDS = {
  number: '编号：',
  issuer: '发证机关',
  issuedOn: '发证日期',
  scan: '扫码核验',
  code: '核验码',
  mark: '电子证照标识',
  note: '本证照由发证机关以数字签名签发，签名可在 PDF 阅读器中查看。',
  more: '扫描二维码，或在平台的“证照核验”里输入核验码，可查本证照现在是否有效。',
  continued: '（以下内容从略，以证照库为准）',
}

function widthOf(text: string, { size, bold }: Style): number {
  return (bold ? faces.bold : faces.regular).widthOf(text, size)
}

function include(certificate: LicenceCertificate): void {
  const { title, issuer, purpose, rows } = certificate
  faces.regular.include(`${JSON.stringify(certificate)}${Object.values(WORDS).join('')}`)
  faces.bold.include(`${title}${issuer}${purpose ?? ''}${rows.map(({ term }) => term).join('')}`)
  faces.bold.include(`${WORDS.issuer}${WORDS.issuedOn}${certificate.issuedOn}`)
}

class Page {
  readonly doc: Doc
  readonly #root: PDFKit.PDFStructureElement

  constructor({ title, issuer, number, issuedOn, code }: LicenceCertificate) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: '',
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'zh-CN',
      info: {
        Title: forMetadata(`${title} ${number}`),
        Author: forMetadata(issuer),
        Subject: forMetadata(issuedOn),
        // In the clear under the signature: by it a file is found again.
        Keywords: code,
        Creator: 'yijianshi',
      },
    })
    this.doc.registerFont('regular', faces.regular.file())
    this.doc.registerFont('bold', faces.bold.file())
    this.#root = this.doc.struct('Document')
    this.doc.addStructure(this.#root)
  }

  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  /** Lines that are one part of what is read aloud. */
  part(tag: string, lines: readonly Line[], { size, bold = false, colour = ink.text }: Style): void {
    const content = this.doc.markStructureContent(tag)
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour)
    for (const { text, x, y } of lines)
      this.doc.text(text, x, y, { lineBreak: false, baseline: -size * 0.88 })
    this.doc.endMarkedContent()
    this.#root.add(this.doc.struct(tag, {}, [content]))
  }

  figure(alt: string, draw: () => void): void {
    const content = this.doc.markStructureContent('Figure')
    draw()
    this.doc.endMarkedContent()
    this.#root.add(this.doc.struct('Figure', { alt }, [content]))
  }

  finished(): Promise<Buffer> {
    this.#root.end()
    const chunks: Buffer[] = []
    return new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.doc.on('end', () => resolve(Buffer.concat(chunks)))
      this.doc.on('error', reject)
      this.doc.end()
    })
  }
}

function drawHead(page: Page, { title, number }: LicenceCertificate): void {
  const largest = { size: 34, bold: true, colour: ink.frame }
  const size = Math.min(largest.size, (largest.size * (sheet.width - 150)) / widthOf(title, largest))
  const style = { ...largest, size }
  page.part('H1', [{ text: title, x: (sheet.width - widthOf(title, style)) / 2, y: 118 }], style)
  page.artifact(() => page.doc.rect(sheet.width / 2 - 60, 172, 120, 1.6).fill(ink.gold))
  const line = `${WORDS.number}${number}`
  const small = { size: 12 }
  page.part('P', [{ text: line, x: (sheet.width - widthOf(line, small)) / 2, y: 186 }], small)
}

/** What does not fit is left to the library: the page never runs over. */
function drawRows(page: Page, { rows }: LicenceCertificate): void {
  const style = { size: 13 }
  const term = { size: 13, bold: true, colour: ink.frame }
  const height = style.size * 1.55
  const fitting = (text: string, width: number, each: Style) =>
    breakLines(text, part => widthOf(part, each), width)
  let y = 236
  for (const row of rows) {
    const terms = fitting(row.term, TERM - 12, term)
    const values = fitting(row.text, VALUE_WIDTH, style)
    const lines = Math.max(terms.length, values.length)
    if (y + lines * height > ROOM) {
      page.part('P', [{ text: WORDS.continued, x: LEFT, y }], { size: 10, colour: ink.soft })
      return
    }
    const placed = (texts: readonly string[], x: number): Line[] =>
      texts.map((text, index) => ({ text, x, y: y + index * height }))
    page.part('P', placed(terms, LEFT), term)
    page.part('P', placed(values, VALUE), style)
    y += lines * height + 11
  }
}

function drawFoot(page: Page, certificate: LicenceCertificate): void {
  const { issuer, issuedOn, address, code, mark } = certificate
  const small = { size: 9, colour: ink.soft }
  page.figure(`${WORDS.scan}：${address}`, () => drawQrCode(page.doc, address, LEFT, FOOT, QR))
  page.part('P', [{ text: `${WORDS.code} ${code}`, x: LEFT, y: FOOT + QR + 10 }], small)
  const strong = { size: 14, bold: true }
  const right = sheet.width - 84
  const atRight = (text: string, y: number, style: Style): Line => ({
    text,
    x: right - widthOf(text, style),
    y,
  })
  page.part('P', [atRight(issuer, FOOT + 30, strong)], strong)
  page.part('P', [atRight(issuedOn, FOOT + 60, strong)], strong)
  const notes = [WORDS.note, WORDS.more, ...(mark === null ? [] : [`${WORDS.mark} ${mark}`])]
  notes.forEach((text, index) => {
    page.part('P', [{ text, x: LEFT, y: FOOT + QR + 34 + index * 15 }], small)
  })
}

/** The bytes of the PDF. */
export function renderCertificate(certificate: LicenceCertificate): Promise<Buffer> {
  include(certificate)
  const page = new Page(certificate)
  page.artifact(() => drawGround(page.doc))
  drawHead(page, certificate)
  drawRows(page, certificate)
  drawFoot(page, certificate)
  const { purpose } = certificate
  if (purpose !== null) page.artifact(() => drawPurpose(page.doc, purpose))
  return page.finished()
}
