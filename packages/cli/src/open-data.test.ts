/** `check --format sarif`, `schema` and `export`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { expectRefused, project, runProgram, yijianshi } from './program.fixture.ts'

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

  test('ends with 0 and no result for a sound catalogue', async () => {
    const answer = await yijianshi('check', '--format', 'sarif')
    expect(answer).toMatchObject({ status: 0, stderr: '' })
    expect(logSchema.parse(JSON.parse(answer.stdout)).runs[0]).toEqual({
      invocations: [{ exitCode: 0 }],
      results: [],
    })
  })

  test('ends with 1 for a faulty one, in the language asked for', async () => {
    const answer = await yijianshi('check', faulty, '--format', 'sarif', '--lang', 'en')
    expect(answer).toMatchObject({ status: 1, stderr: '' })
    const [{ results, invocations }] = logSchema.parse(JSON.parse(answer.stdout)).runs
    expect(invocations).toEqual([{ exitCode: 1 }])
    expect(results).toContainEqual({
      ruleId: 'catalogue/wrong-type',
      message: { text: 'This must be a list, but is a number.' },
    })
  })

  test('ends with 2 and one line where it was not understood', async () => {
    expectRefused(await yijianshi('check', join(faulty, 'nowhere'), '--format', 'sarif'), 2, 'nowhere')
    expectRefused(await yijianshi('check', '--format', 'srif'), 2, 'srif', 'sarif')
    expectRefused(
      await yijianshi('questions', 'open-convenience-store', '--format', 'sarif'),
      2,
      'sarif',
      'json',
    )
  })
})

describe('schema', () => {
  test('lists the kinds of files, as text and as JSON', async () => {
    expect((await yijianshi('schema')).stdout).toMatch(
      /^data-elements\s+数据元\s+data-elements\.yaml data-elements\/\*\.yaml$/m,
    )
    const list = z
      .array(z.object({ schema: z.string(), files: z.array(z.string()) }))
      .parse(JSON.parse((await yijianshi('schema', '--format', 'json')).stdout))
    expect(list).toContainEqual({ schema: 'items', files: ['items/*.yaml'] })
  })

  test('prints the schema that is kept in docs/schema', async () => {
    const answer = await yijianshi('schema', 'items')
    expect(answer).toEqual({
      status: 0,
      stderr: '',
      stdout: readFileSync(join(project, 'docs/schema/items.json'), 'utf8'),
    })
  })

  test('of an unknown kind names the nearest', async () => {
    expectRefused(await yijianshi('schema', 'item'), 2, 'item', 'items')
    expectRefused(await yijianshi('schema', 'items', 'surplus'), 2, 'surplus')
  })
})

describe('export', () => {
  const documentSchema = z.object({
    '@context': z.object({ here: z.string() }).loose(),
    '@graph': z.array(z.object({ '@id': z.string() }).loose()),
  })

  test('gives the catalogue as JSON-LD, with address and licence', async () => {
    const licence = 'https://creativecommons.org/licenses/by/4.0/'
    const answer = await yijianshi(
      'export',
      '--address',
      'https://data.example.gov.cn/matters',
      '--licence',
      licence,
    )
    expect(answer).toMatchObject({ status: 0, stderr: '' })
    const document = documentSchema.parse(JSON.parse(answer.stdout))
    expect(document['@context'].here).toBe('https://data.example.gov.cn/matters#')
    expect(document['@graph'][0]).toMatchObject({ '@id': 'here:catalogue', license: licence })
  })

  test('comes whole out of the program, much as it is', async () => {
    const licence = ['--licence', 'https://creativecommons.org/licenses/by/4.0/']
    expect(await runProgram(['export', ...licence])).toEqual(await yijianshi('export', ...licence))
  })

  test('of a faulty catalogue gives none', async () => {
    const answer = await yijianshi('export', '--catalogue', faulty)
    expect(answer).toMatchObject({ status: 1, stdout: '' })
    expect(answer.stderr).toContain('yijianshi check')
  })

  test('refuses what is no address, and other formats', async () => {
    expectRefused(
      await yijianshi('export', '--address', 'data.example.gov.cn'),
      2,
      '--address',
      'data.example.gov.cn',
    )
    expectRefused(await yijianshi('export', '--licence', 'CC BY 4.0'), 2, '--licence')
    expectRefused(await yijianshi('export', '--format', 'json'), 2, 'json', 'jsonld')
  })
})
