/** A backup made while people work, and what comes back of it in an empty place. */
import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyHistory } from '../audit/verify.ts'
import type { Environment } from '../database/environment.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import { migrate, migrationsDirectory, readMigrations } from '../database/migrate.ts'
import { addressAs, serverRole } from '../database/server-role.ts'
import { NOBODY } from '../database/subject.ts'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { command, submitCase } from '../demo/test-story.ts'
import { FolderFileStore } from '../file/folder-file-store.ts'
import { findFile } from '../file/store.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { eraseCase } from '../personal-data/erase.ts'
import { openTestKeys } from '../personal-data/test-keys.ts'
import { commitWithFiles, endOf } from './commit.ts'
import { cutOff, type Reached, reachDatabase } from './connect.ts'
import { writeKeys } from './keys.ts'
import { MANIFEST, type Manifest, readManifest } from './manifest.ts'
import { type Restored, restore } from './restore.ts'
import { type Backup, writeBackup } from './write-backup.ts'

let house: TestApp
let applicant: TestBrowser
let folder: string
let serial = 0
const databases: TestDatabase[] = []
const going = new AbortController().signal

beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-backup-'))
})
afterAll(async () => {
  for (const database of databases) await database.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const freshFolder = () => {
  serial += 1
  return join(folder, String(serial))
}

const environmentOf = (url: string, data: string): Environment => ({ DATABASE_URL: url, DATA_DIR: data })

async function reached(environment: Environment): Promise<Reached> {
  const found = await reachDatabase({ environment, onProgress: () => {} })
  if (found?.ok !== true) throw new Error(found?.message ?? 'no database')
  return found
}

async function backUp(
  options: Partial<Parameters<typeof writeBackup>[0]> = {},
): Promise<{ folder: string; made: Backup }> {
  const to = freshFolder()
  const made = await writeBackup({
    reached: await reached(environmentOf(house.database.url, house.dataFolder)),
    folder: to,
    signal: going,
    onProgress: () => {},
    ...options,
  })
  return { folder: to, made }
}

async function bringBack(
  from: string,
  keysFrom?: string,
): Promise<{ restored: Restored; database: TestDatabase; data: string }> {
  const database = await createTestDatabase({ content: 'empty' })
  databases.push(database)
  const data = freshFolder()
  const restored = await restore({
    environment: environmentOf(database.url, data),
    folder: from,
    keysFrom,
    signal: going,
    onProgress: () => {},
    onMessage: () => {},
  })
  return { restored, database, data }
}

async function contentOf({ pool }: Pick<TestDatabase, 'pool'>): Promise<Record<string, string>> {
  const tables = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  )
  const content: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const found = await pool.query<{ text: string }>(
      `SELECT coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '') AS text FROM ${name} AS t`,
    )
    content[name] = found.rows[0]?.text ?? ''
  }
  return content
}

/** Constraints, triggers and columns, as PostgreSQL says them. */
async function rulesOf({ pool }: Pick<TestDatabase, 'pool'>): Promise<string[]> {
  const found = await pool.query<{ rule: string }>(
    `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS rule
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT pg_get_triggerdef(pg_trigger.oid) || tgenabled::text FROM pg_trigger
     WHERE NOT tgisinternal ORDER BY rule`,
  )
  return found.rows.map(({ rule }) => rule.replace(/ NOT VALID$/, ''))
}

describe('a backup that was made while people hand in', () => {
  let made: Awaited<ReturnType<typeof backUp>>
  let back: Awaited<ReturnType<typeof bringBack>>
  let before: string
  let manifest: Manifest
  let acknowledged: string[]
  const ended: string[] = []

  beforeAll(async () => {
    before = await submitCase(applicant, 'chenyu')
    const erased = await submitCase(applicant, 'chenyu')
    gotten(await command(applicant, erased, { type: 'withdraw', reason: '不开了' }))
    expect(await eraseCase(house.services, erased, 'command', Date.now())).toBe('erased')
    acknowledged = [before, erased]
    let isOver = false
    const working = (async () => {
      while (!isOver) ended.push(await submitCase(applicant, 'chenyu'))
    })()
    made = await backUp()
    isOver = true
    await working
    if (made.made.end !== 'done') throw new Error(made.made.end)
    manifest = made.made.manifest
    const keys = freshFolder()
    expect(await writeKeys({ DATA_DIR: house.dataFolder }, keys, manifest.id)).toMatchObject({ ok: true })
    back = await bringBack(made.folder, keys)
  })

  test('holds no key and lacks no file, and work went on meanwhile', async () => {
    expect(manifest).toMatchObject({
      complete: true,
      files: { missing: [] },
      masterKeys: [expect.any(String)],
    })
    expect(manifest.files.count).toBeGreaterThan(0)
    expect(ended.length).toBeGreaterThan(0)
    const entries = await readdir(made.folder, { recursive: true })
    expect(entries.filter(name => /\.key$|\.pem$/.test(name))).toEqual([])
  })

  test('comes back whole: what was acknowledged before, its contents and files, and a history that proves itself', async () => {
    expect(back.restored).toMatchObject({ end: 'done', migrated: [], strange: [], withoutKey: [] })
    const { pool } = back.database
    const verified = await verifyHistory(pool, { trusted: [], known: [] })
    expect(verified).toMatchObject({ complete: true, findings: [] })
    const cases = await pool.query<{ case_id: string }>('SELECT case_id FROM case_view')
    expect(cases.rows.map(row => row.case_id)).toEqual(expect.arrayContaining(acknowledged))
    const keys = await openTestKeys(pool, back.data)
    const files = FolderFileStore.at(join(back.data, 'files'))
    const held = await pool.query<{ id: string; sha256: string }>(
      'SELECT id FROM file WHERE sealed_name IS NOT NULL',
    )
    expect(held.rows).toHaveLength(manifest.files.count)
    for (const { id } of held.rows) {
      const known = await findFile({ pool, guarded: new GuardedDatabase(pool, NOBODY), keys }, id)
      if (known === undefined) throw new Error(`${id} can't be read`)
      const there = FolderFileStore.at(house.filesFolder)
      const bytes = async (store: FolderFileStore) =>
        Buffer.concat(await (await store.open(id, known.key)).toArray())
      expect((await bytes(files)).equals(await bytes(there))).toBe(true)
    }
  })

  test('and once more, on top of it: row for row the same, files linked, a lost one named', async () => {
    const id = await submitCase(applicant, 'chenyu')
    const contents = gotten(await applicant.call('getCaseContents', { params: { case: id } }))
    const lost = contents.files[0]?.file ?? ''
    await house.services.files.remove(lost)
    const { folder: second, made: again } = await backUp({ base: made.folder })
    if (again.end !== 'done') throw new Error(again.end)
    const { linked, count, missing } = again.manifest.files
    expect({ linked, missing }).toEqual({ linked: manifest.files.count, missing: [lost] })
    expect(count).toBeGreaterThan(linked)
    const there = await contentOf(house.database)
    const { database } = await bringBack(second)
    const here = await contentOf(database)
    expect(Object.keys(here).toSorted()).toEqual(Object.keys(there).toSorted())
    for (const [name, rows] of Object.entries(there)) expect([name, here[name]]).toEqual([name, rows])
  })

  test('where the database breaks off at the very end, neither rows nor files are left of it', async () => {
    const database = await createTestDatabase({ content: 'empty' })
    databases.push(database)
    const data = freshFolder()
    await database.pool.query(`
      CREATE SCHEMA fault;
      CREATE FUNCTION fault.strike() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE FUNCTION fault.wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        IF to_regclass('public.outbox_shift') IS NOT NULL
          AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'fault_at_commit') THEN
          CREATE CONSTRAINT TRIGGER fault_at_commit AFTER UPDATE ON public.outbox_shift
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fault.strike();
        END IF; END $$;
      CREATE EVENT TRIGGER fault_waits ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION fault.wait()`)
    const broken = restore({
      environment: environmentOf(database.url, data),
      folder: made.folder,
      keysFrom: undefined,
      signal: going,
      onProgress: () => {},
      onMessage: () => {},
    })
    await expect(broken).rejects.toThrow('terminat')
    expect(await readdir(data)).toEqual([])
    const left = await database.pool.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)
    expect(left.rowCount).toBe(0)
  })

  test('has every rule of the tables again', async () => {
    expect(await rulesOf(back.database)).toEqual(await rulesOf(house.database))
    await expect(back.database.pool.query('DELETE FROM process_event')).rejects.toThrow('append-only')
  })
})

test('of a release before encryption, it is brought forward', async () => {
  const old = await createTestDatabase({ content: 'empty' })
  databases.push(old)
  await migrate(old.pool, readMigrations(migrationsDirectory).slice(0, 16))
  const person = 'a0000000-0000-4000-8000-000000000001'
  await old.pool.query(`INSERT INTO person VALUES ($1, '王芳', '11010519491231002X', '13800000000', now())`, [
    person,
  ])
  await old.pool.query(
    `INSERT INTO account (id, login, name, password_hash, role, person, created_at)
     VALUES (gen_random_uuid(), 'wang', '王芳', 'x', 'applicant', $1, now())`,
    [person],
  )
  const { folder: from, made } = await backUp({
    reached: await reached(environmentOf(old.url, freshFolder())),
  })
  expect(made.end).toBe('done')
  const { restored, database } = await bringBack(from)
  if (restored.end !== 'done') throw new Error(restored.end)
  expect(restored.migrated[0]).toBe('0017-encrypt-personal-data')
  expect(restored.migrated).toHaveLength(readMigrations(migrationsDirectory).length - 16)
  const found = await database.pool.query('SELECT name, mobile FROM person')
  expect(found.rows).toEqual([{ name: '王芳', mobile: '13800000000' }])
  // A trigger that writes for each new account stayed out of it.
  expect((await database.pool.query('SELECT FROM account_post')).rowCount).toBe(1)
})

describe('a small backup', () => {
  /** A small one. */
  let from: string
  let kept: Manifest
  beforeAll(async () => {
    const database = await createTestDatabase()
    databases.push(database)
    const small = await backUp({ reached: await reached(environmentOf(database.url, freshFolder())) })
    if (small.made.end !== 'done') throw new Error(small.made.end)
    from = small.folder
    kept = small.made.manifest
  })

  const rewritten = (change: (manifest: Manifest) => Manifest) => () =>
    writeFile(join(from, MANIFEST), JSON.stringify(change(kept)))
  const harmed = (path: string, change: (bytes: Buffer) => Buffer) => async () =>
    writeFile(join(from, path), change(await readFile(join(from, path))))
  const flipped = (bytes: Buffer) => {
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    return bytes
  }

  test('lets new events stand behind all places of before', async () => {
    await rewritten(manifest => ({ ...manifest, horizon: 2_000_000_000 }))()
    const { database } = await bringBack(from)
    await rewritten(manifest => manifest)()
    const next = await database.pool.query<{ place: number; horizon: number }>(
      `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
       VALUES (gen_random_uuid(), 1, 'case', 'x', now(), gen_random_uuid(), 'system', '{}', '')
       RETURNING transaction_id AS place, outbox_horizon() AS horizon`,
    )
    expect(next.rows[0]?.place).toBeGreaterThan(2_000_000_000)
    expect(next.rows[0]?.horizon).toBeGreaterThanOrEqual(2_000_000_000)
  })

  test('is not restored over what is there', async () => {
    const onto = (data: string, url: string) =>
      restore({
        environment: environmentOf(url, data),
        folder: from,
        keysFrom: undefined,
        signal: going,
        onProgress: () => {},
        onMessage: () => {},
      })
    expect(await onto(freshFolder(), house.database.url)).toEqual({ end: 'database-in-use' })
    const empty = await createTestDatabase({ content: 'empty' })
    databases.push(empty)
    const data = freshFolder()
    await mkdir(join(data, 'files'), { recursive: true })
    await writeFile(join(data, 'files', 'x'), '')
    expect(await onto(data, empty.url)).toEqual({ end: 'files-in-use' })
  })

  test.each<[string, () => Promise<unknown>, object]>([
    [
      'of a newer release',
      rewritten(manifest => ({
        ...manifest,
        migrations: [...manifest.migrations, { number: 9999, name: '9999-later', checksum: 'a'.repeat(64) }],
      })),
      { end: 'newer-release', migration: '9999-later' },
    ],
    [
      'unfinished',
      rewritten(manifest => ({ ...manifest, complete: false })),
      { end: 'faulty', fault: { code: 'incomplete' } },
    ],
    [
      'changed in a table',
      async () => {
        await rewritten(manifest => manifest)()
        await harmed('tables/case_view.copy.gz', flipped)()
      },
      { end: 'faulty', fault: { code: 'changed', path: 'tables/case_view.copy.gz' } },
    ],
    [
      'short of a table',
      () => unlink(join(from, 'tables/account.copy.gz')),
      { end: 'faulty', fault: { code: 'lost', path: 'tables/account.copy.gz' } },
    ],
    [
      'changed in its list',
      harmed('SHA256SUMS', bytes => bytes.subarray(1)),
      { end: 'faulty', fault: { code: 'changed', path: 'SHA256SUMS' } },
    ],
  ])('is not restored when it is %s', async (_, harm, expected) => {
    await harm()
    const { restored, database } = await bringBack(from)
    expect(restored).toMatchObject(expected)
    const left = await database.pool.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)
    expect(left.rowCount).toBe(0)
  })
})

test('what became of a transaction is known without its connection', async () => {
  const there = await reached(environmentOf(house.database.url, house.dataFolder))
  const ended = async (how: 'COMMIT' | 'ROLLBACK') => {
    const client = await there.connect()
    await client.query('BEGIN')
    const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id')
    await client.query(how)
    await client.end()
    return endOf(rows[0]?.id ?? '', there)
  }
  expect(await ended('COMMIT')).toBe('committed')
  expect(await ended('ROLLBACK')).toBe('aborted')
})

test('files are put in place only by a connection that is still there', async () => {
  const there = await reached(environmentOf(house.database.url, house.dataFolder))
  const place = freshFolder()
  const [aside, files] = [join(place, 'aside'), join(place, 'files')]
  await mkdir(aside, { recursive: true })
  const client = await there.connect()
  await client.query('BEGIN')
  cutOff(client)
  await expect(commitWithFiles(client, there, { aside, files })).rejects.toThrow()
  expect(await readdir(place)).toEqual(['aside'])
})

test('by a role that sees a part of the rows, it is refused, not short of the others', async () => {
  const { url } = house.database
  const bound = await reached(environmentOf(addressAs(serverRole, url), house.dataFolder))
  const { folder: from, made } = await backUp({ reached: bound })
  expect(made).toEqual({ end: 'not-the-owner' })
  expect(await readdir(from)).toEqual([])
  const client = await bound.connect()
  await expect(client.query('SELECT FROM account')).rejects.toThrow('row-level security')
  await client.end()
})

test('stopped, it is marked as incomplete; a folder in use is left alone', async () => {
  const stopping = new AbortController()
  const { folder: from, made } = await backUp({
    signal: stopping.signal,
    onProgress: ({ tables }) => tables === 5 && stopping.abort(),
  })
  expect(made).toEqual({ end: 'stopped' })
  expect(await readManifest(from)).toEqual({ ok: false, code: 'incomplete' })
  expect(await backUp({ folder: from })).toMatchObject({ made: { end: 'folder-in-use' } })
})
