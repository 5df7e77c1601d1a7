import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accept, command, staff, submitCase } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let manager: TestBrowser
let caseId: string

beforeAll(async () => {
  house = await createTestApp()
  manager = await staff(house, 'manager1')
  caseId = await submitCase(await new TestBrowser(house).login('chenyu'), 'chenyu')
  await accept(await staff(house, 'clerk1'), caseId)
})
afterAll(() => house.close())

function list(browser: TestBrowser, query: { cursor?: string } = {}) {
  return browser.call('listCaseAttempts', { params: { case: caseId }, query })
}

test('managers see what was tried and refused by law, in words and with its article, page by page', async () => {
  const market = await staff(house, 'market1')
  const act: CaseCommandOnWire = { type: 'review-task', item: 'food-business-licence', findings: [] }
  const id = randomUUID()
  for (let time = 0; time < 2; time += 1)
    expect(codeOf(await command(market, caseId, act, id))).toBe('access/not-your-item')
  const { attempts } = gotten(await list(manager))
  expect(attempts).toMatchObject([
    { id, role: 'reviewer', command: 'review-task', code: 'access/not-your-item', article: null },
  ])
  expect(attempts[0]?.title).toMatch(/。$/)
  for (let time = 0; time < 21; time += 1) await command(market, caseId, act)
  const first = gotten(await list(manager))
  const second = gotten(await list(manager, { cursor: first.next ?? '' }))
  expect([first.attempts.length, second.attempts.length, second.next]).toEqual([20, 2, null])
  expect(new Set([...first.attempts, ...second.attempts].map(entry => entry.id)).size).toBe(22)
  expect(codeOf(await list(manager, { cursor: 'x' }))).toBe('request/invalid')
})

test('nobody else does', async () => {
  for (const login of ['clerk1', 'market1', 'editor1'])
    expect(codeOf(await list(await staff(house, login)))).toBe('access/role')
  expect(codeOf(await list(await new TestBrowser(house).login('chenyu')))).toBe('access/role')
  expect(codeOf(await list(new TestBrowser(house)))).toBe('access/login-needed')
})
