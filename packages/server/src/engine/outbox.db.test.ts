import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { wordlessKeys } from '../personal-data/test-keys.ts'
import { alignOutbox, PLACES, readChanges, readHorizon, readOutbox } from './outbox.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.close())

async function append(process: string, version: number, count = 1): Promise<number> {
  const added = await database.pool.query<{ transaction_id: number }>(
    `INSERT INTO process_event (process_id, version, kind, type, happened_at, account_id, role, data, hash)
     SELECT $1, $2 + n, 'case', 'Happened', now(), $1, 'clerk', '{}', '' FROM generate_series(0, $3::integer - 1) AS n
     RETURNING transaction_id`,
    [process, version, count],
  )
  return added.rows[0]?.transaction_id ?? 0
}

async function settled(until: number): Promise<void> {
  await expect.poll(() => readHorizon(database.pool)).toBeGreaterThanOrEqual(until)
}

test('a batch ends with a transaction, never inside one', async () => {
  const process = randomUUID()
  const first = await append(process, 1, 5)
  const second = await append(process, 6, 2)
  await settled(second)
  const one = await readOutbox(database.pool, wordlessKeys, first - 1, 3)
  expect([one?.events.length, one?.until]).toEqual([5, first])
  const two = await readOutbox(database.pool, wordlessKeys, one?.until ?? 0, 3)
  expect(two?.events.map(event => event.id)).toEqual([`${process}/6`, `${process}/7`])
  expect(await readOutbox(database.pool, wordlessKeys, second, 3)).toBeUndefined()
  expect((await readOutbox(database.pool, wordlessKeys, first - 1, 100, first))?.until).toBe(first)
})

test('changes are told once for each process, with its newest version', async () => {
  const [one, other] = [randomUUID(), randomUUID()]
  const first = await append(one, 1, 2)
  await append(other, 1)
  const last = await append(one, 3)
  await settled(last)
  const changes = await readChanges(database.pool, first - 1, last, 10)
  expect(changes.map(({ process, version }) => [process, version])).toEqual([
    [other, 1],
    [one, 3],
  ])
  expect(await readChanges(database.pool, first - 1, last, 10, Date.now() + 60_000)).toEqual([])
})

test('in a database restored into another server, new events stand behind the old ones', async () => {
  expect(await alignOutbox(database.pool)).toBe(false)
  const old = randomUUID()
  const far = 5_000_000_000_000
  await append(old, 1)
  await database.pool.query(
    `INSERT INTO process_event
       (process_id, version, kind, type, happened_at, account_id, role, data, hash, transaction_id)
     VALUES ($1, 2, 'case', 'Happened', now(), $1, 'clerk', '{}', '', $2)`,
    [old, far],
  )
  expect(await readHorizon(database.pool)).toBeLessThan(far)
  expect(await alignOutbox(database.pool)).toBe(true)
  const process = randomUUID()
  const place = await append(process, 1)
  expect(place).toBeGreaterThan(far)
  await settled(place)
  const told = await readOutbox(database.pool, wordlessKeys, far, 10)
  expect(told?.events.map(event => event.id)).toEqual([`${process}/1`])
  expect(await alignOutbox(database.pool)).toBe(false)
})

test('they stand behind every place too, which may be ahead of the newest event; nothing is told twice', async () => {
  const told = 5_000_000_000_000
  const [seen, waiting, later] = [randomUUID(), randomUUID(), randomUUID()]
  /** As another server left it: the first event was told, the second was not, and the place is ahead of both. */
  const { pool } = database
  await append(seen, 1)
  const asDumped = async (process: string, place: number) =>
    pool.query(
      `INSERT INTO process_event
         (process_id, version, kind, type, happened_at, account_id, role, data, hash, transaction_id)
       VALUES ($1, 1, 'case', 'Happened', now(), $1, 'clerk', '{}', '', $2)`,
      [process, place],
    )
  await asDumped(waiting, told - 100)
  await pool.query('UPDATE licence_place SET transaction_id = $1', [told])
  expect(await alignOutbox(pool)).toBe(true)
  const place = await append(later, 1)
  expect(place).toBeGreaterThan(told)
  await settled(place)
  const ofLicences = await readOutbox(pool, wordlessKeys, told, 10)
  expect(ofLicences?.events.map(event => event.id)).toEqual([`${later}/1`])
  const ofSomebodyBehind = await readOutbox(pool, wordlessKeys, told - 101, 10)
  expect(ofSomebodyBehind?.events.map(event => event.id)).toEqual([`${waiting}/1`, `${later}/1`])
  expect(await alignOutbox(pool)).toBe(false)
})

test('a place alone is enough, where every event is older; every table with places is looked at', async () => {
  const { rows } = await database.pool.query<{ place: number }>(
    `UPDATE licence_place SET transaction_id = pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000
     RETURNING transaction_id AS place`,
  )
  expect(await alignOutbox(database.pool)).toBe(true)
  expect(await append(randomUUID(), 1)).toBeGreaterThan(rows[0]?.place ?? 0)
  const kept = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'transaction_id' AND table_name <> 'process_event'`,
  )
  expect(kept.rows.map(({ name }) => name).toSorted()).toEqual(PLACES.toSorted())
})
