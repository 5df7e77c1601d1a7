/** Finds the columns of a table by their headings, which people write in many ways. */
import type { Name } from '../catalogue/model.ts'
import type { RowError } from './row-error.ts'
import { type Cell, cellText, isEmptyRow, type Sheet } from './sheet.ts'

export type Column<Key extends string> = {
  readonly key: Key
  readonly title: Name
  /** Other headings for the same. */
  readonly aliases?: readonly string[]
  readonly required?: true
}

/** One row below the headings, by key. */
export type Row<Key extends string> = {
  /** From 1, as the program that shows the table counts. */
  readonly number: number
  readonly text: (key: Key) => string
  readonly cell: (key: Key) => Cell
}

export type Table<Key extends string> = {
  readonly sheet: string
  readonly rows: readonly Row<Key>[]
  readonly has: (key: Key) => boolean
  /** The heading as the file has it; the usual one where the column is missing. */
  readonly titleOf: (key: Key) => string
}

export type TableResult<Key extends string> =
  | { readonly ok: true; readonly table: Table<Key> }
  | { readonly ok: false; readonly errors: readonly RowError[] }

/** Titles, notes and an empty line may stand above the headings. */
const HEADING_ROWS = 10

/** Without blanks, remarks in brackets, marks of obligation and case; full-width as half-width. */
export function plainHeading(heading: string): string {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)|[\s*:_-]+/g, '')
  // A heading that is nothing but a remark is taken as it stands.
  return plain === '' ? heading.trim().toLowerCase() : plain
}

type Found<Key extends string> = { readonly at: number; readonly places: ReadonlyMap<Key, readonly number[]> }

function keysByHeading<Key extends string>(columns: readonly Column<Key>[]): ReadonlyMap<string, Key> {
  return new Map(
    columns.flatMap(({ key, title, aliases = [] }) =>
      [title.zh, title.en, ...aliases].map(heading => [plainHeading(heading), key] as const),
    ),
  )
}

/** The row of the first ones that has most headings. */
function findHeadings<Key extends string>(
  rows: Sheet['rows'],
  keys: ReadonlyMap<string, Key>,
): Found<Key> | undefined {
  let best: Found<Key> | undefined
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries()) {
    const places = new Map<Key, number[]>()
    for (const [index, cell] of row.entries()) {
      const key = keys.get(plainHeading(cellText(cell)))
      if (key !== undefined) places.set(key, [...(places.get(key) ?? []), index])
    }
    if (places.size > (best?.places.size ?? 0)) best = { at, places }
  }
  return best
}

function columnErrors<Key extends string>(
  { name: sheet }: Sheet,
  columns: readonly Column<Key>[],
  found: Found<Key> | undefined,
): RowError[] {
  const row = (found?.at ?? 0) + 1
  return columns.flatMap(({ key, title, aliases = [], required }): RowError[] => {
    const places = found?.places.get(key) ?? []
    if (places.length > 1) {
      return [{ sheet, row, column: title.zh, code: 'column-twice', params: { name: title.zh } }]
    }
    if (places.length === 1 || required === undefined) return []
    const params = { name: title.zh, aliases: [title.en, ...aliases.slice(0, 3)].join('、') }
    return [{ sheet, row, column: title.zh, code: 'column-missing', params }]
  })
}

function rowOf<Key extends string>(
  cells: readonly Cell[],
  number: number,
  places: ReadonlyMap<Key, readonly number[]>,
): Row<Key> {
  const cell = (key: Key) => cells[places.get(key)?.[0] ?? -1] ?? null
  return { number, cell, text: key => cellText(cell(key)) }
}

/** The rows below the headings, empty ones left out; or what is wrong with the headings. */
export function readTable<Key extends string>(
  sheet: Sheet,
  columns: readonly Column<Key>[],
  mostRows: number,
): TableResult<Key> {
  const found = findHeadings(sheet.rows, keysByHeading(columns))
  const errors = columnErrors(sheet, columns, found)
  if (errors.length > 0 || found === undefined) return { ok: false, errors }
  const { at, places } = found
  const headings = sheet.rows[at] ?? []
  const rows = sheet.rows
    .slice(at + 1)
    .flatMap((cells, index) => (isEmptyRow(cells) ? [] : [rowOf(cells, at + index + 2, places)]))
  const whole = { sheet: sheet.name, row: 0, column: '' }
  if (rows.length === 0) return { ok: false, errors: [{ ...whole, code: 'sheet-empty', params: {} }] }
  if (rows.length > mostRows) {
    return { ok: false, errors: [{ ...whole, code: 'rows-too-many', params: { most: String(mostRows) } }] }
  }
  const titles = new Map(columns.map(({ key, title }) => [key, title.zh]))
  return {
    ok: true,
    table: {
      sheet: sheet.name,
      rows,
      has: key => places.has(key),
      titleOf: key => cellText(headings[places.get(key)?.[0] ?? -1]) || (titles.get(key) ?? key),
    },
  }
}
