/** 代岗 and posts with a time, told through the API: an operator gives them, and they are over by themselves. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, command, review, staff, submitCase } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { endDuty, giveDuty, listDuties, type NewDuty } from './duties.ts'

/** Shorter than a session lasts unused. */
const span = 600_000
const item = 'business-registration'

let house: TestApp
let caseId: string
beforeAll(async () => {
  house = await createTestApp()
  caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  await accept(await staff(house, 'clerk1'), caseId)
})
afterAll(() => house.close())

const now = () => house.services.now()
const pool = () => house.database.pool

async function give(duty: Partial<NewDuty>): Promise<string> {
  const wanted: NewDuty = { login: 'market2', kind: 'deputy', since: now(), until: now() + span, ...duty }
  const given = await giveDuty(pool(), wanted, now())
  if (given === 'unknown') return given
  return given.ok ? given.value.id : given.refusal.code
}

async function inboxOf(browser: TestBrowser) {
  const { tasks } = gotten(await browser.call('listTasks', { query: { state: 'open' } }))
  return tasks.map(task => [task.item, task.deputyOf])
}

test('a deputy has the tasks of the colleague, under the own name, and as long as it was given for', async () => {
  const food = await staff(house, 'market2')
  expect(await inboxOf(food)).toEqual([])
  expect(codeOf(await review(food, caseId, item))).toBe('access/not-your-item')

  await give({ of: 'market1', since: now() + span, until: now() + 2 * span })
  expect(await inboxOf(food)).toEqual([])
  house.wait(span)
  expect(await inboxOf(food)).toEqual([[item, '赵琳']])
  expect(gotten(await food.call('getSession')).me).toMatchObject({ name: '钱进', deputyOf: ['赵琳'] })
  expect(await inboxOf(await staff(house, 'market1'))).toEqual([[item, undefined]])
  gotten(await review(food, caseId, item))
  const { entries } = gotten(await food.call('getCaseHistory', { params: { case: caseId } }))
  expect(entries.find(entry => entry.type === 'TaskReviewed')?.by).toEqual({
    zh: '钱进（代赵琳）',
    en: '钱进, deputy of 赵琳',
  })
  expect(entries.find(entry => entry.type === 'CaseAccepted')?.by.zh).toBe('周敏')

  house.wait(span)
  expect(await inboxOf(food)).toEqual([])
  const decided = await command(food, caseId, { type: 'decide-task', item, outcome: 'grant' })
  expect(codeOf(decided)).toBe('access/not-your-item')
  // What was done as a deputy stays so.
  const market = await staff(house, 'market1')
  const later = gotten(await market.call('getCaseHistory', { params: { case: caseId } }))
  expect(later.entries.find(entry => entry.type === 'TaskReviewed')?.by.zh).toBe('钱进（代赵琳）')
  const citizen = await new TestBrowser(house).login('chenyu')
  const told = gotten(await citizen.call('getCaseHistory', { params: { case: caseId } }))
  expect(JSON.stringify(told)).not.toMatch(/钱进|赵琳/)
})

async function idOf(login: string): Promise<string> {
  const found = await pool().query<{ id: string }>('SELECT id FROM account WHERE login = $1', [login])
  return found.rows[0]?.id ?? ''
}

test('a duty that is ended by hand is over at once, and told once', async () => {
  const food = await staff(house, 'market2')
  const id = await give({ of: 'market1' })
  expect(await inboxOf(food)).toEqual([[item, '赵琳']])
  expect(await listDuties(pool(), now(), 'market1')).toMatchObject([
    { id, login: 'market2', kind: 'deputy', of: { login: 'market1', name: '赵琳' } },
  ])
  expect(await endDuty(pool(), id, now())).toMatchObject({ ok: true })
  expect(await inboxOf(food)).toEqual([])
  expect(await listDuties(pool(), now())).toEqual([])
  expect(await endDuty(pool(), id, now())).toMatchObject({ ok: false, refusal: { code: 'duty/over' } })
  for (const none of [randomUUID(), 'none']) {
    expect(await endDuty(pool(), none, now())).toMatchObject({ refusal: { code: 'duty/not-found' } })
  }
  await expect(pool().query('UPDATE duty SET until = NULL')).rejects.toThrow('append-only')
  await expect(pool().query('DELETE FROM duty_end')).rejects.toThrow('append-only')
})

test.each([
  ['unknown', { of: 'nobody' }],
  ['unknown', { login: 'chenyu', of: 'market1' }],
  ['duty/self', { of: 'market2' }],
  ['duty/other-office', { of: 'tax1' }],
  ['duty/other-office', { of: 'clerk1' }],
  ['duty/other-office', { login: 'clerk1', of: 'market1' }],
  ['duty/other-office', { login: 'manager1', of: 'manager1-deputy' }],
  ['duty/period', { of: 'market1', until: 0 }],
] as const)('%s: a duty like %j is not given', async (code, wanted) => {
  if (code === 'duty/other-office' && wanted.of === 'manager1-deputy')
    await pool().query(
      `INSERT INTO account (id, login, name, password_hash, role, site, created_at)
       SELECT gen_random_uuid(), $1, '副职', password_hash, role, site, created_at FROM account WHERE login = 'manager1'`,
      [wanted.of],
    )
  expect(await give(wanted)).toBe(code)
})

test('of two that ask at once for the same, and of two for each other, one is given', async () => {
  const outcomes = await Promise.all([
    give({ of: 'market1' }),
    give({ of: 'market1' }),
    give({ login: 'market1', of: 'market2' }),
  ])
  const given = outcomes.filter(outcome => !outcome.startsWith('duty/'))
  expect(given).toHaveLength(1)
  for (const id of given) await endDuty(pool(), id, now())
})

test('a post with a time lets nobody in before and after it; a deputy comes in for the post of the colleague', async () => {
  const browser = new TestBrowser(house, '/console')
  const body = { login: 'clerk2', password: 'demo-1234' }
  const desk = async (caller: TestBrowser) =>
    codeOf(await caller.call('listCases', { query: { scope: 'desk' } }))
  await browser.login('clerk2')
  await give({ login: 'clerk2', kind: 'own', since: now() + span, until: now() + 2 * span })
  expect(await desk(browser)).toBe('access/login-needed')
  expect(codeOf(await browser.call('login', { body }))).toBe('account/off-duty')
  expect(codeOf(await browser.call('login', { body: { ...body, password: 'demo-4321' } }))).toBe(
    'access/login-failed',
  )
  house.wait(span)
  expect(codeOf(await browser.call('login', { body }))).toBeUndefined()
  expect(await desk(browser)).toBeUndefined()
  const during = new Date(now()).toISOString()
  house.wait(span)
  expect(await desk(browser)).toBe('access/login-needed')
  const after = new Date(now()).toISOString()
  await give({ login: 'clerk2', of: 'clerk1', since: now() + span, until: now() + 2 * span })
  house.wait(span)
  const atWindow = { window: 'comprehensive-1', deputyOf: ['周敏'] }
  expect(gotten(await browser.call('login', { body })).me).toMatchObject(atWindow)
  expect(await desk(browser)).toBeUndefined()
  const deputising = new Date(now()).toISOString()

  // Who looks with the eyes of that account sees what its duties of then let it see.
  const manager = await staff(house, 'manager1')
  const reason = { id: randomUUID(), purpose: 'quality-check', words: '核对当时看到了什么' } as const
  gotten(await manager.call('openReasonedAccess', { params: { case: caseId }, body: reason }))
  const as = await idOf('clerk2')
  const seen = await Promise.all(
    [during, after, deputising].map(async at =>
      codeOf(await manager.call('getCase', { params: { case: caseId }, query: { at, as } })),
    ),
  )
  expect(seen).toEqual([undefined, 'audit/not-visible', undefined])
})
