/** A report as tables: what a screen shows and what a spreadsheet holds, one for one. */
import { type Language, textIn } from '../../catalogue/language.ts'
import type { Name } from '../../catalogue/model.ts'
import type { Cell } from '../../spreadsheet/sheet.ts'
import { en } from '../texts/en.ts'
import { type ReportWords, zh } from '../texts/zh.ts'

/** How a column’s cells read: `mean` with one decimal, `share` as percent of 0 to 1, `code` never as a number. */
export type CellKind = 'text' | 'code' | 'whole' | 'mean' | 'share'

export type TableColumn = {
  readonly title: string
  readonly kind: CellKind
  /** What before, after and saved are of: on a screen the three stand in one cell. */
  readonly group?: string
}

export type ReportTable = {
  /** Names the table in addresses and tests: `authorities`. */
  readonly key: keyof ReportWords['tables']
  /** Short enough for the tab of a spreadsheet. */
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Words = {
  readonly w: ReportWords
  readonly say: (name: Name | { zh: string; en?: string }) => string
}

export function wordsIn(language: Language): Words {
  return { w: language === 'en' ? en : zh, say: name => textIn(name, language) }
}

/** A column with the cell that each entry has in it. */
export type Field<Entry> = readonly [
  title: string,
  kind: CellKind,
  of: (entry: Entry) => Cell | undefined,
  group?: string,
]

export function tableOf<Entry>(
  { w }: Words,
  key: ReportTable['key'],
  entries: readonly Entry[],
  fields: readonly Field<Entry>[],
): ReportTable {
  return {
    key,
    title: w.tables[key],
    columns: fields.map(([title, kind, , group]) => ({ title, kind, ...(group !== undefined && { group }) })),
    rows: entries.map(entry => fields.map(([, , of]) => of(entry) ?? null)),
  }
}

/** Name and number: for sums over all. */
export function sumTable(
  words: Words,
  rows: readonly (readonly [string, number, number | null])[],
): ReportTable {
  const { columns } = words.w
  return tableOf(words, 'overall', rows, [
    [columns.measure, 'text', ([name]) => name],
    [columns.count, 'whole', ([, count]) => count],
    [columns.share, 'share', ([, , share]) => share],
  ])
}

export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
