import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@yijianshi/core/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GuardedDatabase } from '../database/guarded.ts'
import { NOBODY, type Subject } from '../database/subject.ts'
import { submitCase } from '../demo/test-story.ts'
import { createTestApp, type TestApp, TestBrowser } from '../http/test-app.ts'
import { withApplicantNames } from './applicants.ts'
import { erasedName, namesBeside } from './person.ts'

/** Of one applicant, at another window and without a task at the authority. */
const elsewhere = 2_000

let house: TestApp
let caseId: string
let otherCase: string
let clerk: PersonActor
let reviewer: PersonActor

beforeAll(async () => {
  house = await createTestApp()
  const { pool } = house.database
  caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  const others = await pool.query<{ case_id: string }>(
    `INSERT INTO case_view
     SELECT gen_random_uuid(), '990101' || lpad(n::text, 15, '0'), matter, situation, plan_hash, stage, channel,
            'elsewhere', applicant_id, submitted_at, tasks_all, tasks_ended, due, due_owner, due_provisional,
            broken_promise_at, ended, clerks, reviewers
     FROM case_view CROSS JOIN generate_series(1, $2) AS n WHERE case_id = $1 RETURNING case_id`,
    [caseId, elsewhere],
  )
  otherCase = others.rows[0]?.case_id ?? ''
  await pool.query('VACUUM ANALYZE case_view')
  const found = await pool.query<{ site: string; authority: string }>(
    'SELECT site, authority FROM case_view JOIN task_view USING (case_id) WHERE case_id = $1',
    [caseId],
  )
  const [{ site, authority } = { site: '', authority: '' }] = found.rows
  clerk = { role: 'clerk', account: randomUUID(), site, window: '1' }
  reviewer = { role: 'reviewer', account: randomUUID(), authority, items: 'all' }
})
afterAll(() => house.close())

const storeOf = (subject: Subject) => ({
  ...house.services,
  guarded: new GuardedDatabase(house.database.server, subject),
})

async function namesFor(subject: Subject): Promise<string[]> {
  const rows = await withApplicantNames(storeOf(subject), [caseId, otherCase], id => id)
  return rows.map(row => row.applicant_name)
}

test('an applicant is named to whoever has to do with the case, and for that case alone', async () => {
  expect(await namesFor(clerk)).toEqual(['陈雨', erasedName])
  expect(await namesFor(reviewer)).toEqual(['陈雨', erasedName])
})

test('nobody else is told a name', async () => {
  const strangers: Subject[] = [
    NOBODY,
    { role: 'clerk', account: randomUUID(), site: 'a-third-window', window: '1' },
    { role: 'reviewer', account: randomUUID(), authority: 'another-one', items: 'all' },
    { role: 'manager', account: randomUUID(), site: 'anywhere' },
  ]
  for (const subject of strangers) expect(await namesFor(subject)).toEqual([erasedName, erasedName])
})

test('where the access table opens a list, names beside it are told for each', async () => {
  const manager = storeOf({ role: 'manager', account: randomUUID(), site: 'anywhere' })
  const rows = await withApplicantNames(namesBeside(manager), [caseId, otherCase], id => id)
  expect(rows.map(row => row.applicant_name)).toEqual(['陈雨', '陈雨'])
})

test('of the thousands of cases of an applicant, only the one on the page is looked at', async () => {
  const client = await house.database.server.connect()
  try {
    for (const subject of [clerk, reviewer]) {
      await client.query('BEGIN')
      const store = storeOf(subject)
      await withApplicantNames({ ...store, guarded: store.guarded.within(client) }, [caseId], id => id)
      const { rows } = await client.query<{ read: number }>(
        `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables
         WHERE relname IN ('case_view', 'task_view')`,
      )
      await client.query('COMMIT')
      expect(rows[0]?.read).toBeGreaterThan(0)
      expect(rows[0]?.read).toBeLessThan(100)
    }
  } finally {
    client.release()
  }
})
