/** Values as YAML, in the manner of the text around them. */
import { Document, isCollection, isScalar, type Node, Scalar, visit } from 'yaml'

const unfolded = { lineWidth: 0, flowCollectionPadding: true } as const

/** A text in quotes stays in such quotes. */
function styled(value: unknown, like: Node | undefined): unknown {
  if (typeof value !== 'string' || !isScalar(like)) return value
  if (like.type !== 'QUOTE_DOUBLE' && like.type !== 'QUOTE_SINGLE') return value
  const scalar = new Scalar(value)
  scalar.type = like.type
  return scalar
}

/** On one line: `{ zh: 甲, en: A }`. Safe within other brackets, so that commas in texts are quoted. */
export function renderFlow(value: unknown, like?: Node): string {
  const document = new Document([styled(value, like)])
  visit(document, {
    Collection(_, node) {
      node.flow = true
    },
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE'
    },
  })
  const line = document.toString({ ...unfolded, flowCollectionPadding: true }).trim()
  // A list that is long is put on lines of its own; the brackets of the outermost are not ours.
  return line.slice(1, -1).trim().replace(/,$/, '').replaceAll(/\n\s*/g, ' ')
}

function indented(text: string, indent: number): string {
  const margin = ' '.repeat(indent)
  return text
    .split('\n')
    .map(line => (line === '' ? line : margin + line))
    .join('\n')
}

const isFilledCollection = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** What stands behind `key:`, with the space or the line before it. `indent` is the column of the key. */
export function renderBehindKey(value: unknown, indent: number, like?: Node): string {
  const pair = new Document({ key: styled(value, like) }).toString(unfolded).replace(/\n$/, '')
  const [first = '', ...others] = pair.slice('key:'.length).split('\n')
  return [first, ...others.map(line => (line === '' ? line : ' '.repeat(indent) + line))].join('\n')
}

/** As lines, the first of which begins where the cursor is. `indent` is the column of that place. */
export function renderBlock(value: unknown, indent: number): string {
  const text = new Document(value).toString(unfolded).replace(/\n$/, '')
  return indented(text, indent).trimStart()
}

/** An entry of a list behind its dash; `like` is an entry beside it. */
export function renderEntry(value: unknown, dash: number, like?: Node): string {
  const inOneLine = isCollection(like) && like.flow === true
  if (inOneLine && isFilledCollection(value)) return renderFlow(value)
  const list = new Document([styled(value, like)]).toString(unfolded).replace(/\n$/, '')
  return indented(list.slice('- '.length), dash).trimStart()
}

export function renderKey(key: string): string {
  const text = new Document({ [key]: 1 }).toString(unfolded).trim()
  return text.slice(0, text.lastIndexOf(':'))
}
