import { randomUUID } from 'node:crypto'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mainAnswers } from '../demo/shop-application.ts'
import { accept, command, grant, reviewer, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
})
afterAll(() => house.close())

/** The sample catalogue with one item edited, as if an official had. */
function edited(catalogue: Catalogue, version: string, id: string, change: object): Catalogue {
  const item = catalogue.items.get(id)
  if (item === undefined) throw new Error(`no item ${id}`)
  return { ...catalogue, version, items: new Map([...catalogue.items, [id, { ...item, ...change }]]) }
}

test('a case keeps its version: review points and names are those it was submitted under', async () => {
  const catalogue = house.services.catalogue()
  const id = await submitCase(applicant, 'chenyu')
  const before = gotten(await clerk.call('getCaseContents', { params: { case: id } }))
  house.useCatalogue(
    edited(catalogue, 'others', 'seal-filing', { reviewPoints: [{ id: 'other', text: { zh: '别的' } }] }),
  )
  const after = gotten(await clerk.call('getCaseContents', { params: { case: id } }))
  expect(after.reviewPoints).toEqual(before.reviewPoints)
  expect(
    after.reviewPoints
      .filter(point => point.item === 'seal-filing')
      .every(point => point.text.zh !== point.id),
  ).toBe(true)
  house.useCatalogue(catalogue)
})

test('on the screen and in the records a decision is called what its paper calls it, by the version of the case', async () => {
  const catalogue = house.services.catalogue()
  const item = 'business-registration'
  const id = await submitCase(applicant, 'chenyu')
  await accept(clerk, id)
  house.useCatalogue(edited(catalogue, 'renamed', item, { name: { zh: '设立备案', en: 'Filing' } }))
  const formOf = async (reader: TestBrowser) =>
    (await view(reader, id)).tasks.find(task => task.item === item)?.decisionForm
  const market = await reviewer(house, item)
  expect([await formOf(market), await formOf(applicant)]).toEqual(['registration', 'registration'])
  await grant(market, id, item)

  const params = { case: id }
  const paper = `decision-${item}`
  const { documents } = gotten(await applicant.call('listCaseDocuments', { params }))
  expect(documents.find(document => document.id === paper)?.name.zh).toBe('准予登记通知书')
  const manager = await staff(house, 'manager1')
  const reason = { id: randomUUID(), purpose: 'complaint', words: '群众投诉' } as const
  gotten(await manager.call('openReasonedAccess', { params, body: reason }))
  expect((await manager.send({ url: `/api/cases/${id}/documents/${paper}.pdf` })).statusCode).toBe(200)
  const { records } = gotten(await applicant.call('listCaseAccessRecords', { params, query: {} }))
  expect(records.find(({ what }) => what === 'document')?.subject?.zh).toBe('准予登记通知书')
  house.useCatalogue(catalogue)
})

test('the window takes over a newer guide that asks for nothing more, as the applicant asked', async () => {
  const catalogue = house.services.catalogue()
  const id = await submitCase(applicant, 'chenyu')
  await accept(clerk, id)
  const taken = { type: 'take-over-version', request: '申请人当面要求按新时限办理' } as const
  expect((await view(clerk, id)).mayDo.map(entry => entry.command)).not.toContain('take-over-version')
  expect(codeOf(await command(clerk, id, taken))).toBe('case/version-current')

  house.useCatalogue(
    edited(catalogue, 'faster', 'tobacco-retail-licence', { limit: { statutoryDays: 20, promisedDays: 2 } }),
  )
  expect((await view(clerk, id)).mayDo.map(entry => entry.command)).toContain('take-over-version')
  expect(codeOf(await command(applicant, id, taken))).toBe('access/role')
  const answersNow = async () =>
    gotten(await applicant.call('getCaseContents', { params: { case: id } })).planned.answers
  const answers = await answersNow()
  expect(answers).toEqual(mainAnswers)
  const seen = gotten(await command(clerk, id, taken))
  expect(await answersNow()).toEqual(answers)
  expect(seen.tasks.find(task => task.item === 'tobacco-retail-licence')?.promisedDays).toBe(2)
  const history = gotten(await applicant.call('getCaseHistory', { params: { case: id } }))
  expect(history.entries.at(-1)).toMatchObject({
    type: 'CaseVersionTaken',
    details: [{ label: 'reason', text: '申请人当面要求按新时限办理' }],
  })
  house.useCatalogue(catalogue)
})

test('what the newer guide asks otherwise is marked for all concerned, until something is handed in again', async () => {
  const catalogue = house.services.catalogue()
  const id = await submitCase(applicant, 'chenyu')
  const marksFor = async (reader: TestBrowser) =>
    gotten(await reader.call('getCaseContents', { params: { case: id } })).newerGuide
  expect(await marksFor(clerk)).toBeNull()

  const element = catalogue.elements.get('business-hours')
  if (element === undefined) throw new Error('no element business-hours')
  const hint = { zh: '写到分钟' }
  const elements = new Map([...catalogue.elements, [element.id, { ...element, hint }]])
  house.useCatalogue({ ...catalogue, version: 'hinted', elements })
  const taken = { type: 'take-over-version', request: '申请人当面要求' } as const
  gotten(await command(clerk, id, taken))
  const hours = { kind: 'field', id: 'business-hours', name: element.name, mark: 'changed', parts: ['hint'] }
  const known = await marksFor(clerk)
  expect(known?.marks).toEqual([hours])
  expect(await marksFor(await staff(house, 'clerk1'))).toEqual(known)
  expect(await marksFor(applicant)).toEqual(known)
  const history = gotten(await clerk.call('getCaseHistory', { params: { case: id } }))
  expect(known?.since).toBe(history.entries.at(-1)?.at)

  const entries = [{ subject: 'field', id: 'business-hours', problem: '请写到分钟' }] as const
  gotten(await command(clerk, id, { type: 'issue-notice', entries: [...entries] }))
  expect((await marksFor(clerk))?.marks).toEqual([hours])
  const correction = gotten(await applicant.call('openCorrection', { params: { case: id } }))
  const params = { draft: correction.id }
  gotten(
    await applicant.call('changeDraft', { params, body: { values: { 'business-hours': '7:00–22:30' } } }),
  )
  gotten(await applicant.call('submitDraft', { params, body: { commandId: randomUUID() } }))
  expect(await marksFor(clerk)).toBeNull()
  expect(await marksFor(applicant)).toBeNull()
  house.useCatalogue(catalogue)
})

test('a newer guide that asks for more is refused with what it asks for', async () => {
  const catalogue = house.services.catalogue()
  const item = catalogue.items.get('seal-filing')
  const fields = [...(item?.fields ?? []), { element: 'email', required: true }]
  const materials = [
    ...(item?.materials ?? []),
    { material: 'operator-photograph', copies: { original: 1, copy: 0 }, reviewPoints: [] },
  ]
  const id = await submitCase(applicant, 'chenyu')
  house.useCatalogue(edited(catalogue, 'stricter', 'seal-filing', { fields, materials }))
  const answer = await command(clerk, id, { type: 'take-over-version', request: '申请人要求' })
  expect(codeOf(answer)).toBe('case/version-incompatible')
  expect(!answer.ok && answer.problem?.params?.what).toContain('operator-photograph')
  house.useCatalogue(catalogue)
})
