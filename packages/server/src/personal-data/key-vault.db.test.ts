/** The key ring on a key management service: its start, how often it asks, and moving to it. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { KeyDestroyed, type KeyRing } from './key-ring.ts'
import { openKeyRing } from './open-key-ring.ts'
import { rotateMasterKey } from './rotate.ts'
import { type KeySettings, readKeySettings } from './settings.ts'
import { startTransitService, type TransitService } from './transit-vault.fixture.ts'

let database: TestDatabase
let service: TransitService
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  service = await startTransitService()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-service-'))
  await writeFile(join(folder, 'token'), `${service.token}\n`)
})
afterAll(async () => {
  await database.close()
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

function settingsOf(given: Readonly<Record<string, string>>): KeySettings {
  const read = readKeySettings(name => given[name], folder)
  if (!read.ok) throw new Error(read.message)
  return read.settings
}
const served = () =>
  settingsOf({ MASTER_KEY_KMS: service.url.href, MASTER_KEY_KMS_TOKEN_FILE: join(folder, 'token') })

async function opened(settings: KeySettings): Promise<KeyRing> {
  const ring = await openKeyRing(database.pool, settings)
  if (!ring.ok) throw new Error(ring.message)
  return ring.keys
}

const place = { table: 'draft', column: 'sealed_address', row: 'a' }

test('keys of before move to the service, and from one version of it to the next', async () => {
  const subjects = Array.from({ length: 30 }, () => randomUUID())
  const before = await opened(settingsOf({}))
  const sealed = new Map<string, Buffer>()
  for (const subject of subjects)
    sealed.set(subject, (await before.keyOf(subject, 'case')).sealJson(place, subject))
  const { source } = served()
  expect(await rotateMasterKey({ pool: database.pool, source })).toMatchObject({ end: 'done', rewrapped: 61 })
  service.rotate()
  expect(await rotateMasterKey({ pool: database.pool, source })).toMatchObject({ end: 'done', rewrapped: 61 })
  expect(await rotateMasterKey({ pool: database.pool, source })).toEqual({ end: 'no-new-key' })

  const ring = await opened(served())
  service.asked()
  const keys = await ring.findKeys(subjects)
  expect(service.asked()).toEqual(['decrypt'])
  for (const [subject, value] of sealed) expect(keys.get(subject)?.openJson(place, value)).toBe(subject)
  // A connection of one's own keeps nothing in the ring, and asks the database each time: the service it does not ask.
  const client = await database.pool.connect()
  try {
    const within = new GuardedDatabase(database.pool, work('keys'), client)
    await ring.findKeys(subjects, within)
    await ring.findKeys(subjects, within)
    expect(service.asked()).toEqual([])
    await client.query(
      `UPDATE data_key SET wrapped = NULL, destroyed_at = now(), destroyed_by = 'command' WHERE subject = $1`,
      [subjects[0]],
    )
    const other = await opened(served())
    service.asked()
    expect((await other.findKeys(subjects, within)).size).toBe(29)
  } finally {
    client.release()
  }
})

test('keys of many are made at once, each once, and none for what was erased', async () => {
  const ring = await opened(served())
  const [known = '', ...others] = Array.from({ length: 30 }, () => randomUUID())
  const sealed = (await ring.keyOf(known, 'person')).sealJson(place, known)
  service.asked()
  const keys = await ring.keysOf([...others, known, ...others], 'person')
  expect(service.asked()).toEqual(['encrypt'])
  expect(keys.size).toBe(30)
  expect(keys.get(known)?.openJson(place, sealed)).toBe(known)
  const [first = ''] = others
  expect(
    (await (await opened(served())).findKey(first))?.openJson(
      place,
      keys.get(first)?.sealJson(place, 1) ?? sealed,
    ),
  ).toBe(1)
  await database.pool.query(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = now(), destroyed_by = 'command' WHERE subject = $1`,
    [first],
  )
  const other = await opened(served())
  await expect(other.keysOf([first, randomUUID()], 'person')).rejects.toThrow(KeyDestroyed)
})

test('a server starts only when the service opens what it needs', async () => {
  const told = async () => {
    const ring = await openKeyRing(database.pool, served())
    return ring.ok ? 'opened' : ring.message
  }
  service.fail(...Array<{ status: number }>(3).fill({ status: 503 }))
  expect(await told()).toContain('answers 503')
  expect(await told()).toBe('opened')
  await writeFile(join(folder, 'token'), 'hvs.wrong')
  expect(await told()).toContain('does not let the token')
  await rm(join(folder, 'token'))
  expect(await told()).toContain('holds no token')
})

test.each([
  [{ MASTER_KEY_KMS: 'vault' }, /address of a key/],
  [{ MASTER_KEY_KMS: 'http://vault.example:8200/v1/transit/keys/a' }, /address of a key/],
  [{ MASTER_KEY_KMS: 'https://vault.example:8200/v1/transit/encrypt/a' }, /address of a key/],
  [{ MASTER_KEY_KMS: 'https://vault.example:8200/v1/transit/keys/a' }, /MASTER_KEY_KMS_TOKEN_FILE/],
])('%j is refused in one line', (given: Readonly<Record<string, string>>, words) => {
  expect(readKeySettings(name => given[name], folder)).toMatchObject({
    ok: false,
    message: expect.stringMatching(words),
  })
})
