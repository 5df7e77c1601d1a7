import { isTest, lineAt, type SourceFile, type TidyFinding } from './source-file.ts'

/** Who works as the owner of the tables, whom row-level security does not bind. */
const asOwner = [
  // A backup is of all rows; its connection refuses to see a part.
  'packages/server/src/backup/',
  // Seals what lies in the open, before the server works.
  'packages/server/src/personal-data/take-over.ts',
]

type Query = { readonly start: number; readonly end: number; readonly receiver: string }

/**
 * Tables behind row-level security are asked through a `GuardedDatabase`, which says for whom: an ordinary connection
 * sees no row of them, and that shows only when it runs. The tables are those that a migration guards.
 *
 * It reads text and knows no types: what is called `guarded`, annotated as `GuardedDatabase` or made by `as`, `within` or
 * a function that gives one, is believed to be one. SQL in a constant is followed to the queries of its file, so such a
 * constant is not exported; handed to another function, or with a table whose name is put in when it runs, it is not
 * followed.
 */
export function guardedTables(files: readonly SourceFile[]): TidyFinding[] {
  const tables = namesOfGuarded(files)
  if (tables.length === 0) return []
  const asked = files.filter(({ path }) => isAsked(path))
  const makers = new Set(['as', 'within', 'GuardedDatabase', ...asked.flatMap(makersIn)])
  const naming = new RegExp(
    String.raw`\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE|TRUNCATE)\s+(${tables.join('|')})\b`,
    'g',
  )
  return asked.flatMap(file => findingsIn(file, naming, makers))
}

function isAsked(path: string): boolean {
  const isSource = /^packages\/(?:server|cli)\/src\/.*\.ts$/.test(path) && !isTest(path)
  return isSource && !asOwner.some(owned => path.startsWith(owned))
}

/** Tables, and the views that the migrations lay over them. */
export function namesOfGuarded(files: readonly SourceFile[]): string[] {
  const sql = files
    .filter(({ path }) => /\/migrations\/\d{4}-[^/]+\.sql$/.test(path))
    .map(({ text }) => text)
    .join('\n')
  const names = (pattern: RegExp) => [...sql.matchAll(pattern)].flatMap(([, name]) => name ?? [])
  const tables = names(/\bALTER TABLE (?:ONLY )?(\w+)\s+ENABLE ROW LEVEL SECURITY/g)
  const overThem = new RegExp(
    String.raw`^CREATE VIEW (\w+)[^;]*?\b(?:FROM|JOIN) (?:${tables.join('|')})\b`,
    'gm',
  )
  return tables.length === 0 ? [] : [...new Set([...tables, ...names(overThem)])]
}

/** Functions that give a `GuardedDatabase`. */
function makersIn({ code }: SourceFile): string[] {
  return [...code.matchAll(/\): GuardedDatabase \{/g)].flatMap(({ index }) => {
    const name = /(\w+)$/.exec(code.slice(0, openingOf(code, index)))
    return name?.[1] ?? []
  })
}

function findingsIn(file: SourceFile, naming: RegExp, makers: ReadonlySet<string>): TidyFinding[] {
  const queries = queriesIn(file.code)
  const isGuarded = ({ receiver }: Query) =>
    receiver === 'guarded' || makers.has(receiver) || isDeclaredGuarded(file.code, receiver, makers)
  const finding = (index: number, message: string) => ({
    path: file.path,
    line: lineAt(file.text, index),
    message,
  })
  return [...file.withoutComments.matchAll(naming)].flatMap(match => {
    const [, table = ''] = match
    const query = queries.find(({ start, end }) => start < match.index && match.index < end)
    const advice = `${table} is behind row-level security: ask it through a GuardedDatabase, which says for whom.`
    if (query !== undefined) return isGuarded(query) ? [] : [finding(match.index, advice)]
    const held = holderOf(file.code, match.index)
    if (held === undefined) return []
    if (held.exported)
      return [finding(match.index, `${table} is behind row-level security: its SQL stays in this file.`)]
    const mention = new RegExp(String.raw`\b${held.name}\b`)
    return queries
      .filter(({ start, end }) => mention.test(file.code.slice(start, end)))
      .filter(asking => !isGuarded(asking))
      .map(({ start }) => finding(start, advice))
  })
}

/** A parameter or constant of that name, anywhere in the file. */
function isDeclaredGuarded(code: string, name: string, makers: ReadonlySet<string>): boolean {
  if (new RegExp(String.raw`\b${name}\??: GuardedDatabase\b`).test(code)) return true
  const made = new RegExp(String.raw`\bconst ${name} = ([^\n]*)`, 'g')
  return [...code.matchAll(made)].some(([, value = '']) =>
    [...makers].some(maker => new RegExp(String.raw`\b${maker}\(`).test(value)),
  )
}

/** Every `….query(…)`, from its parenthesis on. */
function queriesIn(code: string): Query[] {
  return [...code.matchAll(/\.query\b/g)].flatMap(({ index }) => {
    const start = afterTypes(code, index + '.query'.length)
    if (code.charAt(start) !== '(') return []
    return [{ start, end: closingOf(code, start), receiver: receiverOf(code, index) }]
  })
}

/** The variable, or the function called, in front of `.query`. */
function receiverOf(code: string, at: number): string {
  const before = code.slice(0, at).trimEnd()
  const named = before.endsWith(')') ? before.slice(0, openingOf(before, before.length - 1)) : before
  return /(\w+)$/.exec(named)?.[1] ?? ''
}

/** The constant or function whose value the SQL is: the nearest one that begins before it. */
function holderOf(
  code: string,
  at: number,
): { readonly name: string; readonly exported: boolean } | undefined {
  const declared = [...code.slice(0, at).matchAll(/(export )?(?:async )?\b(?:const|function) (\w+)/g)].at(-1)
  const name = declared?.[2]
  return name === undefined ? undefined : { name, exported: declared?.[1] !== undefined }
}

function afterTypes(code: string, start: number): number {
  if (code.charAt(start) !== '<') return start
  let depth = 0
  for (let position = start; position < code.length; position += 1) {
    const character = code.charAt(position)
    if (character === '<') depth += 1
    if (character === '>' && code.charAt(position - 1) !== '=') depth -= 1
    if (depth === 0) return position + 1
  }
  return code.length
}

function closingOf(code: string, open: number): number {
  let depth = 0
  for (let position = open; position < code.length; position += 1) {
    if (code.charAt(position) === '(') depth += 1
    if (code.charAt(position) === ')') depth -= 1
    if (depth === 0) return position
  }
  return code.length
}

function openingOf(code: string, close: number): number {
  let depth = 0
  for (let position = close; position >= 0; position -= 1) {
    if (code.charAt(position) === ')') depth += 1
    if (code.charAt(position) === '(') depth -= 1
    if (depth === 0) return position
  }
  return 0
}
