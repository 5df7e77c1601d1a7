/**
 * Files made to exhaust whoever reads them. A program of its own checks them, with less memory than a
 * small server has: when it needs more, it is gone, and the test fails. The time-out is a safety net.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HostileVerdict } from './hostile-check.fixture.ts'
import { hostileCases, slowCases } from './hostile-files.fixture.ts'

const isSoak = process.env.SOAK !== undefined
const heapMebibytes = 512
const minuteMs = 60_000
const timeoutMs = isSoak ? 60 * minuteMs : 4 * minuteMs

const names = Object.keys(hostileCases).filter(name => isSoak || !slowCases.has(name))
const program = `
import { checkHostile } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'hostile-check.fixture.ts')).href)}
for (const name of JSON.parse(process.env.HOSTILE_CASES)) {
  process.stdout.write(JSON.stringify(checkHostile(name)) + '\\n')
}`

type Run = {
  readonly status: number | null
  readonly verdicts: ReadonlyMap<string, HostileVerdict>
  readonly complaint: string
}

function run(cases: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const options = [`--max-old-space-size=${heapMebibytes}`, '--input-type=module', '--eval', program]
    const child = spawn(process.execPath, options, {
      env: { ...process.env, HOSTILE_CASES: JSON.stringify(cases) },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    })
    let said = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', part => {
      said += part
    })
    child.stderr.setEncoding('utf8').on('data', part => {
      complaint += part
    })
    child.on('error', reject)
    child.on('close', status => {
      const verdicts = said
        .split('\n')
        .filter(Boolean)
        .map((line): HostileVerdict => JSON.parse(line))
      resolve({ status, complaint, verdicts: new Map(verdicts.map(verdict => [verdict.name, verdict])) })
    })
  })
}

let outcome: Run
beforeAll(async () => {
  outcome = await run(names)
}, timeoutMs + minuteMs)

describe('every hostile case ends with an answer, in bounded memory', () => {
  test('the program came to its end', () => {
    const reached = names.findIndex(name => !outcome.verdicts.has(name))
    expect({ ...outcome, verdicts: undefined, reached: names[reached] }).toEqual({
      status: 0,
      complaint: '',
      verdicts: undefined,
      reached: undefined,
    })
  })

  test.each(names)('%s', name => {
    const verdict = outcome.verdicts.get(name)
    expect(verdict).toMatchObject({ name, misplaced: 0 })
    expect(verdict?.sound).toBe(verdict?.errors === 0)
    expect(verdict?.longestText).toBeLessThan(3000)
  })
})

describe('what is said', () => {
  test.each([
    ['nine to the ninth', 'catalogue/too-many-aliases'],
    ['an anchor that holds itself', 'catalogue/too-deep'],
    ['10,000 brackets', 'catalogue/yaml-syntax'],
    ['aliases of nothing', 'catalogue/too-many-aliases'],
    ['large "["', 'catalogue/too-many-marks'],
    ['30,000 names, with an anchor', 'catalogue/unknown-field'],
    ['the same name 20,000 times', 'catalogue/yaml-syntax'],
    ['huge numbers', 'catalogue/wrong-type'],
    ['names of the language', 'catalogue/unknown-field'],
    ['100,000 entries that are nothing', 'catalogue/missing-field'],
    ['an id of a million characters', 'catalogue/wrong-format'],
    ['a condition of 10,000 brackets', 'catalogue/out-of-range'],
  ])('of %s: %s', (name, code) => {
    expect(outcome.verdicts.get(name)?.codes).toContain(code)
  })
})
