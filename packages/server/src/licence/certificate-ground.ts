/** The ground of a licence as PDF: frame, fine waves, QR code, the words of its purpose. Nothing of it is read aloud. */
import type PDFDocument from 'pdfkit'
import QRCode from 'qrcode'

type Doc = InstanceType<typeof PDFDocument>

/** Points. */
export const sheet = { width: 595.28, height: 841.89 } as const
export const ink = { text: '#1d1a16', soft: '#6b6257', frame: '#8f1d1d', gold: '#b8892f', wave: '#efe3c8' }

const FRAME = 34
const WAVES = 46
const TURNS = 5

/** Interlaced waves of fine lines, as on paper that is hard to copy. */
function drawWaves(doc: Doc): void {
  const left = FRAME + 14
  const width = sheet.width - 2 * left
  const top = FRAME + 20
  const gap = (sheet.height - 2 * top) / WAVES
  doc.lineWidth(0.35).strokeColor(ink.wave)
  for (let wave = 0; wave <= WAVES; wave += 1) {
    const y = top + wave * gap
    const height = wave % 2 === 0 ? gap * 0.9 : -gap * 0.9
    const step = width / (2 * TURNS)
    doc.moveTo(left, y)
    for (let turn = 0; turn < 2 * TURNS; turn += 1) {
      const x = left + turn * step
      const rise = turn % 2 === 0 ? height : -height
      doc.bezierCurveTo(x + step * 0.36, y + rise, x + step * 0.64, y + rise, x + step, y)
    }
    doc.stroke()
  }
}

function drawFrame(doc: Doc): void {
  const rectangle = (inset: number, weight: number, colour: string) =>
    doc
      .lineWidth(weight)
      .strokeColor(colour)
      .rect(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset)
      .stroke()
  rectangle(FRAME, 3, ink.frame)
  rectangle(FRAME + 6, 0.8, ink.gold)
  const size = 12
  const far = FRAME + 10
  for (const x of [far, sheet.width - far - size])
    for (const y of [far, sheet.height - far - size]) {
      doc.lineWidth(0.8).strokeColor(ink.gold).rect(x, y, size, size).stroke()
      doc.rect(x + 3, y + 3, size - 6, size - 6).fill(ink.frame)
    }
}

export function drawGround(doc: Doc): void {
  doc.rect(0, 0, sheet.width, sheet.height).fill('#fffdf8')
  drawWaves(doc)
  drawFrame(doc)
}

/** Dark fields of one row are one rectangle, so that no reader shows seams. */
export function drawQrCode(doc: Doc, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const unit = size / modules.size
  doc.rect(x - 4, y - 4, size + 8, size + 8).fill('#ffffff')
  doc.fillColor(ink.text)
  for (let row = 0; row < modules.size; row += 1) {
    let from = -1
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && modules.data[row * modules.size + column] === 1
      if (isDark && from < 0) from = column
      if (isDark || from < 0) continue
      doc.rect(x + from * unit, y + row * unit, (column - from) * unit, unit)
      from = -1
    }
  }
  doc.fill()
}

/** Aslant, again and again, pale enough to read what is below. */
export function drawPurpose(doc: Doc, text: string): void {
  doc.save().font('bold').fontSize(22).fillColor(ink.frame, 0.13)
  for (let y = 190; y < sheet.height - 60; y += 170)
    for (const x of [60, 320]) {
      doc.save().rotate(-28, { origin: [x + 110, y] })
      doc.text(text, x, y, { lineBreak: false })
      doc.restore()
    }
  doc.restore()
}
