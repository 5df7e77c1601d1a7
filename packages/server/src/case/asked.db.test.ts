import type { AskedEntry, CaseCommandOnWire } from '@yijianshi/contract/case'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, command, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

const item = 'seal-filing'
const food = 'food-business-licence'
const question = '消防方面有没有意见？'
const role = 'access/role'
let house: TestApp
let applicant: TestBrowser
let caseId: string
const browsers = new Map<string, TestBrowser>()

function as(login: string): TestBrowser {
  const browser = browsers.get(login)
  if (browser === undefined) throw new Error(`${login} has not logged in`)
  return browser
}

beforeAll(async () => {
  house = await createTestApp()
  applicant = await new TestBrowser(house).login('chenyu')
  const logins = ['clerk1', 'qingshan-clerk1', 'manager1', 'editor1']
  const reviewers = ['market1', 'market2', 'market3', 'police1', 'fire1', 'health1', 'ecology1']
  for (const login of [...logins, ...reviewers]) browsers.set(login, await staff(house, login))
  caseId = await submitCase(applicant, 'chenyu')
})
afterAll(() => house.close())

async function asked(login: string): Promise<AskedEntry[]> {
  return [...gotten(await as(login).call('listAsked', { query: {} })).entries]
}

async function order(login: string, wanted: CaseCommandOnWire) {
  return gotten(await command(as(login), caseId, wanted))
}

function ask(authorities: string[], about = item): CaseCommandOnWire {
  return { type: 'request-opinion', item: about, authorities, question, days: 3, silence: 'nothing' }
}

describe('what is asked of an authority', () => {
  test('is to tell what is missing, before acceptance, of those who have a part in the case', async () => {
    await order('clerk1', { type: 'open-joint-notice' })
    expect(await asked('fire1')).toEqual([])
    expect(await asked('market3')).toEqual([])
    expect(await asked('market1')).toMatchObject([
      { case: caseId, kind: 'joint-notice', item: null, subject: null, due: { daysLeft: 3 } },
    ])
    await order('market1', { type: 'tell-missing', entries: [] })
    // The authority has spoken, whoever of it did.
    expect(await asked('market2')).toEqual([])
    for (const login of ['police1', 'tax1', 'tobacco1', 'urban1']) {
      browsers.set(login, await staff(house, login))
      await order(login, { type: 'tell-missing', entries: [] })
    }
    expect(codeOf(await as('fire1').call('getCase', { params: { case: caseId }, query: {} }))).toBe(
      'case/not-found',
    )
    await accept(as('clerk1'), caseId)
    const registration = 'business-registration'
    const { reviewPoints } = gotten(await as('market1').call('getCaseContents', { params: { case: caseId } }))
    const findings = reviewPoints
      .filter(point => point.item === registration)
      .map(({ id }) => ({ point: id, met: true }))
    await order('market1', { type: 'review-task', item: registration, findings })
    await order('market1', { type: 'decide-task', item: registration, outcome: 'grant' })
    await order('market1', { type: 'issue-result', item: registration })
  })

  test('is an opinion, until it is given; with it come the papers of that item and no other', async () => {
    await order('market2', ask(['fire-rescue'], food))
    const [entry, ...others] = await asked('fire1')
    expect(others).toEqual([])
    expect(entry).toMatchObject({ case: caseId, kind: 'opinion', item: food, subject: 'opinion-1' })
    const { mayDo } = await view(as('fire1'), caseId)
    expect(mayDo).toContainEqual({ command: 'give-opinion', item: food, subject: 'opinion-1' })
    const { checklist, files } = gotten(
      await as('fire1').call('getCaseContents', { params: { case: caseId } }),
    )
    const statusOf = async (file = '') => (await as('fire1').send({ url: `/api/files/${file}` })).statusCode
    expect(await statusOf(files[0]?.file)).toBe(200)
    const all = gotten(await as('clerk1').call('getCaseContents', { params: { case: caseId } })).files
    const other = all.find(({ file }) => files.every(own => own.file !== file))
    expect(await statusOf(other?.file)).toBe(404)
    expect(checklist.length).toBeGreaterThan(0)
    expect(checklist.filter(({ neededBy }) => !neededBy.includes(food))).toEqual([])
    await order('fire1', {
      type: 'give-opinion',
      item: food,
      request: 'opinion-1',
      opinion: 'agree',
      text: '',
    })
    expect(await asked('fire1')).toEqual([])
  })

  test('reaches colleagues of the authority only where the case does', async () => {
    await order('police1', ask(['market-regulation']))
    expect((await asked('market1')).map(({ kind }) => kind)).toEqual(['opinion'])
    expect(await asked('market3')).toEqual([])
    expect(codeOf(await as('market3').call('getCase', { params: { case: caseId }, query: {} }))).toBe(
      'case/not-found',
    )
  })

  test('comes page by page without a gap or a repetition', async () => {
    for (let count = 0; count < 23; count++) await order('police1', ask(['health']))
    const first = gotten(await as('health1').call('listAsked', { query: {} }))
    expect(first.entries).toHaveLength(20)
    const cursor = first.next
    if (cursor === null) throw new Error('A second page was expected')
    const second = gotten(await as('health1').call('listAsked', { query: { cursor } }))
    expect(second.next).toBeNull()
    const subjects = [...first.entries, ...second.entries].map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(23)
    const bad = await as('health1').call('listAsked', { query: { cursor: 'nonsense' } })
    expect(codeOf(bad)).toBe('request/invalid')
  })
})

describe('joint acts to come', () => {
  test('are with those invited, the window of the case and the centre, until they are held', async () => {
    const heldAt = new Date(Date.now() + 1_800_000).toISOString()
    const authorities = ['public-security', 'ecology']
    const place = '305 会议室'
    await order('police1', {
      type: 'convene',
      kind: 'meeting',
      items: [item],
      authorities,
      heldAt,
      place,
      agenda: ['印章'],
    })
    const kindsOf = async (login: string) =>
      (await asked(login)).filter(({ subject }) => subject === 'act-1').map(({ kind }) => kind)
    expect(await kindsOf('ecology1')).toEqual(['joint-opinion'])
    expect((await kindsOf('police1')).toSorted()).toEqual(['joint-act', 'joint-opinion'])
    expect(await kindsOf('clerk1')).toEqual(['joint-act'])
    expect(await kindsOf('manager1')).toEqual(['joint-act'])
    expect(await kindsOf('qingshan-clerk1')).toEqual([])
    const [forCentre] = await asked('manager1')
    expect(forCentre?.applicantName).toBe('陈*')
    await order('ecology1', { type: 'give-joint-opinion', act: 'act-1', opinion: 'agree', text: '' })
    expect(await kindsOf('ecology1')).toEqual([])
    house.wait(1_800_000)
    await order('police1', {
      type: 'hold-joint-act',
      act: 'act-1',
      attendants: ['孙健', '韦青'],
      minutes: '同意。',
      conclusion: 'agree',
    })
    expect([await kindsOf('police1'), await kindsOf('clerk1'), await kindsOf('manager1')]).toEqual([
      [],
      [],
      [],
    ])
  })
})

test('applicants and editors are asked nothing', async () => {
  expect(codeOf(await applicant.call('listAsked', { query: {} }))).toBe(role)
  expect(codeOf(await as('editor1').call('listAsked', { query: {} }))).toBe(role)
})
