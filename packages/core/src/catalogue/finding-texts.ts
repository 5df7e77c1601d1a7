/** Findings in words, for an editor of the catalogue: what is wrong, and what to do. */
import { rules } from './check/rules.ts'
import type { Finding, FindingRow } from './finding.ts'
import { type Language, textIn } from './language.ts'
import { parseRows } from './parse-findings.ts'

/** Every kind of finding there is. */
export const findingRows: readonly FindingRow[] = [...parseRows, ...rules.flatMap(rule => rule.rows)]

const rowByCode: ReadonlyMap<string, FindingRow> = new Map(findingRows.map(row => [row.code, row]))

const typeNames: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['string', { zh: '文字（数字请加引号）', en: 'a text (put quotes round digits)' }],
  ['number', { zh: '数字', en: 'a number' }],
  ['int', { zh: '整数', en: 'a whole number' }],
  ['boolean', { zh: 'true 或 false', en: 'true or false' }],
  ['object', { zh: '一组“字段: 值”', en: 'a group of fields' }],
  ['array', { zh: '列表', en: 'a list' }],
  ['null', { zh: '空', en: 'empty' }],
])

/** The names of types, alone or in a choice (`string / array`), in the reader's language. */
function shownTypes(value: string, language: Language): string {
  const names = value.split(' / ').map(part => typeNames.get(part)?.[language] ?? part)
  return names.join(language === 'zh' ? '或' : ' or ')
}

export function findingText(finding: Finding, language: Language): string {
  const row = rowByCode.get(finding.code)
  if (!row) throw new Error(`no text for ${finding.code}`)
  return textIn(row, language).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = finding.params[name] ?? ''
    return name === 'expected' || name === 'received' ? shownTypes(value, language) : value
  })
}
