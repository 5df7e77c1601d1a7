/**
 * Findings as SARIF 2.1.0 (OASIS), the format in which editors and code hosts take the results of a check.
 */
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Catalogue,
  type Finding,
  type FindingRow,
  findingLink,
  findingRows,
  findingText,
  type Language,
  textIn,
} from '@yijianshi/core/catalogue'

const root = join(import.meta.dirname, '../../..')
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
const WORKING_FOLDER = 'WORKING_FOLDER'

type SarifContext = {
  readonly folder: string
  /** Where the command runs: files below it are named relative to it, as code hosts want them. */
  readonly workingFolder: string
  readonly language: Language
  readonly catalogue: Catalogue | undefined
}

/** What a rule says of itself before it has found anything. */
function withoutParams(row: FindingRow, language: Language): string {
  return textIn(row, language).replaceAll(/\{\w+\}/g, '…')
}

function rowOf(code: string): FindingRow {
  const row = findingRows.find(each => each.code === code)
  if (!row) throw new Error(`no rule says ${code}`)
  return row
}

function ruleOf(row: FindingRow, language: Language) {
  const link = findingLink(row.code)
  const text = withoutParams(row, language)
  const reason = row.reason && textIn(row.reason, language)
  const whole = [text, reason].filter(part => part !== undefined)
  return {
    id: row.code,
    shortDescription: { text },
    ...(reason !== undefined && { fullDescription: { text: reason } }),
    helpUri: pathToFileURL(join(root, 'docs/findings.md')).href + link.slice(link.indexOf('#')),
    help: {
      text: [...whole, link].join('\n'),
      markdown: [...whole, `[${link}](${link})`].join('\n\n'),
    },
    defaultConfiguration: { level: row.severity },
  }
}

function addressOf(file: string, { folder, workingFolder }: SarifContext) {
  const path = resolve(folder, file)
  const below = relative(workingFolder, path)
  if (below.startsWith('..') || resolve(below) === below) return { uri: pathToFileURL(path).href }
  const uri = below.split(sep).map(encodeURIComponent).join('/')
  return { uri, uriBaseId: WORKING_FOLDER }
}

function resultOf(finding: Finding, ruleIndex: number, context: SarifContext) {
  const { code, severity, file, line, column, path } = finding
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: findingText(finding, context.language) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: addressOf(file, context),
          region: { startLine: line, startColumn: column },
        },
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path, kind: 'value' }] }),
      },
    ],
    // The same finding after lines have moved: a host that knows it does not report it as new.
    partialFingerprints: { 'codeAndPath/v1': `${code} ${file} ${path}` },
  }
}

/** One run of the check. Lists the rules that found something. */
export function sarifLog(findings: readonly Finding[], context: SarifContext) {
  const { language, workingFolder, catalogue } = context
  const codes = [...new Set(findings.map(finding => finding.code))]
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'yijianshi check',
            language: language === 'zh' ? 'zh-CN' : 'en',
            rules: codes.map(code => ruleOf(rowOf(code), language)),
          },
        },
        invocations: [{ executionSuccessful: true, exitCode: catalogue ? 0 : 1 }],
        originalUriBaseIds: { [WORKING_FOLDER]: { uri: `${pathToFileURL(workingFolder).href}/` } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => resultOf(finding, codes.indexOf(finding.code), context)),
        ...(catalogue && { properties: { catalogueVersion: catalogue.version } }),
      },
    ],
  }
}
