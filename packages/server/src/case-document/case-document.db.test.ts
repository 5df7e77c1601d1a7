/** The documents of a case over the API: each PDF is opened again with another program. */
import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, command, fillIn, grant, review, reviewer, staff, submitCase } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { readPdf } from '../paper/pdf/read-pdf.fixture.ts'

const first = 'business-registration'
const food = 'food-business-licence'
const sign = 'signboard-filing'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
let manager: TestBrowser
let food1: TestBrowser
let registry: TestBrowser
let urban: TestBrowser
/** Accepted with a paper to follow, extended, refused, decided, met about, delivered. */
let long: string
beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
  manager = await staff(house, 'manager1')
  registry = await reviewer(house, first)
  food1 = await reviewer(house, food)
  urban = await reviewer(house, sign)
  long = await longStory()
})
afterAll(() => house.close())

async function act(by: TestBrowser, caseId: string, wanted: CaseCommandOnWire) {
  return gotten(await command(by, caseId, wanted))
}

async function submitTolerated(): Promise<string> {
  const draft = await fillIn(applicant, 'chenyu')
  const { files } = gotten(await applicant.call('getDraft', { params: { draft: draft.id } }))
  const left = files.filter(({ material }) => material === 'signboard-drawing')
  for (const { file } of left)
    gotten(await applicant.call('deleteFile', { params: { draft: draft.id, file } }))
  const change = (body: object) => applicant.call('changeDraft', { params: { draft: draft.id }, body })
  gotten(await change({ later: ['signboard-drawing'] }))
  const { letters } = gotten(await applicant.call('getDraftLetters', { params: { draft: draft.id } }))
  gotten(await change({ letters: letters.map(({ kind, sha256 }) => ({ kind, sha256, name: '陈雨' })) }))
  const body = { commandId: randomUUID() }
  return gotten(await applicant.call('submitDraft', { params: { draft: draft.id }, body })).case
}

async function longStory(): Promise<string> {
  const id = await submitTolerated()
  await accept(clerk, id)
  await grant(registry, id, first)
  await act(food1, id, {
    type: 'begin-procedure',
    item: food,
    kind: 'site-inspection',
    days: 2,
    notice: '要到店里看操作间',
  })
  await act(food1, id, { type: 'extend-task', item: food, days: 3, reason: '核查人员排不开' })
  const convened = await act(manager, id, {
    type: 'convene',
    kind: 'meeting',
    items: [food, sign],
    authorities: ['market-regulation', 'urban-management'],
    heldAt: new Date(house.services.now() + 1_200_000).toISOString(),
    place: '政务大厅三楼会议室',
    agenda: ['门头位置', '操作间布局'],
  })
  const [joint] = convened.jointActs
  if (joint === undefined) throw new Error('it was convened')
  await act(urban, id, { type: 'give-joint-opinion', act: joint.id, opinion: 'agree', text: '' })
  house.wait(1_800_000)
  await act(manager, id, {
    type: 'hold-joint-act',
    act: joint.id,
    attendants: ['马骏', '何静'],
    minutes: '看了图纸，门头不压窗。',
    conclusion: 'agree',
  })
  const tobacco = await reviewer(house, 'tobacco-retail-licence')
  gotten(await review(tobacco, id, 'tobacco-retail-licence'))
  await act(tobacco, id, {
    type: 'decide-task',
    item: 'tobacco-retail-licence',
    outcome: 'refuse',
    reasons: '离学校大门不到一百米',
  })
  await act(applicant, id, { type: 'choose-separate-delivery' })
  await act(clerk, id, { type: 'deliver', method: 'post', trackingNumber: 'EMS20261121', items: [first] })
  return id
}

async function documentsOf(by: TestBrowser, caseId: string) {
  return gotten(await by.call('listCaseDocuments', { params: { case: caseId } })).documents
}

function fileOf(by: TestBrowser, caseId: string, document: string, language?: 'en') {
  const query = language === undefined ? '' : `?language=${language}`
  return by.send({ method: 'GET', url: `/api/cases/${caseId}/documents/${document}.pdf${query}` })
}

/** Without spaces, which stand where lines were broken or not. */
async function textOf(by: TestBrowser, caseId: string, document: string, language?: 'en'): Promise<string> {
  const answer = await fileOf(by, caseId, document, language)
  if (answer.statusCode !== 200) throw new Error(`${document}: ${answer.statusCode} ${answer.body}`)
  const { pages, tagged } = await readPdf(answer.rawPayload)
  expect(tagged).toBe(true)
  const lines = pages.flatMap(page => page.lines.map(({ text }) => text))
  return lines.join('').replaceAll(/\s/g, '')
}

describe('the documents of a case', () => {
  test('stand in a list, in the order in which they came, with number, day and the hash of their event', async () => {
    const documents = await documentsOf(applicant, long)
    expect(documents.map(({ id }) => id)).toEqual([
      'tolerance-letter',
      'acceptance',
      `decision-${first}`,
      expect.stringMatching(/^procedure-/),
      `extension-${food}`,
      'decision-tobacco-retail-licence',
      'delivery-1',
    ])
    expect(documents.map(({ name }) => name.zh)).toContain('容缺受理通知书')
    expect(documents.find(({ id }) => id === `decision-${first}`)).toMatchObject({
      itemName: { zh: expect.stringContaining('登记') },
      issuer: { zh: expect.stringContaining('市场监督管理局') },
    })
    const history = gotten(await applicant.call('getCaseHistory', { params: { case: long } }))
    for (const { version, hash } of documents)
      expect(history.entries.find(entry => entry.version === version)?.hash).toBe(hash)
  })

  test('come as PDF, with number, hash, issuer and case on each', async () => {
    const view = gotten(await clerk.call('getCase', { params: { case: long }, query: {} }))
    const documents = await documentsOf(clerk, long)
    expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['joint-notice', 'minutes']))
    for (const { id, number, hash, issuer, name } of documents) {
      const text = await textOf(clerk, long, id)
      for (const part of [number, hash, name.zh, view.number]) expect(text).toContain(part)
      if (id !== 'tolerance-letter') expect(text).toContain(issuer.zh)
    }
  })

  test.each([
    ['tolerance-letter', ['陈雨', '受理后2个工作日内', '本人登录后网上签名']],
    ['acceptance', ['现予容缺受理', '以后补交的材料', '第三十二条第一款第（五）项']],
    [`decision-${first}`, ['准予登记通知书', '决定准予登记', '营业执照', '市场主体登记管理条例']],
    [`extension-${food}`, ['核查人员排不开', '延长3个工作日', '第四十二条']],
    [
      'decision-tobacco-retail-licence',
      ['离学校大门不到一百米', '60日内', '6个月内', '申请行政复议', '提起行政诉讼'],
    ],
    ['delivery-1', ['EMS20261121', '邮寄', '收件人（签字）']],
    ['joint-notice-act-1', ['政务大厅三楼会议室', '操作间布局']],
    ['minutes-act-1', ['马骏、何静', '门头不压窗', '没有提出意见']],
  ])('%s says what it has to', async (document, words) => {
    const text = await textOf(clerk, long, document)
    for (const word of words) expect(text).toContain(word)
  })

  test('are told in English too, which says that the Chinese text binds', async () => {
    const text = await textOf(applicant, long, 'acceptance', 'en')
    expect(text).toContain('Noticeofacceptance')
    expect(text).toContain('TheChinesetextistheonethatbinds')
  })

  test('come under a Chinese name, for this reader only, and once', async () => {
    const answer = await fileOf(applicant, long, 'acceptance')
    expect(answer.headers['cache-control']).toBe('private, no-cache')
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('容缺受理通知书.pdf')
    const headers = { 'if-none-match': String(answer.headers.etag) }
    const url = `/api/cases/${long}/documents/acceptance.pdf`
    expect((await applicant.send({ method: 'GET', url, headers })).statusCode).toBe(304)
  })
})

describe('a document', () => {
  test('stays byte for byte what it was when the case goes on', async () => {
    const id = await submitCase(applicant, 'chenyu')
    await accept(clerk, id)
    const before = await fileOf(applicant, id, 'acceptance')
    await grant(registry, id, first)
    const after = await fileOf(applicant, id, 'acceptance')
    expect(after.headers.etag).toBe(before.headers.etag)
    expect(after.rawPayload.equals(before.rawPayload)).toBe(true)
  })

  test('tells of a notice, a withdrawal, and where to go instead', async () => {
    const noticed = await submitCase(applicant, 'chenyu')
    const entries = [{ subject: 'material', id: 'signboard-drawing', problem: '没有标尺寸' }] as const
    await act(clerk, noticed, { type: 'issue-notice', entries: [...entries] })
    await act(applicant, noticed, { type: 'withdraw', reason: '店不开了' })
    expect(await textOf(applicant, noticed, 'notice')).toContain('没有标尺寸')
    expect(await textOf(applicant, noticed, 'withdrawal')).toContain('店不开了')
    const strange = await submitCase(applicant, 'chenyu')
    await act(clerk, strange, { type: 'decline', reason: '属于税务事项', competentAuthority: 'tax' })
    const text = await textOf(applicant, strange, 'declined')
    for (const word of ['属于税务事项', '税务局申请，电话：', '60日内']) expect(text).toContain(word)
  })
})

describe('a supervision order', () => {
  test('stands among the documents for the centre and for whoever has to answer, and for nobody else', async () => {
    const { obligations } = gotten(await manager.call('listObligations', { query: {} }))
    const owed = obligations.find(({ process, item }) => process === long && item === food)
    if (owed === undefined) throw new Error('the decision on the food licence is owed')
    const body = { id: randomUUID(), process: long, key: owed.key, reason: '群众来电反映' }
    const { number } = gotten(await manager.call('openSupervisionOrder', { body }))
    const id = `supervision-order-${number}`
    for (const by of [manager, food1]) {
      const entry = (await documentsOf(by, long)).find(document => document.id === id)
      expect(entry).toMatchObject({ kind: 'supervision-order', number })
      const text = await textOf(by, long, id)
      for (const word of [
        number,
        entry?.hash ?? 'no hash',
        '督办单',
        '群众来电反映',
        '市场监督管理局',
        '第六十条',
      ])
        expect(text).toContain(word)
      expect(text).not.toContain('陈雨')
    }
    for (const by of [applicant, urban, clerk]) {
      expect((await documentsOf(by, long)).map(document => document.id)).not.toContain(id)
      expect((await fileOf(by, long, id)).statusCode).toBe(404)
    }
  })
})

describe('rights', () => {
  test('nobody else has them, logged in or not', async () => {
    const stranger = await new TestBrowser(house).login('lihua')
    const list = { params: { case: long } }
    expect(codeOf(await stranger.call('listCaseDocuments', list))).toBe('case/not-found')
    expect((await fileOf(stranger, long, 'acceptance')).statusCode).toBe(404)
    const nobody = new TestBrowser(house)
    expect(codeOf(await nobody.call('listCaseDocuments', list))).toBe('access/login-needed')
    const editor = await staff(house, 'editor1')
    expect(codeOf(await editor.call('listCaseDocuments', list))).toBe('access/role')
  })

  test('an authority has those of its items, and of what it was invited to speak on, and no others', async () => {
    // The notice of acceptance names every paper of the case; the letter stands for one of its own.
    const terms = ['tolerance-letter']
    const met = ['procedure-1', `extension-${food}`, 'joint-notice-act-1', 'minutes-act-1']
    expect((await documentsOf(urban, long)).map(({ id }) => id)).toEqual([...terms, ...met])
    expect((await fileOf(urban, long, 'minutes-act-1')).statusCode).toBe(200)
    const police = await reviewer(house, 'seal-filing')
    expect(await documentsOf(police, long)).toEqual([])
    for (const document of [...terms, 'acceptance', `decision-${first}`, 'minutes-act-1', 'delivery-1'])
      expect((await fileOf(police, long, document)).statusCode).toBe(404)
  })

  test('the applicant has no minutes of the authorities', async () => {
    expect((await fileOf(applicant, long, 'minutes-act-1')).statusCode).toBe(404)
  })

  test('a manager has what the authorities do together, in which no applicant is named', async () => {
    const ids = (await documentsOf(manager, long)).map(({ id }) => id)
    expect(ids.filter(id => !id.startsWith('supervision-order-'))).toEqual([
      'joint-notice-act-1',
      'minutes-act-1',
    ])
    for (const id of ids) expect(await textOf(manager, long, id)).not.toContain('陈雨')
    expect((await fileOf(manager, long, 'acceptance')).statusCode).toBe(404)
  })

  test('there is none by another name', async () => {
    for (const name of ['nothing', 'decision-', '..%2Facceptance', 'acceptance~2'])
      expect((await fileOf(applicant, long, name)).statusCode).toBe(404)
  })
})
