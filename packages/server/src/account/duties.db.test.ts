/** 代岗 and posts with a time, told through the API: an operator gives them, and they are over by themselves. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, command, review, staff, submitCase } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { endDuty, giveDuty, listDuties, type NewDuty, OPERATOR } from './duties.ts'

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
  const given = await giveDuty(pool(), wanted, OPERATOR, now())
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
  expect(await endDuty(pool(), id, OPERATOR, now())).toMatchObject({ ok: true })
  expect(await inboxOf(food)).toEqual([])
  expect(await listDuties(pool(), now())).toEqual([])
  expect(await endDuty(pool(), id, OPERATOR, now())).toMatchObject({
    ok: false,
    refusal: { code: 'duty/over' },
  })
  for (const none of [randomUUID(), 'none']) {
    expect(await endDuty(pool(), none, OPERATOR, now())).toMatchObject({
      refusal: { code: 'duty/not-found' },
    })
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
  for (const id of given) await endDuty(pool(), id, OPERATOR, now())
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

const arranged = (browser: TestBrowser, state: 'open' | 'over' = 'open') =>
  browser.call('listDuties', { query: { state } })
const dutiesOf = async (browser: TestBrowser, state?: 'open' | 'over') =>
  gotten(await arranged(browser, state)).duties

function arrange(browser: TestBrowser, duty: { login: string; of?: string; kind?: 'own' | 'deputy' }) {
  const until = new Date(now() + span).toISOString()
  return browser.call('giveDuty', { body: { kind: 'deputy', until, ...duty } })
}
const end = (browser: TestBrowser, duty: string) => browser.call('endDuty', { params: { duty } })

describe('arranged in the console', () => {
  let manager: TestBrowser
  let head: TestBrowser
  let ordinary: TestBrowser
  let clerk: TestBrowser
  let editor: TestBrowser
  beforeAll(async () => {
    // What the tests before have given is over.
    house.wait(2 * span)
    ;[manager, head, ordinary, clerk, editor] = await Promise.all([
      staff(house, 'manager1'),
      staff(house, 'market2'),
      staff(house, 'market1'),
      staff(house, 'clerk1'),
      staff(house, 'editor1'),
    ])
  })

  test('a manager arranges the windows of the hall, a head the own items; both are named, and the operator', async () => {
    const before = await dutiesOf(manager)
    const { id } = gotten(await arrange(manager, { login: 'clerk1', of: 'clerk2' }))
    const [given, ...rest] = await dutiesOf(manager)
    expect(given).toMatchObject({
      id,
      name: '周敏',
      of: { login: 'clerk2', name: '吴强' },
      state: 'holds',
      given: { name: '马骏' },
      ended: null,
      mayEnd: true,
    })
    expect(rest).toHaveLength(before.length)
    expect(gotten(await clerk.call('getSession')).me).toMatchObject({
      deputyOf: ['吴强'],
    })

    const own = gotten(await arrange(head, { login: 'market1', of: 'market2' })).id
    const byOperator = await give({
      login: 'market2',
      of: 'market1',
      since: now() + span,
      until: now() + 2 * span,
    })
    const shown = (await dutiesOf(ordinary)).map(duty => [duty.id, duty.given.name, duty.mayEnd])
    expect(shown).toEqual([
      [byOperator, null, false],
      [own, '钱进', false],
    ])
    expect((await dutiesOf(head)).map(duty => [duty.id, duty.mayEnd])).toEqual([
      [byOperator, false],
      [own, true],
    ])
    expect(codeOf(await end(ordinary, own))).toBe('duty/oneself')
    expect(codeOf(await end(head, byOperator))).toBe('duty/oneself')
    expect(codeOf(await end(manager, own))).toBe('duty/not-found')
    expect(codeOf(await end(head, id))).toBe('duty/not-found')

    gotten(await end(head, own))
    gotten(await end(manager, id))
    expect(codeOf(await end(manager, id))).toBe('duty/over')
    await endDuty(pool(), byOperator, OPERATOR, now())
    const past = await dutiesOf(manager, 'over')
    expect(past.find(duty => duty.id === id)).toMatchObject({ ended: { name: '马骏' }, mayEnd: false })
    expect((await dutiesOf(head, 'over')).find(duty => duty.id === byOperator)?.ended).toMatchObject({
      name: null,
    })
  })

  test('nobody arranges their own duties, nor those of others', async () => {
    const refusals = [
      [manager, { login: 'market1', of: 'market2' }, 'duty/not-yours'],
      [manager, { login: 'nobody', of: 'clerk1' }, 'duty/not-yours'],
      [manager, { login: 'manager1', kind: 'own' }, 'duty/oneself'],
      [head, { login: 'market2', of: 'market1' }, 'duty/oneself'],
      [head, { login: 'market1', kind: 'own' }, 'duty/not-yours'],
      [head, { login: 'tax1', of: 'market2' }, 'duty/not-yours'],
      [ordinary, { login: 'market2', of: 'market1' }, 'duty/not-yours'],
      [clerk, { login: 'clerk2', kind: 'own' }, 'access/role'],
      [editor, { login: 'editor2', kind: 'own' }, 'access/role'],
    ] as const
    for (const [browser, duty, code] of refusals) expect(codeOf(await arrange(browser, duty))).toBe(code)
    expect(codeOf(await arranged(clerk))).toBe('access/role')

    const { staff: people } = gotten(await manager.call('listDutyStaff'))
    expect(people.filter(({ mayTime }) => mayTime).map(({ login }) => login)).toEqual(
      expect.arrayContaining(['clerk1', 'clerk2']),
    )
    expect(people.find(({ login }) => login === 'manager1')).toMatchObject({ mayTime: false, mayHold: false })
    const market = gotten(await head.call('listDutyStaff')).staff
    expect(market.map(({ login }) => login).filter(login => /^(tax|clerk)/.test(login))).toEqual([])
    expect(market.find(({ login }) => login === 'market2')).toMatchObject({ mayFill: true, mayHold: false })

    // A screen that was left open gives nobody a duty.
    house.wait(span / 2)
    expect(codeOf(await arrange(manager, { login: 'clerk1', of: 'clerk2' }))).toBe('account/confirm-first')
    expect(codeOf(await end(manager, randomUUID()))).toBe('account/confirm-first')
  })

  test('the past comes page by page', async () => {
    const wanted = 23
    for (let count = 0; count < wanted; count++) {
      await endDuty(pool(), await give({ login: 'clerk1', of: 'clerk2' }), OPERATOR, now())
      house.wait(1)
    }
    const first = gotten(await arranged(manager, 'over'))
    const query = { state: 'over', cursor: first.next ?? '' } as const
    const second = gotten(await manager.call('listDuties', { query }))
    const ids = [...first.duties, ...second.duties].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(wanted)
    for (const cursor of ['x', Buffer.from(`a\n${randomUUID()}`).toString('base64url')])
      expect(codeOf(await manager.call('listDuties', { query: { state: 'open', cursor } }))).toBe(
        'request/invalid',
      )
  })
})
