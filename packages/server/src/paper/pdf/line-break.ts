/**
 * Breaks text into lines: Chinese between any two characters, but no line begins with a closing mark or
 * ends with an opening one (GB/T 15834, JIS X 4051); Latin words and numbers stay whole where they fit.
 */
export type WidthOf = (text: string) => number

/** Marks that may not begin a line. */
const closing = '，。、；：？！…—·～”’）》〉】』」〕％‰℃,.;:?!)]}%'
/** Marks that may not end one. */
const opening = '“‘（《〈【『「〔([{￥$'

/** An ideograph with the marks that cling to it, a Latin word, or a space. */
function pieces(text: string): string[] {
  const units = text.match(/\s+|[\u2e80-\u{3ffff}\u2010-\u203e]|[^\s\u2e80-\u{3ffff}\u2010-\u203e]+/gu) ?? []
  const joined: string[] = []
  let holdsOn = false
  for (const unit of units) {
    const [first = ''] = unit
    const isClosing = closing.includes(first)
    const space = isClosing && joined.length > 1 && /^\s/.test(joined.at(-1) ?? '') ? joined.pop() : undefined
    const last = joined.length - 1
    if (last >= 0 && (holdsOn || isClosing)) joined[last] += (space ?? '') + unit
    else joined.push(unit)
    holdsOn = opening.includes([...unit].at(-1) ?? '')
  }
  return joined
}

/** A piece that is wider than a whole line is cut where it must be. */
function cut(piece: string, widthOf: WidthOf, width: number): string[] {
  if (widthOf(piece) <= width) return [piece]
  const parts: string[] = []
  let part = ''
  for (const character of piece) {
    if (part !== '' && widthOf(part + character) > width) {
      parts.push(part)
      part = character
    } else part += character
  }
  return [...parts, part]
}

/** Lines no wider than `width`; their text in order is the text, without spaces at the breaks. */
export function breakLines(text: string, widthOf: WidthOf, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of pieces(paragraph.trim()).flatMap(each => cut(each, widthOf, width))) {
      if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = piece.trimStart()
      } else line += piece
    }
    lines.push(line.trimEnd())
  }
  return lines
}
