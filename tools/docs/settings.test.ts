import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const sources = ['packages/server/src', 'bench', 'e2e', 'tools'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(ts|mjs)$/.test(path) && !/(^|[\\/])test-|\.test\.ts$/.test(path))
    .map(path => read(join(folder, path))),
)

const reading = /\bgiven\('([A-Z][A-Z_]+)'\)|\b(?:process\.env|environment)\.([A-Z][A-Z_]+)/g
const variables = new Set(
  sources.flatMap(source => [...source.matchAll(reading)].map(match => match[1] ?? match[2] ?? '')),
)
const flags = new Set(
  [...read('packages/server/src/http/settings.ts').matchAll(/--([a-z-]+)/g)].map(match => match[1]),
)

test('the code reads settings', () => {
  expect([...variables]).toEqual(expect.arrayContaining(['PORT', 'DATABASE_URL', 'CHROMIUM_PATH', 'SOAK']))
  expect([...flags]).toEqual(expect.arrayContaining(['demo', 'allow-public-demo']))
})

test.each(['README.md', 'README.zh-CN.md'])('%s names every setting that is read, and no other', manual => {
  const text = read(manual)
  const named = [...text.matchAll(/`([A-Z][A-Z]+_?[A-Z_]*)`/g)].map(match => match[1])
  expect(new Set(named)).toEqual(variables)
  expect([...flags].filter(flag => !text.includes(`\`--${flag}\``))).toEqual([])
})
