/** The master key changes while servers go on reading and writing. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { givenKeys, type KeySource } from './master-key.ts'
import { openKeyRing } from './open-key-ring.ts'
import { listMasterKeys, rotateMasterKey } from './rotate.ts'
import { readKeySettings } from './settings.ts'
import { openTestKeys } from './test-keys.ts'

let database: TestDatabase
let folder: string
let source: KeySource
beforeEach(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-rotate-'))
  const read = readKeySettings(() => undefined, folder)
  if (!read.ok) throw new Error(read.message)
  source = read.settings.source
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const place = { table: 'draft', column: 'sealed_address', row: 'a' }

async function wrappedBy(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ id: string; keys: number }>(
    'SELECT master_key AS id, count(*) AS keys FROM data_key GROUP BY master_key',
  )
  return Object.fromEntries(rows.map(({ id, keys }) => [id, keys]))
}

test('running servers go on with the new key, also those that seal while it changes', async () => {
  const { pool } = database
  const servers = [await openTestKeys(pool, folder), await openTestKeys(pool, folder)]
  const subjects = Array.from({ length: 150 }, () => randomUUID())
  const [one, two] = servers
  if (one === undefined || two === undefined) throw new Error('two servers are wanted')
  const sealed = new Map<string, Buffer>()
  for (const subject of subjects)
    sealed.set(subject, (await one.keyOf(subject, 'case')).sealJson(place, subject))
  let isOver = false
  const writing = (async () => {
    while (!isOver) {
      const subject = randomUUID()
      sealed.set(subject, (await two.keyOf(subject, 'case')).sealJson(place, subject))
    }
  })()
  const rotated = await rotateMasterKey({ pool, source })
  isOver = true
  await writing
  if (rotated.end !== 'done') throw new Error(rotated.end)
  expect(rotated.rewrapped).toBeGreaterThanOrEqual(150)
  // With those of the records, and the key of the index.
  expect(sealed.size).toBeGreaterThan(150)
  const wrapped = 2 * sealed.size + 1
  expect(await wrappedBy()).toEqual({ [rotated.id]: wrapped })
  const later = await openTestKeys(pool, folder)
  for (const server of [one, two, later]) {
    const keys = await server.findKeys([...sealed.keys()])
    for (const [subject, value] of sealed) expect(keys.get(subject)?.openJson(place, value)).toBe(subject)
  }
  expect(await listMasterKeys(pool, source)).toMatchObject([
    { id: rotated.id, current: true, wraps: wrapped, found: true },
    { current: false, wraps: 0, found: true },
  ])
})

test('stopped, it goes on with the same new key', async () => {
  const { pool } = database
  const ring = await openTestKeys(pool, folder)
  for (let made = 0; made < 250; made += 1) await ring.keyOf(randomUUID(), 'person')
  const stopping = new AbortController()
  const onProgress = () => stopping.abort()
  const stopped = await rotateMasterKey({ pool, source, signal: stopping.signal, onProgress })
  expect(stopped).toMatchObject({ end: 'stopped', rewrapped: 200, left: 51 })
  // Both keys are needed now, and a start says so when one is missing.
  await openTestKeys(pool, folder)
  const rotated = await rotateMasterKey({ pool, source })
  expect(rotated).toMatchObject({ end: 'done', rewrapped: 51, left: 0 })
  expect('id' in rotated && 'id' in stopped && rotated.id === stopped.id).toBe(true)
  expect(Object.keys(await wrappedBy())).toHaveLength(1)
})

test('two at once do not get in each other’s way', async () => {
  await openTestKeys(database.pool, folder)
  const both = await Promise.all([1, 2].map(() => rotateMasterKey({ pool: database.pool, source })))
  expect(both.map(({ end }) => end).toSorted()).toContain('done')
  expect((await listMasterKeys(database.pool, source)).filter(key => key.current)).toHaveLength(1)
})

test('keys of the operator: the newest is taken, and without a new one nothing changes', async () => {
  const { pool } = database
  const [first, second] = ['ab'.repeat(32), 'cd'.repeat(32)]
  const keysOf = (text: string) => givenKeys('MASTER_KEY', 'AES-256-GCM', async () => text)
  expect(await rotateMasterKey({ pool, source: keysOf(first) })).toEqual({ end: 'not-begun' })
  const opened = await openKeyRing(pool, { source: keysOf(first), cipher: 'AES-256-GCM' })
  if (!opened.ok) throw new Error(opened.message)
  await opened.keys.keyOf(randomUUID(), 'case')
  expect(await rotateMasterKey({ pool, source: keysOf(first) })).toEqual({ end: 'no-new-key' })
  expect(await rotateMasterKey({ pool, source: keysOf(`${first},${second}`) })).toMatchObject({
    end: 'done',
    rewrapped: 3,
  })
  expect(await openKeyRing(pool, { source: keysOf(second), cipher: 'AES-256-GCM' })).toMatchObject({
    ok: true,
  })
  expect(await openKeyRing(pool, { source: keysOf(first), cipher: 'AES-256-GCM' })).toMatchObject({
    ok: false,
  })
})
