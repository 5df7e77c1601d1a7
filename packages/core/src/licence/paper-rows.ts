/** The register of an authority as a table: checked row by row, all of it or nothing. */
import { parseCivilDate } from '../calendar/civil-date.ts'
import {
  PERSON_DOCUMENT_KINDS,
  type PersonDocument,
  parseCreditCode,
  parsePersonDocument,
} from '../documents/documents.ts'
import { type Column, type Row, readTable, type Table } from '../spreadsheet/columns.ts'
import type { RowError } from '../spreadsheet/row-error.ts'
import type { Sheet } from '../spreadsheet/sheet.ts'
import { PAPER_LEVELS, type PaperLevel } from './paper.ts'

export type PaperColumn =
  | 'licence'
  | 'number'
  | 'holder'
  | 'documentKind'
  | 'document'
  | 'issuedOn'
  | 'validUntil'
  | 'level'

export const paperColumns: readonly Column<PaperColumn>[] = [
  { key: 'licence', title: { zh: '证照名称', en: 'Licence' }, aliases: ['证照', '证照类型'], required: true },
  {
    key: 'number',
    title: { zh: '证照编号', en: 'Number' },
    aliases: ['编号', '证号', '证书编号'],
    required: true,
  },
  {
    key: 'holder',
    title: { zh: '持证人', en: 'Holder' },
    aliases: ['姓名', '持有人', '单位名称'],
    required: true,
  },
  { key: 'documentKind', title: { zh: '证件类型', en: 'Document' }, aliases: ['证件种类'] },
  {
    key: 'document',
    title: { zh: '证件号码', en: 'Document number' },
    aliases: ['身份证号', '身份证号码', '公民身份号码', '证件号', '统一社会信用代码'],
    required: true,
  },
  {
    key: 'issuedOn',
    title: { zh: '发证日期', en: 'Issued on' },
    aliases: ['颁发日期', '签发日期'],
    required: true,
  },
  { key: 'validUntil', title: { zh: '有效期至', en: 'Valid until' }, aliases: ['有效期', '截止日期'] },
  {
    key: 'level',
    title: { zh: '可信等级', en: 'Trust level' },
    aliases: ['证照可信等级', '等级'],
    required: true,
  },
]

/** More come in several files. */
export const MOST_PAPER_ROWS = 2_000
export const LONGEST_NUMBER = 50
/** Of kinds and of persons; organisations have longer ones. */
export const LONGEST_NAME = 100
/** 长期: no last day. */
const FOR_GOOD = new Set(['', '长期', '长期有效', '无', '永久', 'unlimited'])

/** An organisation is known by its unified social credit code (GB 32100). */
export const HOLDER_DOCUMENT_KINDS = [...PERSON_DOCUMENT_KINDS, 'credit-code'] as const
export type HolderDocumentKind = (typeof HOLDER_DOCUMENT_KINDS)[number]
export type HolderDocument = PersonDocument | { readonly kind: 'credit-code'; readonly number: string }

const DOCUMENT_KINDS: Readonly<Record<string, HolderDocumentKind>> = {
  居民身份证: 'citizen-number',
  身份证: 'citizen-number',
  港澳台居民居住证: 'citizen-number',
  护照: 'passport',
  港澳居民来往内地通行证: 'home-return-permit',
  台湾居民来往大陆通行证: 'taiwan-permit',
  外国人永久居留身份证: 'permanent-residence',
  统一社会信用代码: 'credit-code',
  营业执照: 'credit-code',
  ...Object.fromEntries(HOLDER_DOCUMENT_KINDS.map(kind => [kind, kind])),
}

/** Undefined where form or check character are wrong. Who does not say the kind gives a citizen number or a credit code. */
function readHolderDocument(kind: HolderDocumentKind | undefined, text: string): HolderDocument | undefined {
  if (kind === undefined)
    return readHolderDocument('citizen-number', text) ?? readHolderDocument('credit-code', text)
  if (kind === 'credit-code') {
    const read = parseCreditCode(text)
    return read.ok ? { kind, number: read.value.code } : undefined
  }
  const read = parsePersonDocument(kind, text)
  return read.ok ? { kind, number: read.value.number } : undefined
}

export type PaperLicence = {
  /** Where it stands in the file, from 1. */
  readonly row: number
  /** Id of its kind in the catalogue. */
  readonly licence: string
  readonly number: string
  readonly holder: string
  readonly document: HolderDocument
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string
  /** Last day; undefined where it is for good. */
  readonly validUntil: string | undefined
  readonly level: PaperLevel
}

/** A kind that the authority issues: its id and its Chinese name. */
export type PaperKind = { readonly id: string; readonly name: string }

type Read = { readonly licence: PaperLicence | undefined; readonly errors: readonly RowError[] }

/** `2020-1-5`, `2020/01/05`, `2020年1月5日` and `20200105` are the same day. */
function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC')
  const [, ...parts] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? []
  const parsed = parseCivilDate(parts.map(part => part.padStart(2, '0')).join('-'))
  return parsed.ok ? parsed.value : undefined
}

class Reading {
  readonly #table: Table<PaperColumn>
  readonly #kinds: ReadonlyMap<string, string>
  readonly #names: string
  readonly #today: string
  readonly #first = new Map<string, number>()

  constructor(table: Table<PaperColumn>, kinds: readonly PaperKind[], today: string) {
    this.#table = table
    this.#kinds = new Map(kinds.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]))
    this.#names = kinds.map(({ name }) => name).join('、')
    this.#today = today
  }

  row(row: Row<PaperColumn>): Read {
    const errors: RowError[] = []
    const { sheet, titleOf } = this.#table
    const fail = (key: PaperColumn, code: RowError['code'], params: RowError['params'] = {}) => {
      errors.push({ sheet, row: row.number, column: titleOf(key), code, params })
      return undefined
    }
    const wanted = (key: PaperColumn, longest: number) => {
      const text = row.text(key)
      if (text === '') return fail(key, 'cell-missing')
      return [...text].length > longest ? fail(key, 'cell-too-long', { most: String(longest) }) : text
    }
    const kindText = wanted('licence', LONGEST_NAME)
    const licence = kindText === undefined ? undefined : this.#kinds.get(kindText)
    if (kindText !== undefined && licence === undefined)
      fail('licence', 'cell-unknown', { value: kindText, nearest: this.#names })
    const number = wanted('number', LONGEST_NUMBER)?.normalize('NFKC').replaceAll(/\s/g, '')
    const holder = wanted('holder', LONGEST_NAME)?.normalize('NFKC').replaceAll(/\s/g, '')
    const document = this.#document(row, fail)
    const issuedOn = this.#day(row, 'issuedOn', fail)
    const level = PAPER_LEVELS.find(
      each => each === row.text('level').normalize('NFKC').toUpperCase().replace('级', ''),
    )
    if (level === undefined)
      fail('level', 'cell-unknown', { value: row.text('level'), nearest: PAPER_LEVELS.join('、') })
    const isForGood = FOR_GOOD.has(row.text('validUntil'))
    const validUntil = isForGood ? undefined : this.#day(row, 'validUntil', fail)
    if (issuedOn !== undefined && issuedOn > this.#today) fail('issuedOn', 'cell-date', { value: issuedOn })
    if (issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn)
      fail('validUntil', 'cell-date', { value: validUntil })
    if (licence !== undefined && number !== undefined) {
      const key = `${licence} ${number}`
      const first = this.#first.get(key)
      if (first === undefined) this.#first.set(key, row.number)
      else fail('number', 'row-twice', { first: String(first) })
    }
    const isWhole =
      licence !== undefined &&
      number !== undefined &&
      holder !== undefined &&
      document !== undefined &&
      issuedOn !== undefined &&
      level !== undefined
    return isWhole && errors.length === 0
      ? {
          licence: { row: row.number, licence, number, holder, document, issuedOn, validUntil, level },
          errors,
        }
      : { licence: undefined, errors }
  }

  #document(
    row: Row<PaperColumn>,
    fail: (key: PaperColumn, code: RowError['code'], params?: RowError['params']) => undefined,
  ): HolderDocument | undefined {
    const kindText = row.text('documentKind').normalize('NFKC')
    const kind = Object.hasOwn(DOCUMENT_KINDS, kindText) ? DOCUMENT_KINDS[kindText] : undefined
    if (kind === undefined && kindText !== '') {
      const nearest = Object.keys(DOCUMENT_KINDS).join('、')
      return fail('documentKind', 'cell-unknown', { value: kindText, nearest })
    }
    if (row.text('document') === '') return fail('document', 'cell-missing')
    // The number itself is not repeated: findings are shown, and may be passed on.
    return readHolderDocument(kind, row.text('document')) ?? fail('document', 'cell-document')
  }

  #day(
    row: Row<PaperColumn>,
    key: 'issuedOn' | 'validUntil',
    fail: (key: PaperColumn, code: RowError['code'], params?: RowError['params']) => undefined,
  ): string | undefined {
    const text = row.text(key)
    if (text === '') return fail(key, 'cell-missing')
    return readDay(text) ?? fail(key, 'cell-date', { value: text })
  }
}

export type PaperRows =
  | {
      readonly ok: true
      readonly sheet: string
      /** What the column of numbers is called there. */
      readonly numberTitle: string
      readonly licences: readonly PaperLicence[]
    }
  | { readonly ok: false; readonly errors: readonly RowError[] }

/** Each row by itself, and no licence twice. */
export function readPaperTable(
  table: Table<PaperColumn>,
  kinds: readonly PaperKind[],
  today: string,
): PaperRows {
  const reading = new Reading(table, kinds, today)
  const checked = table.rows.map(row => reading.row(row))
  const errors = checked.flatMap(row => row.errors)
  if (errors.length > 0) return { ok: false, errors }
  const licences = checked.flatMap(({ licence }) => licence ?? [])
  return { ok: true, sheet: table.sheet, numberTitle: table.titleOf('number'), licences }
}

/** The first sheet of the file. `kinds`: what the authority issues; `today`: `YYYY-MM-DD`. */
export function readPaperLicences(
  sheets: readonly Sheet[],
  kinds: readonly PaperKind[],
  today: string,
): PaperRows {
  const [sheet] = sheets
  if (sheet === undefined) {
    return { ok: false, errors: [{ sheet: '', row: 0, column: '', code: 'sheet-empty', params: {} }] }
  }
  const read = readTable(sheet, paperColumns, MOST_PAPER_ROWS)
  if (!read.ok) return read
  return readPaperTable(read.table, kinds, today)
}

/** That a licence is in the library already: found when the rows are stored. */
export function knownPaperLicence(
  { sheet, numberTitle }: Extract<PaperRows, { readonly ok: true }>,
  row: number,
): RowError {
  return { sheet, row, column: numberTitle, code: 'row-known', params: {} }
}
