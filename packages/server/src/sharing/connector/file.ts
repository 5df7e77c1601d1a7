/** A source in a folder: CSV and JSON files that somebody puts there, read again when they change. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { numberText } from '@yijianshi/core/sharing'
import { parseCsv } from 'hucre/csv'
import { type Connector, MOST_ROWS, SourceFault } from './connector.ts'

export type FileSource = {
  readonly folder: string
  /** The column, or the property, with the number by which it is asked. */
  readonly key: string
}

type Row = Readonly<Record<string, unknown>>
type Rows = ReadonlyMap<string, readonly Row[]>
type Reading = { readonly signature: string; readonly rows: Promise<Rows> }

const mostBytes = 64 * 1_048_576
const mostFiles = 100

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rowsOfCsv(text: string): Row[] {
  const [titles = [], ...rows] = parseCsv(text)
  const names = titles.map(title => String(title ?? '').trim())
  return rows.map(row => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])))
}

function rowsOfJson(text: string, name: string): Row[] {
  const value: unknown = JSON.parse(text)
  if (!Array.isArray(value) || !value.every(isRow)) throw new SourceFault(`${name} is no list of objects`)
  return value
}

/** Names, sizes and times: another signature, other contents. */
async function signatureOf(folder: string): Promise<{ names: string[]; signature: string }> {
  const names = (await readdir(folder)).filter(name => /\.(csv|json)$/i.test(name)).sort()
  if (names.length > mostFiles) throw new SourceFault(`holds more than ${mostFiles} files`)
  const facts = await Promise.all(names.map(name => stat(join(folder, name))))
  const bytes = facts.reduce((sum, { size }) => sum + size, 0)
  if (bytes > mostBytes) throw new SourceFault(`holds more than ${mostBytes} bytes`)
  const signature = names.map((name, index) => `${name} ${facts[index]?.size} ${facts[index]?.mtimeMs}`)
  return { names, signature: signature.join('\n') }
}

async function readAll({ folder, key }: FileSource, names: readonly string[]): Promise<Rows> {
  const rows = new Map<string, Row[]>()
  for (const name of names) {
    const text = (await readFile(join(folder, name), 'utf8')).replace(/^\uFEFF/u, '')
    const all = /\.csv$/i.test(name) ? rowsOfCsv(text) : rowsOfJson(text, name)
    for (const row of all) {
      // Written with blanks around it, or made a number by a spreadsheet.
      const number = numberText(row[key])
      if (number === '') continue
      const known = rows.get(number)
      if (known) known.push(row)
      else rows.set(number, [row])
    }
  }
  return rows
}

export function fileConnector(source: FileSource): Connector {
  let reading: Reading | undefined
  /** All who ask while it is read wait for the same reading. */
  const current = async (): Promise<Rows> => {
    const { names, signature } = await signatureOf(source.folder)
    if (reading?.signature === signature) return reading.rows
    const begun = { signature, rows: readAll(source, names) }
    reading = begun
    try {
      return await begun.rows
    } catch (error) {
      if (reading === begun) reading = undefined
      throw error
    }
  }
  return {
    kind: 'file',
    async ask({ key }, signal) {
      const rows = await current()
      signal.throwIfAborted()
      const found = rows.get(numberText(key)) ?? []
      if (found.length > MOST_ROWS) throw new SourceFault(`answered more than ${MOST_ROWS} rows`)
      return found.length === 0 ? undefined : { rows: found }
    },
    close: async () => {},
  }
}
