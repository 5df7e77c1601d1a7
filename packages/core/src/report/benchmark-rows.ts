/** A table of other regions' limits, as somebody has put it together: checked row by row, all of it or nothing. */
import type { Policy } from '../catalogue/model.ts'
import { type Column, type Row, readTable, type Table } from '../spreadsheet/columns.ts'
import type { RowError } from '../spreadsheet/row-error.ts'
import type { Sheet } from '../spreadsheet/sheet.ts'
import type { BenchmarkUnit, RegionLimit } from './benchmark.ts'

export type BenchmarkColumn = 'region' | 'code' | 'limit' | 'unit'

export const benchmarkColumns: readonly Column<BenchmarkColumn>[] = [
  {
    key: 'region',
    title: { zh: '地区', en: 'Region' },
    aliases: ['区域', '对标地区', '地区名称', '行政区划', '城市', '市', 'city', 'area'],
    required: true,
  },
  {
    key: 'code',
    title: { zh: '事项编码', en: 'Item code' },
    aliases: [
      '基本编码',
      '实施编码',
      '编码',
      '事项代码',
      '目录编码',
      '事项基本编码',
      '事项实施编码',
      'code',
      'basic code',
      'implementation code',
    ],
    required: true,
  },
  {
    key: 'limit',
    title: { zh: '承诺办结时限', en: 'Limit' },
    aliases: [
      '承诺时限',
      '承诺期限',
      '时限',
      '办结时限',
      '办理时限',
      '承诺',
      '天数',
      'promised limit',
      'promised days',
      'days',
      'limit days',
    ],
    required: true,
  },
  {
    key: 'unit',
    title: { zh: '单位', en: 'Unit' },
    aliases: ['时限单位', '承诺办结时限单位', '承诺时限单位', '期限单位', 'limit unit'],
  },
]

/** 2,261 items of ten regions are 22,610 rows. */
export const MOST_BENCHMARK_ROWS = 100_000
const LONGEST_REGION = 100
const MOST_DAYS = 400

const UNITS: Readonly<Record<string, BenchmarkUnit>> = {
  工作日: 'working-days',
  个工作日: 'working-days',
  // 行政许可法 art. 82: days without more are working days.
  日: 'working-days',
  天: 'working-days',
  workingday: 'working-days',
  workingdays: 'working-days',
  day: 'working-days',
  days: 'working-days',
  自然日: 'natural-days',
  个自然日: 'natural-days',
  日历日: 'natural-days',
  naturalday: 'natural-days',
  naturaldays: 'natural-days',
  calendarday: 'natural-days',
  calendardays: 'natural-days',
}

/** Done while one waits. */
const AT_ONCE = new Set([
  '即办',
  '即办件',
  '即时',
  '即时办结',
  '当场',
  '当场办结',
  '当日',
  '立即',
  'atonce',
  'immediate',
])

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')

function unitOf(text: string): BenchmarkUnit | undefined {
  const word = plain(text)
  return Object.hasOwn(UNITS, word) ? UNITS[word] : undefined
}

type LimitResult =
  | { readonly ok: true; readonly limit: number; readonly unit: BenchmarkUnit | undefined }
  | { readonly ok: false; readonly code: 'cell-number' | 'cell-range' }

/** `5`, `5 个工作日`, `即办`; halves of days too. */
function readLimit(text: string): LimitResult {
  if (AT_ONCE.has(plain(text))) return { ok: true, limit: 0, unit: undefined }
  const [, digits, rest = ''] =
    /^(-?\d+(?:\.\d+)?)(\D*)$/.exec(text.normalize('NFKC').replaceAll(/\s+/g, '')) ?? []
  if (digits === undefined) return { ok: false, code: 'cell-number' }
  const unit = rest === '' ? undefined : unitOf(rest)
  if (rest !== '' && unit === undefined) return { ok: false, code: 'cell-number' }
  const limit = Number(digits)
  return limit < 0 || limit > MOST_DAYS ? { ok: false, code: 'cell-range' } : { ok: true, limit, unit }
}

const USUAL_CODE = /^[0-9A-Za-z][0-9A-Za-z-]{9,49}$/

type Checked = { readonly limit: RegionLimit | undefined; readonly errors: readonly RowError[] }

class Reading {
  readonly #table: Table<BenchmarkColumn>
  readonly #isCode: (code: string) => boolean
  readonly #first = new Map<string, number>()

  constructor(table: Table<BenchmarkColumn>, isCode: (code: string) => boolean) {
    this.#table = table
    this.#isCode = isCode
  }

  #error(
    { number }: Row<BenchmarkColumn>,
    key: BenchmarkColumn,
    code: RowError['code'],
    params: Readonly<Record<string, string>> = {},
  ): RowError {
    const { sheet, titleOf } = this.#table
    return { sheet, row: number, column: titleOf(key), code, params }
  }

  row(row: Row<BenchmarkColumn>): Checked {
    const errors: RowError[] = []
    const [region, code, text, unitText] = [
      row.text('region'),
      row.text('code'),
      row.text('limit'),
      row.text('unit'),
    ]
    const fail = (key: BenchmarkColumn, code: RowError['code'], params = {}) =>
      errors.push(this.#error(row, key, code, params))
    if (region === '') fail('region', 'cell-missing')
    else if (region.length > LONGEST_REGION) fail('region', 'cell-too-long', { most: String(LONGEST_REGION) })
    if (code === '') fail('code', 'cell-missing')
    else if (!this.#isCode(code)) fail('code', 'cell-code', { value: code.slice(0, 60) })
    const read = text === '' ? undefined : readLimit(text)
    if (read === undefined) fail('limit', 'cell-missing')
    else if (!read.ok) {
      const range = { min: '0', max: String(MOST_DAYS) }
      fail('limit', read.code, { value: text.slice(0, 60), example: '5', ...range })
    }
    const unit = unitText === '' ? undefined : unitOf(unitText)
    if (unitText !== '' && unit === undefined) {
      fail('unit', 'cell-unknown', { value: unitText.slice(0, 60), nearest: '工作日、自然日' })
    }
    if (errors.length === 0) errors.push(...this.#repeated(row, region, code))
    if (errors.length > 0 || read === undefined || !read.ok) return { limit: undefined, errors }
    const known = { limit: read.limit, unit: unit ?? read.unit ?? 'working-days' }
    return { limit: { region, code, ...known }, errors }
  }

  #repeated(row: Row<BenchmarkColumn>, region: string, code: string): RowError[] {
    const key = `${region}\n${code.toUpperCase()}`
    const first = this.#first.get(key)
    if (first === undefined) {
      this.#first.set(key, row.number)
      return []
    }
    return [this.#error(row, 'code', 'row-twice', { first: String(first) })]
  }
}

export type BenchmarkRows =
  | { readonly ok: true; readonly limits: readonly RegionLimit[] }
  | { readonly ok: false; readonly errors: readonly RowError[] }

/** The first sheet of the file. Codes follow the catalogue's pattern where it has one. */
export function readBenchmark(sheets: readonly Sheet[], policy: Policy = {}): BenchmarkRows {
  const [sheet] = sheets
  if (sheet === undefined) {
    return { ok: false, errors: [{ sheet: '', row: 0, column: '', code: 'sheet-empty', params: {} }] }
  }
  const read = readTable(sheet, benchmarkColumns, MOST_BENCHMARK_ROWS)
  if (!read.ok) return read
  const patterns = [policy.basicCodePattern, policy.implementationCodePattern].flatMap(text =>
    text === undefined ? [] : new RegExp(`^(?:${text})$`, 'u'),
  )
  const isCode = (code: string) => USUAL_CODE.test(code) || patterns.some(pattern => pattern.test(code))
  const reading = new Reading(read.table, isCode)
  const checked = read.table.rows.map(row => reading.row(row))
  const errors = checked.flatMap(row => row.errors)
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, limits: checked.flatMap(row => row.limit ?? []) }
}
