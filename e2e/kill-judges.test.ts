/** What is asked after a campaign: it is silent where all is well, and names each thing that is not. */
import { join } from 'node:path'
import { tamper } from '@yijianshi/server/audit/test-history'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { createTestDatabase, type TestDatabase } from '@yijianshi/server/database/test-database'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CatalogueVersions } from '../packages/server/src/catalogue/catalogue-versions.ts'
import { RunningCatalogue } from '../packages/server/src/catalogue/running-catalogue.ts'
import { findWrongHistory, findWrongViews } from './kill-aftermath.ts'
import { makeOverdue, type Overdue } from './kill-overdue.ts'
import { findWrongWatching } from './kill-watching.ts'

const folder = join(import.meta.dirname, '../catalogue')
const EACH = 3
let database: TestDatabase
let overdue: Overdue
const firstOf = (cases: readonly string[]) => cases[0] ?? ''
const judged = async () => (await findWrongWatching(database.pool, overdue)).wrong

beforeEach(async () => {
  database = await createTestDatabase()
  const { catalogue, ...read } = await loadCatalogue(folder)
  if (catalogue === undefined) throw new Error('the catalogue is faulty')
  const { pool } = database
  await RunningCatalogue.open(pool, new CatalogueVersions(pool), folder, { ...read, catalogue }, Date.now)
  overdue = await makeOverdue(pool, EACH, 0)
  expect(await findWrongWatching(pool, overdue)).toEqual({ alerts: 0, lapsed: 0, orders: 0, wrong: [] })
})
afterEach(() => database.close())

test('a second judgement finds what the sweeps of the first did, and nothing wrong', async () => {
  const { alerts, lapsed, orders, wrong } = await findWrongWatching(database.pool, overdue)
  expect(wrong).toEqual([])
  // By law they were accepted long ago, so the first item of every case is gravely late.
  expect([lapsed, orders]).toEqual([EACH, 2 * EACH])
  expect(alerts).toBeGreaterThan(lapsed + orders)
})

test('a warning that is lost and one that was never due are named', async () => {
  const late = firstOf(overdue.late)
  await database.pool.query(
    `UPDATE alert SET step = 'expired' WHERE alert_id = (SELECT min(alert_id) FROM alert WHERE process_id = $1)`,
    [late],
  )
  const wrong = await judged()
  expect(wrong.filter(line => line.startsWith(`a warning was lost: ${late}`))).not.toEqual([])
  expect(wrong.filter(line => line.startsWith(`a warning was doubled or never due: ${late}`))).not.toEqual([])
})

test('an order that is lost and one that nothing asked for are named', async () => {
  const late = firstOf(overdue.late)
  await database.pool.query(`UPDATE supervision_view SET key = 'another' WHERE process_id = $1`, [late])
  const wrong = await judged()
  expect(wrong.filter(line => line.startsWith(`an order was lost: ${late}`))).not.toEqual([])
  expect(wrong).toContain(`an order was doubled or never due: ${late} another`)
})

test('acceptance by law that did not come, came twice, or came where somebody had accepted is named', async () => {
  const [unanswered, late] = [firstOf(overdue.unanswered), firstOf(overdue.late)]
  overdue = { ...overdue, unanswered: [...overdue.unanswered.slice(1), late], late: [unanswered] }
  expect(await judged()).toEqual([
    `acceptance by law was lost: ${late}`,
    `acceptance by law was doubled or never due: ${unanswered}`,
  ])
})

test('a history that was changed, and a view that no event gives, are named', async () => {
  const environment = { DATABASE_URL: database.url }
  expect([...(await findWrongHistory(environment)), ...(await findWrongViews(database.pool))]).toEqual([])
  const late = firstOf(overdue.late)
  await database.pool.query(`UPDATE task_view SET stage = 'issued' WHERE case_id = $1`, [late])
  expect(await findWrongViews(database.pool)).toEqual([expect.stringContaining('task_view')])
  await tamper(database.pool, [
    'UPDATE process_event SET account_id = gen_random_uuid() WHERE process_id = $1 AND version = 1',
    [late],
  ])
  expect(await findWrongHistory(environment)).toEqual([
    expect.stringContaining(`${late}: event 1 was changed`),
  ])
})
