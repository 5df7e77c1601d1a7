/** Contents for a reason: nothing before it is told, everything recorded, and told to the applicant. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
let manager: TestBrowser
let applicant: TestBrowser
let clerk: TestBrowser
let caseId: string
let other: string
/** A file of the case. */
let file: string

beforeAll(async () => {
  house = await createTestApp()
  manager = await staff(house, 'manager1')
  clerk = await staff(house, 'clerk1')
  applicant = await new TestBrowser(house).login('chenyu')
  caseId = await submitCase(applicant, 'chenyu')
  other = await submitCase(applicant, 'chenyu')
  await accept(clerk, caseId)
  const { files } = gotten(await clerk.call('getCaseContents', { params: { case: caseId } }))
  file = files.find(({ material }) => material === 'signboard-drawing')?.file ?? ''
})
afterAll(() => house.close())

const words = '申请人投诉迟迟没有发证'
const body = () => ({ id: randomUUID(), purpose: 'complaint', words }) as const
const params = () => ({ params: { case: caseId } })
const contents = async (id = caseId) =>
  codeOf(await manager.call('getCaseContents', { params: { case: id } }))
const fileStatus = async () => (await manager.send({ url: `/api/files/${file}` })).statusCode
const documentStatus = async () =>
  (await manager.send({ url: `/api/cases/${caseId}/documents/acceptance.pdf` })).statusCode
const told = async () => {
  const { records } = gotten(await applicant.call('listCaseAccessRecords', { ...params(), query: {} }))
  return records.map(({ what, subject }) => [what, subject?.zh ?? null])
}

describe('without a reason', () => {
  test('a manager sees progress and names, no value, no file and no paper of the applicant', async () => {
    const seen = await view(manager, caseId)
    expect(seen.tasks.length).toBeGreaterThan(3)
    expect(seen.applicantName).toBe('陈*')
    expect([await contents(), await fileStatus(), await documentStatus()]).toEqual([
      'access/reason-needed',
      403,
      404,
    ])
    expect(await told()).toEqual([])
  })

  test('a reason is one of the list and has words', async () => {
    const bad = [
      { ...body(), words: '  看  ' },
      { ...body(), words: 'x'.repeat(501) },
    ]
    for (const wanted of bad)
      expect(codeOf(await manager.call('openReasonedAccess', { ...params(), body: wanted }))).toBe(
        'request/invalid',
      )
    const strange = { ...body(), purpose: 'curiosity' }
    const answer = await manager.send({
      method: 'POST',
      url: `/api/cases/${caseId}/reasoned-access`,
      payload: strange,
    })
    expect(answer.statusCode).toBe(422)
    expect(await told()).toEqual([])
  })

  test.each([
    ['chenyu', 'access/role'],
    ['clerk1', 'access/role'],
    ['market1', 'access/role'],
    ['editor1', 'access/role'],
    ['nobody', 'access/login-needed'],
  ])('%s opens none', async (login, code) => {
    const by =
      login === 'nobody' ? new TestBrowser(house) : login === 'chenyu' ? applicant : await staff(house, login)
    expect(codeOf(await by.call('openReasonedAccess', { ...params(), body: body() }))).toBe(code)
    expect(codeOf(await by.call('getReasonedAccess', params()))).toBe(code)
    expect(codeOf(await by.call('endReasonedAccess', params()))).toBe(code)
  })
})

describe('with a reason', () => {
  test('everything of this case is shown, of no other, and each look is recorded before', async () => {
    const wanted = body()
    const opened = gotten(await manager.call('openReasonedAccess', { ...params(), body: wanted }))
    expect(opened).toMatchObject({ id: wanted.id, purpose: 'complaint', words })
    expect(Date.parse(opened.until) - Date.parse(opened.openedAt)).toBe(2 * 3_600_000)
    // The same request again opens nothing twice; for another case the id is taken.
    expect(gotten(await manager.call('openReasonedAccess', { ...params(), body: wanted }))).toEqual(opened)
    const elsewhere = { params: { case: other }, body: wanted }
    expect(codeOf(await manager.call('openReasonedAccess', elsewhere))).toBe('request/invalid')
    const { form, values, files, postalAddress } = gotten(await manager.call('getCaseContents', params()))
    const whole = gotten(await clerk.call('getCaseContents', params()))
    expect([form, values, files, postalAddress]).toEqual([
      whole.form,
      whole.values,
      whole.files,
      whole.postalAddress,
    ])
    expect([await fileStatus(), await documentStatus()]).toEqual([200, 200])
    expect(await contents(other)).toBe('access/reason-needed')
    expect(await told()).toEqual([
      ['document', '受理通知书'],
      ['file', expect.stringMatching(/^[^a-z]+$/)],
      ['contents', null],
      ['opened', null],
    ])
  })

  test('the applicant reads who by post, when and why; managers read the name too', async () => {
    const query = {}
    const [record] = gotten(await applicant.call('listCaseAccessRecords', { ...params(), query })).records
    expect(record).toMatchObject({
      by: { account: null, name: null, role: 'manager', office: { zh: expect.any(String) } },
      as: null,
      reason: { purpose: 'complaint', words },
      refused: null,
    })
    const [listed] = gotten(await manager.call('listAccessRecords', { query: { case: caseId } })).records
    expect(listed).toMatchObject({ by: { name: '马骏' }, as: null, reason: { words } })
    expect(
      codeOf(await manager.call('listCaseAccessRecords', { params: { case: other }, query })),
    ).toBeUndefined()
  })

  test('it ends by hand, and by its time', async () => {
    expect(gotten(await manager.call('getReasonedAccess', params())).access?.words).toBe(words)
    gotten(await manager.call('endReasonedAccess', params()))
    expect(gotten(await manager.call('getReasonedAccess', params())).access).toBeNull()
    expect([await contents(), await fileStatus()]).toEqual(['access/reason-needed', 403])
    expect((await told())[0]).toEqual(['ended', null])
    gotten(await manager.call('openReasonedAccess', { ...params(), body: body() }))
    const later = async (milliseconds: number) => {
      house.wait(milliseconds)
      // A session of the staff may have ended meanwhile.
      manager = await staff(house, 'manager1')
      return contents()
    }
    expect(await later(2 * 3_600_000 - 60_000)).toBeUndefined()
    expect(await later(60_000)).toBe('access/reason-needed')
  })

  test('what was recorded can be neither changed nor removed', async () => {
    for (const table of ['reasoned_access', 'reasoned_access_end', 'access_record'])
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
        await expect(house.database.pool.query(statement)).rejects.toThrow('is append-only')
    await expect(house.database.pool.query(`UPDATE reasoned_access SET words = ''`)).rejects.toThrow(
      'is append-only',
    )
  })
})
