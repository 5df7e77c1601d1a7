/** Source text with parts blanked out; every other character keeps its line and column. */
export interface Masked {
  readonly withoutComments: string
  /** Without comments, and without the contents of strings, templates and regular expressions. */
  readonly code: string
}

type Kind = 'code' | 'comment' | 'literal'

interface Piece {
  readonly kind: Kind
  readonly end: number
}

/** A `/` after one of these begins a regular expression, after anything else it divides. */
const beforeRegularExpression = /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|of|in|await|yield))\s*$/
const regularExpression = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y

/**
 * Blanks out comments and literals. It reads code that the formatter has written, without being a parser: a string
 * ends at the latest with its line, so that a stray quote costs one line and no more.
 */
export function mask(text: string): Masked {
  let withoutComments = ''
  let code = ''
  /** For each open template: how many braces are open inside its current expression. */
  const templates: number[] = []
  let position = 0
  while (position < text.length) {
    const piece = nextPiece(text, position, code, templates)
    const source = text.slice(position, piece.end)
    withoutComments += piece.kind === 'comment' ? blank(source) : source
    code += piece.kind === 'code' ? source : blank(source)
    position = piece.end
  }
  return { withoutComments, code }
}

function nextPiece(text: string, start: number, codeBefore: string, templates: number[]): Piece {
  const character = text.charAt(start)
  const pair = text.slice(start, start + 2)
  if (pair === '//') return { kind: 'comment', end: indexOrEnd(text, '\n', start) }
  if (pair === '/*') return { kind: 'comment', end: indexOrEnd(text, '*/', start) + 2 }
  if (character === "'" || character === '"') return { kind: 'literal', end: endOfString(text, start) }
  if (character === '`') return template(text, start + 1, templates)
  if (character === '/') {
    regularExpression.lastIndex = start
    const expression = beforeRegularExpression.test(codeBefore.slice(-80))
      ? regularExpression.exec(text)
      : null
    if (expression !== null) return { kind: 'literal', end: start + expression[0].length }
  }
  const open = templates.at(-1)
  if (open !== undefined && (character === '{' || character === '}')) {
    if (character === '}' && open === 0) {
      templates.pop()
      return template(text, start + 1, templates)
    }
    templates[templates.length - 1] = open + (character === '{' ? 1 : -1)
  }
  return { kind: 'code', end: start + 1 }
}

/** The text of a template up to its end or its next expression. */
function template(text: string, start: number, templates: number[]): Piece {
  let position = start
  while (position < text.length) {
    if (text.charAt(position) === '\\') position += 2
    else if (text.charAt(position) === '`') return { kind: 'literal', end: position + 1 }
    else if (text.charAt(position) === '$' && text.charAt(position + 1) === '{') {
      templates.push(0)
      return { kind: 'literal', end: position + 2 }
    } else position += 1
  }
  return { kind: 'literal', end: text.length }
}

function endOfString(text: string, start: number): number {
  const quote = text.charAt(start)
  let position = start + 1
  while (position < text.length) {
    const character = text.charAt(position)
    if (character === '\n') return position
    if (character === quote) return position + 1
    position += character === '\\' ? 2 : 1
  }
  return text.length
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from)
  return index === -1 ? text.length : index
}

function blank(source: string): string {
  return source.replaceAll(/[^\n]/g, ' ')
}
