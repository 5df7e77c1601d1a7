import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import {
  accept,
  command,
  fillIn,
  grant,
  reviewer,
  samplePicture,
  staff,
  submitCase,
  view,
} from '../demo/test-story.ts'
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

const items = [
  'business-registration',
  'seal-filing',
  'tax-registration',
  'food-business-licence',
  'tobacco-retail-licence',
  'signboard-filing',
] as const

describe('the main story', () => {
  test('leads from the question to six results and a rating', async () => {
    const found = gotten(await applicant.call('listMatters', { query: { query: '小卖部' } }))
    expect(found.matters[0]?.id).toBe(matter)
    const guide = gotten(
      await applicant.call('guide', { params: { matter }, body: { answers: mainAnswers } }),
    )
    expect(guide.step === 'plan' && [guide.plan.before.materials, guide.plan.after.materials]).toEqual([
      31, 11,
    ])

    const draft = await fillIn(applicant, 'chenyu')
    const submitted = gotten(
      await applicant.call('submitDraft', { params: { draft: draft.id }, body: { commandId: randomUUID() } }),
    )
    expect(submitted).toMatchObject({ case: draft.id, number: expect.stringMatching(/^990101\d{15}$/) })
    const desk = gotten(await clerk.call('listCases', { query: { scope: 'desk', stage: 'submitted' } }))
    expect(desk.cases.map(entry => entry.id)).toEqual([draft.id])

    const accepted = await accept(clerk, draft.id)
    expect(accepted.tasks.filter(task => task.stage === 'dispatched').map(task => task.item)).toEqual([
      'business-registration',
    ])
    for (const item of items) {
      const browser = await reviewer(house, item)
      const inbox = gotten(await browser.call('listTasks', { query: { state: 'open' } }))
      expect(inbox.tasks.map(task => task.item)).toContain(item)
      await grant(browser, draft.id, item)
    }
    const concluded = await view(clerk, draft.id)
    expect(concluded).toMatchObject({ stage: 'concluded', tasksEnded: 6 })
    const numbers = concluded.tasks.flatMap(task => task.results.map(result => result.number))
    expect(new Set(numbers).size).toBe(6)

    gotten(await command(clerk, draft.id, { type: 'deliver', method: 'window' }))
    const rated = await command(applicant, draft.id, {
      type: 'rate',
      grade: 'very-satisfied',
      comment: '办得很快',
    })
    expect(gotten(rated)).toMatchObject({ stage: 'closed', rating: { grade: 'very-satisfied' } })
    const history = gotten(await applicant.call('getCaseHistory', { params: { case: draft.id } }))
    expect(history.intact).toBe(true)
    expect(history.entries.map(entry => entry.type)).toContain('CaseRated')
    expect(JSON.stringify(history)).not.toContain('办得很快')
  })

  test('a case can be seen as it stood at an earlier version', async () => {
    const caseId = await submitCase(applicant, 'chenyu')
    await accept(clerk, caseId)
    const before = gotten(await clerk.call('getCase', { params: { case: caseId }, query: { at: 1 } }))
    expect(before).toMatchObject({ version: 1, stage: 'submitted', mayDo: [] })
  })

  test('the same command sent twice acts once', async () => {
    const draft = await fillIn(applicant, 'chenyu')
    const body = { commandId: randomUUID() }
    const both = await Promise.all(
      [1, 2].map(() => applicant.call('submitDraft', { params: { draft: draft.id }, body })),
    )
    const [first, second] = both.map(gotten)
    expect(first).toEqual(second)
    const again = await applicant.call('submitDraft', {
      params: { draft: draft.id },
      body: { commandId: randomUUID() },
    })
    expect(codeOf(again)).toBe('draft/already-submitted')
    const commandId = randomUUID()
    const withdraw = { type: 'withdraw', reason: '不办了' } as const
    const withdrawn = gotten(await command(applicant, draft.id, withdraw, commandId))
    expect(gotten(await command(applicant, draft.id, withdraw, commandId)).version).toBe(withdrawn.version)
  })
})

describe('the one-time notice', () => {
  test('is answered by a correction that keeps what was right', async () => {
    const caseId = await submitCase(applicant, 'chenyu')
    const noticed = await command(clerk, caseId, {
      type: 'issue-notice',
      entries: [
        { subject: 'material', id: 'signboard-drawing', problem: '没有标尺寸' },
        { subject: 'field', id: 'premises-address', problem: '写到门牌号' },
      ],
    })
    expect(gotten(noticed).notice?.entries.map(entry => entry.name.zh)).toHaveLength(2)
    const draft = gotten(await applicant.call('openCorrection', { params: { case: caseId } }))
    const again = gotten(await applicant.call('openCorrection', { params: { case: caseId } }))
    expect(again.id).toBe(draft.id)
    expect(draft).toMatchObject({ kind: 'correction', case: caseId })
    expect(draft.values['subject-name']).toBe('示范市测试便利店有限公司')
    const handedIn = new Set(draft.files.map(file => file.material))
    expect(handedIn.has('premises-right') && !handedIn.has('signboard-drawing')).toBe(true)

    const submit = () =>
      applicant.call('submitDraft', { params: { draft: draft.id }, body: { commandId: randomUUID() } })
    expect(codeOf(await submit())).toBe('case/material-missing')
    await applicant.upload(draft.id, 'signboard-drawing', '招牌.webp', samplePicture)
    expect(codeOf(await submit())).toBe('case/notice-unanswered')
    const values = { 'premises-address': '示范市东湖区春风街道春风路 18 号 1 层 103 室' }
    gotten(await applicant.call('changeDraft', { params: { draft: draft.id }, body: { values } }))
    expect(gotten(await submit()).case).toBe(caseId)

    const contents = gotten(await clerk.call('getCaseContents', { params: { case: caseId } }))
    expect(contents.values).toMatchObject(values)
    expect(contents.files.map(file => file.name)).toContain('招牌.webp')
    expect((await accept(clerk, caseId)).stage).toBe('handling')
  })
})

describe('the receipt', () => {
  test('shows the progress to whoever has number and code, without names', async () => {
    const caseId = await submitCase(applicant, 'chenyu')
    const { number, queryCode } = await view(applicant, caseId)
    const stranger = new TestBrowser(house)
    const receipt = await stranger.call('getReceipt', {
      params: { number },
      query: { code: queryCode?.toLowerCase() ?? '' },
    })
    expect(gotten(receipt)).toMatchObject({ number, stage: 'submitted' })
    expect(JSON.stringify(receipt)).not.toContain('陈雨')
    const wrong = await stranger.call('getReceipt', { params: { number }, query: { code: 'XXXXXX' } })
    expect(codeOf(wrong)).toBe('case/not-found')
    const code = await applicant.send({ url: `/api/cases/${caseId}/receipt.svg` })
    expect(code.headers['content-type']).toBe('image/svg+xml')
    expect(code.body).toContain('<svg')
  })
})
