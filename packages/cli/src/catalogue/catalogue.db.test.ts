/** On a real database; the first import as the real program, in a process of its own. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { project, runProgram, yijianshi } from '../program.fixture.ts'

const sample = join(project, 'catalogue')

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-catalogue-'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const catalogue = (...args: readonly string[]) => yijianshi('catalogue', ...args)

async function filesBelow(place: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, Buffer]> => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(place.length + 1), await readFile(path)]
      }),
    ),
  )
}

test('a folder comes in as version 1 and goes out again byte by byte', async () => {
  expect((await catalogue('versions')).stdout).toContain('还没有目录')
  const imported = await runProgram(['catalogue', 'import', sample, '--title', '初始'])
  expect(imported).toMatchObject({ status: 0, stderr: '' })
  expect((await catalogue('versions')).stdout).toMatch(/^1 +[0-9a-f]{12} .*文件夹/)
  const out = join(folder, 'out')
  const exported = await catalogue('export', out, '--lang', 'en')
  expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining('version 1') })
  expect(await filesBelow(out)).toEqual(await filesBelow(sample))
  expect(await catalogue('export', out)).toMatchObject({ status: 2, stderr: expect.stringContaining(out) })
})

test('an edited folder comes in as a change that a second person must approve', async () => {
  const edited = join(folder, 'edited')
  await cp(sample, edited, { recursive: true })
  const item = join(edited, 'items/seal-filing.yaml')
  await writeFile(item, `${await readFile(item, 'utf8')}# 已核\n`)
  const by = (login: string) => catalogue('import', edited, '--title', '核对', '--login', login)
  expect(await by('nobody')).toMatchObject({ status: 2, stderr: expect.stringContaining('nobody') })
  const editor = ['--login', 'bianmu', '--name', '编目', '--role', 'editor', '--generate']
  const added = await yijianshi('staff', 'add', ...editor)
  expect(added).toMatchObject({ status: 0 })
  expect((await yijianshi('staff', 'list')).stdout).toMatch(/^bianmu +编目 +目录编辑/)
  expect(await by('bianmu')).toMatchObject({ status: 0, stdout: expect.stringContaining('1 个文件') })
  const found = await database.pool.query('SELECT stage, title, files_changed FROM catalogue_change_view')
  expect(found.rows).toEqual([{ stage: 'in-review', title: '核对', files_changed: 1 }])
  expect((await catalogue('versions')).stdout.trimEnd().split('\n')).toHaveLength(1)
  const same = await catalogue('import', sample, '--title', '再来', '--login', 'bianmu')
  expect(same.stdout).toContain('完全一样')
})

test('what is wrong is told in one line', async () => {
  const faulty = join(folder, 'faulty')
  await mkdir(faulty)
  await writeFile(join(faulty, 'sites.yaml'), 'sites: nothing\n')
  const wrong = await Promise.all([
    catalogue(),
    catalogue('remove'),
    catalogue('export'),
    catalogue('export', join(folder, 'none'), '--version', '99'),
    catalogue('import', sample),
    catalogue('import', faulty, '--title', 'x'),
  ])
  expect(wrong.map(entry => [entry.status, entry.stdout, entry.stderr.trimEnd().split('\n').length])).toEqual(
    [
      [2, '', 1],
      [2, '', 1],
      [2, '', 1],
      [2, '', 1],
      [2, '', 1],
      [1, '', 1],
    ],
  )
})
