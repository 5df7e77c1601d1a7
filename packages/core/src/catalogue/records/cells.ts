/** Reads the cells of one row, and notes what is wrong with each. */
import type { Row, Table } from '../../spreadsheet/columns.ts'
import type { RowError, RowErrorCode } from '../../spreadsheet/row-error.ts'
import type { LegalBasis, Name, Text } from '../model.ts'
import { readLine, readLines, readWords } from './lines.ts'
import type { NamedEntities } from './named.ts'
import { type Vocabulary, valueFor, wordsOf } from './vocabulary.ts'

const LONGEST_SHOWN = 60
const LONGEST_TEXT = 5000

/** As an entity has it before its schema has looked at it. */
export type Draft = Readonly<Record<string, unknown>>

export class Cells<Key extends string> {
  readonly #table: Table<Key>
  readonly #row: Row<Key>
  readonly errors: RowError[] = []

  constructor(table: Table<Key>, row: Row<Key>) {
    this.#table = table
    this.#row = row
  }

  get number(): number {
    return this.#row.number
  }

  has(key: Key): boolean {
    return this.#table.has(key)
  }

  text(key: Key): string {
    const text = this.#row.text(key)
    if (text.length > LONGEST_TEXT) this.fail(key, 'cell-too-long', { most: String(LONGEST_TEXT) })
    return text
  }

  fail(key: Key | undefined, code: RowErrorCode, params: Readonly<Record<string, string>> = {}): undefined {
    const column = key === undefined ? '' : this.#table.titleOf(key)
    const isKnown = this.errors.some(error => error.column === column && error.code === code)
    if (isKnown && code !== 'cell-unknown') return undefined
    this.errors.push({ sheet: this.#table.sheet, row: this.#row.number, column, code, params })
    return undefined
  }

  /**
   * What the cell says: where the column is missing, what is known already; where the cell is empty,
   * nothing. `read` is given the text of a filled cell.
   */
  optional<Value>(
    key: Key,
    known: Value | undefined,
    read: (text: string) => Value | undefined,
  ): Value | undefined {
    if (!this.has(key)) return known
    const text = this.text(key)
    return text === '' ? undefined : read(text)
  }

  /** The same for what no entry can do without. */
  needed<Value>(
    key: Key,
    known: Value | undefined,
    read: (text: string) => Value | undefined,
  ): Value | undefined {
    if (!this.has(key) && known !== undefined) return known
    const text = this.text(key)
    return text === '' ? this.fail(key, 'cell-missing') : read(text)
  }

  choice<Value>(key: Key, word: string, vocabulary: Vocabulary<Value>): Value | undefined {
    const found = valueFor(vocabulary, word)
    if (found) return found.value
    return this.fail(key, 'cell-unknown', {
      value: word.slice(0, LONGEST_SHOWN),
      nearest: wordsOf(vocabulary).join('、'),
    })
  }

  choices<Value>(key: Key, text: string, vocabulary: Vocabulary<Value>): Value[] {
    const values = readWords(text).flatMap(word => {
      const found = valueFor(vocabulary, word)
      if (found) return found.value
      const params = { value: word.slice(0, LONGEST_SHOWN), nearest: wordsOf(vocabulary).join('、') }
      this.fail(key, 'cell-unknown', params)
      return []
    })
    return [...new Set(values)]
  }

  whole(key: Key, text: string, most: number): number | undefined {
    const [, digits] = /^(-?\d+)\s*(?:个?(?:工作日|自然日|日|天|次|份))?$/.exec(text) ?? []
    if (digits === undefined)
      return this.fail(key, 'cell-number', { value: text.slice(0, LONGEST_SHOWN), example: '5' })
    const value = Number(digits)
    if (value >= 0 && value <= most) return value
    return this.fail(key, 'cell-range', { value: digits, min: '0', max: String(most) })
  }

  entity(key: Key, name: string, entities: NamedEntities): string | undefined {
    const found = entities.find(name)
    return found.ok ? found.id : this.fail(key, found.code, found.params)
  }

  basis(key: Key, [law = '', article = '', text = '']: readonly string[]): LegalBasis | undefined {
    if (law === '' || article === '') {
      return this.fail(key, 'row-unfit', { place: this.#table.titleOf(key), problem: '法律｜条款' })
    }
    return { law, article, ...(text !== '' && { text }) }
  }

  lines<Value>(text: string, read: (parts: string[]) => Value | undefined): Value[] {
    return readLines(text).flatMap(parts => read(parts) ?? [])
  }

  /** One entry that may fill the cell, whatever lines it has. */
  line(text: string): string[] {
    return readLine(text)
  }

  date(key: Key, text: string): string | undefined {
    const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text) ?? []
    if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return this.fail(key, 'row-unfit', {
      place: this.#table.titleOf(key),
      problem: text.slice(0, LONGEST_SHOWN),
    })
  }
}

/** The entry that said the same in Chinese keeps what the table can’t hold: English, ids, conditions. */
export function keptBy<Entry>(known: readonly Entry[] | undefined, zhOf: (entry: Entry) => string) {
  const left = [...(known ?? [])]
  return (zh: string): Entry | undefined => {
    const index = left.findIndex(entry => zhOf(entry) === zh)
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
}

export function textLike(known: Text | undefined, zh: string): Text {
  return known?.zh === zh ? known : { zh }
}

/** A name has English too; where nobody gave it, the Chinese stands in its place. */
export function nameLike(known: Name | undefined, zh: string, english = ''): Name {
  if (english !== '') return { zh, en: english }
  return known?.zh === zh ? known : { zh, en: zh }
}

/** `<stem>-3`: the next that is not taken. */
export function newId(stem: string, taken: ReadonlySet<string>): string {
  let number = taken.size + 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

export function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
