/** `check --format sarif`, `schema` and `export`, through the program itself. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

const project = join(import.meta.dirname, '../../..')
const program = join(project, 'packages/cli/bin/yijianshi.mjs')

function yijianshi(...args: string[]) {
  const run = spawnSync(process.execPath, [program, ...args], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    timeout: 60_000,
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

/** Refused with one line that names all of these. */
function expectRefused(run: ReturnType<typeof yijianshi>, ...named: string[]): void {
  expect(run).toMatchObject({ status: 2, stdout: '' })
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
  for (const name of named) expect(run.stderr).toContain(name)
}

let faulty: string
beforeAll(() => {
  faulty = mkdtempSync(join(tmpdir(), 'catalogue-'))
  writeFileSync(join(faulty, 'regions.yaml'), 'regions: 1\n')
})
afterAll(() => rmSync(faulty, { recursive: true }))

describe('check --format sarif', () => {
  const logSchema = z.object({
    version: z.literal('2.1.0'),
    runs: z.tuple([
      z.object({
        invocations: z.array(z.object({ exitCode: z.number() })),
        results: z.array(z.object({ ruleId: z.string(), message: z.object({ text: z.string() }) })),
      }),
    ]),
  })

  test('ends with 0 and no result for a sound catalogue', () => {
    const run = yijianshi('check', '--format', 'sarif')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    expect(logSchema.parse(JSON.parse(run.stdout)).runs[0]).toEqual({
      invocations: [{ exitCode: 0 }],
      results: [],
    })
  })

  test('ends with 1 for a faulty one, in the language asked for', () => {
    const run = yijianshi('check', faulty, '--format', 'sarif', '--lang', 'en')
    expect(run).toMatchObject({ status: 1, stderr: '' })
    const [{ results, invocations }] = logSchema.parse(JSON.parse(run.stdout)).runs
    expect(invocations).toEqual([{ exitCode: 1 }])
    expect(results).toContainEqual({
      ruleId: 'catalogue/wrong-type',
      message: { text: 'This must be a list, but is a number.' },
    })
  })

  test('ends with 2 and one line where it was not understood', () => {
    expectRefused(yijianshi('check', join(faulty, 'nowhere'), '--format', 'sarif'), 'nowhere')
    expectRefused(yijianshi('check', '--format', 'srif'), 'srif', 'sarif')
    expectRefused(yijianshi('questions', 'open-convenience-store', '--format', 'sarif'), 'sarif', 'json')
  })
})

describe('schema', () => {
  test('lists the kinds of files, as text and as JSON', () => {
    expect(yijianshi('schema').stdout).toMatch(
      /^data-elements\s+数据元\s+data-elements\.yaml data-elements\/\*\.yaml$/m,
    )
    const list = z
      .array(z.object({ schema: z.string(), files: z.array(z.string()) }))
      .parse(JSON.parse(yijianshi('schema', '--format', 'json').stdout))
    expect(list).toContainEqual({ schema: 'items', files: ['items/*.yaml'] })
  })

  test('prints the schema that is kept in docs/schema', () => {
    const run = yijianshi('schema', 'items')
    expect(run).toEqual({
      status: 0,
      stderr: '',
      stdout: readFileSync(join(project, 'docs/schema/items.json'), 'utf8'),
    })
  })

  test('of an unknown kind names the nearest', () => {
    expectRefused(yijianshi('schema', 'item'), 'item', 'items')
    expectRefused(yijianshi('schema', 'items', 'surplus'), 'surplus')
  })
})

describe('export', () => {
  const documentSchema = z.object({
    '@context': z.object({ here: z.string() }).loose(),
    '@graph': z.array(z.object({ '@id': z.string() }).loose()),
  })

  test('gives the catalogue as JSON-LD, with address and licence', () => {
    const licence = 'https://creativecommons.org/licenses/by/4.0/'
    const run = yijianshi('export', '--address', 'https://data.example.gov.cn/matters', '--licence', licence)
    expect(run).toMatchObject({ status: 0, stderr: '' })
    const document = documentSchema.parse(JSON.parse(run.stdout))
    expect(document['@context'].here).toBe('https://data.example.gov.cn/matters#')
    expect(document['@graph'][0]).toMatchObject({ '@id': 'here:catalogue', license: licence })
  })

  test('of a faulty catalogue gives none', () => {
    const run = yijianshi('export', '--catalogue', faulty)
    expect(run).toMatchObject({ status: 1, stdout: '' })
    expect(run.stderr).toContain('yijianshi check')
  })

  test('refuses what is no address, and other formats', () => {
    expectRefused(yijianshi('export', '--address', 'data.example.gov.cn'), '--address', 'data.example.gov.cn')
    expectRefused(yijianshi('export', '--licence', 'CC BY 4.0'), '--licence')
    expectRefused(yijianshi('export', '--format', 'json'), 'json', 'jsonld')
  })
})
