import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Catalogue, type Finding, findingRows, findingText } from '@yijianshi/core/catalogue'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sarifLog } from './sarif.ts'

const project = join(import.meta.dirname, '../../..')

let folder: string
let findings: readonly Finding[]
let sound: Catalogue | undefined
let validate: ValidateFunction

/** The official schema is of draft 4, and uses of it only what draft 7 has too, but for the name of `id`. */
function officialSchema(): Record<string, unknown> {
  const text = readFileSync(join(project, 'conformance/sarif/sarif-2.1.0-rtm.5.json'), 'utf8')
  const { $schema, id, ...schema }: Record<string, unknown> = JSON.parse(text)
  expect([$schema, id]).toEqual([
    'http://json-schema.org/draft-04/schema#',
    expect.stringContaining('sarif-2.1.0-rtm.5.json'),
  ])
  return schema
}

beforeAll(async () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  ajv.addFormat('uri', text => URL.canParse(text))
  ajv.addFormat('uri-reference', text => URL.canParse(text, 'https://example.org/'))
  ajv.addFormat('date-time', text => !Number.isNaN(Date.parse(text)))
  validate = ajv.compile(officialSchema())
  folder = await mkdtemp(join(tmpdir(), 'catalogue ')) // with a space: an address has to escape it
  await cp(join(project, 'catalogue'), folder, { recursive: true })
  await writeFile(join(folder, 'life-stages.yaml'), 'lifeStages: []\nlifestages: []\n')
  await writeFile(join(folder, '说明 1.txt'), 'stray')
  findings = (await loadCatalogue(folder)).findings
  sound = (await loadCatalogue(join(project, 'catalogue'))).catalogue
})

afterAll(() => rm(folder, { recursive: true }))

function logIn(language: 'zh' | 'en', workingFolder = project) {
  return sarifLog(findings, { folder, workingFolder, language, catalogue: undefined })
}

test('what it gives is SARIF 2.1.0 by the official schema, in both languages', () => {
  expect(findings.length).toBeGreaterThan(5)
  for (const language of ['zh', 'en'] as const) {
    expect(validate(logIn(language)), JSON.stringify(validate.errors)).toBe(true)
  }
  const empty = sarifLog([], { folder, workingFolder: project, language: 'zh', catalogue: sound })
  expect(validate(empty), JSON.stringify(validate.errors)).toBe(true)
})

test('the official schema refuses a log without its rules, and a region that begins at 0', () => {
  const log = logIn('zh')
  const [run] = log.runs
  expect(validate({ ...log, version: '2.0.0' })).toBe(false)
  expect(validate({ ...log, runs: [{ ...run, tool: {} }] })).toBe(false)
  const [result] = run?.results ?? []
  const physicalLocation = { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 0 } }
  const broken = { ...result, locations: [{ physicalLocation }] }
  expect(validate({ ...log, runs: [{ ...run, results: [broken] }] })).toBe(false)
})

test('every kind of finding there is makes a rule that the schema accepts, with help and a link', () => {
  const all = findingRows.map(
    ({ code, severity }): Finding => ({
      code,
      severity,
      file: 'a.yaml',
      line: 1,
      column: 1,
      path: '',
      params: {},
    }),
  )
  const log = sarifLog(all, { folder, workingFolder: project, language: 'en', catalogue: undefined })
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  const rules = log.runs.flatMap(run => run.tool.driver.rules)
  expect(rules).toHaveLength(findingRows.length)
  for (const { helpUri, help } of rules) {
    const { hash } = new URL(helpUri)
    const page = readFileSync(fileURLToPath(helpUri), 'utf8')
    expect(page).toContain(`\n## ${hash.slice(1)}\n`)
    expect(help.markdown).toContain(`(docs/findings.md${hash})`)
  }
})

test('each finding is a result with its rule, place, words and level', () => {
  const [run] = logIn('en').runs
  expect(run?.results).toHaveLength(findings.length)
  for (const [index, finding] of findings.entries()) {
    const result = run?.results[index]
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe(finding.code)
    expect(result).toMatchObject({
      ruleId: finding.code,
      level: finding.severity,
      message: { text: findingText(finding, 'en') },
    })
    const [location] = result?.locations ?? []
    expect(location?.physicalLocation.region).toEqual({
      startLine: finding.line,
      startColumn: finding.column,
    })
  }
})

test('a file below the working folder is named relative to it, another by its address', () => {
  const addresses = (workingFolder: string) =>
    logIn('zh', workingFolder).runs.flatMap(run =>
      run.results.map(result => result.locations[0]?.physicalLocation.artifactLocation),
    )
  const stray = findings.findIndex(finding => finding.code === 'catalogue/stray-file')
  expect(addresses(folder)[stray]).toEqual({ uri: '%E8%AF%B4%E6%98%8E%201.txt', uriBaseId: 'WORKING_FOLDER' })
  const elsewhere = addresses(project)[stray]
  expect(elsewhere).not.toHaveProperty('uriBaseId')
  expect(fileURLToPath(elsewhere?.uri ?? '')).toBe(resolve(folder, '说明 1.txt'))
})
