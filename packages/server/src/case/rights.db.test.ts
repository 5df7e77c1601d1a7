import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { maySeeAs } from '@yijianshi/core/access'
import { relationTo } from '@yijianshi/core/case'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT_COLUMNS, accountRow, actorOf } from '../account/account.ts'
import { demoPosts } from '../demo/people.ts'
import {
  accept,
  command,
  grant,
  reviewer,
  samplePicture,
  staff,
  submitCase,
  view,
} from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let browsers: ReadonlyMap<string, TestBrowser>
/** A case of chenyu: accepted, its business licence issued, so that four items are open. */
let caseId: string

const nobody = 'nobody'

beforeAll(async () => {
  house = await createTestApp()
  const logins = demoPosts.map(post => post.login)
  const all = await Promise.all(logins.map(async login => [login, await staff(house, login)] as const))
  browsers = new Map([...all, [nobody, new TestBrowser(house)]])
  caseId = await submitCase(as('chenyu'), 'chenyu')
  await accept(as('clerk1'), caseId)
  await grant(as('market1'), caseId, 'business-registration')
})
afterAll(() => house.close())

function as(login: string): TestBrowser {
  const browser = browsers.get(login)
  if (browser === undefined) throw new Error(`${login} is not among the test's people`)
  return browser
}

/** Reviewers who do not answer for the first item. */
const ownItem: Readonly<Record<string, string>> = {
  market2: 'food-business-licence',
  tax1: 'tax-registration',
}
const hidden = 'case/not-found'
const role = 'access/role'
const reason = 'access/reason-needed'
const stranger = 'access/login-needed'

describe('who may look at a case', () => {
  test.each([
    ['chenyu', undefined, undefined, undefined],
    ['lihua', hidden, hidden, hidden],
    ['clerk1', undefined, undefined, undefined],
    ['clerk2', undefined, undefined, undefined],
    ['market1', undefined, undefined, undefined],
    ['market2', undefined, undefined, undefined],
    ['tax1', undefined, undefined, undefined],
    ['manager1', undefined, reason, undefined],
    [nobody, stranger, stranger, stranger],
  ])('%s: case %s, contents %s, history %s', async (login, caseCode, contentsCode, historyCode) => {
    const params = { case: caseId }
    expect(codeOf(await as(login).call('getCase', { params, query: {} }))).toBe(caseCode)
    expect(codeOf(await as(login).call('getCaseTimeline', { params, query: {} }))).toBe(caseCode)
    expect(codeOf(await as(login).call('getCaseContents', { params }))).toBe(contentsCode)
    expect(codeOf(await as(login).call('getCaseHistory', { params }))).toBe(historyCode)
    const query = { kind: 'item', id: ownItem[login] ?? 'business-registration' } as const
    expect(codeOf(await as(login).call('explainCase', { params, query }))).toBe(contentsCode)
  })

  test('an authority learns of a case when it is accepted', async () => {
    const fresh = await submitCase(as('chenyu'), 'chenyu')
    const look = () => as('market1').call('getCase', { params: { case: fresh }, query: {} })
    expect(codeOf(await look())).toBe(hidden)
    await accept(as('clerk1'), fresh)
    expect(codeOf(await look())).toBeUndefined()
  })

  test('a case that does not exist looks like one of somebody else', async () => {
    const params = { case: randomUUID() }
    expect(codeOf(await as('clerk1').call('getCase', { params, query: {} }))).toBe(hidden)
    expect(codeOf(await as('lihua').call('getCase', { params, query: {} }))).toBe(hidden)
  })

  test('a clerk of another site sees nothing of it', async () => {
    await house.database.pool.query(
      `INSERT INTO account (id, login, name, password_hash, role, site, window_id, created_at)
       SELECT $1, 'elsewhere', '远方', password_hash, 'clerk', 'chunfeng-service-centre', 'comprehensive', now()
       FROM account WHERE login = 'clerk1'`,
      [randomUUID()],
    )
    const other = await staff(house, 'elsewhere')
    expect(codeOf(await other.call('getCase', { params: { case: caseId }, query: {} }))).toBe(hidden)
    expect(codeOf(await other.call('getCaseTimeline', { params: { case: caseId }, query: {} }))).toBe(hidden)
    expect(gotten(await other.call('listCases', { query: { scope: 'desk' } })).cases).toEqual([])
  })
})

describe('what a reader sees of a case', () => {
  test('a reviewer gets the fields and materials of the own items only', async () => {
    const contents = gotten(await as('tobacco1').call('getCaseContents', { params: { case: caseId } }))
    const item = 'tobacco-retail-licence'
    expect(contents.form.fields.length).toBeGreaterThan(5)
    expect(contents.form.fields.filter(field => !field.neededBy.includes(item))).toEqual([])
    expect(contents.checklist.filter(entry => !entry.neededBy.includes(item))).toEqual([])
    expect(contents.reviewPoints.map(point => point.item)).toEqual(contents.reviewPoints.map(() => item))
    const names = new Set(contents.form.fields.map(field => field.element))
    expect(Object.keys(contents.values).filter(name => !names.has(name))).toEqual([])
    expect(names.has('school-distance') && !names.has('sign-width')).toBe(true)
    expect(contents.postalAddress).toBeNull()
  })

  test('a reviewer gets the answers that the own items rest on, and reasons for these items only', async () => {
    const params = { case: caseId }
    const asked = async (login: string) => {
      const { answers, planned } = gotten(await as(login).call('getCaseContents', { params }))
      expect(Object.keys(planned.answers)).toHaveLength(answers.length)
      return Object.keys(planned.answers)
    }
    const all = await asked('clerk1')
    expect(all.length).toBeGreaterThan(5)
    expect(await asked('tobacco1')).toContain('tobacco')
    for (const login of ['tobacco1', 'police1', 'urban1']) {
      const own = await asked(login)
      expect([login, own.length < all.length]).toEqual([login, true])
    }
    expect(await asked('urban1')).not.toContain('tobacco')
    const why = async (login: string, kind: 'item' | 'field' | 'material', id: string) =>
      codeOf(await as(login).call('explainCase', { params, query: { kind, id } }))
    expect(await why('tobacco1', 'field', 'school-distance')).toBeUndefined()
    expect(await why('tobacco1', 'field', 'sign-width')).toBe('request/not-found')
    expect(await why('tobacco1', 'item', 'food-business-licence')).toBe('request/not-found')
    expect(await why('tobacco1', 'material', 'signboard-drawing')).toBe('request/not-found')
    expect(await why('clerk1', 'material', 'signboard-drawing')).toBeUndefined()
  })

  test('what is said about an item stays in its part, and its result with those who build on it', async () => {
    const seen = async (login: string) =>
      (await view(as(login), caseId)).tasks.find(task => task.item === 'business-registration')
    expect((await seen('chenyu'))?.results.map(({ licence }) => licence)).toEqual(['business-licence'])
    expect((await seen('market1'))?.results).toHaveLength(1)
    // The food licence rests on the business licence.
    expect((await seen('market2'))?.results).toHaveLength(1)
    expect((await seen('manager1'))?.results).toEqual([])
    expect((await seen('manager1'))?.stage).toBe('issued')
    const noticed = await submitCase(as('chenyu'), 'chenyu')
    const entries = [
      { subject: 'material', id: 'signboard-drawing', problem: '没有标尺寸' },
      { subject: 'field', id: 'school-distance', problem: '距离不对' },
    ] as const
    gotten(await command(as('clerk1'), noticed, { type: 'issue-notice', entries: [...entries] }))
    const draft = gotten(await as('chenyu').call('openCorrection', { params: { case: noticed } }))
    const drawn = await as('chenyu').upload(draft.id, 'signboard-drawing', 'again.webp', samplePicture)
    expect(drawn.statusCode).toBe(200)
    const change = { params: { draft: draft.id }, body: { values: { 'school-distance': 321 } } }
    gotten(await as('chenyu').call('changeDraft', change))
    const submission = { params: { draft: draft.id }, body: { commandId: randomUUID() } }
    gotten(await as('chenyu').call('submitDraft', submission))
    await accept(as('clerk1'), noticed)
    const told = async (login: string) =>
      (await view(as(login), noticed)).notice?.entries.map(({ id, problem }) => [id, problem])
    expect(await told('clerk1')).toEqual([
      ['signboard-drawing', '没有标尺寸'],
      ['school-distance', '距离不对'],
    ])
    expect(await told('urban1')).toEqual([['signboard-drawing', '没有标尺寸']])
    expect(await told('tobacco1')).toEqual([['school-distance', '距离不对']])
    expect(await told('police1')).toEqual([])
    expect(await told('manager1')).toEqual([
      ['signboard-drawing', ''],
      ['school-distance', ''],
    ])
    const papers = async (login: string) =>
      gotten(await as(login).call('listCaseDocuments', { params: { case: noticed } })).documents.map(
        ({ kind }) => kind,
      )
    expect(await papers('clerk1')).toEqual(['notice', 'acceptance'])
    expect(await papers('urban1')).toEqual([])
  })

  test('a file is open to the reviewers whose item needs its material', async () => {
    const contents = gotten(await as('clerk1').call('getCaseContents', { params: { case: caseId } }))
    const file = contents.files.find(entry => entry.material === 'signboard-drawing')?.file
    const status = async (login: string) => (await as(login).send({ url: `/api/files/${file}` })).statusCode
    const logins = ['chenyu', 'clerk1', 'clerk2', 'urban1', 'tobacco1', 'lihua', 'manager1', nobody]
    const seen = await Promise.all(logins.map(async login => [login, await status(login)]))
    expect(Object.fromEntries(seen)).toEqual({
      chenyu: 200,
      clerk1: 200,
      clerk2: 200,
      urban1: 200,
      tobacco1: 404,
      lihua: 404,
      manager1: 403,
      nobody: 401,
    })
  })

  test('the manager and whoever lists all cases sees masked names', async () => {
    expect((await view(as('manager1'), caseId)).applicantName).toBe('陈*')
    const all = gotten(await as('clerk1').call('listCases', { query: { scope: 'all' } }))
    expect(new Set(all.cases.map(entry => entry.applicantName))).toEqual(new Set(['陈*']))
    expect((await view(as('clerk1'), caseId)).applicantName).toBe('陈雨')
  })

  test('findings stay with the authority, the code of the receipt with applicant and window', async () => {
    const point = (await view(as('market1'), caseId)).tasks[0]
    expect(point?.findings.length).toBeGreaterThan(0)
    for (const login of ['chenyu', 'clerk1', 'tax1', 'manager1'])
      expect((await view(as(login), caseId)).tasks[0]?.findings).toEqual([])
    expect((await view(as('tax1'), caseId)).queryCode).toBeNull()
    expect((await view(as('chenyu'), caseId)).queryCode).toMatch(/^[2-9A-Z]{6}$/)
  })
})

describe('lists', () => {
  test.each([
    ['chenyu', undefined, role, role, role],
    ['clerk1', role, undefined, undefined, role],
    ['market1', role, role, role, undefined],
    ['manager1', role, undefined, undefined, role],
    [nobody, stranger, stranger, stranger, stranger],
  ])('%s: own %s, desk %s, all %s, inbox %s', async (login, own, desk, all, inbox) => {
    const browser = as(login)
    expect(codeOf(await browser.call('listCases', { query: { scope: 'own' } }))).toBe(own)
    expect(codeOf(await browser.call('listCases', { query: { scope: 'desk' } }))).toBe(desk)
    expect(codeOf(await browser.call('listCases', { query: { scope: 'all' } }))).toBe(all)
    expect(codeOf(await browser.call('listTasks', { query: { state: 'open' } }))).toBe(inbox)
  })

  test('hold no case to which the table of views does not open them', async () => {
    const lists = [
      ['chenyu', 'own', 'own-cases'],
      ['clerk1', 'desk', 'desk'],
      ['clerk1', 'all', 'all-cases'],
      ['manager1', 'desk', 'desk'],
      ['manager1', 'all', 'all-cases'],
    ] as const
    const posts = await house.database.pool.query(
      `SELECT ${ACCOUNT_COLUMNS} FROM account LEFT JOIN person ON person.id = account.person`,
    )
    const actors = new Map(posts.rows.map(row => accountRow.parse(row)).map(row => [row.login, actorOf(row)]))
    const relationOf = async (login: string, id: string) => {
      const [actor, standing] = [actors.get(login), await house.services.engine.load(id)]
      if (actor === undefined || standing === undefined) throw new Error(`${login} or ${id} is not there`)
      return { role: actor.role, relation: relationTo(actor, standing.state) }
    }
    for (const [login, scope, seen] of lists) {
      const { cases } = gotten(await as(login).call('listCases', { query: { scope } }))
      expect([login, scope, cases.length > 0]).toEqual([login, scope, true])
      for (const { id } of cases) {
        const { role, relation } = await relationOf(login, id)
        expect([login, scope, maySeeAs(role, seen, relation)]).toEqual([login, scope, true])
      }
    }
    for (const login of ['market1', 'market2', 'tobacco1']) {
      const { tasks } = gotten(await as(login).call('listTasks', { query: { state: 'open' } }))
      for (const task of tasks) {
        const { role, relation } = await relationOf(login, task.case)
        expect([login, maySeeAs(role, 'inbox', relation)]).toEqual([login, true])
      }
    }
  })

  test('an inbox holds the own items only', async () => {
    const open = gotten(await as('market2').call('listTasks', { query: { state: 'open' } }))
    expect(new Set(open.tasks.map(task => task.item))).toEqual(new Set(['food-business-licence']))
    const ended = gotten(await as('market1').call('listTasks', { query: { state: 'ended' } }))
    expect(new Set(ended.tasks.map(task => task.item))).toEqual(new Set(['business-registration']))
  })

  test('go page by page without a gap or a repetition', async () => {
    const browser = await new TestBrowser(house).login('wangfang')
    const made = await Promise.all(Array.from({ length: 23 }, () => submitCase(browser, 'wangfang')))
    for (const scope of ['own', 'desk'] as const) {
      const reader = scope === 'own' ? browser : as('clerk1')
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const query = { scope, stage: 'submitted', ...(cursor && { cursor }) } as const
        const page = gotten(await reader.call('listCases', { query }))
        expect(page.cases.length).toBeLessThanOrEqual(20)
        seen.push(...page.cases.map(entry => entry.id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen.length).toBe(new Set(seen).size)
      expect(seen).toEqual(expect.arrayContaining(made))
    }
    const bad = await browser.call('listCases', { query: { scope: 'own', cursor: 'nonsense' } })
    expect(codeOf(bad)).toBe('request/invalid')
  })

  test('find a case by its number or the name of its matter', async () => {
    const { number } = await view(as('clerk1'), caseId)
    const find = async (query: string) =>
      gotten(await as('clerk1').call('listCases', { query: { scope: 'desk', query } })).cases
    expect((await find(number.slice(-8))).map(entry => entry.id)).toContain(caseId)
    expect((await find('便利店')).length).toBeGreaterThan(0)
    expect(await find('结婚')).toEqual([])
    expect(await find('%')).toEqual([])
  })
})

describe('who may act on a case', () => {
  const commands: readonly CaseCommandOnWire[] = [
    { type: 'accept', checked: [] },
    { type: 'decline', reason: '不属于本区' },
    { type: 'issue-notice', entries: [{ subject: 'material', id: 'premises-right', problem: '不清楚' }] },
    { type: 'withdraw', reason: '不办了' },
    { type: 'review-task', item: 'seal-filing', findings: [] },
    { type: 'decide-task', item: 'seal-filing', outcome: 'grant' },
    { type: 'decide-task', item: 'seal-filing', outcome: 'refuse', reasons: '不符合' },
    { type: 'issue-result', item: 'seal-filing' },
    { type: 'deliver', method: 'window' },
    { type: 'rate', grade: 'satisfied' },
  ]
  const mine: Readonly<Record<string, readonly string[]>> = {
    chenyu: ['withdraw', 'rate'],
    clerk1: ['accept', 'decline', 'issue-notice', 'deliver'],
    police1: ['review-task', 'decide-task', 'issue-result'],
    manager1: [],
  }

  test.each(Object.keys(mine))('%s gives the commands of the own role only', async login => {
    for (const wanted of commands.filter(entry => !mine[login]?.includes(entry.type)))
      expect([wanted.type, codeOf(await command(as(login), caseId, wanted))]).toEqual([wanted.type, role])
  })

  test.each([
    ['lihua', hidden],
    [nobody, stranger],
  ])('%s can do nothing at all', async (login, code) => {
    for (const wanted of commands) expect(codeOf(await command(as(login), caseId, wanted))).toBe(code)
  })

  test('a reviewer does not touch the items of colleagues or of other authorities', async () => {
    const act = (login: string, item: string) =>
      command(as(login), caseId, { type: 'review-task', item, findings: [] })
    expect(codeOf(await act('market1', 'food-business-licence'))).toBe('access/not-your-item')
    expect(codeOf(await act('tax1', 'seal-filing'))).toBe('access/not-your-authority')
    expect(codeOf(await act('tax1', 'no-such-item'))).toBe('case/unknown-item')
  })

  test('what a screen may offer is what is accepted', async () => {
    const offered = async (browser: Parameters<typeof view>[0]) =>
      (await view(browser, caseId)).mayDo.map(({ command: type, item }) => `${type} ${item ?? ''}`.trim())
    const police = await offered(as('police1'))
    expect(police).toContain('review-task seal-filing')
    expect(police).not.toContain('decide-task seal-filing')
    expect(police.filter(entry => entry.includes(' ') && !entry.endsWith(' seal-filing'))).toEqual([])
    // The centre moves cases on, and decides nothing.
    const centre = await offered(as('manager1'))
    expect(new Set(centre.map(entry => entry.split(' ')[0]))).toEqual(
      new Set(['convene', 'transfer-task', 'add-authority', 'extend-joint-limit']),
    )
    const tax = await reviewer(house, 'tax-registration')
    expect((await offered(tax)).filter(entry => /review|decide|issue/.test(entry))).toEqual([])
  })

  test('only applicant and window open a correction, and only while one is due', async () => {
    const open = async (login: string, id: string) =>
      codeOf(await as(login).call('openCorrection', { params: { case: id } }))
    expect(await open('chenyu', caseId)).toBe('case/stage')
    const noticed = await submitCase(as('chenyu'), 'chenyu')
    const entries = [{ subject: 'material', id: 'premises-right', problem: '不清楚' }] as const
    gotten(await command(as('clerk2'), noticed, { type: 'issue-notice', entries: [...entries] }))
    expect(await open('lihua', noticed)).toBe(hidden)
    expect(await open('market1', noticed)).toBe(role)
    expect(await open('manager1', noticed)).toBe(role)
    expect(await open('clerk1', noticed)).toBeUndefined()
  })
})

describe('operations of other roles', () => {
  test.each(['market1', 'manager1'])('%s fills in no application', async login => {
    const browser = as(login)
    const params = { draft: randomUUID() }
    const body = { matter: 'open-convenience-store', answers: {} }
    expect(codeOf(await browser.call('createDraft', { body }))).toBe(role)
    expect(codeOf(await browser.call('listDrafts'))).toBe(role)
    expect(codeOf(await browser.call('getDraft', { params }))).toBe(role)
    expect(codeOf(await browser.call('changeDraft', { params, body: {} }))).toBe(role)
    expect(codeOf(await browser.call('deleteDraft', { params }))).toBe(role)
    expect(codeOf(await browser.call('getDraftLetters', { params }))).toBe(role)
    expect(
      (await browser.send({ url: `/api/drafts/${params.draft}/letters/tolerance.pdf` })).statusCode,
    ).toBe(403)
    for (const open of ['openSupplement', 'openOnTheSpot'] as const)
      expect(codeOf(await browser.call(open, { params: { case: caseId } }))).toBe(role)
    const submission = { commandId: randomUUID() }
    expect(codeOf(await browser.call('submitDraft', { params, body: submission }))).toBe(role)
  })

  test('whoever is not logged in can look for matters, and nothing more', async () => {
    const browser = as(nobody)
    expect(codeOf(await browser.call('listMatters', { query: {} }))).toBeUndefined()
    expect(codeOf(await browser.call('getCatalogue'))).toBeUndefined()
    expect(codeOf(await browser.call('listSchemas'))).toBeUndefined()
    expect(codeOf(await browser.call('getSchema', { params: { kind: 'items' } }))).toBeUndefined()
    expect(codeOf(await browser.call('listDrafts'))).toBe(stranger)
    expect((await browser.send({ url: `/api/cases/${caseId}/receipt.svg` })).statusCode).toBe(401)
  })
})
