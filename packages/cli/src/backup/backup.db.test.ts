/** The real program beside a server, and into an empty place. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { submitCase } from '@yijianshi/server/demo/test-story'
import { createTestApp, type TestApp, TestBrowser } from '@yijianshi/server/http/test-app'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefused, runProgram, yijianshi, yijianshiIn } from '../program.fixture.ts'

let house: TestApp
let empty: TestDatabase
let folder: string
beforeAll(async () => {
  house = await createTestApp()
  empty = await createTestDatabase({ content: 'empty' })
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-backup-'))
  await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
})
afterAll(async () => {
  await house.close()
  await empty.close()
  await rm(folder, { recursive: true, force: true })
})

test('backs up beside a server, keys apart, and brings all of it back', async () => {
  const [to, keys] = [join(folder, 'backup'), join(folder, 'keys')]
  const there = { DATABASE_URL: house.database.url, DATA_DIR: house.dataFolder }
  const made = await runProgram(['backup', '--to', to, '--keys-to', keys, '--format', 'json'], there)
  expect(made).toMatchObject({ status: 0 })
  expect(JSON.parse(made.stdout)).toMatchObject({ complete: true, keys: 1, files: { missing: [] } })
  const [key = ''] = await readdir(join(keys, 'keys'))
  expect((await stat(join(keys, 'keys', key))).mode & 0o777).toBe(0o600)

  const here = { DATABASE_URL: empty.url, DATA_DIR: join(folder, 'data') }
  const restored = await runProgram(['restore', '--from', to, '--keys-from', keys, '--format', 'json'], here)
  expect(restored).toMatchObject({ status: 0 })
  expect(JSON.parse(restored.stdout)).toMatchObject({
    withoutKey: [],
    migrated: [],
    history: { intact: true },
  })
  expectRefused(await yijianshiIn(here, 'restore', '--from', to, '--lang', 'en'), 1, 'files', 'data')
})

test('what is not understood is said in one line', async () => {
  expectRefused(await yijianshi('backup'), 2, '--to')
  expectRefused(await yijianshi('backup', 'verify'), 2, '--from')
  expectRefused(await yijianshi('backup', 'check'), 2, 'verify')
  expectRefused(await yijianshi('restore'), 2, '--from')
  expectRefused(await yijianshi('backup', '--to', folder, '--keys-to', join(folder, 'keys')), 2, '--keys-to')
  expectRefused(await yijianshi('backup', 'verify', '--from', folder), 1, 'backup.json')
  expectRefused(
    await yijianshi('restore', '--from', folder, '--to-time', '2026-11-21T15:30:00'),
    2,
    '--to-time',
  )
})
