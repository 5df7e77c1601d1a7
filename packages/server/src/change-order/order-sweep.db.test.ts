import { randomUUID } from 'node:crypto'
import {
  type CivilDate,
  civilDateOf,
  endOfDayMs,
  getCivilDate,
  nationalWorkingCalendar,
  startOfDayMs,
} from '@yijianshi/core/calendar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reprojectObligations } from '../engine/reproject.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { createTestApp, gotten, type TestApp } from '../http/test-app.ts'
import { publishChange } from '../publication/publish.ts'
import { act, approved, type Editors, editorsOf } from '../publication/test-change.ts'
import { sweepWork } from '../supervision/sweep-work.ts'
import { watchingOf } from '../supervision/watching.ts'
import { REBUILDS } from '../views/rebuild-views.ts'
import { openOrder } from './open.ts'
import { createOrderEngine } from './order-kind.ts'

const hourMs = 3_600_000
let house: TestApp
let editors: Editors
const faults: unknown[] = []

beforeAll(async () => {
  house = await createTestApp()
  editors = await editorsOf(house)
})
afterAll(async () => {
  await house.close()
  expect(faults).toEqual([])
})

const work = () => sweepWork(house.services, { onFault: error => faults.push(error), onMoved: () => {} })
const sweep = () => sweepOnce(work())

/** Moves the clock on to a moment. Sessions are over by then. */
async function waitUntil(moment: number): Promise<void> {
  house.wait(moment - house.services.now())
  editors = await editorsOf(house)
}

type Order = { readonly number: string; readonly due: CivilDate }

async function opened(): Promise<Order> {
  const order = gotten(
    await editors.manager.call('openChangeOrder', {
      body: {
        id: randomUUID(),
        document: { title: '关于取消材料的通知', number: '', issuer: '省政务服务局', date: '2026-11-20' },
        changes: '不再收取授权委托书',
        words: ['授权委托书'],
      },
    }),
  )
  return { number: order.id, due: getCivilDate(order.due) }
}

const read = async ({ number }: Order) =>
  gotten(await editors.manager.call('getChangeOrder', { params: { order: number } }))

/** What the editors owe for an order, as their board shows it. */
async function owed({ number }: Order) {
  const { obligations } = gotten(await editors.author.call('listObligations', { query: {} }))
  return obligations.filter(row => row.processKind === 'change-order' && row.number === number)
}

/** Warnings that the editors were given for an order, oldest first. */
async function warned({ number }: Order): Promise<[string, string | null][]> {
  const given: [string, string | null][] = []
  let cursor: string | undefined
  do {
    const query = cursor === undefined ? {} : { cursor }
    const page = gotten(await editors.author.call('listAlerts', { query }))
    const own = page.alerts.filter(row => row.processKind === 'change-order' && row.number === number)
    given.push(...own.map(({ step, card }): [string, string | null] => [step, card]))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return given.toReversed()
}

async function supervised({ number }: Order) {
  const { orders } = gotten(await editors.author.call('listSupervisionOrders', { query: {} }))
  return orders.filter(({ subject }) => subject.number === number)
}

const change = (order: Order) =>
  approved(editors, '执行通知', 'items/seal-filing.yaml', text => `${text}# ${order.number}\n`, {
    order: order.number,
  })

const reminders = [
  ['reminder-50', null],
  ['reminder-80', null],
  ['due-today', null],
]

describe('a change order that nobody carries out', () => {
  test('stands on the board of the editors under its number, due on the day that it names', async () => {
    const order = await opened()
    expect(await owed(order)).toMatchObject([
      {
        kind: 'carry-out',
        ownerKind: 'editor',
        ownerName: { zh: '编目员' },
        item: null,
        due: order.due,
        state: 'running',
        card: null,
        unit: 'working-days',
        allowed: 5,
        left: 5,
      },
    ])
    const clerks = await house.database.pool.query(
      `SELECT FROM obligation WHERE process_kind = 'change-order' AND owner_kind <> 'editor'`,
    )
    expect(clerks.rows).toEqual([])
  })

  test('is warned of, and gets its card once when five working days are over, whoever sweeps', async () => {
    const order = await opened()
    await waitUntil(endOfDayMs(order.due) - hourMs)
    await sweep()
    expect(await warned(order)).toEqual(reminders)
    expect((await owed(order))[0]).toMatchObject({ state: 'due-today', card: null })
    await waitUntil(endOfDayMs(order.due) + hourMs)
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    expect(await warned(order)).toEqual([...reminders, ['overdue', 'yellow']])
    expect((await owed(order))[0]).toMatchObject({ state: 'overdue', card: 'yellow' })
    expect(await supervised(order)).toEqual([])
  })

  test('leads to one supervision order, which an editor answers; carried out late it owes no more', async () => {
    const order = await opened()
    const grave = nationalWorkingCalendar.addWorkingDays(order.due, 4).date
    await waitUntil(startOfDayMs(grave) + 10 * hourMs)
    await Promise.all([sweep(), sweep()])
    await sweep()
    expect(await warned(order)).toEqual([...reminders, ['overdue', 'yellow'], ['grave', 'red']])
    const [supervision, ...others] = await supervised(order)
    expect(others).toEqual([])
    expect(supervision).toMatchObject({
      ownerKind: 'editor',
      openedBy: null,
      subject: { processKind: 'change-order', kind: 'carry-out', number: order.number, due: order.due },
      may: ['take-up', 'reply'],
    })
    const taken = await editors.second.call('commandSupervisionOrder', {
      params: { order: supervision?.id ?? '' },
      body: { id: randomUUID(), type: 'take-up' },
    })
    expect(gotten(taken)).toMatchObject({ stage: 'taken-up' })
    gotten(await act(editors.author, await change(order), { type: 'publish' }))
    expect(await read(order)).toMatchObject({ state: 'carried-out' })
    expect(await owed(order)).toEqual([])
    await sweep()
    expect(await warned(order)).toHaveLength(5)
  })
})

describe('no card is given for an order', () => {
  const muchLater = async ({ due }: Order) => {
    await waitUntil(endOfDayMs(due) + 30 * 24 * hourMs)
    await sweep()
  }

  test('that was carried out in time', async () => {
    const order = await opened()
    const id = await change(order)
    await waitUntil(endOfDayMs(order.due) - hourMs)
    await sweep()
    gotten(await act(editors.author, id, { type: 'publish' }))
    await muchLater(order)
    expect(await warned(order)).toEqual(reminders)
    expect(await owed(order)).toEqual([])
  })

  test('that was carried out in time by a server that ended before the order was closed', async () => {
    const order = await opened()
    const id = await change(order)
    await waitUntil(endOfDayMs(order.due) - hourMs)
    const publishedAt = house.services.now()
    const ending = { ...house.services, refreshCatalogue: () => Promise.reject(new Error('ended')) }
    const editor = await house.database.pool.query<{ id: string }>(
      `SELECT id FROM account WHERE login = 'editor1'`,
    )
    const actor = { role: 'editor', account: editor.rows[0]?.id ?? '' } as const
    await expect(publishChange(ending, actor, id)).rejects.toThrow('ended')
    expect(await read(order)).toMatchObject({ state: 'open' })
    await waitUntil(endOfDayMs(order.due) + hourMs)
    const next = work()
    await next.beforeSweep?.(new AbortController().signal)
    await sweepOnce(next)
    const closed = await read(order)
    expect(closed.state).toBe('carried-out')
    expect(Math.abs(Date.parse(closed.closedAt ?? '') - publishedAt)).toBeLessThan(hourMs / 2)
    expect((await warned(order)).filter(([, card]) => card !== null)).toEqual([])
  })

  test('that was cancelled', async () => {
    const order = await opened()
    gotten(
      await editors.manager.call('commandChangeOrder', {
        params: { order: order.number },
        body: { id: randomUUID(), type: 'cancel', reason: '来文撤销' },
      }),
    )
    await muchLater(order)
    expect([await owed(order), await warned(order)]).toEqual([[], []])
  })
})

const rows = async () => {
  const found = await house.database.pool.query<{ row: unknown }>(
    `SELECT to_jsonb(obligation) AS row FROM obligation WHERE process_kind = 'change-order'
     AND process_id = (SELECT order_id FROM change_order_view ORDER BY number DESC LIMIT 1)`,
  )
  return found.rows.map(({ row }) => row)
}

test.each([
  // As orders stand that are older than their obligations.
  `DELETE FROM obligation WHERE process_kind = 'change-order'`,
  `UPDATE obligation SET due = due + 1, steps = '{}', step_at = '{}' WHERE process_kind = 'change-order'`,
])('what is owed is made anew from the events after: %s', async damage => {
  await opened()
  const before = await rows()
  expect(before).toHaveLength(1)
  await house.database.pool.query(damage)
  expect(await rows()).not.toEqual(before)
  const { pool } = house.database
  const { signal } = new AbortController()
  const rebuild = REBUILDS['change-order']
  const rebuilding = { pool, catalogue: house.services.catalogue(), signal, onProgress: () => {} }
  expect(await rebuild(rebuilding)).toMatchObject({ end: 'finished' })
  expect(await rows()).toEqual(before)
  expect(await rebuild(rebuilding)).toMatchObject({ changed: 0 })
})

test('a changed calendar moves the day on the order as it moves what is owed: there is one day', async () => {
  const { pool } = house.database
  const { services } = house
  const year = Number(civilDateOf(services.now()).slice(0, 4))
  const now = nationalWorkingCalendar.years.find(entry => entry.year === year)
  if (now === undefined) throw new Error(`${year} is not in the calendar`)
  const first = nationalWorkingCalendar.addWorkingDays(civilDateOf(services.now()), 1).date.slice(5)
  const earlier = nationalWorkingCalendar.announced({
    ...now,
    daysOff: { ...now.daysOff, [first]: 'national-day' },
  })
  const { rules } = watchingOf(services.catalogue())
  const orders = createOrderEngine(pool, services.now, () => ({ calendar: earlier, rules }))
  const editor = await pool.query<{ id: string }>(`SELECT id FROM account WHERE login = 'editor1'`)
  const process = await openOrder(
    { ...services, orders },
    { role: 'editor', account: editor.rows[0]?.id ?? '' },
    {
      id: randomUUID(),
      document: { title: '关于取消材料的通知', number: '', issuer: '省政务服务局', date: '2026-11-20' },
      changes: '不再收取授权委托书',
      words: ['授权委托书'],
    },
  )
  if (!process.ok) throw new Error(process.refusal.code)
  const told = await pool.query<{ number: string; due: string }>(
    `SELECT data ->> 'number' AS number, data ->> 'due' AS due FROM process_event WHERE process_id = $1`,
    [process.value],
  )
  const [{ number, due } = { number: '', due: '' }] = told.rows
  const order = { number, due: getCivilDate(due) }
  const stored = async () => {
    const found = await pool.query<{ due: string }>('SELECT due FROM obligation WHERE process_id = $1', [
      process.value,
    ])
    return found.rows[0]?.due
  }
  expect(await stored()).toBe(due)
  const reprojected = await reprojectObligations(pool, earlier, watchingOf(services.catalogue()), () => {})
  expect(reprojected.moved).toBeGreaterThan(0)
  const shown = await read(order)
  expect(shown.due).toBe(nationalWorkingCalendar.addWorkingDays(civilDateOf(services.now()), 5).date)
  expect(shown.due < due).toBe(true)
  expect(await stored()).toBe(shown.due)
  expect(await owed(order)).toMatchObject([{ due: shown.due, left: shown.daysLeft }])
})

test('reminders and the red card come as the policy in use has them', async () => {
  const usual = house.services.catalogue()
  const watch = { reminderPercents: [40], graveAfterDays: 1 }
  house.useCatalogue({ ...usual, policy: { ...usual.policy, watch } })
  const order = await opened()
  house.useCatalogue(usual)
  const late = nationalWorkingCalendar.addWorkingDays(order.due, 2).date
  await waitUntil(startOfDayMs(late) + hourMs)
  await sweep()
  expect(await warned(order)).toEqual([
    ['reminder-40', null],
    ['due-today', null],
    ['overdue', 'yellow'],
    ['grave', 'red'],
  ])
})
