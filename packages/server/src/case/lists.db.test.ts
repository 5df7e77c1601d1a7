/** That pages of long lists are read in the order of an index: what the lists ask is explained by PostgreSQL. */
import type { Actor } from '@yijianshi/core/access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { submitCase } from '../demo/test-story.ts'
import type { Outcome } from '../http/outcome.ts'
import { createTestApp, type TestApp, TestBrowser } from '../http/test-app.ts'
import type { Services } from '../http/wiring.ts'
import { listTasks } from './inbox.ts'
import { listCases } from './lists.ts'

const site = 'donghu-hall'
const authority = 'market-regulation'
const item = 'business-registration'
/** Of one in twenty tasks. */
const rareItem = 'company-change-registration'
const cases = 20_000
/** Every second case is at our desk, every tenth of those is open. */
const openCases = cases / 20

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
  const { pool } = house.database
  const browser = await new TestBrowser(house).login('chenyu')
  const model = await submitCase(browser, 'chenyu')
  await pool.query(
    `INSERT INTO person (id, citizen_index, created_at)
     SELECT gen_random_uuid(), convert_to('person-' || n, 'UTF8'), now() FROM generate_series(1, 10000) AS n`,
  )
  await pool.query(
    `INSERT INTO case_view
     SELECT gen_random_uuid(), '990101' || lpad(n::text, 15, '0'), matter, situation, plan_hash,
            CASE WHEN n % 20 = 0 THEN (ARRAY['submitted', 'correcting', 'handling', 'concluded'])[1 + n / 20 % 4]
                 ELSE (ARRAY['closed', 'declined', 'withdrawn'])[1 + n % 3] END,
            channel, CASE WHEN n % 2 = 0 THEN $2 ELSE 'another-site' END, person.id,
            date_trunc('second', now()) - (20001 - n) * interval '1 minute', 6, 0,
            CASE WHEN n % 20 = 0 THEN current_date + n % 97 END,
            CASE WHEN n % 20 = 0 THEN 'window' END, false, NULL, n % 20 <> 0, '{}', '{}'
     FROM case_view CROSS JOIN generate_series(1, $3) AS n
     JOIN person ON person.citizen_index = convert_to('person-' || (n % 10000 + 1), 'UTF8')
     WHERE case_id = $1`,
    [model, site, cases],
  )
  await pool.query(
    `INSERT INTO task_view
     SELECT case_id, CASE WHEN right(number, 3)::int % 400 < 20 THEN $3 ELSE $1 END, $2, CASE WHEN due IS NULL THEN 'issued' ELSE 'dispatched' END, submitted_at,
            CASE WHEN due IS NULL THEN date_trunc('milliseconds', submitted_at) END
     FROM case_view WHERE number LIKE '9901010000%' ON CONFLICT DO NOTHING`,
    [item, authority, rareItem],
  )
  await pool.query(
    `INSERT INTO obligation (process_id, due_at, due, provisional, stopped, process_kind, key, kind, owner_kind,
       owner_id, item, steps, step_at, clock)
     SELECT case_id, case_view.due, case_view.due, false, false, 'case', 'decision', 'decision', 'authority', authority,
            item, '{}', '{}', '{}'
     FROM case_view JOIN task_view USING (case_id) WHERE number LIKE '9901010000%' AND case_view.due IS NOT NULL`,
  )
  // Of many other items, and later.
  await pool.query(
    `INSERT INTO obligation (process_id, due_at, due, provisional, stopped, process_kind, key, kind, owner_kind,
       owner_id, item, steps, step_at, clock)
     SELECT process_id, due + 1000, due + 1000, false, false, 'case', 'decision ' || n, kind, owner_kind, owner_id,
            'item-' || n, '{}', '{}', '{}'
     FROM obligation CROSS JOIN generate_series(1, 20) AS n WHERE key = 'decision'`,
  )
  await pool.query('DELETE FROM obligation WHERE process_id = $1', [model])
  await pool.query('DELETE FROM task_view WHERE case_id = $1', [model])
  await pool.query('DELETE FROM case_view WHERE case_id = $1', [model])
  await pool.query('VACUUM ANALYZE person, case_view, task_view, obligation')
})
afterAll(() => house.close())

const clerk: Actor = { role: 'clerk', account: '', site, window: 'comprehensive-1' }
const reviewer: Actor = { role: 'reviewer', account: '', authority, items: 'all' }
const ofRareItem: Actor = { ...reviewer, items: [rareItem, 'another-item'] }

const planNode = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  get Plans() {
    return z.array(planNode).default([])
  },
})
type PlanNode = z.infer<typeof planNode>
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })])

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...node.Plans.flatMap(nodesOf)]

type Fetch = (services: Services, cursor: string | undefined) => Promise<Outcome<{ next: string | null }>>

const desk: Fetch = (services, cursor) =>
  listCases(services, clerk, { scope: 'desk', ...(cursor !== undefined && { cursor }) })
const deskOf =
  (stage: 'handling' | 'closed'): Fetch =>
  (services, cursor) =>
    listCases(services, clerk, { scope: 'desk', stage, ...(cursor !== undefined && { cursor }) })
const all: Fetch = (services, cursor) =>
  listCases(services, clerk, { scope: 'all', ...(cursor !== undefined && { cursor }) })
const inbox =
  (state: 'open' | 'ended', actor = reviewer): Fetch =>
  (services, cursor) =>
    listTasks(services, actor, { state, ...(cursor !== undefined && { cursor }) })

/** The real pool; before each query of the views, PostgreSQL tells how it runs it. */
function explaining(nodes: PlanNode[]): Services {
  const { pool } = house.database
  const query = async (sql: string, values: unknown[]) => {
    if (/_view/.test(sql)) {
      const found = await pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values)
      nodes.push(...nodesOf(explained.parse(found.rows)[0]['QUERY PLAN'][0].Plan))
    }
    return pool.query(sql, values)
  }
  const observed = new Proxy(pool, {
    get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)),
  })
  return { ...house.services, pool: observed }
}

describe('the first and the second page of', () => {
  test.each([
    // What is open at one desk is read, and the most urgent of it taken; of the rest nothing.
    { list: 'a desk', fetch: desk, mostRows: openCases + 100, index: /^case_view_desk/ },
    {
      list: 'a desk in one open stage',
      fetch: deskOf('handling'),
      mostRows: openCases + 100,
      index: /^case_view_desk/,
    },
    {
      list: 'a desk in one ended stage',
      fetch: deskOf('closed'),
      mostRows: 300,
      index: /^case_view_(desk|number)/,
    },
    { list: 'all cases', fetch: all, mostRows: 100, index: /^case_view_newest$/ },
    { list: 'an inbox, open', fetch: inbox('open'), mostRows: 100, index: /^obligation_owner$/ },
    { list: 'an inbox, ended', fetch: inbox('ended'), mostRows: 100, index: /^task_view_ended$/ },
    {
      list: 'an inbox of a rare item, open',
      fetch: inbox('open', ofRareItem),
      mostRows: 100,
      index: /^obligation_owner$/,
    },
    {
      list: 'an inbox of a rare item, ended',
      fetch: inbox('ended', ofRareItem),
      mostRows: 100,
      index: /^task_view_ended_item$/,
    },
  ])(
    '$list come from an index, and at most $mostRows rows are read or sorted',
    async ({ fetch, mostRows, index }) => {
      let cursor: string | undefined
      for (let page = 1; page <= 2; page += 1) {
        const nodes: PlanNode[] = []
        const listed = await fetch(explaining(nodes), cursor)
        if (!listed.ok) throw new Error(listed.refusal.code)
        cursor = listed.value.next ?? undefined
        expect(cursor).toBeDefined()
        expect(nodes.map(node => node['Index Name'] ?? '')).toContainEqual(expect.stringMatching(index))
        const scanned = nodes.filter(node => node['Node Type'] === 'Seq Scan')
        expect(scanned.map(node => node['Relation Name'])).toEqual([])
        const read = nodes.map(node => node['Actual Rows'] + node['Rows Removed by Filter'])
        expect(Math.max(...read)).toBeLessThanOrEqual(mostRows)
      }
    },
  )
})

test('a desk shows its open cases by urgency, and then those that have ended, newest first', async () => {
  const seen: { id: string; number: string; due: { date: string } | null }[] = []
  let cursor: string | undefined
  for (let page = 0; page < openCases / 20 + 3; page += 1) {
    const query = { scope: 'desk', ...(cursor !== undefined && { cursor }) } as const
    const listed = await listCases(house.services, clerk, query)
    if (!listed.ok) throw new Error(listed.refusal.code)
    seen.push(...listed.value.cases)
    cursor = listed.value.next ?? undefined
  }
  expect(new Set(seen.map(entry => entry.id)).size).toBe(openCases + 60)
  const dues = seen.slice(0, openCases).map(entry => entry.due?.date ?? '')
  expect(dues).toEqual(dues.toSorted())
  expect(dues).not.toContain('')
  const ended = seen.slice(openCases)
  expect(ended.map(entry => entry.due)).toEqual(ended.map(() => null))
  const numbers = ended.map(entry => entry.number)
  expect(numbers).toEqual(numbers.toSorted().toReversed())
})

test.each([
  ['own', '20261350\n00000000-0000-4000-8000-000000000000 item'],
  ['own', 'abc\n00000000-0000-4000-8000-000000000000'],
  ['desk', '2026-11-21\n00000000-0000-4000-8000-000000000000 item'],
] as const)('a cursor of another list is refused: %s with %j', async (scope, text) => {
  const actor: Actor =
    scope === 'own' ? { role: 'applicant', account: '', person: crypto.randomUUID() } : clerk
  const cursor = Buffer.from(text).toString('base64url')
  const listed = await listCases(house.services, actor, { scope, cursor })
  expect(listed).toMatchObject({ ok: false, refusal: { code: 'request/invalid' } })
})

test.each([
  '9999-99-99\n00000000-0000-4000-8000-000000000000 item',
  '2026-11-21\n00000000-0000-4000-8000-000000000000',
])('an inbox refuses the cursor %j', async text => {
  const cursor = Buffer.from(text).toString('base64url')
  const listed = await listTasks(house.services, reviewer, { state: 'open', cursor })
  expect(listed).toMatchObject({ ok: false, refusal: { code: 'request/invalid' } })
})
