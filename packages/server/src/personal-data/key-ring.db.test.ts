/** The key ring on a real database: servers that share it, and what stands in the way of a start. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { KeyDestroyed, type KeyRing, recordKeyId } from './key-ring.ts'
import { openKeyRing } from './open-key-ring.ts'
import { readKeySettings } from './settings.ts'
import { openTestKeys } from './test-keys.ts'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-ring-'))
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const place = { table: 'draft', column: 'sealed_address', row: 'a' }

async function message(dataFolder: string, given: Readonly<Record<string, string>> = {}): Promise<string> {
  const read = readKeySettings(name => given[name], dataFolder)
  if (!read.ok) return read.message
  const opened = await openKeyRing(database.pool, read.settings)
  return opened.ok ? 'opened' : opened.message
}

test('servers that begin together on one folder make one master key and one key for each subject', async () => {
  const rings = await Promise.all([1, 2, 3].map(() => openTestKeys(database.pool, folder)))
  const subject = randomUUID()
  const keys = await Promise.all(rings.map(ring => ring.keyOf(subject, 'case')))
  const sealed = keys.map((key, at) => key.sealJson(place, at))
  const [reader] = rings
  const opened = await Promise.all(
    sealed.map(async value => (await reader?.findKey(subject))?.openJson(place, value)),
  )
  expect(opened).toEqual([0, 1, 2])
  const { rows } = await database.pool.query('SELECT count(*) AS keys FROM master_key')
  expect(rows).toEqual([{ keys: 1 }])
})

test('with the key of a case comes that of its record, the same for every server', async () => {
  const ring = await openTestKeys(database.pool, folder)
  const [subject, other] = [randomUUID(), randomUUID()]
  await ring.keyOf(subject, 'case')
  await ring.keyOf(other, 'person')
  const rows = await database.pool.query<{ id: string }>(
    `SELECT subject AS id FROM data_key WHERE kind = 'record' AND record_of IS NOT NULL`,
  )
  expect(rows.rows).toEqual([{ id: recordKeyId(subject) }])
  const later = await openTestKeys(database.pool, folder)
  const sealed = (await ring.recordKeyOf(subject)).sealJson(place, 'said')
  expect((await later.recordKeyOf(subject)).openJson(place, sealed)).toBe('said')
  // Asked for with the form of the case, it is at hand.
  const reader = await openTestKeys(database.pool, folder)
  await reader.keyOf(subject, 'case')
  await database.pool.query('DELETE FROM data_key WHERE record_of = $1', [subject])
  expect((await reader.recordKeyOf(subject)).openJson(place, sealed)).toBe('said')
})

test('equal values have one index, under a key that lies in the database wrapped', async () => {
  const [one, two] = [await openTestKeys(database.pool, folder), await openTestKeys(database.pool, folder)]
  expect(await one.index('person.citizen_number', 'x')).toEqual(await two.index('person.citizen_number', 'x'))
  expect(await one.index('person.citizen_number', 'y')).not.toEqual(
    await one.index('person.citizen_number', 'x'),
  )
  expect(await one.index('person.mobile', 'x')).not.toEqual(await one.index('person.citizen_number', 'x'))
})

test('a start whose master key is missing says which and where, and makes no other one', async () => {
  const ring = await openTestKeys(database.pool, folder)
  await ring.keyOf(randomUUID(), 'case')
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM master_key')
  const elsewhere = join(folder, 'elsewhere')
  const said = await message(elsewhere)
  expect(said).toContain(rows[0]?.id)
  expect(said).toContain(elsewhere)
  expect(said.split('\n')).toHaveLength(1)
  expect(await message(folder, { MASTER_KEY: 'ab'.repeat(32) })).toContain(rows[0]?.id)
  expect(await message(folder)).toBe('opened')
  expect((await database.pool.query('SELECT id FROM master_key')).rows).toEqual(rows)
})

test('a key of the environment works like one of the folder', async () => {
  expect(await message(folder, { MASTER_KEY: 'ab'.repeat(32) })).toBe('opened')
  expect(await message(folder, { MASTER_KEY: 'cd'.repeat(32) })).toContain('MASTER_KEY')
  expect(await message(folder, { MASTER_KEY: `${'ab'.repeat(32)} ${'cd'.repeat(32)}` })).toBe('opened')
})

test('a destroyed key is found nowhere and made by nobody again', async () => {
  const [one, two] = [await openTestKeys(database.pool, folder), await openTestKeys(database.pool, folder)]
  const subject = randomUUID()
  await one.keyOf(subject, 'case')
  await database.pool.query(
    `UPDATE data_key SET wrapped = NULL, destroyed_at = now(), destroyed_by = 'command' WHERE subject = $1`,
    [subject],
  )
  expect(await two.findKey(subject)).toBeUndefined()
  await expect(two.keyOf(subject, 'case')).rejects.toThrow(KeyDestroyed)
})

test('both ciphers are read, whichever is chosen', async () => {
  const subject = randomUUID()
  const aes: KeyRing = await openTestKeys(database.pool, folder)
  const sm4: KeyRing = await openTestKeys(database.pool, folder, 'SM4-GCM')
  const sealed = (await aes.keyOf(subject, 'person')).sealJson(place, '甲')
  const other = (await sm4.keyOf(subject, 'person')).sealJson(place, '乙')
  expect((await sm4.findKey(subject))?.openJson(place, sealed)).toBe('甲')
  expect((await aes.findKey(subject))?.openJson(place, other)).toBe('乙')
})

test('a key that a transaction made and took back is not used any more', async () => {
  const ring = await openTestKeys(database.pool, folder)
  const subject = randomUUID()
  const client = await database.pool.connect()
  await client.query('BEGIN')
  const guarded = new GuardedDatabase(database.pool, work('registration'), client)
  const lost = await ring.keyOf(subject, 'person', guarded)
  await client.query('ROLLBACK')
  client.release()
  expect(await ring.findKey(subject)).toBeUndefined()
  const sealed = (await ring.keyOf(subject, 'person')).sealJson(place, '甲')
  expect(() => lost.openJson(place, sealed)).toThrow()
  const later = await openTestKeys(database.pool, folder)
  expect((await later.findKey(subject))?.openJson(place, sealed)).toBe('甲')
})
