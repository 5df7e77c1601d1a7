/** Tables: columns by share, rows that break over pages, the head again on each page. */
import { type Content, colours, contentWidth, type Element, lineHeight, page, type Sheet } from './sheet.ts'

export type GridCell = { readonly texts: readonly string[]; readonly tag: 'TH' | 'TD' }
export type GridRow = readonly GridCell[]

type LaidRow = {
  readonly cells: readonly { readonly tag: GridCell['tag']; readonly lines: readonly string[] }[]
}

const size = 9.5
const step = size * lineHeight
const padding = { x: 5, y: 3.5 } as const
/** A row is broken over two pages only when it is higher than this share of a page. */
const mostMovedShare = 0.35

function columnsOf(shares: readonly number[]): { x: number; width: number }[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  let x = page.left
  return shares.map(share => {
    const width = (contentWidth * share) / total
    const column = { x, width }
    x += width
    return column
  })
}

export class Grid {
  readonly #sheet: Sheet
  readonly #columns: readonly { x: number; width: number }[]
  readonly #head: LaidRow | undefined
  readonly #table: Element

  constructor(sheet: Sheet, shares: readonly number[], head: readonly string[] | undefined) {
    this.#sheet = sheet
    this.#columns = columnsOf(shares)
    this.#head = head && this.#laid(head.map(title => ({ texts: [title], tag: 'TH' })))
    this.#table = sheet.doc.struct('Table')
    sheet.root.add(this.#table)
  }

  #laid(row: GridRow): LaidRow {
    return {
      cells: row.map(({ texts, tag }, index) => {
        const width = (this.#columns[index]?.width ?? 0) - padding.x * 2
        const style = { size, bold: tag === 'TH' }
        return { tag, lines: texts.flatMap(text => this.#sheet.broken(text, style, width)) }
      }),
    }
  }

  #linesOf({ cells }: LaidRow): number {
    return Math.max(1, ...cells.map(({ lines }) => lines.length))
  }

  #heightOf(lines: number): number {
    return lines * step + padding.y * 2
  }

  /** Draws as much of a row as `lines` from line `from` on, and gives what belongs to each cell. */
  #draw(row: LaidRow, from: number, lines: number, marked: boolean): Content[] {
    const sheet = this.#sheet
    const { y } = sheet
    const height = this.#heightOf(lines)
    sheet.artifact(() => {
      row.cells.forEach(({ tag }, index) => {
        const { x, width } = this.#columns[index] ?? { x: 0, width: 0 }
        if (tag === 'TH') sheet.doc.rect(x, y, width, height).fill(colours.ground)
        sheet.doc.lineWidth(0.5).strokeColor(colours.rule).rect(x, y, width, height).stroke()
      })
    })
    const contents = row.cells.map(({ tag, lines: texts }, index) => {
      const x = (this.#columns[index]?.x ?? 0) + padding.x
      const style = { size, bold: tag === 'TH' }
      const draw = () =>
        texts.slice(from, from + lines).forEach((text, at) => {
          sheet.line(text, x, y + padding.y + at * step, style)
        })
      if (marked) return [sheet.marked(tag, draw)]
      sheet.artifact(draw)
      return []
    })
    sheet.y += height
    return contents.flat()
  }

  /** The head once for those who listen, and as a picture on each further page. */
  #drawHead(marked: boolean): void {
    const head = this.#head
    if (head === undefined) return
    const contents = this.#draw(head, 0, this.#linesOf(head), marked)
    if (marked)
      this.#addRow(
        head,
        contents.map(content => [content]),
      )
  }

  #addRow(row: LaidRow, contents: readonly (readonly Content[])[]): void {
    const { doc } = this.#sheet
    const element = doc.struct('TR')
    this.#table.add(element)
    const scope = row === this.#head ? 'Column' : 'Row'
    row.cells.forEach(({ tag, lines }, index) => {
      const cell = [...(contents[index] ?? [])]
      element.add(this.#sheet.element(tag, cell, lines, tag === 'TH' ? { scope } : {}))
    })
    element.end()
  }

  #turnPage(): void {
    this.#sheet.newPage()
    this.#drawHead(false)
  }

  #drawRow(row: LaidRow): void {
    const sheet = this.#sheet
    const total = this.#linesOf(row)
    const pageRoom = page.height - page.top - page.bottom
    const whole = this.#heightOf(total)
    if (whole > sheet.room && whole <= pageRoom * mostMovedShare) this.#turnPage()
    const contents = row.cells.map((): Content[] => [])
    let from = 0
    while (from < total) {
      if (sheet.room < this.#heightOf(Math.min(2, total - from))) this.#turnPage()
      const fitting = Math.max(1, Math.floor((sheet.room - padding.y * 2) / step))
      const lines = Math.min(total - from, fitting)
      for (const [index, content] of this.#draw(row, from, lines, true).entries()) {
        contents[index]?.push(content)
      }
      from += lines
    }
    this.#addRow(row, contents)
  }

  draw(rows: readonly GridRow[]): void {
    const laid = rows.map(row => this.#laid(row))
    const [first] = laid
    const headHeight = this.#head ? this.#heightOf(this.#linesOf(this.#head)) : 0
    // No head alone at the foot of a page.
    this.#sheet.keep(headHeight + this.#heightOf(Math.min(first ? this.#linesOf(first) : 1, 4)))
    this.#drawHead(true)
    for (const row of laid) this.#drawRow(row)
    this.#table.end()
    this.#sheet.y += 8
  }
}
