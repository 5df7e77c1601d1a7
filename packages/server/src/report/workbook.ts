/** A report as sheets: one for each table, and one that says how it was counted. */
import { type Catalogue, type Language, textIn } from '@yijianshi/core/catalogue'
import { type Report, reportNotes, reportTables, reportTitle } from '@yijianshi/core/report'
import type { WorkbookSheet } from '../spreadsheet/write-workbook.ts'

const WORDS = {
  notes: { zh: '说明', en: 'Notes' },
  entry: { zh: '内容', en: 'Entry' },
  value: { zh: '值', en: 'Value' },
  report: { zh: '报表', en: 'Report' },
  version: { zh: '目录版本', en: 'Version of the catalogue' },
  source: { zh: '对标数据', en: 'Benchmark' },
  counted: { zh: '算法', en: 'How it is counted' },
}

export function reportSheets(
  report: Report,
  catalogue: Catalogue,
  language: Language,
  source?: string,
): WorkbookSheet[] {
  const say = (text: { readonly zh: string; readonly en: string }) => textIn(text, language)
  const tables = reportTables(report, language).map(({ title, columns, rows }) => ({
    name: title,
    columns,
    rows,
  }))
  const notes: WorkbookSheet = {
    name: say(WORDS.notes),
    columns: [
      { title: say(WORDS.entry), kind: 'text' },
      { title: say(WORDS.value), kind: 'text' },
    ],
    rows: [
      [say(WORDS.report), reportTitle(report.kind, language)],
      ...(source === undefined ? [] : [[say(WORDS.source), source]]),
      [say(WORDS.version), catalogue.version],
      ...reportNotes(report, language).map(note => [say(WORDS.counted), note]),
    ],
  }
  return [...tables, notes]
}
