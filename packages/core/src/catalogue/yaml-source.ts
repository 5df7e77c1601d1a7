/** One YAML file as plain data, with the way back from a place in the data to line and column. */
import { CORE_SCHEMA, load } from 'js-yaml'
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import {
  type Finding,
  type FindingRow,
  fileFinding,
  type ParamsOf,
  type Segment,
  shownParams,
  shownPath,
} from './finding.ts'
import { aliasBomb, tooDeep, tooLarge, tooManyMarks, yamlSyntax } from './parse-findings.ts'

/** Beyond this a file is not a catalogue file: the largest real one is a tenth of it. */
export const MAX_FILE_CHARACTERS = 1024 * 1024

/** The composer keeps about a kilobyte for each mark; the largest real file has a sixteenth of this. */
const MAX_MARKS = 100_000

const MAX_ALIASES = 100
const MAX_NESTING = 32

export type CatalogueFile = { readonly path: string; readonly text: string }

export type Spot = {
  readonly path: readonly Segment[]
  /** Points to the name of the last segment rather than to its value. */
  readonly atKey?: boolean
  /** Characters into the text at the path, for what is wrong inside a condition. */
  readonly offset?: number
}

export type YamlSource = {
  readonly file: string
  readonly value: unknown
  readonly report: <Row extends FindingRow>(row: Row, spot: Spot, params: ParamsOf<Row>) => Finding
}

export type YamlResult =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly findings: readonly Finding[] }

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()

/** The pairs of a map by name: a map with thousands of faults is searched once, not for each of them. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairsByMap.get(map)
  if (known) return known
  const named = map.items.flatMap(pair =>
    isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [],
  )
  const pairs = new Map(named)
  pairsByMap.set(map, pairs)
  return pairs
}

/** The node at the path, or the deepest one on the way to it. */
function nodeAt(document: Document, path: readonly Segment[], atKey: boolean): Node | null {
  let node: Node | null = document.contents
  for (const [depth, segment] of path.entries()) {
    const container = isAlias(node) ? node.resolve(document) : node
    let next: unknown
    if (isMap(container)) {
      const pair = pairsOf(container).get(String(segment))
      next = atKey && depth === path.length - 1 ? pair?.key : (pair?.value ?? pair?.key)
    } else if (isSeq(container)) {
      next = container.items[Number(segment)]
    }
    if (!isNode(next)) break
    node = next
  }
  return node
}

/** Where the text of a scalar begins: behind its quote, where there is one. */
function textStart(node: Node, text: string, offset: number): number {
  const start = node.range?.[0] ?? 0
  if (!isScalar(node) || typeof node.value !== 'string') return start
  for (const begin of [start, start + 1]) {
    if (text.startsWith(node.value, begin)) return begin + offset
  }
  return start
}

function depthWithin(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return limit > 0 && Object.values(value).every(entry => depthWithin(entry, limit - 1))
}

type FindingAt = <Row extends FindingRow>(
  row: Row,
  place: { readonly offset: number; readonly path: string },
  params: ParamsOf<Row>,
) => Finding

function findingsIn(file: string, lines: LineCounter): FindingAt {
  return (row, place, params) => {
    const { line, col } = lines.linePos(place.offset)
    return {
      code: row.code,
      severity: row.severity,
      file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path: place.path,
      params: shownParams(params),
    }
  }
}

/** `undefined` when the text nests so deep that the composer, which recurses, exhausts its stack. */
function composed(text: string, lines: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      lineCounter: lines,
      strict: true,
      // It would compare each name with each: `repeatedNames` does without.
      uniqueKeys: false,
      stringKeys: true,
      logLevel: 'error',
      prettyErrors: false,
    })
  } catch {
    return undefined
  }
}

/** Anchors, aliases, tags, directives, complex keys, marks of documents, tabs: a file that has the signs of one is read
 * with care. Linear: no part of it may run on over line breaks. */
const NOT_PLAIN = /(?:^|[\s[{,:-])(?:[&*]\S|!(?!=)\S)|^%|^ *\?(?:\s|$)|^---|^\.\.\.|\t/m

/** Names as the catalogue has them: numbers, empty ones and the like as names mean a slip of the pen. */
const PLAIN_NAME = /^(?!null$|true$|false$)[a-z][\w-]*$/i

function hasPlainNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(hasPlainNames)
  return Object.entries(value).every(([name, entry]) => PLAIN_NAME.test(name) && hasPlainNames(entry))
}

/**
 * The data of a plain file, by a reader that keeps no positions and is three times as fast. Undefined
 * where the file is not plain or not right: then the careful reader says what is wrong, and where.
 */
function quickly(text: string): { readonly value: unknown } | undefined {
  if (NOT_PLAIN.test(text)) return undefined
  try {
    const value = load(text, { schema: CORE_SCHEMA })
    return depthWithin(value, MAX_NESTING) && hasPlainNames(value) ? { value } : undefined
  } catch {
    return undefined
  }
}

/** Any of the characters with a meaning in YAML, counted until there are too many. */
function hasTooManyMarks(text: string): boolean {
  const mark = /[-?:,[\]{}#&*!|>'"%@`\r\n]/g
  for (let count = 0; mark.test(text); count += 1) if (count === MAX_MARKS) return true
  return false
}

/** Where a name stands for the second time in its map. */
function repeatedNames(document: Document.Parsed): number[] {
  const offsets: number[] = []
  const pending: unknown[] = [document.contents]
  while (pending.length > 0) {
    const node = pending.pop()
    if (isSeq(node)) for (const item of node.items) pending.push(item)
    if (!isMap(node)) continue
    const names = new Set<unknown>()
    for (const { key, value } of node.items) {
      pending.push(value)
      if (!isScalar(key)) continue
      if (names.has(key.value)) offsets.push(key.range?.[0] ?? 0)
      names.add(key.value)
    }
  }
  return offsets.sort((left, right) => left - right)
}

function carefully({ path: file, text }: CatalogueFile): YamlResult {
  const lines = new LineCounter()
  const findingAt = findingsIn(file, lines)
  const refused = (finding: Finding): YamlResult => ({ ok: false, findings: [finding] })
  const whole = { offset: 0, path: '' }
  const document = composed(text, lines)
  if (document === undefined) return refused(findingAt(tooDeep, whole, { limit: MAX_NESTING }))
  const faults = [
    ...document.errors.map(({ pos, message }) => ({ offset: pos[0], message })),
    ...document.warnings.map(({ pos, message }) => ({ offset: pos[0], message })),
    ...repeatedNames(document).map(offset => ({ offset, message: 'Map keys must be unique' })),
  ]
  if (faults.length > 0) {
    const findings = faults
      .slice(0, 20)
      .map(fault => findingAt(yamlSyntax, { offset: fault.offset, path: '' }, { detail: fault.message }))
    return { ok: false, findings }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    if (!depthWithin(value, MAX_NESTING)) return refused(findingAt(tooDeep, whole, { limit: MAX_NESTING }))
    return { ok: true, source: { file, value, report: reporter(document, text, findingAt) } }
  } catch {
    return refused(findingAt(aliasBomb, whole, { limit: MAX_ALIASES }))
  }
}

function reporter(document: Document.Parsed, text: string, findingAt: FindingAt): YamlSource['report'] {
  return (row, spot, params) => {
    const node = nodeAt(document, spot.path, spot.atKey === true)
    const offset = node ? textStart(node, text, spot.offset ?? 0) : 0
    return findingAt(row, { offset, path: shownPath(spot.path) }, params)
  }
}

/** Composes the document only when something is to be reported: most files have nothing. */
function lateReporter({ path: file, text }: CatalogueFile): YamlSource['report'] {
  let report: YamlSource['report'] | undefined
  return (row, spot, params) => {
    if (report === undefined) {
      const lines = new LineCounter()
      const document = composed(text, lines)
      if (document === undefined) throw new Error(`${file} was read once and can’t be read again`)
      report = reporter(document, text, findingsIn(file, lines))
    }
    return report(row, spot, params)
  }
}

/** All that YAML allows in a file (YAML 1.2, `c-printable`): neither control characters nor half pairs. */
const UNPRINTABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function unprintable({ path, text }: CatalogueFile): Finding | undefined {
  const at = text.search(UNPRINTABLE)
  if (at === -1) return undefined
  const before = text.slice(0, at).split('\n')
  const detail = `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const column = (before.at(-1)?.length ?? 0) + 1
  return { ...fileFinding(yamlSyntax, path, { detail }), line: before.length, column }
}

/** Never throws: whatever stands in the file, the answer is data or findings. */
export function readYaml(file: CatalogueFile): YamlResult {
  if (file.text.length > MAX_FILE_CHARACTERS) {
    return { ok: false, findings: [fileFinding(tooLarge, file.path, { limit: MAX_FILE_CHARACTERS })] }
  }
  const stray = unprintable(file)
  if (stray) return { ok: false, findings: [stray] }
  const quick = quickly(file.text)
  if (quick === undefined) {
    if (!hasTooManyMarks(file.text)) return carefully(file)
    return { ok: false, findings: [fileFinding(tooManyMarks, file.path, { limit: MAX_MARKS })] }
  }
  return { ok: true, source: { file: file.path, value: quick.value, report: lateReporter(file) } }
}
