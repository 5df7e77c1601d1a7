import { randomUUID } from 'node:crypto'
import { civilDateOf, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, createTestApp, gotten, type TestApp, type TestBrowser } from '../http/test-app.ts'
import { act, approved, begin, type Editors, editorsOf } from '../publication/test-change.ts'

let house: TestApp
let editors: Editors
beforeAll(async () => {
  house = await createTestApp()
  editors = await editorsOf(house)
})
afterAll(() => house.close())

const document = {
  title: '关于取消刻章备案材料的通知',
  number: '省政务〔2026〕12号',
  issuer: '省政务服务局',
  date: '2026-11-20',
}
const opening = (more: object = {}) => ({
  id: randomUUID(),
  document,
  changes: '不再收取授权委托书',
  ...more,
})
const open = (browser: TestBrowser, body: ReturnType<typeof opening>) =>
  browser.call('openChangeOrder', { body })
const read = async (order: string) =>
  gotten(await editors.manager.call('getChangeOrder', { params: { order } }))

describe('a change order', () => {
  test('is numbered by year, due in five working days, and names the items with the reasons', async () => {
    const { manager } = editors
    const order = gotten(
      await open(
        manager,
        opening({ words: ['授权委托书'], laws: [{ law: '印铸刻字业暂行管理规则', article: '第五条' }] }),
      ),
    )
    const today = civilDateOf(house.services.now())
    expect(order).toMatchObject({
      id: `${today.slice(0, 4)}-001`,
      state: 'open',
      due: nationalWorkingCalendar.addWorkingDays(today, 5).date,
      daysLeft: 5,
      openedBy: '马骏',
    })
    const seal = order.affected.find(entry => entry.item === 'seal-filing')
    expect(seal?.because.map(({ place, found }) => [place, found])).toEqual(
      expect.arrayContaining([
        ['legal-basis', '印铸刻字业暂行管理规则第五条'],
        ['material', '授权委托书'],
      ]),
    )
    expect(seal?.matters.map(entry => entry.matter)).toContain('open-convenience-store')
    expect(order.affectedItems).toBe(order.affected.length)
    expect(order.affected.map(entry => entry.item)).not.toContain('tobacco-retail-licence')
  })

  test('is opened once, however often it is asked; two at once get two numbers', async () => {
    const { author, second } = editors
    const body = opening({ items: ['seal-filing'] })
    const first = gotten(await open(author, body))
    expect(gotten(await open(author, body)).id).toBe(first.id)
    const both = await Promise.all([
      open(author, opening({ words: ['食品'] })),
      open(second, opening({ words: ['烟草'] })),
    ])
    expect(new Set([first.id, ...both.map(answer => gotten(answer).id)]).size).toBe(3)
  })

  test('is opened once by requests that arrive in the same instant', async () => {
    const { author } = editors
    for (let round = 0; round < 5; round += 1) {
      const body = opening({ words: ['食品'] })
      const answers = await Promise.all(Array.from({ length: 8 }, () => open(author, body)))
      expect(answers.map(codeOf)).toEqual(answers.map(() => undefined))
      expect(new Set(answers.map(answer => gotten(answer).id)).size).toBe(1)
    }
  })

  test('that names no paper, or nothing to look for, is refused', async () => {
    const { author } = editors
    expect(codeOf(await open(author, opening()))).toBe('order/source-missing')
    expect(codeOf(await open(author, opening({ words: ['x'], changes: ' ' })))).toBe('order/source-missing')
  })

  test('is closed by the version that carries it out', async () => {
    const { author } = editors
    const order = gotten(await open(author, opening({ words: ['印章'] }))).id
    const id = await approved(editors, '执行通知', 'items/seal-filing.yaml', text => `${text}# 已核\n`, {
      order,
    })
    expect(await read(order)).toMatchObject({
      state: 'open',
      linked: [{ id, title: '执行通知', state: 'approved' }],
    })
    const published = gotten(await act(author, id, { type: 'publish' }))
    const closed = await read(order)
    expect(closed).toMatchObject({ state: 'carried-out', version: published.published?.number, may: [] })
    expect(closed.daysLeft).toBeUndefined()
    expect(codeOf(await author.call('createChange', { body: { title: '再来', order } }))).toBe('order/closed')
    expect(codeOf(await author.call('createChange', { body: { title: '没有', order: '1999-001' } }))).toBe(
      'order/not-found',
    )
  })

  test('is cancelled with a reason, and once', async () => {
    const { manager } = editors
    const order = gotten(await open(manager, opening({ materials: ['power-of-attorney'] }))).id
    const cancel = (reason: string) =>
      manager.call('commandChangeOrder', {
        params: { order },
        body: { id: randomUUID(), type: 'cancel', reason },
      })
    expect(codeOf(await cancel(' '))).toBe('order/reason-missing')
    expect(gotten(await cancel('来文撤销'))).toMatchObject({ state: 'cancelled', reason: '来文撤销' })
    expect(codeOf(await cancel('来文撤销'))).toBe('order/closed')
  })
})

test('the list shows what is due first, then overdue days below zero', async () => {
  await begin(editors.author, '无关')
  house.waitWorkingDays(10)
  // Their sessions are over by then.
  const { manager } = await editorsOf(house)
  const late = gotten(await manager.call('listChangeOrders', { query: { state: 'open' } })).orders
  expect(late.length).toBeGreaterThan(2)
  expect(late.every(order => (order.daysLeft ?? 0) < 0)).toBe(true)
  const fresh = gotten(await open(manager, opening({ words: ['执照'] })))
  const all = gotten(await manager.call('listChangeOrders', { query: {} })).orders
  const open_ = all.filter(order => order.state === 'open')
  expect(all.slice(0, open_.length)).toEqual(open_)
  expect(open_.at(-1)?.id).toBe(fresh.id)
})
