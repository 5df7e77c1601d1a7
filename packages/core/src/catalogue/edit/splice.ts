/**
 * Edits of a YAML text in place: what is not edited keeps every byte. Where a construct is not understood the answer
 * is undefined, and the caller takes the slower way.
 */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Segment } from '../finding.ts'
import type { Edit, Path } from './edit-data.ts'
import { renderBehindKey, renderBlock, renderEntry, renderFlow, renderKey } from './render.ts'

type Range = { readonly from: number; readonly to: number }

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

function replaced(text: string, { from, to }: Range, by: string): string {
  return text.slice(0, from) + by + text.slice(to)
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Behind the line break that ends the line. */
function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

function rangeOf(node: unknown): Range | undefined {
  if (!isNode(node) || !node.range) return undefined
  return { from: node.range[0], to: node.range[1] }
}

/** Where the last thing of the node ends: comments and empty lines behind it are not its own. */
function contentEnd(text: string, node: unknown): number | undefined {
  const range = rangeOf(node)
  if (range === undefined) return undefined
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (last === undefined) return range.to
    if (!isPair(last)) return contentEnd(text, last)
    return contentEnd(text, last.value) ?? rangeOf(last.key)?.to
  }
  return range.from + text.slice(range.from, range.to).trimEnd().length
}

function isKey(pair: Pair, segment: Segment): boolean {
  return isScalar(pair.key) && String(pair.key.value) === String(segment)
}

type Found = { readonly node: Node; readonly inFlow: boolean }

/** The node at the path; undefined where there is none, or where an alias leads elsewhere. */
function find(document: Document, path: Path): Found | undefined {
  let node: unknown = document.contents
  let inFlow = false
  for (const segment of path) {
    if (!isCollection(node)) return undefined
    inFlow ||= node.flow === true
    if (isMap(node)) node = node.items.find(pair => isKey(pair, segment))?.value
    else node = typeof segment === 'number' ? node.items[segment] : undefined
  }
  if (!isNode(node) || isAlias(node) || node.range == null) return undefined
  // An anchor or a tag stands before the node and would be left behind.
  return ('anchor' in node && node.anchor) || node.tag !== undefined
    ? plainTag(node, inFlow)
    : { node, inFlow }
}

function plainTag(node: Node, inFlow: boolean): Found | undefined {
  const isAnchored = 'anchor' in node && node.anchor !== undefined
  return isAnchored || node.tag?.startsWith('!') ? undefined : { node, inFlow }
}

/** The dash before an entry, on the line on which the entry begins. */
function dashOf(text: string, entry: unknown): number | undefined {
  const range = rangeOf(entry)
  if (range === undefined) return undefined
  const start = lineStart(text, range.from)
  const [, margin] = /^( *)- +$/.exec(text.slice(start, range.from)) ?? []
  return margin === undefined ? undefined : start + margin.length
}

/** The lines of an entry of a block list, or of a pair of a block map, with the comment behind it. */
function linesOf(text: string, begin: number | undefined, node: unknown, least: number): Range | undefined {
  const end = contentEnd(text, node) ?? least
  return begin === undefined ? undefined : { from: lineStart(text, begin), to: nextLine(text, end) }
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** A pair of the map as a line of its own behind the last one, or within the braces. */
function addPair(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const range = rangeOf(map)
  const last = map.items.at(-1)
  if (range === undefined) return undefined
  if (map.flow === true) {
    const pair = `${renderKey(key)}: ${renderFlow(value)}`
    if (last === undefined) return replaced(text, range, `{ ${pair} }`)
    const end = contentEnd(text, last.value) ?? rangeOf(last.key)?.to
    return end === undefined ? undefined : replaced(text, { from: end, to: end }, `, ${pair}`)
  }
  const [first] = map.items
  const firstKey = rangeOf(first?.key)
  const lastKey = rangeOf(last?.key)
  if (firstKey === undefined || lastKey === undefined) return undefined
  const column = columnOf(text, firstKey.from)
  const end = contentEnd(text, last?.value) ?? lastKey.to
  const at = nextLine(text, Math.max(end, lastKey.to))
  const line = `${' '.repeat(column)}${renderKey(key)}:${renderBehindKey(value, column)}\n`
  const isAtEnd = at === text.length && !text.endsWith('\n')
  return replaced(text, { from: at, to: at }, isAtEnd ? `\n${line}` : line)
}

/** A value in block style: by another one behind the same key or dash. */
function setInBlock(text: string, parent: Node, segment: Segment, node: Node, value: unknown) {
  const range = rangeOf(node)
  const end = contentEnd(text, node)
  if (range === undefined || end === undefined) return undefined
  if (isSeq(parent)) {
    const dash = dashOf(text, node)
    if (dash === undefined) return undefined
    const like = isCollection(node) && node.flow === true ? node : undefined
    const entry = renderEntry(value, columnOf(text, dash), isScalar(node) ? node : like)
    return replaced(text, { from: range.from, to: Math.max(end, range.from) }, entry)
  }
  if (!isMap(parent)) return undefined
  const key = rangeOf(parent.items.find(pair => isKey(pair, segment))?.key)
  if (key === undefined) return undefined
  const colon = text.indexOf(':', key.to) + 1
  if (isCollection(node) && node.flow === true && node.items.length > 0 && isFilled(value)) {
    return replaced(text, { from: range.from, to: end }, renderFlow(value))
  }
  if (isCollection(node) && node.flow !== true && isFilled(value)) {
    // A comment behind the key stays.
    return replaced(text, { from: range.from, to: end }, renderBlock(value, columnOf(text, range.from)))
  }
  const behind = renderBehindKey(value, columnOf(text, key.from), node)
  return replaced(text, { from: colon, to: Math.max(end, colon) }, behind)
}

function setValue(text: string, document: Document, path: Path, value: unknown): string | undefined {
  const last = path.at(-1)
  if (last === undefined) return undefined
  const parent = find(document, path.slice(0, -1))
  if (parent === undefined || !isCollection(parent.node)) {
    // Whatever leads there is made: the value above gets it.
    return path.length > 1
      ? setValue(text, document, path.slice(0, -1), { [String(last)]: value })
      : undefined
  }
  const exists = isMap(parent.node)
    ? parent.node.items.some(pair => isKey(pair, last))
    : typeof last === 'number' && last < parent.node.items.length
  if (!exists) {
    return isMap(parent.node) && typeof last === 'string'
      ? addPair(text, parent.node, last, value)
      : undefined
  }
  const found = find(document, path)
  if (found === undefined) return undefined
  if (found.inFlow) {
    const range = rangeOf(found.node)
    return range && replaced(text, range, padded(text, range, renderFlow(value, found.node)))
  }
  return setInBlock(text, parent.node, last, found.node, value)
}

/** `{ a: }`: an empty value begins right behind the colon. */
function padded(text: string, range: Range, by: string): string {
  return range.from === range.to && text[range.from - 1] === ':' ? ` ${by}` : by
}

/** The parts of a flow collection: from the begin of each to the end of its content. */
function flowParts(text: string, node: YAMLMap | YAMLSeq): Range[] | undefined {
  const parts: Range[] = []
  for (const item of node.items) {
    const first = rangeOf(isPair(item) ? item.key : item)
    const end = isPair(item) ? (contentEnd(text, item.value) ?? first?.to) : contentEnd(text, item)
    if (first === undefined || end === undefined) return undefined
    parts.push({ from: first.from, to: end })
  }
  return parts
}

function removeFlow(text: string, node: YAMLMap | YAMLSeq, index: number): string | undefined {
  const parts = flowParts(text, node)
  const [part, before, after] = [parts?.[index], parts?.[index - 1], parts?.[index + 1]]
  const range = rangeOf(node)
  if (part === undefined || range === undefined) return undefined
  if (after !== undefined) return replaced(text, { from: part.from, to: after.from }, '')
  if (before !== undefined) return replaced(text, { from: before.to, to: part.to }, '')
  return replaced(text, range, isMap(node) ? '{}' : '[]')
}

function removeFrom(text: string, node: YAMLMap | YAMLSeq, index: number): string | undefined {
  const item: unknown = node.items[index]
  if (isPair(item)) {
    const key = rangeOf(item.key)
    if (key === undefined) return undefined
    const isOwnLine = text.slice(lineStart(text, key.from), key.from).trim() === ''
    if (isOwnLine) {
      const lines = linesOf(text, key.from, item.value, key.to)
      return lines && replaced(text, lines, '')
    }
    // The first of a list’s entry: its dash stays for the next one.
    const next = node.items[index + 1]
    const nextKey = isPair(next) ? rangeOf(next.key) : undefined
    return nextKey && replaced(text, { from: key.from, to: nextKey.from }, '')
  }
  const lines = linesOf(text, dashOf(text, item), item, 0)
  return lines && replaced(text, lines, '')
}

function removeValue(text: string, document: Document, path: Path): string | undefined {
  const last = path.at(-1)
  const parent = find(document, path.slice(0, -1))
  if (last === undefined || parent === undefined || !isCollection(parent.node)) return undefined
  const node = parent.node
  if (!isMap(node) && !isSeq(node)) return undefined
  const index = isMap(node) ? node.items.findIndex(pair => isKey(pair, last)) : Number(last)
  if (index < 0 || index >= node.items.length) return undefined
  if (node.flow === true) return removeFlow(text, node, index)
  if (node.items.length > 1) return removeFrom(text, node, index)
  return setValue(text, document, path.slice(0, -1), isMap(node) ? {} : [])
}

function insertValue(text: string, document: Document, path: Path, index: number, value: unknown) {
  const node = find(document, path)?.node
  if (!isSeq(node)) return undefined
  if (node.items.length === 0) return setValue(text, document, path, [value])
  const at = Math.min(index, node.items.length)
  if (node.flow === true) {
    const parts = flowParts(text, node)
    const [next, last] = [parts?.[at], parts?.at(-1)]
    if (next !== undefined)
      return replaced(text, { from: next.from, to: next.from }, `${renderFlow(value)}, `)
    return last && replaced(text, { from: last.to, to: last.to }, `, ${renderFlow(value)}`)
  }
  const beside: unknown = node.items[at === 0 ? 0 : at - 1]
  const dash = dashOf(text, beside)
  if (dash === undefined) return undefined
  const column = columnOf(text, dash)
  const line = `${' '.repeat(column)}- ${renderEntry(value, column, isNode(beside) ? beside : undefined)}\n`
  // Behind the entry before, so that a comment above the next one stays with it.
  const lines = linesOf(text, dash, beside, 0)
  if (lines === undefined) return undefined
  const place = at === 0 ? lines.from : lines.to
  return replaced(
    text,
    { from: place, to: place },
    text[place - 1] === '\n' || place === 0 ? line : `\n${line}`,
  )
}

function moveValue(text: string, document: Document, path: Path, from: number, to: number) {
  const node = find(document, path)?.node
  if (!isSeq(node)) return undefined
  const parts =
    node.flow === true
      ? flowParts(text, node)
      : node.items.map(item => linesOf(text, dashOf(text, item), item, 0))
  if (parts === undefined || parts.some(part => part === undefined)) return undefined
  const ranges = parts.filter(part => part !== undefined)
  const contents = ranges.map(part => text.slice(part.from, part.to))
  const [moved] = contents.splice(from, 1)
  if (moved === undefined) return undefined
  contents.splice(to, 0, moved)
  // What stands between the entries stays where it is.
  let result = text
  for (const [index, part] of [...ranges.entries()].reverse())
    result = replaced(result, part, contents[index] ?? '')
  return result
}

/** The text after the edit, to be compared with what the edit must come to; undefined when it is not understood. */
export function splice(text: string, document: Document, edit: Edit): string | undefined {
  switch (edit.kind) {
    case 'set':
      return setValue(text, document, edit.path, edit.value)
    case 'remove':
      return removeValue(text, document, edit.path)
    case 'insert':
      return insertValue(text, document, edit.path, edit.index, edit.value)
    case 'move':
      return moveValue(text, document, edit.path, edit.from, edit.to)
  }
}
