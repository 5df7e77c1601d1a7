import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { Bench } from './bench.ts'

const folder = fileURLToPath(new URL('../../../../../catalogue/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.yaml'))
  .map(path => ({ path, text: readFileSync(`${folder}${path}`, 'utf8') }))
const samples = readdirSync(`${folder}samples`)
const seal = 'items/seal-filing.yaml'

let bench: Bench
beforeAll(() => {
  bench = new Bench()
  bench.open(files, samples)
  bench.setBase(files)
})

test('The sample catalogue has no errors, and nothing in it is changed', () => {
  expect(bench.check().isSound).toBe(true)
  expect(bench.outline().filter(entry => entry.isChanged)).toEqual([])
  expect(bench.compare({ version: 'base', files, samples })).toEqual({ ok: true, changes: [] })
})

test('An edit by place shows in outline, check and comparison, and keeps the other lines', () => {
  const before = files.find(({ path }) => path === seal)?.text ?? ''
  const result = bench.edit(seal, [{ kind: 'set', path: ['limit', 'promisedDays'], value: 0 }])
  expect(result.ok).toBe(true)
  const after = result.ok ? result.text : ''
  const [left, right] = [before.split('\n'), after.split('\n')]
  expect(right.filter((line, index) => line !== left[index])).toHaveLength(1)
  expect(
    bench
      .outline()
      .filter(entry => entry.isChanged)
      .map(({ id }) => id),
  ).toEqual(['seal-filing'])
  const compared = bench.compare({ version: 'base', files, samples })
  expect(compared.ok && compared.changes.map(({ kind }) => kind)).toContain('promised-limit')
  bench.edit(seal, [{ kind: 'set', path: ['limit', 'promisedDays'], value: 99 }])
  const { findings, isSound } = bench.check()
  expect(isSound).toBe(false)
  expect(findings.map(({ path }) => path)).toContain('limit.promisedDays')
  expect(bench.compare({ version: 'base', files, samples })).toEqual({ ok: false, unsound: 'after' })
  bench.write(seal, before)
})

test('The search finds by name, id and text', () => {
  const found = (query: string) => bench.search(query).map(({ id }) => id)
  expect(found('公章刻制备案')).toContain('seal-filing')
  expect(found('SEAL-filing')).toContain('seal-filing')
  expect(found('刻章单位已上传印模')).toEqual(['seal-filing'])
  expect(found('zzzz')).toEqual([])
})

test('A fault of the bench reaches the page as a message', () => {
  const asked = { id: 7, name: 'data', parts: [seal] } as const
  expect(answer(bench, asked)).toMatchObject({ id: 7, ok: true })
})
