/**
 * The list of findings in `docs/catalogue.md` and the page that explains each, `docs/findings.md`, written
 * from the texts of the checker.
 *
 * `node tools/docs/findings.ts` writes them anew; a test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FindingRow } from '../../packages/core/src/catalogue/finding.ts'
import { findingRows } from '../../packages/core/src/catalogue/finding-texts.ts'

export const manualPath = join(import.meta.dirname, '../../docs/catalogue.md')
export const pagePath = join(import.meta.dirname, '../../docs/findings.md')

const begin = '<!-- findings: written by tools/docs/findings.ts -->'
const end = '<!-- findings end -->'
const listIntro = 'Reasons and examples: [findings.md](findings.md).'

const rowsByCode = findingRows.toSorted((one, other) => (one.code < other.code ? -1 : 1))

/** One row for each code, in the order of the alphabet. Words in braces are filled in by the checker. */
export function findingsTable(): string {
  const rows = rowsByCode.map(
    ({ code, severity, en, zh }) => `| \`${code}\` | ${severity} | ${cell(en)} | ${cell(zh)} |`,
  )
  return ['| code | severity | what is wrong, what to do | 中文 |', '|---|---|---|---|', ...rows].join('\n')
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function fence(yaml: string): string {
  return ['```yaml', yaml, '```'].join('\n')
}

/** What is wrong, what to do, why, and an example: the heading is the end of the link that a finding carries. */
function sectionOf({ code, severity, en, zh, reason, example }: FindingRow): string {
  const parts = [
    `## ${code.replace('catalogue/', '')}`,
    `\`${code}\`, ${severity}`,
    en,
    zh,
    ...(reason ? [`**Why.** ${reason.en}`, `**为什么。** ${reason.zh}`] : []),
    ...(example ? ['Before:', fence(example.wrong), 'After:', fence(example.right)] : []),
  ]
  return parts.join('\n\n')
}

/** The page that explains every finding, in the order of the alphabet. */
export function findingsPage(): string {
  const intro = [
    '<!-- written by tools/docs/findings.ts -->',
    '# Findings of the catalogue check',
    'What `yijianshi check` can say, and how to mend it. An `error` keeps the catalogue from being used; a `warning` is advice. Words in braces are filled in. How to write a catalogue: [catalogue.md](catalogue.md).',
  ]
  return `${[...intro, ...rowsByCode.map(sectionOf)].join('\n\n')}\n`
}

/** The manual with its list as the checker has it now. Throws when the marks around the list are gone. */
export function withFindings(manual: string): string {
  const from = manual.indexOf(begin)
  const to = manual.indexOf(end)
  if (from === -1 || to < from) throw new Error(`docs/catalogue.md lacks the marks ${begin} and ${end}`)
  return `${manual.slice(0, from + begin.length)}\n\n${listIntro}\n\n${findingsTable()}\n\n${manual.slice(to)}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(manualPath, withFindings(readFileSync(manualPath, 'utf8')))
  writeFileSync(pagePath, findingsPage())
}
