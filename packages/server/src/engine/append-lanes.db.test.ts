import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { AppendLanes, type AppendRow } from './append-lanes.ts'

let database: TestDatabase
let lanes: AppendLanes

beforeAll(async () => {
  database = await createTestDatabase()
  await database.pool.query(
    `CREATE FUNCTION write_nothing(jsonb) RETURNS void LANGUAGE plpgsql AS 'BEGIN END'`,
  )
  lanes = new AppendLanes(database.pool, 'test', 'write_nothing')
})

afterAll(() => database.close())

function row(processId: string = randomUUID(), expectedVersion = 0): AppendRow {
  return {
    process_id: processId,
    expected_version: expectedVersion,
    command_id: randomUUID(),
    happened_at: '2026-11-20T04:00:00.000Z',
    account_id: randomUUID(),
    role: 'clerk',
    events: ['First', 'Second'].map(type => ({ type, data: '{"text":"我要开便利店"}', hash: '00' })),
  }
}

async function statements(): Promise<number> {
  const found = await database.pool.query<{ count: number }>(
    'SELECT count(DISTINCT transaction_id) AS count FROM process_event',
  )
  return found.rows[0]?.count ?? 0
}

async function versions(processId: string): Promise<number[]> {
  const found = await database.pool.query<{ version: number }>(
    'SELECT version FROM process_event WHERE process_id = $1 ORDER BY version',
    [processId],
  )
  return found.rows.map(({ version }) => version)
}

test('commands that wait together are written together, each whole', async () => {
  const before = await statements()
  const rows = Array.from({ length: 40 }, () => row())
  const outcomes = await Promise.all(rows.map(entry => lanes.append(entry, { view: {} })))
  expect(new Set(outcomes)).toEqual(new Set(['appended']))
  expect((await statements()) - before).toBeLessThan(rows.length)
  for (const entry of rows) expect(await versions(entry.process_id)).toEqual([1, 2])
})

test('one that is too late, or broken, harms none of the others', async () => {
  const taken = row()
  await lanes.append(taken, { view: {} })
  const sound = Array.from({ length: 20 }, () => row())
  const late = row(taken.process_id)
  const broken = { ...row(), account_id: 'nobody","someone' }
  const outcomes = await Promise.allSettled(
    [...sound.slice(0, 10), late, broken, ...sound.slice(10)].map(entry => lanes.append(entry, { view: {} })),
  )
  expect(outcomes[10]).toEqual({ status: 'fulfilled', value: 'conflict' })
  expect(outcomes[11]).toMatchObject({ status: 'rejected' })
  const others = outcomes.toSpliced(10, 2)
  expect(others.every(outcome => outcome.status === 'fulfilled' && outcome.value === 'appended')).toBe(true)
  for (const entry of sound) expect(await versions(entry.process_id)).toEqual([1, 2])
  expect(await versions(taken.process_id)).toEqual([1, 2])
  expect(await versions(broken.process_id)).toEqual([])
})

/** Left to itself, PostgreSQL plans anew for each command that comes alone. */
test('every function that writes for a command plans once', async () => {
  const found = await database.pool.query<{ name: string; once: boolean }>(
    `SELECT proname AS name, coalesce('plan_cache_mode=force_generic_plan' = ANY (proconfig), false) AS once
     FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'write\\_%' AND proname <> 'write_nothing'`,
  )
  expect(found.rows.map(({ name }) => name)).toContain('write_case_views')
  expect(found.rows.filter(({ once }) => !once)).toEqual([])
})
