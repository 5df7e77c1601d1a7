import { randomUUID } from 'node:crypto'
import { addDays, civilDateOf, nationalWorkingCalendar, startOfDayMs } from '@yijianshi/core/calendar'
import type { Owner } from '@yijianshi/core/process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { staff } from '../demo/test-story.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { type DutyEngine, dutyEngine, owe, prepareDuties, send } from '../engine/test-duty.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { superviseCard } from './open.ts'
import { sweepWork } from './sweep-work.ts'

let house: TestApp
let duties: DutyEngine
let people: Readonly<Record<'tax' | 'police' | 'clerk' | 'manager' | 'deputy' | 'editor', TestBrowser>>

beforeAll(async () => {
  house = await createTestApp()
  await prepareDuties(house.database.pool)
  duties = dutyEngine(house.database.pool, house.services.now)
  await house.database.pool.query(
    `INSERT INTO account (id, login, name, password_hash, role, site, created_at)
     SELECT $1, 'manager2', '何慧', password_hash, 'manager', site, now() FROM account WHERE login = 'manager1'`,
    [randomUUID()],
  )
})
afterAll(() => house.close())
beforeEach(async () => {
  // Sessions end while days pass.
  const as = (login: string) => staff(house, login)
  people = {
    tax: await as('tax1'),
    police: await as('police1'),
    clerk: await as('clerk1'),
    manager: await as('manager1'),
    deputy: await as('manager2'),
    editor: await as('editor1'),
  }
})
afterEach(() => house.database.pool.query('TRUNCATE obligation, alert, supervision_view'))

const tax: Owner = { kind: 'authority', id: 'tax' }
const hall: Owner = { kind: 'window', id: 'donghu-hall' }

/** What is owed with the end of the working day that lies so many before (or after) today. */
function since(days: number): number {
  let date = civilDateOf(house.services.now())
  for (let left = days; left > 0; ) {
    date = addDays(date, -1)
    if (nationalWorkingCalendar.isWorkingDay(date)) left -= 1
  }
  return startOfDayMs(date)
}

const faults: unknown[] = []
const sweep = () =>
  sweepOnce(sweepWork(house.services, { onFault: error => faults.push(error), onMoved: () => {} }))
const board = (by: TestBrowser, query: Parameters<typeof listed>[1] = {}) => listed(by, query)
async function listed(
  by: TestBrowser,
  query: {
    state?: 'overdue' | 'grave' | 'running' | 'stopped' | 'due-today'
    owner?: string
    kind?: string
    cursor?: string
  },
) {
  return gotten(await by.call('listObligations', { query }))
}
const alertsOf = async (by: TestBrowser, query = {}) => gotten(await by.call('listAlerts', { query })).alerts
const ordersOf = async (by: TestBrowser, query = {}) =>
  gotten(await by.call('listSupervisionOrders', { query })).orders

describe('the board', () => {
  test('shows each state, most urgent first, with the days that are used, left and late', async () => {
    await owe(duties, since(20), { key: 'grave', days: 10, owner: tax })
    await owe(duties, since(11), { key: 'overdue', days: 10, owner: tax })
    await owe(duties, since(1), { key: 'running', days: 10, owner: hall })
    const stopped = await owe(duties, since(2), { key: 'stopped', days: 10, owner: hall })
    const at = house.services.now()
    await send(duties, stopped, { type: 'Stopped', key: 'stopped', ground: 'special-procedure', at }, at)
    await sweep()
    const found = await board(people.manager)
    const own = found.obligations.filter(({ processKind }) => processKind === 'duty')
    expect(own.map(({ key, state, card }) => [key, state, card])).toEqual([
      ['grave', 'grave', 'red'],
      ['overdue', 'overdue', 'yellow'],
      ['stopped', 'stopped', null],
      ['running', 'running', null],
    ])
    expect(own[0]).toMatchObject({
      allowed: 10,
      used: 10,
      left: 0,
      ownerName: { zh: '国家税务总局示范市东湖区税务局' },
    })
    expect(own[0]?.overdueBy).toBeGreaterThanOrEqual(9)
    expect(found.counts).toMatchObject({ grave: 1, overdue: 1, stopped: 1, 'due-today': 0 })
    for (const state of ['grave', 'overdue', 'stopped'] as const) {
      expect((await board(people.manager, { state })).obligations.map(({ key }) => key)).toEqual([state])
    }
  })

  test('is cut to what one may see, and filtered by owner and kind', async () => {
    await owe(duties, since(1), { key: 'tax', owner: tax }, { key: 'hall', owner: hall })
    await owe(duties, since(1), { key: 'own', owner: { kind: 'applicant', id: randomUUID() } })
    const keys = async (by: TestBrowser, query = {}) =>
      (await board(by, query)).obligations.map(({ key }) => key).toSorted()
    expect(await keys(people.manager)).toEqual(['hall', 'tax'])
    expect(await keys(people.manager, { owner: 'tax' })).toEqual(['tax'])
    expect(await keys(people.manager, { kind: 'decision' })).toEqual([])
    expect(await keys(people.tax)).toEqual(['tax'])
    expect(await keys(people.police)).toEqual([])
    expect(await keys(people.clerk)).toEqual(['hall'])
    expect(await keys(people.editor)).toEqual([])
    const applicant = await staff(house, 'chenyu')
    expect(codeOf(await applicant.call('listObligations', { query: {} }))).toBe('access/role')
  })

  test('comes in pages that hold each obligation once', async () => {
    const all = Array.from({ length: 45 }, (_, index) => ({
      key: `k/${index}`,
      owner: tax,
      days: 5 + (index % 3),
    }))
    await owe(duties, since(1), ...all)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await board(people.manager, cursor === undefined ? {} : { cursor })
      expect(page.counts === undefined).toBe(cursor !== undefined)
      seen.push(...page.obligations.map(({ key }) => key))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(all.map(({ key }) => key).toSorted())
    expect(codeOf(await people.manager.call('listObligations', { query: { cursor: 'x' } }))).toBe(
      'request/invalid',
    )
  })
})

describe('alerts', () => {
  test('reach those who owe it; a manager is told of cards; each is read once', async () => {
    await owe(duties, since(11), { owner: tax })
    await sweep()
    const own = await alertsOf(people.tax)
    expect(own.map(({ step }) => step)).toEqual(['overdue', 'due-today', 'reminder-80', 'reminder-50'])
    expect((await alertsOf(people.manager)).map(({ card }) => card)).toEqual(['yellow'])
    expect(await alertsOf(people.police)).toEqual([])
    const [first] = own
    const read = (by: TestBrowser) => by.call('acknowledgeAlert', { params: { alert: first?.id ?? 0 } })
    expect(codeOf(await read(people.police))).toBe('request/not-found')
    const acknowledged = gotten(await read(people.tax))
    expect(acknowledged).toMatchObject({ may: [], acknowledgedAt: expect.any(String) })
    house.wait(60_000)
    expect(gotten(await read(people.tax)).acknowledgedAt).toBe(acknowledged.acknowledgedAt)
  })
})

describe('a red card', () => {
  test('opens one supervision order, however many servers sweep, and names it', async () => {
    const processes = await Promise.all(
      Array.from({ length: 8 }, () => owe(duties, since(20), { owner: tax })),
    )
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    expect(faults).toEqual([])
    const orders = await ordersOf(people.manager)
    expect(orders.map(({ subject }) => subject.process).toSorted()).toEqual(processes.toSorted())
    expect(new Set(orders.map(({ number }) => number)).size).toBe(8)
    const red = (await alertsOf(people.manager)).filter(({ card }) => card === 'red')
    expect(red.map(({ order }) => order).toSorted()).toEqual(orders.map(({ id }) => id).toSorted())
  })

  test('is answered by its owner and judged by the centre', async () => {
    await owe(duties, since(20), { owner: tax })
    await sweep()
    const [order] = await ordersOf(people.tax)
    if (order === undefined) throw new Error('no order was opened')
    expect(order).toMatchObject({ stage: 'open', openedBy: null, may: ['take-up', 'reply'], owner: 'tax' })
    const act = (by: TestBrowser, body: Parameters<typeof command>[1]) => command(by, body, order.id)
    expect(codeOf(await act(people.police, { type: 'take-up' }))).toBe('supervision/not-found')
    expect(codeOf(await act(people.manager, { type: 'reply', text: '好' }))).toBe('supervision/not-yours')
    expect(gotten(await act(people.tax, { type: 'take-up' }))).toMatchObject({ stage: 'taken-up' })
    expect(gotten(await act(people.tax, { type: 'reply', text: '系统故障，已办结' }))).toMatchObject({
      stage: 'replied',
      replies: [{ text: '系统故障，已办结', by: '郑文', sentBack: null }],
      may: [],
    })
    const again = gotten(await act(people.manager, { type: 'send-back', reason: '请附证明' }))
    expect(again).toMatchObject({ round: 2, replies: [{ sentBack: { reason: '请附证明', by: '马骏' } }] })
    await act(people.tax, { type: 'reply', text: '附后' })
    const ended = gotten(await act(people.manager, { type: 'accept' }))
    expect(ended).toMatchObject({ stage: 'accepted', due: null, may: [], ended: { by: '马骏' } })
    const rest = await house.database.pool.query(
      `SELECT FROM obligation WHERE process_kind = 'supervision-order'`,
    )
    expect(rest.rows).toEqual([])
  })

  test('of a supervision order itself opens no other one', async () => {
    await owe(duties, since(20), { owner: tax })
    await sweep()
    house.waitWorkingDays(15)
    await sweep()
    const cards = await house.database.pool.query(
      `SELECT DISTINCT card FROM alert WHERE process_kind = 'supervision-order' AND card IS NOT NULL ORDER BY card`,
    )
    expect(cards.rows).toEqual([{ card: 'red' }, { card: 'yellow' }])
    const orders = await house.database.pool.query('SELECT FROM supervision_view')
    expect(orders.rows).toHaveLength(1)
    expect(faults).toEqual([])
  })
})

describe('a manager', () => {
  test('opens an order before a card does, with a reason, once; the card then names that order', async () => {
    const process = await owe(duties, since(11), { owner: tax })
    await sweep()
    const open = (by: TestBrowser, more = {}) =>
      by.call('openSupervisionOrder', {
        body: { id: randomUUID(), process, key: 'a', reason: '群众反映', ...more },
      })
    expect(codeOf(await open(people.tax))).toBe('access/role')
    expect(codeOf(await open(people.manager, { reason: ' ' }))).toBe('supervision/text-missing')
    expect(codeOf(await open(people.manager, { key: 'b' }))).toBe('supervision/nothing-owed')
    const order = gotten(await open(people.manager))
    expect(order).toMatchObject({ openedBy: '马骏', reason: '群众反映', may: ['close'] })
    expect(codeOf(await open(people.deputy))).toBe('supervision/exists')
    house.waitWorkingDays(8)
    await sweep()
    expect(faults).toEqual([])
    const orders = await house.database.pool.query('SELECT order_id FROM supervision_view')
    expect(orders.rows).toEqual([{ order_id: order.id }])
    const red = await house.database.pool.query(
      `SELECT order_id FROM alert WHERE card = 'red' AND process_kind = 'duty'`,
    )
    expect(red.rows).toEqual([{ order_id: order.id }])
  })
})

test('applicants, and whoever is not logged in, see and do nothing here', async () => {
  const id = randomUUID()
  const calls = (by: TestBrowser) => [
    by.call('listObligations', { query: {} }),
    by.call('listAlerts', { query: {} }),
    by.call('acknowledgeAlert', { params: { alert: 1 } }),
    by.call('listSupervisionOrders', { query: {} }),
    by.call('openSupervisionOrder', { body: { id, process: id, key: 'a', reason: '原因' } }),
    by.call('getSupervisionOrder', { params: { order: id } }),
    by.call('commandSupervisionOrder', { params: { order: id }, body: { id, type: 'accept' } }),
  ]
  const codes = async (by: TestBrowser) => new Set((await Promise.all(calls(by))).map(codeOf))
  expect(await codes(await staff(house, 'chenyu'))).toEqual(new Set(['access/role']))
  expect(await codes(new TestBrowser(house))).toEqual(new Set(['access/login-needed']))
})

test('the order of a card that was opened already is found again', async () => {
  const process = await owe(duties, since(20), { owner: tax })
  await sweep()
  const card = {
    process,
    processKind: 'duty',
    key: 'a',
    kind: 'test',
    owner: tax,
    item: undefined,
    due: '2026-11-02',
  }
  await superviseCard(house.services, card)
  expect(await ordersOf(people.manager)).toHaveLength(1)
})

type Sent =
  | { readonly type: 'take-up' | 'accept' }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'send-back' | 'close'; readonly reason: string }

function command(by: TestBrowser, body: Sent, order: string) {
  return by.call('commandSupervisionOrder', { params: { order }, body: { id: randomUUID(), ...body } })
}
