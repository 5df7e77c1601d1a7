/** On a real database; once as the real program, in a process of its own. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNoteEngine, note, tamper } from '@yijianshi/server/audit/test-history'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runProgram, yijianshiIn } from '../program.fixture.ts'

let database: TestDatabase
let folder: string
const process = randomUUID()
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-audit-'))
  const engine = await createNoteEngine(database.pool)
  await note(engine, process, ['a', 'b', 'c'], Date.now() - 3 * 86_400_000)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const there = () => ({ DATABASE_URL: database.url, DATA_DIR: folder })
const audit = (...args: readonly string[]) => yijianshiIn(there(), 'audit', ...args)

const answer = z.looseObject({
  intact: z.boolean(),
  events: z.int(),
  days: z.int(),
  findings: z.array(z.looseObject({ code: z.string(), version: z.int().exactOptional() })),
})

test('root makes the roots that are due and says which', async () => {
  const made = await runProgram(['audit', 'root', '--lang', 'en'], there())
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toMatch(/^The root of \d{4}-\d{2}-\d{2} was made and signed\n$/)
  expect(await audit('root')).toMatchObject({ status: 0, stdout: expect.stringContaining('没有要生成的根') })
})

test('verify says that all is intact with exit code 0', async () => {
  const text = await audit('verify')
  expect(text).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^完好：3 个事件，1 个流程，1 天的根/),
  })
  const json = await audit('verify', '--format', 'json')
  expect(answer.parse(JSON.parse(json.stdout))).toMatchObject({
    intact: true,
    events: 3,
    days: 1,
    findings: [],
  })
})

test('verify compares with roots that were saved elsewhere', async () => {
  const found = await database.pool.query<{ day: string; root: string }>(
    `SELECT day, encode(root, 'hex') AS root FROM audit_root`,
  )
  const file = join(folder, 'saved.json')
  await writeFile(file, JSON.stringify({ roots: found.rows, next: null }))
  expect(await audit('verify', '--roots', file)).toMatchObject({ status: 0 })
  const later = { day: '2099-01-01', root: 'cd'.repeat(32), publishedAt: '2099-01-02T00:05:00+08:00' }
  await writeFile(file, JSON.stringify({ roots: [...found.rows, later], next: null }))
  expect(await audit('verify', '--roots', file, '--lang', 'en')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Intact.*\nRoots .*from 2099-01-01 on, days: 1.* put back to a moment before/,
    ),
  })
  await writeFile(file, JSON.stringify({ roots: [{ ...found.rows[0], root: 'ab'.repeat(32) }], next: null }))
  const other = await audit('verify', '--roots', file, '--lang', 'en')
  expect(other).toMatchObject({ status: 1, stdout: expect.stringContaining('kept elsewhere') })
})

test('verify names the first event that was changed, with exit code 1', async () => {
  await tamper(database.pool, [
    `UPDATE process_event SET data = '{"text": "x"}' WHERE process_id = $1 AND version = 2`,
    [process],
  ])
  const text = await audit('verify', '--lang', 'en')
  expect(text.status).toBe(1)
  expect(text.stdout).toContain(`The first: ${process}: event 2 was changed`)
  const json = answer.parse(JSON.parse((await audit('verify', '--format', 'json')).stdout))
  expect(json).toMatchObject({ intact: false, findings: [{ code: 'event-changed', version: 2 }] })
})

test.each([
  [['verify', 'all'], {}, 'all'],
  [['verfy'], {}, 'verify'],
  [[], {}, 'verify'],
  [['verify', '--roots', 'nowhere.json'], {}, 'nowhere.json'],
  [['verify'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, '127.0.0.1:1/none'],
  [['root'], { AUDIT_SIGNATURE: 'rsa' }, 'Ed25519'],
] as const)('%o with %o is refused in one line with exit code 2', async (args, environment, named) => {
  const run = await yijianshiIn({ ...there(), ...environment }, 'audit', ...args)
  expect(run).toMatchObject({ status: 2, stdout: '' })
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(run.stderr).toContain(named)
})

test('signatures tells how many of the staff are right, and names those that are not', async () => {
  expect(await audit('signatures', '--lang', 'en')).toMatchObject({
    status: 0,
    stdout: '0 signatures of the staff: all are right.\n',
  })
  await database.pool.query(
    `WITH key AS (
       INSERT INTO staff_key (fingerprint, account, public_key, made_at)
       SELECT sha256('no key'), account_id, 'no key', happened_at FROM process_event
       WHERE process_id = $1 AND version = 1 RETURNING fingerprint)
     INSERT INTO staff_signature (process_id, version, hash, fingerprint, signed_at, signature)
     SELECT process_id, version, hash, fingerprint, happened_at, 'no signature' FROM process_event, key
     WHERE process_id = $1 AND version = 1`,
    [process],
  )
  const found = await audit('signatures', '--format', 'json')
  expect(found.status).toBe(1)
  expect(JSON.parse(found.stdout)).toEqual({
    sound: false,
    checked: 1,
    bad: [{ process, version: 1, what: 'signature' }],
  })
})
