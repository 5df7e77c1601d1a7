/** The shop that the stories open, and cases of it made ready through the API. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { CaseCommandOnWire, CaseView } from '@yijianshi/contract/case'
import type { Operation } from '@yijianshi/contract/contract'
import type { Draft } from '@yijianshi/contract/draft'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Page } from 'playwright-core'
import {
  type DemoItem,
  mainAnswers,
  matter,
  valuesFor,
} from '../packages/server/src/demo/shop-application.ts'
import { type Caller, callerOf, gotten } from './people.ts'

export {
  type DemoItem,
  mainAnswers,
  matter,
  reviewerOf,
} from '../packages/server/src/demo/shop-application.ts'

type Answers = Operation<'createDraft'>['body']['answers']

/** The items of the main situation, in the order in which they can be decided. */
export const mainItems: readonly DemoItem[] = [
  'business-registration',
  'seal-filing',
  'food-business-licence',
  'tobacco-retail-licence',
  'signboard-filing',
  'tax-registration',
]

/** The sample picture of a material of the catalogue. */
export function sampleFile(name: string): string {
  return fileURLToPath(new URL(`../catalogue/samples/${name}`, import.meta.url))
}

export function shopForm(login: string, name: string): Readonly<Record<string, FieldValue>> {
  const today = new Date().toISOString().slice(0, 10)
  return { ...valuesFor(login, name, today), 'premises-region': '990101001001' }
}

/** A draft with the whole form and all materials, not submitted. */
export async function prepareDraft(
  page: Page,
  login: string,
  name: string,
  answers: Answers = mainAnswers,
): Promise<Draft> {
  const call = callerOf(page, '')
  const draft = gotten(await call('createDraft', { body: { matter, answers } }))
  const values = shopForm(login, name)
  gotten(await call('changeDraft', { params: { draft: draft.id }, body: { values } }))
  for (const { material, sample } of draft.plan.checklist) {
    if (sample === undefined) continue
    const file = { name: sample, mimeType: 'image/webp', buffer: await readFile(sampleFile(sample)) }
    const address = `/api/drafts/${draft.id}/materials/${material}/files`
    const answer = await page.context().request.post(address, { multipart: { file } })
    if (!answer.ok()) throw new Error(`${sample}: ${await answer.text()}`)
  }
  return draft
}

export async function submitCase(
  page: Page,
  login: string,
  name: string,
  answers: Answers = mainAnswers,
): Promise<CaseView> {
  const draft = await prepareDraft(page, login, name, answers)
  const call = callerOf(page, '')
  const body = { commandId: randomUUID() }
  const submitted = gotten(await call('submitDraft', { params: { draft: draft.id }, body }))
  return await viewOf(call, submitted.case)
}

export async function viewOf(call: Caller, caseId: string): Promise<CaseView> {
  return gotten(await call('getCase', { params: { case: caseId }, query: {} }))
}

export function give(call: Caller, caseId: string, command: CaseCommandOnWire) {
  return call('commandCase', { params: { case: caseId }, body: { commandId: randomUUID(), command } })
}

/** As the clerk, with every entry of the checklist checked. */
export async function acceptCase(clerk: Caller, caseId: string): Promise<void> {
  const { checklist } = gotten(await clerk('getCaseContents', { params: { case: caseId } }))
  const checked = checklist.map(entry => entry.material)
  gotten(await give(clerk, caseId, { type: 'accept', checked }))
}

/** As the reviewer, with the first review point not met when it is to be refused. */
export async function reviewItem(reviewer: Caller, caseId: string, item: string, unmet?: string) {
  const { reviewPoints } = gotten(await reviewer('getCaseContents', { params: { case: caseId } }))
  const points = reviewPoints.filter(point => point.item === item)
  const findings = points.map(({ id }, index) =>
    unmet !== undefined && index === 0 ? { point: id, met: false, remark: unmet } : { point: id, met: true },
  )
  return gotten(await give(reviewer, caseId, { type: 'review-task', item, findings }))
}

export async function grantItem(reviewer: Caller, caseId: string, item: string): Promise<void> {
  await reviewItem(reviewer, caseId, item)
  gotten(await give(reviewer, caseId, { type: 'decide-task', item, outcome: 'grant' }))
  gotten(await give(reviewer, caseId, { type: 'issue-result', item }))
}
