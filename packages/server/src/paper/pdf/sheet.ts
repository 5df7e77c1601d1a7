/** Pages of a paper: A4, a cursor that moves down, text that is tagged for those who can't see it. */

import { type Printed, paperTexts } from '@yijianshi/core/paper'
import PDFDocument from 'pdfkit'
import type { TypeFace } from '../font/type-face.ts'
import { breakLines } from './line-break.ts'
import { ACCESSIBLE, forMetadata, languageOf, type Structure } from './structure.ts'

export type Faces = { readonly regular: TypeFace; readonly bold: TypeFace }

export type Style = {
  readonly bold?: boolean
  readonly size: number
  readonly colour?: string
}

export type Element = PDFKit.PDFStructureElement
export type Content = PDFKit.PDFStructureContent

/** Points; 1 mm = 2.835 pt. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 68, bottom: 62 } as const
export const contentWidth = page.width - page.left - page.right
export const lineHeight = 1.55
const ink = '#16202e'
const softInk = '#4a5768'
export const colours = {
  ink,
  softInk,
  rule: '#aab4c0',
  ground: '#f1f4f8',
  accent: '#12407f',
  busy: '#8fa3bd',
}

export class Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly root: Element
  readonly #faces: Faces
  readonly #language: Printed['language']
  y: number = page.top

  constructor(paper: Printed, faces: Faces) {
    this.#faces = faces
    this.#language = paper.language
    const { date } = paper.edition
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      // No standard font: every font of the paper is embedded.
      font: '',
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      lang: paper.language === 'en' ? 'en' : 'zh-CN',
      info: {
        Title: forMetadata(paper.title),
        Author: forMetadata(paper.issuer),
        Subject: forMetadata(paper.subtitle),
        Keywords: forMetadata(paper.editionText),
        Creator: 'yijianshi',
        ...(date && { CreationDate: new Date(`${date}T00:00:00+08:00`) }),
      },
    })
    this.doc.registerFont('regular', faces.regular.file())
    this.doc.registerFont('bold', faces.bold.file())
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  get room(): number {
    return page.height - page.bottom - this.y
  }

  newPage(): void {
    this.doc.addPage({ size: 'A4', margin: 0 })
    this.y = page.top
  }

  /** A new page where less than `height` is left on this one. */
  keep(height: number): void {
    if (this.room < height) this.newPage()
  }

  broken(text: string, style: Style, width: number): string[] {
    const face = style.bold ? this.#faces.bold : this.#faces.regular
    return breakLines(text, part => face.widthOf(part, style.size), width)
  }

  widthOf(text: string, { bold, size }: Style): number {
    return (bold ? this.#faces.bold : this.#faces.regular).widthOf(text, size)
  }

  /** One line with its top at `y`; what is wider than the line was broken before. */
  line(text: string, x: number, y: number, { bold, size, colour = ink }: Style): void {
    if (text === '') return
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, y + (size * (lineHeight - 1)) / 2, { lineBreak: false, baseline: -size * 0.88 })
  }

  /** What is drawn belongs to `tag`, for reading aloud and copying. */
  marked(tag: string, draw: () => void): Content {
    const content = this.doc.markStructureContent(tag)
    draw()
    this.doc.endMarkedContent()
    return content
  }

  /** Lines, rules and grounds: not read aloud. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  /** An element of the structure with what belongs to it; `texts` tell its language. */
  element(tag: string, contents: Content[], texts: readonly string[], structure: Structure = {}): Element {
    return this.doc.struct(tag, { ...languageOf(texts, this.#language), ...structure }, contents)
  }

  /** Lines one below the other, over the end of the page if need be. */
  flowing(tag: string, lines: readonly string[], x: number, style: Style, parent: Element = this.root): void {
    const height = style.size * lineHeight
    const contents: Content[] = []
    let rest = lines
    while (rest.length > 0) {
      this.keep(height)
      const fitting = rest.slice(0, Math.max(1, Math.floor(this.room / height)))
      contents.push(
        this.marked(tag, () => {
          for (const text of fitting) {
            this.line(text, x, this.y, style)
            this.y += height
          }
        }),
      )
      rest = rest.slice(fitting.length)
    }
    parent.add(this.element(tag, contents, lines))
  }

  paragraph(tag: string, text: string, style: Style, indent = 0): void {
    this.flowing(tag, this.broken(text, style, contentWidth - indent), page.left + indent, style)
  }

  #atRight(text: string, y: number, style: Style): void {
    this.line(text, page.width - page.right - this.widthOf(text, style), y, style)
  }

  /** Header and footer of every page: whose paper, which catalogue, which page. */
  #frame(paper: Printed): void {
    const style = { size: 8, colour: softInk }
    const pages = this.doc.bufferedPageRange().count
    const texts = paperTexts(paper.language)
    for (let index = 0; index < pages; index += 1) {
      this.doc.switchToPage(index)
      this.doc.markContent('Artifact', { type: 'Pagination' })
      this.line(this.broken(paper.title, style, contentWidth * 0.6)[0] ?? '', page.left, 34, style)
      this.#atRight(this.broken(paper.issuer, style, contentWidth * 0.38)[0] ?? '', 34, style)
      this.doc.lineWidth(0.5).strokeColor(colours.rule)
      this.doc
        .moveTo(page.left, 52)
        .lineTo(page.width - page.right, 52)
        .stroke()
      const foot = page.height - 44
      this.doc
        .moveTo(page.left, foot)
        .lineTo(page.width - page.right, foot)
        .stroke()
      this.line(paper.editionText, page.left, foot + 6, style)
      this.#atRight(texts.page(index + 1, pages), foot + 6, style)
      this.doc.endMarkedContent()
    }
  }

  /** Header and footer, and the bytes. */
  finished(paper: Printed): Promise<Buffer> {
    this.#frame(paper)
    this.root.end()
    this.doc.appendXML(ACCESSIBLE)
    const chunks: Buffer[] = []
    return new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.doc.on('end', () => resolve(Buffer.concat(chunks)))
      this.doc.on('error', reject)
      this.doc.end()
    })
  }
}
