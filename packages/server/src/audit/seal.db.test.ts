import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIRST_PREVIOUS, leafOf, rootOf, statementBytes, statementHash, toHex } from '@yijianshi/core/audit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { findLastRoot, listKeys, listRoots, type StoredRoot } from './root-store.ts'
import { sealDays } from './seal.ts'
import { hexBytes, isSigned, nodeSha256, openSigningKey, type SigningKey } from './signing-key.ts'
import { createNoteEngine, type NoteEngine, note } from './test-history.ts'

let folder: string
let key: SigningKey
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-seal-'))
  key = await openSigningKey(join(folder, 'key.pem'), 'Ed25519')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let database: TestDatabase
let engine: NoteEngine
beforeEach(async () => {
  database = await createTestDatabase()
  engine = await createNoteEngine(database.pool)
  return () => database.close()
})

const at = (text: string) => Date.parse(`${text}+08:00`)
const seal = (now: string, settlingMs = 0) => sealDays(database.pool, { key, now: at(now), settlingMs })
const [first, second] = ['10000000-0000-4000-8000-000000000000', '20000000-0000-4000-8000-000000000000']

async function roots(): Promise<Map<string, StoredRoot>> {
  return new Map((await listRoots(database.pool, undefined, 100)).map(root => [root.day, root]))
}

/** The root as anybody would make it from the events in the order of process id and version. */
async function rootOver(...places: readonly (readonly [string, number])[]): Promise<string> {
  const leaves: Uint8Array[] = []
  for (const [process, version] of places) {
    const found = await database.pool.query<{ hash: Buffer }>(
      'SELECT hash FROM process_event WHERE process_id = $1 AND version = $2',
      [process, version],
    )
    leaves.push(leafOf(nodeSha256, found.rows[0]?.hash ?? Buffer.alloc(0), 'note'))
  }
  return toHex(rootOf(nodeSha256, leaves))
}

test('a day gets its root once it has ended in China, over its events by process and version', async () => {
  await note(engine, second, ['a', 'b'], at('2026-11-20T09:00'))
  await note(engine, first, ['c', 'd'], at('2026-11-20T23:59'))
  await note(engine, first, ['e'], at('2026-11-21T00:00'))
  expect(await seal('2026-11-21T00:04', 300_000)).toEqual(['2026-11-19'])
  expect(await seal('2026-11-21T00:05', 300_000)).toEqual(['2026-11-20'])
  expect(await seal('2026-11-21T23:59')).toEqual([])
  expect(await seal('2026-11-22T00:00')).toEqual(['2026-11-21'])

  const made = await roots()
  const of = (day: string) => made.get(day)
  expect(of('2026-11-19')).toMatchObject({ events: 0, previous: FIRST_PREVIOUS })
  expect(of('2026-11-20')).toMatchObject({
    events: 4,
    root: await rootOver([first, 1], [first, 2], [second, 1], [second, 2]),
  })
  expect(of('2026-11-21')).toMatchObject({ events: 1, root: await rootOver([first, 3]) })
  const keys = await listKeys(database.pool, 10)
  expect(keys).toHaveLength(1)
  for (const root of made.values()) {
    expect(
      isSigned('Ed25519', hexBytes(keys[0]?.publicKey ?? ''), statementBytes(root), hexBytes(root.signature)),
    ).toBe(true)
  }
  const before = of('2026-11-20')
  expect(of('2026-11-21')?.previous).toBe(before && statementHash(nodeSha256, before))
})

test('what is dated back after a root comes into a later day; the root stays', async () => {
  await note(engine, first, ['a'], at('2026-11-20T09:00'))
  await seal('2026-11-21T08:00')
  const before = (await roots()).get('2026-11-20')
  await note(engine, second, ['dated back'], at('2026-11-19T09:00'))
  await note(engine, first, ['late'], at('2026-11-20T10:00'))
  await seal('2026-11-22T08:00')
  const after = await roots()
  expect(after.get('2026-11-20')).toEqual(before)
  expect(after.get('2026-11-21')).toMatchObject({ events: 2, root: await rootOver([first, 2], [second, 1]) })
})

test('what is committed after a root, though begun before, comes into a later day', async () => {
  await note(engine, first, ['a'], at('2026-11-20T09:00'))
  const slow = await database.pool.connect()
  await slow.query('BEGIN')
  await slow.query(
    `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
     VALUES ($1, 1, 'note', 'Noted', $2, $1, 'clerk', '{}', decode(repeat('ab', 32), 'hex'))`,
    [second, new Date(at('2026-11-20T10:00'))],
  )
  // Younger than the slow one, and in the root before it.
  await note(engine, first, ['b'], at('2026-11-20T11:00'))
  expect(await seal('2026-11-21T08:00')).toEqual(['2026-11-20'])
  expect((await roots()).get('2026-11-20')?.events).toBe(2)
  await slow.query('COMMIT')
  slow.release()
  await seal('2026-11-22T08:00')
  expect((await roots()).get('2026-11-21')).toMatchObject({ events: 1, root: await rootOver([second, 1]) })
})

test('days that were missed are caught up, each with its own events, also those without any', async () => {
  await seal('2026-11-17T08:00')
  await note(engine, first, ['a'], at('2026-11-17T09:00'))
  await note(engine, first, ['b'], at('2026-11-19T09:00'))
  await note(engine, second, ['ahead of time'], at('2026-11-25T09:00'))
  expect(await seal('2026-11-21T08:00')).toEqual(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
  await seal('2026-11-26T08:00')
  const counts = [...(await roots()).values()].map(({ day, events }) => `${day.slice(8)}: ${events}`)
  expect(counts.toReversed()).toEqual([
    '16: 0',
    '17: 1',
    '18: 0',
    '19: 1',
    '20: 0',
    '21: 0',
    '22: 0',
    '23: 0',
    '24: 0',
    '25: 1',
  ])
})

test('many servers make each root exactly once, while commands go on', async () => {
  const processes = Array.from({ length: 30 }, () => randomUUID())
  await Promise.all(processes.map(process => note(engine, process, ['a', 'b'], at('2026-11-18T09:00'))))
  await seal('2026-11-18T12:00')
  const writing = processes.map(process => note(engine, process, ['c', 'd', 'e'], at('2026-11-20T09:00')))
  const made = await Promise.all(Array.from({ length: 6 }, () => seal('2026-11-21T08:00')))
  await Promise.all(writing)
  await seal('2026-11-21T08:00')
  await seal('2026-11-23T08:00')
  const all = [...(await roots()).values()]
  expect(new Set(made.flat()).size).toBe(made.flat().length)
  expect(all.map(root => root.day)).toEqual([
    '2026-11-22',
    '2026-11-21',
    '2026-11-20',
    '2026-11-19',
    '2026-11-18',
    '2026-11-17',
  ])
  expect(all.reduce((sum, root) => sum + root.events, 0)).toBe(150)
})

test('after the restore of a dump, where transactions are counted anew, nothing is left out and nothing is twice', async () => {
  await note(engine, first, ['a', 'b'], at('2026-11-19T09:00'))
  await seal('2026-11-20T08:00')
  // The old cluster had counted further than this one has.
  const far = (await findLastRoot(database.pool))?.horizon ?? 0
  const client = await database.pool.connect()
  await client.query('SET session_replication_role = replica')
  await client.query(`UPDATE audit_root SET cluster_id = 'another', horizon = $1`, [far + 1_000_000])
  await client.query('UPDATE process_event SET transaction_id = transaction_id + 1000000')
  client.release(true)
  await note(engine, first, ['c'], at('2026-11-20T09:00'))
  await seal('2026-11-21T08:00')
  await note(engine, second, ['d'], at('2026-11-21T09:00'))
  await seal('2026-11-22T08:00')
  const made = await roots()
  expect(made.get('2026-11-20')).toMatchObject({ events: 1, root: await rootOver([first, 3]) })
  expect(made.get('2026-11-21')).toMatchObject({ events: 1, root: await rootOver([second, 1]) })
})

test('a root can be neither changed nor deleted, but for its time-stamp, once', async () => {
  await note(engine, first, ['a'], at('2026-11-19T09:00'))
  await seal('2026-11-20T08:00')
  const { pool } = database
  for (const sql of [
    'UPDATE audit_root SET event_count = 2',
    'DELETE FROM audit_root',
    'TRUNCATE audit_root CASCADE',
    'DELETE FROM audit_part',
    'UPDATE audit_part SET first_leaf = 1',
    'DELETE FROM audit_key',
  ]) {
    await expect(pool.query(sql), sql).rejects.toThrow(/never changes|append-only/)
  }
  await pool.query(`UPDATE audit_root SET token = '\\x00', token_at = now()`)
  await expect(pool.query(`UPDATE audit_root SET token = '\\x01'`)).rejects.toThrow(/never changes/)
})

test('needs no more rights than those of the owner of the tables', async () => {
  await note(engine, first, ['a'], at('2026-11-19T09:00'))
  const role = `owner_${randomUUID().slice(0, 8)}`
  const { pool } = database
  await pool.query(`CREATE ROLE ${role}`)
  await pool.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`)
  const client = await pool.connect()
  try {
    await client.query(`SET ROLE ${role}`)
    const found = await client.query<{ id: string }>(
      'SELECT system_identifier::text AS id FROM pg_control_system()',
    )
    expect(found.rows[0]?.id).toMatch(/^\d+$/)
  } finally {
    client.release(true)
    await pool.query(`DROP OWNED BY ${role}`)
    await pool.query(`DROP ROLE ${role}`)
  }
})
