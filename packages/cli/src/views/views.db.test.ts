/** Beside a server on the same database; once as the real program, in a process of its own. */
import { accept, staff, submitCase } from '@yijianshi/server/demo/test-story'
import { createTestApp, type TestApp, TestBrowser } from '@yijianshi/server/http/test-app'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram, yijianshiIn } from '../program.fixture.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const there = () => ({ DATABASE_URL: house.database.url })
const views = (...args: readonly string[]) => yijianshiIn(there(), 'views', ...args)

const tables = ['case_view', 'task_view', 'obligation']

async function content(): Promise<string[]> {
  return Promise.all(
    tables.map(async table => {
      const found = await house.services.pool.query<{ text: string | null }>(
        `SELECT string_agg(${table}::text, ' ' ORDER BY ${table}::text) AS text FROM ${table}`,
      )
      return found.rows[0]?.text ?? ''
    }),
  )
}

test('lost and broken rows of cases are there again, as they were', async () => {
  const applicant = await new TestBrowser(house).login('chenyu')
  const [first] = [await submitCase(applicant, 'chenyu'), await submitCase(applicant, 'chenyu')]
  await accept(await staff(house, 'clerk1'), first)
  const before = await content()
  expect(before[0]).toContain(first)
  await house.services.pool.query('DELETE FROM task_view')
  await house.services.pool.query('DELETE FROM obligation')
  await house.services.pool.query("UPDATE case_view SET stage = 'closed', due = NULL")
  // Where it takes its time, it says on the way how far it is.
  expect(await runProgram(['views', 'rebuild', 'case', '--lang', 'en'], there())).toMatchObject({
    status: 0,
    stdout: 'case: rebuilt; looked at 2, mended 2.\n',
  })
  expect(await content()).toEqual(before)
  const all = await views('rebuild', '--format', 'json')
  expect(JSON.parse(all.stdout)).toEqual([
    { kind: 'case', processes: 2, changed: 0 },
    { kind: 'catalogue-change', processes: 0, changed: 0 },
    { kind: 'change-order', processes: 0, changed: 0 },
    { kind: 'licence', processes: 0, changed: 0 },
    { kind: 'mandate', processes: 0, changed: 0 },
    { kind: 'supervision-order', processes: 0, changed: 0 },
  ])
})

test('what is not understood is said in one line', async () => {
  expect(await views()).toMatchObject({ status: 2, stderr: expect.stringContaining('rebuild') })
  expect(await views('rebuild', 'cases')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('change-order'),
  })
})
