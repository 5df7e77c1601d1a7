/** The register of an authority as JSON: by the same checks as a table, its errors by entry and field. */
import { z } from 'zod'
import type { Row, Table } from '../spreadsheet/columns.ts'
import { inRowOrder, type RowError } from '../spreadsheet/row-error.ts'
import { PAPER_LEVELS } from './paper.ts'
import {
  HOLDER_DOCUMENT_KINDS,
  LONGEST_NAME,
  LONGEST_NUMBER,
  MOST_PAPER_ROWS,
  type PaperColumn,
  type PaperKind,
  type PaperRows,
  readPaperTable,
} from './paper-rows.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const text = (most: number) => z.string().min(1).max(most)

const entrySchema = z.strictObject({
  licence: text(LONGEST_NAME).describe('Id of the kind of licence in the catalogue, or its Chinese name'),
  number: text(LONGEST_NUMBER),
  holder: text(LONGEST_NAME).describe('Name of the person or organisation'),
  documentKind: z
    .enum(HOLDER_DOCUMENT_KINDS)
    .describe('Without it the document is a citizen number or a unified social credit code')
    .exactOptional(),
  document: text(LONGEST_NUMBER),
  issuedOn: z.string().regex(DAY),
  validUntil: z.string().regex(DAY).describe('The last day; left out where it is for good').exactOptional(),
  level: z.enum(PAPER_LEVELS),
})
type Entry = z.infer<typeof entrySchema>

const fields = Object.keys(entrySchema.shape)

const registerSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  licences: z.array(entrySchema).min(1).max(MOST_PAPER_ROWS),
})
/** The same with nothing said of its entries. */
const frameSchema = z.looseObject({ licences: z.array(z.unknown()) })

/** JSON Schema (2020-12) of such a file; kept as `docs/schema/paper-licences.json`. */
export function paperJsonSchema(): Record<string, unknown> {
  const title = 'Licences on paper from the register of an authority'
  return { title, ...z.toJSONSchema(registerSchema, { target: 'draft-2020-12' }) }
}

type Place = Pick<RowError, 'sheet' | 'row'>

function errorsOf(issue: z.core.$ZodIssue, entry: unknown, place: Place): RowError[] {
  const column = String(issue.path[0] ?? '')
  const error = (code: RowError['code'], params: RowError['params'] = {}, at = column): RowError => ({
    ...place,
    column: at,
    code,
    params,
  })
  const given = new Map(Object.entries(typeof entry === 'object' && entry !== null ? entry : {})).get(column)
  const value = String(given ?? '').slice(0, LONGEST_NUMBER)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key =>
        error('column-unknown', { value: key.slice(0, LONGEST_NUMBER), nearest: fields.join('、') }, ''),
      )
    case 'invalid_value':
      return [
        given === undefined
          ? error('cell-missing')
          : error('cell-unknown', { value, nearest: issue.values.join('、') }),
      ]
    case 'too_small':
      return [error('cell-missing')]
    case 'too_big':
      return [error('cell-too-long', { most: String(issue.maximum) })]
    case 'invalid_format':
      return [error('cell-date', { value })]
    default:
      return [given === undefined && column !== '' ? error('cell-missing') : error('cell-text')]
  }
}

function rowOf(entry: Entry, number: number): Row<PaperColumn> {
  const textOf = (key: PaperColumn) => entry[key]?.trim() ?? ''
  return { number, text: textOf, cell: textOf }
}

/** `sheet`: name of the file, for its errors; `kinds`: what the authority issues; `today`: `YYYY-MM-DD`. */
export function readPaperJson(
  value: unknown,
  sheet: string,
  kinds: readonly PaperKind[],
  today: string,
): PaperRows {
  const whole = { sheet, row: 0 }
  const failed = (code: RowError['code'], column: string, params: RowError['params']): PaperRows => ({
    ok: false,
    errors: [{ ...whole, column, code, params }],
  })
  const frame = frameSchema.safeParse(value)
  if (!frame.success) return failed('column-missing', 'licences', { name: 'licences', aliases: '' })
  const { licences: entries, ...others } = frame.data
  const [other] = Object.keys(others).filter(key => key !== '$schema' || typeof others[key] !== 'string')
  if (other !== undefined)
    return failed('column-unknown', '', { value: other.slice(0, LONGEST_NUMBER), nearest: 'licences' })
  if (entries.length === 0) return failed('sheet-empty', '', {})
  if (entries.length > MOST_PAPER_ROWS) return failed('rows-too-many', '', { most: String(MOST_PAPER_ROWS) })
  const rows: Row<PaperColumn>[] = []
  const errors: RowError[] = []
  for (const [index, entry] of entries.entries()) {
    const read = entrySchema.safeParse(entry)
    const row = index + 1
    if (read.success) rows.push(rowOf(read.data, row))
    else errors.push(...read.error.issues.flatMap(issue => errorsOf(issue, entry, { sheet, row })))
  }
  const table: Table<PaperColumn> = {
    sheet,
    rows,
    has: key => fields.includes(key),
    titleOf: key => key,
  }
  const checked = readPaperTable(table, kinds, today)
  if (errors.length === 0) return checked
  return { ok: false, errors: inRowOrder(checked.ok ? errors : [...errors, ...checked.errors]) }
}
