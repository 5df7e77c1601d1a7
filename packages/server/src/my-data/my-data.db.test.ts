/** 我的信息 over the API: one's own, all of it, and nothing of anybody else. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../demo/people.ts'
import { accept, fillIn, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { readZip } from './read-zip.fixture.ts'

let house: TestApp
let applicant: TestBrowser
let clerk: TestBrowser
let manager: TestBrowser
let first: string
let second: string
let foreign: string

async function look(caseId: string, words: string): Promise<void> {
  const params = { case: caseId }
  const body = { id: randomUUID(), purpose: 'overdue', words } as const
  gotten(await manager.call('openReasonedAccess', { params, body }))
  gotten(await manager.call('getCaseContents', { params }))
  gotten(await manager.call('endReasonedAccess', { params }))
}

beforeAll(async () => {
  house = await createTestApp()
  clerk = await staff(house, 'clerk1')
  manager = await staff(house, 'manager1')
  applicant = await new TestBrowser(house).login('chenyu')
  const stranger = await new TestBrowser(house).login('lihua')
  first = await submitCase(applicant, 'chenyu')
  second = await submitCase(applicant, 'chenyu')
  foreign = await submitCase(stranger, 'lihua')
  await fillIn(applicant, 'chenyu', '没有提交的便利店')
  await accept(clerk, first)
  await look(first, '看看为什么慢了')
  await look(foreign, '别人的办件为什么慢')
  await look(second, '第二件也慢了')
})
afterAll(() => house.close())

test('says what is held, kind by kind, and where name and number are put right', async () => {
  const { person, login, holdings, retentionYears, windows } = gotten(await applicant.call('getMyData'))
  expect(person).toMatchObject({
    name: '陈雨',
    document: { kind: 'citizen-number', number: expect.stringMatching(/^\d{4}\*{10}[\dX]{4}$/) },
  })
  expect(login).toBe('chenyu')
  const files = gotten(await clerk.call('getCaseContents', { params: { case: first } })).files
  expect(Object.fromEntries(holdings.map(({ kind, count }) => [kind, count]))).toEqual({
    person: 1,
    account: 1,
    sessions: 1,
    'log-ins': 1,
    drafts: 1,
    cases: 2,
    files: 3 * files.length,
    looks: 6,
  })
  const weight = files.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(holdings.find(({ kind }) => kind === 'files')?.bytes).toBe(3 * weight)
  expect(retentionYears).toEqual(house.services.retention)
  expect(windows.length).toBeGreaterThan(0)
})

test('lists who looked at any of the own cases, newest first, or at one of them', async () => {
  const looks = async (query: { case?: string }) =>
    gotten(await applicant.call('listMyLooks', { query })).records.map(record => [record.case, record.what])
  const three = (caseId: string) => ['ended', 'contents', 'opened'].map(what => [caseId, what])
  expect(await looks({})).toEqual([...three(second), ...three(first)])
  expect(await looks({ case: first })).toEqual(three(first))
  expect(codeOf(await applicant.call('listMyLooks', { query: { case: foreign } }))).toBe('case/not-found')
})

test('changes the mobile number at once, and takes no wrong one', async () => {
  const change = (mobile: string) => applicant.call('changeMyMobile', { body: { mobile } })
  expect(codeOf(await change('12345'))).toBe('person/mobile')
  expect(gotten(await change('138 0000 1234')).person.mobile).toBe('13800001234')
  expect(gotten(await applicant.call('getMyData')).person.mobile).toBe('13800001234')
})

test('gives all of it to take away: each file byte for byte, nothing of anybody else', async () => {
  const answer = await applicant.send({ url: '/api/my/data.zip' })
  expect(answer.headers['content-type']).toBe('application/zip')
  expect(answer.headers['cache-control']).toBe('no-store')
  const entries = readZip(answer.rawPayload)
  const { number } = await view(applicant, first)
  const textOf = (name: string) => entries.find(entry => entry.name === name)?.content.toString() ?? ''
  expect(JSON.parse(textOf('我的信息.json'))).toMatchObject({ person: { name: '陈雨' }, login: 'chenyu' })
  const kept: unknown = JSON.parse(textOf(`办件/${number}/办件.json`))
  const contents = gotten(await applicant.call('getCaseContents', { params: { case: first } }))
  expect(kept).toMatchObject({
    contents: { values: contents.values },
    forms: [{ values: contents.values }],
    looks: [{ what: 'ended' }, { what: 'contents' }, { reason: { words: '看看为什么慢了' } }],
  })
  const hashes = new Set(
    entries
      .filter(({ name }) => name.startsWith(`办件/${number}/`) && !name.endsWith('.json'))
      .map(({ content }) => createHash('sha256').update(content).digest('hex')),
  )
  expect([...hashes].toSorted()).toEqual([...new Set(contents.files.map(({ sha256 }) => sha256))].toSorted())
  expect(entries.filter(({ name }) => name.endsWith('申请.json'))).toHaveLength(1)
  const whole = answer.rawPayload.toString('utf8')
  for (const strange of ['李华', foreign, '别人的办件为什么慢']) expect(whole).not.toContain(strange)
})

test('what is taken away holds every use of a mandate and every consent, however many', async () => {
  const given = gotten(
    await applicant.call('giveMandate', {
      body: {
        id: randomUUID(),
        kind: 'family',
        matters: 'all',
        acts: ['fill-in'],
        until: new Date(house.services.now() + 86_400_000).toISOString().slice(0, 10),
        agent: { name: '李华', citizenNumber: personOf('lihua').citizenNumber },
      },
    }),
  )
  await house.database.pool.query(
    `INSERT INTO mandate_use (mandate_id, at, account_id, what, subject, matter)
     SELECT $1, now(), id, 'looked', gen_random_uuid(), 'open-shop'
     FROM generate_series(1, 50), (SELECT id FROM account WHERE login = 'lihua') AS agent`,
    [given.id],
  )
  await house.database.pool.query(
    `INSERT INTO sharing_consent (consent_id, case_id, person, matter, resources, given_at, until, account_id, role, on_paper)
     SELECT gen_random_uuid(), gen_random_uuid(), person, 'open-shop', '{population}', $1, $2, id, 'applicant', false
     FROM generate_series(1, 120), (SELECT id, person FROM account WHERE login = 'chenyu') AS own`,
    [new Date(house.services.now()), new Date(house.services.now() + 86_400_000)],
  )
  const entries = readZip((await applicant.send({ url: '/api/my/data.zip' })).rawPayload)
  const read = (name: string): unknown =>
    JSON.parse(entries.find(entry => entry.name === name)?.content.toString() ?? '')
  expect(read('代办.json')).toMatchObject([{ id: given.id, uses: Array.from({ length: 50 }, () => ({})) }])
  expect(read('数据查询.json')).toMatchObject({ consents: Array.from({ length: 120 }, () => ({})), uses: [] })
})

test.each([
  ['clerk1', 'access/role'],
  ['market1', 'access/role'],
  ['manager1', 'access/role'],
  ['nobody', 'access/login-needed'],
])('%s has none of it', async (login, code) => {
  const by = login === 'nobody' ? new TestBrowser(house) : await staff(house, login)
  expect(codeOf(await by.call('getMyData'))).toBe(code)
  expect(codeOf(await by.call('listMyLooks', { query: {} }))).toBe(code)
  expect(codeOf(await by.call('changeMyMobile', { body: { mobile: '13800001234' } }))).toBe(code)
  expect((await by.send({ url: '/api/my/data.zip' })).statusCode).toBe(code === 'access/role' ? 403 : 401)
})
