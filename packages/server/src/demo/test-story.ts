/** For tests: the steps of the main story, told through the API. */
import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire, CaseView } from '@yijianshi/contract/case'
import type { Draft } from '@yijianshi/contract/draft'
import { gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { type DemoItem, mainAnswers, matter, reviewerOf, valuesFor } from './shop-application.ts'

export const today = () => new Date().toISOString().slice(0, 10)
/** A sheet of paper of 24 × 32 pixels, WebP: each upload is drawn anew, and tests make thousands. */
export const samplePicture = Buffer.from(
  'UklGRkgAAABXRUJQVlA4TDsAAAAvF8AHABcgEEgYYtifcQ2BQIIb7UwLBBKX9md8/uNfAShoJMVBYje5PoEvBiL6PwHyJkB3Ehj8q/XCYQA=',
  'base64',
)

/** A draft with the whole form and all materials, not submitted. */
export async function fillIn(
  browser: TestBrowser,
  login: string,
  name = '示范市测试便利店有限公司',
): Promise<Draft> {
  const draft = gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers } }))
  const values = valuesFor(login, name, today())
  gotten(await browser.call('changeDraft', { params: { draft: draft.id }, body: { values } }))
  for (const entry of draft.plan.checklist.filter(row => row.kind !== 'form')) {
    const answer = await browser.upload(draft.id, entry.material, `${entry.material}.webp`, samplePicture)
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
  return draft
}

export async function submitCase(browser: TestBrowser, login: string): Promise<string> {
  const draft = await fillIn(browser, login)
  const body = { commandId: randomUUID() }
  return gotten(await browser.call('submitDraft', { params: { draft: draft.id }, body })).case
}

export function command(
  browser: TestBrowser,
  caseId: string,
  wanted: CaseCommandOnWire,
  commandId = randomUUID(),
) {
  return browser.call('commandCase', { params: { case: caseId }, body: { commandId, command: wanted } })
}

export async function view(browser: TestBrowser, caseId: string): Promise<CaseView> {
  return gotten(await browser.call('getCase', { params: { case: caseId }, query: {} }))
}

export async function accept(clerk: TestBrowser, caseId: string): Promise<CaseView> {
  const contents = gotten(await clerk.call('getCaseContents', { params: { case: caseId } }))
  const checked = contents.checklist.map(entry => entry.material)
  return gotten(await command(clerk, caseId, { type: 'accept', checked }))
}

export async function review(reviewer: TestBrowser, caseId: string, item: string) {
  const contents = gotten(await reviewer.call('getCaseContents', { params: { case: caseId } }))
  const points = contents.reviewPoints.filter(point => point.item === item)
  const findings = points.map(({ id }) => ({ point: id, met: true }))
  return command(reviewer, caseId, { type: 'review-task', item, findings })
}

export async function grant(reviewer: TestBrowser, caseId: string, item: string): Promise<CaseView> {
  gotten(await review(reviewer, caseId, item))
  gotten(await command(reviewer, caseId, { type: 'decide-task', item, outcome: 'grant' }))
  return gotten(await command(reviewer, caseId, { type: 'issue-result', item }))
}

/** A staff member's browser on the console. */
export function staff(house: TestApp, login: string): Promise<TestBrowser> {
  return new TestBrowser(house, '/console').login(login)
}

export function reviewer(house: TestApp, item: DemoItem): Promise<TestBrowser> {
  return staff(house, reviewerOf[item])
}
