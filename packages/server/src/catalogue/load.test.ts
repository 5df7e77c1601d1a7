import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCatalogue } from './load.ts'

const sampleCatalogue = join(import.meta.dirname, '../../../../catalogue')

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const codes = (findings: readonly { readonly code: string }[]) => findings.map(finding => finding.code)

async function loadSample() {
  const { catalogue, findings } = await loadCatalogue(folder)
  if (!catalogue) throw new Error(JSON.stringify(findings))
  return catalogue
}

test('the sample catalogue loads without a finding', async () => {
  const { catalogue, findings } = await loadCatalogue(sampleCatalogue)
  expect(findings).toEqual([])
  expect(catalogue?.matters.has('open-convenience-store')).toBe(true)
  expect(catalogue?.version).toMatch(/^[0-9a-f]{64}$/)
})

test('the version depends on path and content, pictures included, and on nothing else', async () => {
  await cp(sampleCatalogue, folder, { recursive: true })
  const { version } = await loadSample()
  expect((await loadCatalogue(sampleCatalogue)).catalogue?.version).toBe(version)

  await writeFile(join(folder, '.editor-backup'), 'x')
  expect((await loadSample()).version).toBe(version)

  await writeFile(join(folder, 'samples/another.jpg'), 'x')
  const other = (await loadSample()).version
  expect(other).not.toBe(version)
  await writeFile(join(folder, 'samples/another.jpg'), 'y')
  expect((await loadSample()).version).not.toBe(other)
})

test('a folder that has not changed is not checked again; one of the same length that has, is', async () => {
  await cp(sampleCatalogue, folder, { recursive: true })
  const before = await loadSample()
  expect(await loadSample()).toBe(before)
  const path = join(folder, 'life-stages.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('lifeStages:', 'lifeStagez:'))
  const { catalogue, findings } = await loadCatalogue(folder)
  expect(catalogue).toBeUndefined()
  expect(codes(findings)).toContain('catalogue/unknown-field')
  await writeFile(path, text)
  await writeFile(join(folder, 'regions.yaml'), new Uint8Array([0xb5, 0xe7]))
  expect((await loadCatalogue(folder)).catalogue).toBeUndefined()
})

test('a folder that is not there is a finding', async () => {
  const { catalogue, findings } = await loadCatalogue(join(folder, 'nowhere'))
  expect(catalogue).toBeUndefined()
  expect(codes(findings)).toEqual(['catalogue/folder-unreadable'])
})

test('a folder with too many files or bytes is not read', async () => {
  await Promise.all(['a', 'b', 'c'].map(name => writeFile(join(folder, name), name)))
  expect(codes((await loadCatalogue(folder, { files: 2, mebibytes: 1 })).findings)).toEqual([
    'catalogue/too-many-files',
  ])
  await writeFile(join(folder, 'a'), new Uint8Array(1024 * 1024 + 1))
  expect(codes((await loadCatalogue(folder, { files: 5, mebibytes: 1 })).findings)).toEqual([
    'catalogue/too-many-files',
  ])
})

test('a file beyond the limit is refused unread, one that is not UTF-8 is named', async () => {
  await mkdir(join(folder, 'items'))
  await writeFile(join(folder, 'items/large.yaml'), new Uint8Array(3 * 1024 * 1024 + 1))
  await writeFile(join(folder, 'regions.yaml'), new Uint8Array([0xb5, 0xe7, 0xca, 0xd0]))
  const { catalogue, findings } = await loadCatalogue(folder)
  expect(catalogue).toBeUndefined()
  expect(codes(findings)).toEqual(['catalogue/file-too-large', 'catalogue/no-matter', 'catalogue/not-utf-8'])
})
