/** Folders that no editor of a catalogue means to make: other encodings, other kinds of files, too much. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadCatalogue } from './load.ts'

const isSoak = process.env.SOAK !== undefined
const sample = join(import.meta.dirname, '../../../../catalogue')
const file = 'life-stages.yaml'
const text = 'lifeStages:\n  - { id: birth, audience: person, name: { zh: 出生, en: Birth } }\n'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
})

async function findingsOf(content: Uint8Array, path = file) {
  await writeFile(join(folder, path), content)
  const { catalogue, findings } = await loadCatalogue(folder)
  expect(catalogue).toBeUndefined()
  return findings.filter(finding => finding.file === path).map(finding => finding.code)
}

const utf16 = (bigEndian: boolean, mark: string) => {
  const bytes = Buffer.from(mark + text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
/** 出生 in GBK; the rest is ASCII and the same. */
const gbk = Buffer.concat(
  text
    .split('出生')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [Buffer.from([0xb3, 0xf6, 0xc9, 0xfa])]),
      Buffer.from(part),
    ]),
)

describe('another encoding', () => {
  test.each([
    ['UTF-16, little end first, with its mark', utf16(false, '\ufeff')],
    ['UTF-16, big end first, with its mark', utf16(true, '\ufeff')],
    ['UTF-16 without a mark', utf16(false, '')],
    ['GBK', gbk],
    ['UTF-8 cut in a character', Buffer.from(text).subarray(0, text.indexOf('出') + 1)],
    ['UTF-8 longer than need be', Buffer.from([0xc0, 0xaf, 0x0a])],
    ['a half of a pair in UTF-8', Buffer.from([0xed, 0xa0, 0x80])],
    ['bytes that stand nowhere in UTF-8', Buffer.from([0xff, 0xfe, 0xfd])],
  ])('%s is told as such', async (_, content) => {
    expect(await findingsOf(content)).toEqual(['catalogue/not-utf-8'])
  })

  test('UTF-8 with its mark reads as without', async () => {
    expect(await findingsOf(Buffer.from(`\ufeff${text}`))).toEqual([])
  })

  test.each([
    ['a zero byte', Buffer.from(text.replace('出生', '出\0生'))],
    ['nothing but zero bytes', Buffer.alloc(1000)],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('%s is told', async (_, content) => {
    expect((await findingsOf(content)).length).toBeGreaterThan(0)
  })
})

test('a file with a line of 10 MB is refused unread', async () => {
  expect(await findingsOf(Buffer.alloc(10_000_000, 'a'))).toEqual(['catalogue/file-too-large'])
})

test('whatever bytes a file has, the answer is findings', { timeout: 900_000 }, async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.tuple(fc.nat(text.length), fc.uint8Array({ maxLength: 8 })).map(([at, inserted]) => {
      const around = Buffer.from(text)
      return Buffer.concat([around.subarray(0, at), inserted, around.subarray(at)])
    }),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async content => {
      await writeFile(join(folder, file), content)
      const { catalogue, findings } = await loadCatalogue(folder)
      expect(catalogue).toBeUndefined()
      expect(findings.map(finding => finding.code)).toContain('catalogue/no-matter')
    }),
    { numRuns: isSoak ? 20_000 : 200 },
  )
})

test('folders named like files, deep folders and circles of links end', async () => {
  await mkdir(join(folder, 'regions.yaml'))
  await mkdir(join(folder, 'a/b/c/d/e/f/g'), { recursive: true })
  await writeFile(join(folder, 'a/b/c/d/e/f/g/items.yaml'), 'items: []')
  await symlink(folder, join(folder, 'items'))
  const { catalogue, findings } = await loadCatalogue(folder)
  expect(catalogue).toBeUndefined()
  expect(findings.length).toBeGreaterThan(0)
})

test('a link that leads nowhere is told, and nothing is loaded', async () => {
  await cp(sample, folder, { recursive: true })
  await symlink(join(folder, 'nowhere'), join(folder, 'items/gone.yaml'))
  const { catalogue, findings } = await loadCatalogue(folder)
  expect(catalogue).toBeUndefined()
  expect(findings.map(finding => finding.code)).toEqual(['catalogue/folder-unreadable'])
})
