import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { manifestOf } from '../publication/version-store.ts'
import { CatalogueVersions } from './catalogue-versions.ts'
import { loadCatalogue } from './load.ts'
import { RunningCatalogue } from './running-catalogue.ts'
import { versionOf } from './version-hash.ts'

const sampleCatalogue = join(import.meta.dirname, '../../../../catalogue')

let folder: string
let database: TestDatabase
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'))
  await cp(sampleCatalogue, folder, { recursive: true })
  database = await createTestDatabase()
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  await database.close()
})

async function open(versions = new CatalogueVersions(database.pool)) {
  const { catalogue, ...read } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error(JSON.stringify(read.findings))
  const opened = await RunningCatalogue.open(
    database.pool,
    versions,
    folder,
    { ...read, catalogue },
    Date.now,
  )
  if (opened === undefined) throw new Error('not readable')
  return opened
}

const numbers = async () => {
  const found = await database.pool.query<{ number: number }>(
    'SELECT number FROM catalogue_version ORDER BY number',
  )
  return found.rows.map(row => row.number)
}

test('the first start makes the folder version 1; the same folder again nothing; an edited one version 2', async () => {
  const first = await open()
  expect(first.outcome).toBe('imported')
  expect((await open()).outcome).toBe('same')
  expect(await numbers()).toEqual([1])
  await writeFile(join(folder, 'samples/another.jpg'), 'x')
  const second = await open()
  expect(second.outcome).toBe('imported')
  expect(second.running.current.version).not.toBe(first.running.current.version)
  expect(await numbers()).toEqual([1, 2])
  expect(versionOf(await manifestOf(database.pool, second.running.current.version))).toBe(
    second.running.current.version,
  )
})

test('two servers that start at once import the folder once', async () => {
  const outcomes = await Promise.all([open(), open()])
  expect(outcomes.map(entry => entry.outcome).toSorted()).toEqual(['imported', 'same'])
  expect(await numbers()).toEqual([1])
})

test('once a change was published, the folder is left alone', async () => {
  const { running } = await open()
  await database.pool.query(
    `INSERT INTO catalogue_version VALUES (2, $1, '改名', now(), NULL, gen_random_uuid())`,
    [running.current.version],
  )
  await writeFile(join(folder, 'samples/another.jpg'), 'x')
  expect((await open()).outcome).toBe('published-elsewhere')
  expect((await running.reload()).outcome).toBe('published-elsewhere')
  expect(await numbers()).toEqual([1, 2])
})

test('a running catalogue stays when the new one is faulty, and is replaced when it is sound', async () => {
  const { running } = await open()
  const first = running.current

  await writeFile(join(folder, 'items/seal-filing.yaml'), 'id: seal-filing\n')
  const refused = await running.reload()
  expect(refused).toMatchObject({ outcome: 'faulty', catalogue: undefined })
  expect(refused.findings.map(finding => finding.code)).toContain('catalogue/missing-field')
  expect(running.current).toBe(first)

  await cp(join(sampleCatalogue, 'items/seal-filing.yaml'), join(folder, 'items/seal-filing.yaml'))
  await running.reload()
  expect(running.current).toBe(first)

  await writeFile(join(folder, 'samples/another.jpg'), 'x')
  const results = await Promise.all([running.reload(), running.reload()])
  expect(results.map(result => result.catalogue?.version)).toEqual(Array(2).fill(running.current.version))
  expect(running.current).not.toBe(first)
})

test('an older version is compiled again from what is stored, and goes on being the same', async () => {
  const { running } = await open()
  const versions = new CatalogueVersions(database.pool)
  const found = await versions.find(running.current.version)
  expect(found).toEqual(running.current)
  expect(await versions.find(running.current.version)).toBe(found)
  expect(await versions.find('0'.repeat(64))).toBeUndefined()
})

test('a version that this release can’t read is tried once', async () => {
  const { running } = await open()
  const broken = 'b'.repeat(64)
  await database.pool.query(
    `INSERT INTO catalogue_version_file (version, path, hash)
     SELECT $1, own.path, CASE own.path WHEN 'policy.yaml' THEN other.hash ELSE own.hash END
     FROM catalogue_version_file AS own
     JOIN catalogue_version_file AS other ON other.version = own.version AND other.path = 'life-stages.yaml'
     WHERE own.version = $2`,
    [broken, running.current.version],
  )
  const versions = new CatalogueVersions(database.pool)
  expect(await versions.find(broken)).toBeUndefined()
  let asked = 0
  const count = () => {
    asked += 1
  }
  database.pool.on('acquire', count)
  expect(await versions.find(broken)).toBeUndefined()
  expect(asked).toBe(0)
  // One that is not there yet may come.
  expect(await versions.find('0'.repeat(64))).toBeUndefined()
  expect(await versions.find('0'.repeat(64))).toBeUndefined()
  expect(asked).toBe(2)
})
