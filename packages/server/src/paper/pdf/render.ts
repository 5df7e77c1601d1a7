/** A paper as PDF 1.7: tagged, with its language and title, and of the font only what it shows. */
import { type Block, type Printed, paperTexts, type Seal } from '@yijianshi/core/paper'
import { TypeFace } from '../font/type-face.ts'
import { drawFlow } from './flow-figure.ts'
import { Grid } from './grid.ts'
import { colours, contentWidth, type Faces, lineHeight, page, Sheet } from './sheet.ts'
import { setNumbering } from './structure.ts'

const body = { size: 10.5 } as const
const soft = { size: 9.5, colour: colours.softInk } as const

/** Characters stay in the faces from paper to paper: most papers use the same. */
const faces: Faces = { regular: new TypeFace('regular'), bold: new TypeFace('bold') }

function boldTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'table':
      return block.columns.map(({ title }) => title)
    case 'facts':
      return block.entries.map(({ term }) => term)
    case 'notice':
      return [block.title]
    case 'flow':
      return [...block.lanes, JSON.stringify(block.tasks), ' ·→']
    default:
      return []
  }
}

function includeTexts(paper: Printed): void {
  const texts = paperTexts(paper.language)
  // Keys and punctuation of JSON come along; they weigh nothing.
  faces.regular.include(`${JSON.stringify(paper)}${texts.page(1_234_567_890, 1)}.•·→`)
  for (const text of [paper.title, ...paper.blocks.flatMap(boldTexts)]) faces.bold.include(text)
}

function drawTitle(sheet: Sheet, paper: Printed): void {
  const style = { size: 19, bold: true }
  sheet.paragraph('H1', paper.title, style)
  if (paper.subtitle !== '') sheet.paragraph('P', paper.subtitle, { size: 12, colour: colours.softInk })
  sheet.paragraph('P', paper.editionText, soft)
  sheet.y += 8
}

function drawList(sheet: Sheet, entries: readonly string[], ordered: boolean): void {
  const { doc } = sheet
  const list = doc.struct('L')
  setNumbering(list, ordered ? 'Decimal' : 'Disc')
  sheet.root.add(list)
  const indent = 20
  entries.forEach((entry, index) => {
    const item = doc.struct('LI')
    list.add(item)
    sheet.keep(body.size * lineHeight)
    const label = ordered ? `${index + 1}.` : '•'
    const content = sheet.marked('Lbl', () => sheet.line(label, page.left + 4, sheet.y, body))
    item.add(doc.struct('Lbl', {}, [content]))
    const lines = sheet.broken(entry, body, contentWidth - indent)
    sheet.flowing('LBody', lines, page.left + indent, body, item)
    item.end()
    sheet.y += 2
  })
  list.end()
  sheet.y += 5
}

function drawNotice(sheet: Sheet, title: string, texts: readonly string[]): void {
  const width = contentWidth - 24
  const strong = { ...body, bold: true }
  const lines = [sheet.broken(title, strong, width), ...texts.map(text => sheet.broken(text, body, width))]
  const height = lines.flat().length * body.size * lineHeight + 14
  sheet.keep(height)
  const { y } = sheet
  sheet.artifact(() => {
    sheet.doc.rect(page.left, y, contentWidth, height).fill(colours.ground)
    sheet.doc.rect(page.left, y, 4, height).fill(colours.accent)
  })
  sheet.y += 7
  lines.forEach((each, index) => {
    sheet.flowing('P', each, page.left + 14, index === 0 ? strong : body)
  })
  sheet.y = y + height + 10
}

/** Two to a line where the labels are short. */
function drawBlanks(sheet: Sheet, labels: readonly string[]): void {
  const half = (contentWidth - 20) / 2
  const isShort = labels.length > 1 && labels.every(label => sheet.widthOf(label, body) < half * 0.6)
  const width = isShort ? half : contentWidth
  const height = 28
  labels.forEach((label, index) => {
    const isSecond = isShort && index % 2 === 1
    if (!isSecond) sheet.keep(height)
    const x = page.left + (isSecond ? half + 20 : 0)
    const { y } = sheet
    const content = sheet.marked('P', () => sheet.line(label, x, y + 8, body))
    sheet.root.add(sheet.element('P', [content], [label]))
    sheet.artifact(() => {
      const from = x + sheet.widthOf(label, body) + 4
      sheet.doc
        .lineWidth(0.6)
        .strokeColor(colours.ink)
        .moveTo(from, y + 23)
        .lineTo(x + width, y + 23)
        .stroke()
    })
    if (!isShort || isSecond || index === labels.length - 1) sheet.y += height
  })
  sheet.y += 8
}

/** At the right, on one page with itself: who answers for the paper, the place of the seal, the day. */
function drawSeal(sheet: Sheet, { by, place, date }: Seal): void {
  const width = contentWidth * 0.45
  const x = page.left + contentWidth - width
  const styles = [body, soft, body] as const
  const parts = [by, place, date].map((text, index) => sheet.broken(text, styles[index] ?? body, width))
  const height = parts.flat().length * body.size * lineHeight + 40
  // The lines that say where the paper comes from stay with it.
  sheet.keep(height + 50)
  sheet.y += 18
  parts.forEach((lines, index) => {
    sheet.flowing('P', lines, x, styles[index] ?? body)
    // Room for the seal, which is set over name and day.
    if (index !== 2) sheet.y += 6
  })
  sheet.y += 10
}

function drawHeading(
  sheet: Sheet,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  following: readonly Block[],
): void {
  const size = level === 2 ? 13 : 11.5
  // A heading stays with what it is the heading of: a row of a table needs more room than a line.
  const hasTable = following.slice(0, 2).some(({ kind }) => kind === 'table')
  sheet.keep(size * lineHeight + (hasTable ? 150 : 64))
  sheet.y += level === 2 ? 8 : 3
  sheet.paragraph(level === 2 ? 'H2' : 'H3', text, { size, bold: true, colour: colours.accent })
  sheet.y += 4
}

function drawBlock(sheet: Sheet, block: Block, following: readonly Block[]): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(sheet, block, following)
      return
    case 'paragraph':
      sheet.paragraph('P', block.text, block.soft ? soft : body)
      sheet.y += 6
      return
    case 'list':
      drawList(sheet, block.entries, block.ordered)
      return
    case 'table': {
      const shares = block.columns.map(({ share }) => share)
      const head = block.columns.map(({ title }) => title)
      const rows = block.rows.map(row => row.map(texts => ({ texts, tag: 'TD' as const })))
      new Grid(sheet, shares, head).draw(rows)
      return
    }
    case 'facts':
      new Grid(sheet, [3, 8], undefined).draw(
        block.entries.map(({ term, values }) => [
          { texts: [term], tag: 'TH' },
          { texts: values, tag: 'TD' },
        ]),
      )
      return
    case 'notice':
      drawNotice(sheet, block.title, block.texts)
      return
    case 'blanks':
      drawBlanks(sheet, block.labels)
      return
    case 'flow':
      drawFlow(sheet, block)
      return
    case 'seal':
      drawSeal(sheet, block)
  }
}

/** The bytes of the PDF. The same paper gives the same bytes, where its edition has a date. */
export function renderPdf(paper: Printed): Promise<Buffer> {
  includeTexts(paper)
  const sheet = new Sheet(paper, faces)
  drawTitle(sheet, paper)
  paper.blocks.forEach((block, index) => {
    drawBlock(sheet, block, paper.blocks.slice(index + 1, index + 3))
  })
  return sheet.finished(paper)
}
