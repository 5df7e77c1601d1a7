import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, staff, submitCase } from '../demo/test-story.ts'
import { sweepOnce } from '../engine/sweep.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { sweepWork } from './sweep-work.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const faults: unknown[] = []
const sweep = () =>
  sweepOnce(sweepWork(house.services, { onFault: error => faults.push(error), onMoved: () => {} }))

async function submitted(): Promise<string> {
  const browser = await new TestBrowser(house).login('chenyu')
  return submitCase(browser, 'chenyu')
}

test('a case that nobody answers counts as accepted: the window has its card, and the law is done once', async () => {
  const caseId = await submitted()
  house.waitWorkingDays(8)
  await Promise.all([sweep(), sweep(), sweep()])
  expect(faults).toEqual([])
  const history = await house.services.engine.history(caseId)
  const byClock = history.filter(({ event }) => event.type === 'CaseDeemedAccepted')
  expect(byClock.map(({ role }) => role)).toEqual(['system'])
  const standing = await house.services.engine.load(caseId)
  expect(standing?.state.stage).toBe('handling')
  const clerk = await staff(house, 'clerk1')
  const cards = gotten(await clerk.call('listAlerts', { query: {} })).alerts.filter(
    ({ process, card }) => process === caseId && card !== null,
  )
  expect(cards.map(({ kind, card }) => [kind, card])).toEqual([['acceptance', 'yellow']])
})

test('authorities that are late for tasks get cards and orders that name item and case', async () => {
  const caseId = await submitted()
  await accept(await staff(house, 'clerk1'), caseId)
  house.waitWorkingDays(28)
  await sweep()
  expect(faults).toEqual([])
  const manager = await staff(house, 'manager1')
  const { orders } = gotten(await manager.call('listSupervisionOrders', { query: {} }))
  const own = orders.filter(({ subject }) => subject.process === caseId && subject.kind === 'decision')
  expect(own.map(({ subject }) => subject.item)).toEqual(['business-registration'])
  expect(own[0]).toMatchObject({
    owner: 'market-regulation',
    subject: { number: expect.any(String), itemName: { zh: expect.any(String) } },
  })
})
