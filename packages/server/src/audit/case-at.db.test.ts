import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let browsers: ReadonlyMap<string, TestBrowser>
let caseId: string
/** Instants before the case, after it was submitted, after it was accepted. */
let moments: readonly [string, string, string]

const instant = () => new Date(house.services.now()).toISOString()

beforeAll(async () => {
  house = await createTestApp()
  const all = await Promise.all(
    ['clerk1', 'clerk2', 'market1', 'manager1'].map(
      async login => [login, await staff(house, login)] as const,
    ),
  )
  const chenyu = await new TestBrowser(house).login('chenyu')
  const lihua = await new TestBrowser(house).login('lihua')
  browsers = new Map<string, TestBrowser>([...all, ['chenyu', chenyu], ['lihua', lihua]])
  const before = instant()
  house.wait(60_000)
  caseId = await submitCase(chenyu, 'chenyu')
  house.wait(60_000)
  const submitted = instant()
  house.wait(60_000)
  await accept(as('clerk1'), caseId)
  house.wait(60_000)
  moments = [before, submitted, instant()]
  expect(codeOf(await look('manager1', { as: await idOf('clerk1') }))).toBe('access/reason-needed')
  const body = { id: randomUUID(), purpose: 'quality-check', words: '核对当时看到了什么' } as const
  gotten(await as('manager1').call('openReasonedAccess', { params: { case: caseId }, body }))
})
afterAll(() => house.close())

function as(login: string): TestBrowser {
  const browser = browsers.get(login)
  if (browser === undefined) throw new Error(`${login} is not among the test's people`)
  return browser
}

async function idOf(login: string): Promise<string> {
  const found = await house.database.pool.query<{ id: string }>('SELECT id FROM account WHERE login = $1', [
    login,
  ])
  return found.rows[0]?.id ?? ''
}

const look = (login: string, query: { at?: string | number; as?: string }) =>
  as(login).call('getCase', { params: { case: caseId }, query })

describe('a case as it stood at a moment', () => {
  test('is the case of the last event before it, and nothing can be done there', async () => {
    const then = gotten(await look('clerk1', { at: moments[1] }))
    expect(then).toMatchObject({ stage: 'submitted', version: 1, acceptedAt: null, mayDo: [] })
    const later = gotten(await look('clerk1', { at: moments[2] }))
    expect(later.acceptedAt).not.toBeNull()
    expect(later.version).toBe((await view(as('clerk1'), caseId)).version)
    expect(gotten(await look('clerk1', { at: 1 })).version).toBe(1)
  })

  test('counts days left from then', async () => {
    const now = gotten(await look('clerk1', {}))
    house.wait(40 * 86_400_000)
    const clerk = await staff(house, 'clerk1')
    const then = gotten(await clerk.call('getCase', { params: { case: caseId }, query: { at: moments[2] } }))
    const late = gotten(await clerk.call('getCase', { params: { case: caseId }, query: {} }))
    expect(then.due?.daysLeft).toBe(now.due?.daysLeft)
    expect(late.due?.daysLeft).not.toBe(now.due?.daysLeft)
    house.wait(-40 * 86_400_000)
  })

  test('was not there before it was submitted', async () => {
    expect(codeOf(await look('clerk1', { at: moments[0] }))).toBe('audit/before-case')
  })

  test('is nothing for strangers, whatever the moment', async () => {
    for (const at of moments) expect(codeOf(await look('lihua', { at }))).toBe('case/not-found')
  })

  test.each(['yesterday', '2026-11-20', '0', '-1', '1.5'])('%s is no moment', async at => {
    expect(codeOf(await look('clerk1', { at }))).toBe('request/invalid')
  })
})

describe('what an account could see then', () => {
  test.each(['clerk1', 'market1', 'chenyu'])('%s may not ask for it', async login => {
    expect(codeOf(await look(login, { at: moments[2], as: await idOf('clerk1') }))).toBe('access/role')
  })

  test('is shown to a manager as that account saw it, but for the code of the receipt', async () => {
    const own = gotten(await look('clerk1', { at: moments[2] }))
    const shown = gotten(await look('manager1', { at: moments[2], as: await idOf('clerk1') }))
    expect(own.queryCode).not.toBeNull()
    expect(shown).toEqual({ ...own, queryCode: null })
    expect(gotten(await look('manager1', { at: moments[2], as: await idOf('manager1') })).applicantName).toBe(
      '陈*',
    )
  })

  test('follows the rights of that time, not of today', async () => {
    const market = await idOf('market1')
    // An authority learns of a case when it is accepted.
    expect(codeOf(await look('manager1', { at: moments[1], as: market }))).toBe('audit/not-visible')
    expect(codeOf(await look('manager1', { at: moments[2], as: market }))).toBeUndefined()
    expect(codeOf(await look('manager1', { at: moments[2], as: await idOf('lihua') }))).toBe(
      'audit/not-visible',
    )
    expect(codeOf(await look('manager1', { at: moments[0], as: market }))).toBe('audit/before-case')
    expect(codeOf(await look('manager1', { at: moments[2], as: randomUUID() }))).toBe('audit/no-account')
  })

  test('follows posts as they change, and ends while an account is disabled', async () => {
    const { pool } = house.database
    const clerk = await idOf('clerk2')
    const set = async (sql: string) => {
      const changed = await pool.query<{ at: Date }>(
        `UPDATE account SET ${sql} WHERE id = $1 RETURNING clock_timestamp() AS at`,
        [clerk],
      )
      const since = (changed.rows[0]?.at.getTime() ?? 0) + 5
      // The clock of the database goes with the machine, the one of the test ahead of it.
      return new Date(Math.max(since, Date.parse(moments[2]))).toISOString()
    }
    expect(codeOf(await look('manager1', { at: moments[2], as: clerk }))).toBeUndefined()
    const post = (at: string) => ({ at, as: clerk })
    await pool.query('ALTER TABLE account_post DISABLE TRIGGER account_post_append_only')
    const movedAt = await set(`site = 'chunfeng-service-centre'`)
    await pool.query(`UPDATE account_post SET since = $2 WHERE account_id = $1 AND post ->> 'site' = $3`, [
      clerk,
      movedAt,
      'chunfeng-service-centre',
    ])
    house.wait(60_000)
    expect(codeOf(await look('manager1', post(instant())))).toBe('audit/not-visible')
    expect(codeOf(await look('manager1', post(moments[1])))).toBeUndefined()
    const count = await pool.query<{ count: number }>(
      'SELECT count(*) AS count FROM account_post WHERE account_id = $1',
      [clerk],
    )
    expect(count.rows[0]?.count).toBe(2)
    await pool.query('UPDATE account SET failed_logins = 3 WHERE id = $1', [clerk])
    await pool.query(`UPDATE account SET site = 'donghu-hall', disabled_at = $2 WHERE id = $1`, [
      clerk,
      new Date(house.services.now()),
    ])
    const posts = await pool.query<{ keys: string[] }>(
      'SELECT ARRAY(SELECT jsonb_object_keys(post)) AS keys FROM account_post WHERE account_id = $1',
      [clerk],
    )
    expect(posts.rows).toHaveLength(3)
    for (const { keys } of posts.rows) expect(keys).not.toContain('password_hash')
    await pool.query(
      `UPDATE account_post SET since = (post ->> 'disabled_at')::timestamptz WHERE post ->> 'disabled_at' IS NOT NULL`,
    )
    house.wait(60_000)
    expect(codeOf(await look('manager1', post(instant())))).toBe('audit/not-visible')
  })

  test('is recorded, also when nothing was to be seen; the record stays', async () => {
    const { pool } = house.database
    await pool.query('ALTER TABLE access_record DISABLE TRIGGER access_record_append_only')
    await pool.query('DELETE FROM access_record')
    await pool.query('ALTER TABLE access_record ENABLE TRIGGER access_record_append_only')
    const [manager, market, clerk] = [await idOf('manager1'), await idOf('market1'), await idOf('clerk1')]
    await look('manager1', { at: moments[1], as: market })
    await look('manager1', { at: moments[1], as: clerk })
    await look('market1', { at: moments[2], as: clerk })
    await look('manager1', { at: moments[1] })
    const found = await pool.query(
      'SELECT account_id, case_id, as_account, moment, outcome FROM access_record ORDER BY record_id',
    )
    const common = { account_id: manager, case_id: caseId, moment: new Date(moments[1]) }
    expect(found.rows).toEqual([
      { ...common, as_account: market, outcome: 'audit/not-visible' },
      { ...common, as_account: clerk, outcome: 'seen' },
    ])
    await expect(pool.query('DELETE FROM access_record')).rejects.toThrow('append-only')
  })
})
