/**
 * The list of findings in `docs/catalogue.md`, written from the texts of the checker.
 *
 * `node tools/docs/findings.ts` writes it anew; a test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findingRows } from '../../packages/core/src/catalogue/finding-texts.ts'

export const manualPath = join(import.meta.dirname, '../../docs/catalogue.md')

const begin = '<!-- findings: written by tools/docs/findings.ts -->'
const end = '<!-- findings end -->'

/** One row for each code, in the order of the alphabet. Words in braces are filled in by the checker. */
export function findingsTable(): string {
  const rows = findingRows
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, severity, en, zh }) => `| \`${code}\` | ${severity} | ${cell(en)} | ${cell(zh)} |`)
  return ['| code | severity | what is wrong, what to do | 中文 |', '|---|---|---|---|', ...rows].join('\n')
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** The manual with its list as the checker has it now. Throws when the marks around the list are gone. */
export function withFindings(manual: string): string {
  const from = manual.indexOf(begin)
  const to = manual.indexOf(end)
  if (from === -1 || to < from) throw new Error(`docs/catalogue.md lacks the marks ${begin} and ${end}`)
  return `${manual.slice(0, from + begin.length)}\n\n${findingsTable()}\n\n${manual.slice(to)}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(manualPath, withFindings(readFileSync(manualPath, 'utf8')))
}
