/** `yijianshi check`: everything that is wrong with a catalogue, as an editor or a pipeline wants to read it. */
import {
  type Catalogue,
  type Finding,
  findingLink,
  findingText,
  type Language,
} from '@yijianshi/core/catalogue'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { catalogueFolder } from './catalogue-folder.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { inJson, misunderstood, type Outcome, printable } from './outcome.ts'
import { sarifLog } from './sarif.ts'

function findingLines(finding: Finding, messages: Messages, language: Language): string {
  const place = `${finding.file}:${finding.line}:${finding.column}`
  const heading = [place, messages[finding.severity], finding.code, finding.path].filter(Boolean).join('  ')
  return `${printable(heading)}\n    ${printable(findingText(finding, language))}\n    ${findingLink(finding.code)}\n`
}

function soundText({ matters, items, materials, version }: Catalogue, messages: Messages): string {
  return messages.sound(matters.size, items.size, materials.size, version.slice(0, 12))
}

export async function check(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [given, surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const folder = catalogueFolder(given ?? line.catalogue)
  const { catalogue, findings } = await loadCatalogue(folder)
  const [first] = findings
  if (first?.code === 'catalogue/folder-unreadable') return misunderstood(findingText(first, line.language))
  const errors = findings.filter(finding => finding.severity === 'error').length
  const exitCode = catalogue ? 0 : 1
  if (line.format === 'sarif') {
    const { language } = line
    const log = sarifLog(findings, { folder, workingFolder: process.cwd(), language, catalogue })
    return inJson(log, exitCode)
  }
  if (line.format === 'json') {
    const report = {
      version: catalogue?.version ?? null,
      errors,
      warnings: findings.length - errors,
      findings: findings.map(finding => ({
        ...finding,
        message: findingText(finding, line.language),
        help: findingLink(finding.code),
      })),
    }
    return inJson(report, exitCode)
  }
  const listed = findings.map(finding => findingLines(finding, messages, line.language))
  const counts = findings.length > 0 ? [messages.faulty(errors, findings.length - errors)] : []
  const sound = catalogue ? [soundText(catalogue, messages)] : []
  return { exitCode, output: `${[...listed, ...counts, ...sound].join('\n')}\n` }
}
