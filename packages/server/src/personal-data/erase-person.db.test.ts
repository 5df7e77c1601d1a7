/** An account that its owner closes: nothing of the person is left, and what must stay tells nobody who it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyHistory } from '../audit/verify.ts'
import { accept, command, fillIn, staff, submitCase, view } from '../demo/test-story.ts'
import { sweep } from '../http/housekeeping.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { ownPassword, register } from '../identity/test-person.ts'
import { eraseCase } from './erase.ts'
import { erasePersons } from './erase-person.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const dayMs = 86_400_000
const me = { login: 'gao.yuan', name: '高远方', citizenNumber: '110105198504121041' }
const mobile = '13900000177'

const confirm = (browser: TestBrowser) => browser.call('confirmSession', { body: { password: ownPassword } })

/** Every row of every table as text, bytes too. */
async function everything(): Promise<string> {
  const { pool } = house.database
  const tables = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  )
  const texts = tables.rows.map(async ({ name }) => {
    const found = await pool.query<{ text: string | null }>(
      `SELECT string_agg(t::text, chr(10)) AS text FROM ${name} AS t`,
    )
    return found.rows[0]?.text ?? ''
  })
  return (await Promise.all(texts)).join('\n')
}

test('demo accounts stay, and whoever finds an open screen ends no account', async () => {
  const demo = await new TestBrowser(house).login('chenyu')
  expect(codeOf(await demo.call('askMyDeletion'))).toBe('account/demo')
  expect(codeOf(await (await staff(house, 'clerk1')).call('askMyDeletion'))).toBe('access/role')
  const browser = await register(house, { ...me, login: 'someone', citizenNumber: '110105197608233174' })
  house.wait(6 * 60_000)
  expect(codeOf(await browser.call('askMyDeletion'))).toBe('account/confirm-first')
  expect(gotten(await browser.call('getMyDeletion')).asked).toBeNull()
})

test('closed fifteen days after it was asked for, unless it is taken back or something needs the person', async () => {
  const browser = await register(house, me)
  const { pool } = house.database
  const id = await submitCase(browser, 'chenyu')
  expect(gotten(await browser.call('getMyDeletion'))).toMatchObject({
    needed: [{ kind: 'case', id, until: null }],
  })
  expect(codeOf(await browser.call('askMyDeletion'))).toBe('person/still-needed')
  gotten(await command(browser, id, { type: 'withdraw', reason: '不开了' }))
  const [need] = gotten(await browser.call('getMyDeletion')).needed
  expect(Date.parse(need?.until ?? '') - house.services.now()).toBeGreaterThan(2 * 365 * dayMs)
  expect(await eraseCase(house.services, id, 'command', house.services.now())).toBe('erased')

  const draft = await fillIn(browser, 'chenyu', '没有提交的便利店')
  gotten(await confirm(browser))
  expect(gotten(await browser.call('askMyDeletion'))).toMatchObject({ asked: expect.any(Object), needed: [] })
  expect(gotten(await browser.call('takeBackMyDeletion')).asked).toBeNull()
  const { asked } = gotten(await browser.call('askMyDeletion'))
  expect(Date.parse(asked?.due ?? '')).toBe(Date.parse(asked?.at ?? '') + 15 * dayMs)

  house.wait(14 * dayMs)
  await sweep(house.services)
  const login = { login: me.login, password: ownPassword }
  const again = new TestBrowser(house)
  gotten(await again.call('login', { body: login }))
  // Something new needs the person: the account stays, though it was asked for.
  const other = await submitCase(again, 'chenyu')
  house.wait(2 * dayMs)
  await sweep(house.services)
  gotten(await again.call('login', { body: login }))
  expect(gotten(await again.call('getMyDeletion'))).toMatchObject({ needed: [{ id: other }] })
  gotten(await command(again, other, { type: 'withdraw', reason: '不开了' }))
  expect(await eraseCase(house.services, other, 'command', house.services.now())).toBe('erased')
  expect((await pool.query('SELECT FROM account WHERE login = $1', [me.login])).rowCount).toBe(1)
  await sweep(house.services)

  expect(codeOf(await again.call('getMyData'))).toBe('access/login-needed')
  expect(codeOf(await new TestBrowser(house).call('login', { body: login }))).toBe('access/login-failed')
  const left = await everything()
  for (const text of [me.login, me.name, me.citizenNumber, mobile, Buffer.from(me.login).toString('hex')])
    expect(left).not.toContain(text)
  const gone = await pool.query<{ person: string }>(
    'SELECT person FROM person_deletion WHERE done_at IS NOT NULL',
  )
  const [row] = gone.rows
  expect((await pool.query('SELECT wrapped FROM data_key WHERE subject = $1', [row?.person])).rows).toEqual([
    { wrapped: null },
  ])
  const ofDraft = await pool.query('SELECT wrapped FROM data_key WHERE $1 IN (subject, record_of)', [
    draft.id,
  ])
  expect(ofDraft.rows).toEqual([{ wrapped: null }, { wrapped: null }])
  expect(
    (await pool.query('SELECT identity, citizen_index FROM person WHERE id = $1', [row?.person])).rows,
  ).toEqual([{ identity: null, citizen_index: null }])

  // The case still answers, to whom it concerns, and the history proves itself.
  const manager = await staff(house, 'manager1')
  expect(await view(manager, id)).toMatchObject({ stage: 'withdrawn', erasedAt: expect.any(String) })
  for (const part of ['history', 'timeline', 'documents'])
    expect((await manager.send({ url: `/api/cases/${id}/${part}` })).statusCode).toBe(200)
  expect(await verifyHistory(pool, { trusted: [], known: [] })).toMatchObject({ findings: [] })

  const anew = await register(house, me)
  const fresh = await submitCase(anew, 'chenyu')
  await accept(await staff(house, 'clerk1'), fresh)
  expect(gotten(await anew.call('getMyData')).holdings.find(({ kind }) => kind === 'cases')?.count).toBe(1)
})

test('however many must wait, nobody behind them does', async () => {
  const { pool } = house.database
  // A hundred whom a mandate needs, and one behind them whom nothing needs.
  const waiting = Array.from(
    { length: 100 },
    (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  )
  const last = 'ffffffff-ffff-4fff-bfff-ffffffffffff'
  const now = house.services.now()
  await pool.query(`INSERT INTO person (id, created_at) SELECT unnest($1::uuid[]), now()`, [
    [...waiting, last],
  ])
  await pool.query(
    `INSERT INTO person_deletion (person, asked_at, due_at)
     SELECT person, $3, CASE person WHEN $2 THEN $3 ELSE $3::timestamptz - interval '1 day' END
     FROM unnest($1::uuid[]) AS person`,
    [[...waiting, last], last, new Date(now)],
  )
  await pool.query(
    `INSERT INTO mandate_view
       (mandate_id, kind, principal_kind, principal_id, agent_id, acts, given_at, holds_from, holds_until)
     SELECT gen_random_uuid(), 'family', 'person', person, person, '{submit}', $2, $2, $3
     FROM unnest($1::uuid[]) AS person`,
    [waiting, new Date(now), new Date(now + dayMs)],
  )
  expect(await erasePersons(house.services, house.services.retention, now)).toBe(1)
  const done = await pool.query(
    'SELECT person FROM person_deletion WHERE done_at IS NOT NULL AND person = $1',
    [last],
  )
  expect(done.rowCount).toBe(1)
})
