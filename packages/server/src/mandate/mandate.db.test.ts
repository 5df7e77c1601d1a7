/** Acting for others over the API: given, used, told, revoked; at a window from papers. */
import { randomUUID } from 'node:crypto'
import type { MandateSide, MandateView } from '@yijianshi/contract/mandate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findIdentity, namesBeside } from '../account/person.ts'
import { mainAnswers, matter, valuesFor } from '../demo/shop-application.ts'
import { command, samplePicture, staff, today, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { REBUILDS } from '../views/rebuild-views.ts'

let house: TestApp
let mother: TestBrowser
let daughter: TestBrowser
let stranger: TestBrowser
let clerk: TestBrowser
let manager: TestBrowser

const daughterSays = { name: '李华', citizenNumber: '110199198809129925' }
const wholeScope = { matters: 'all', acts: ['fill-in', 'submit', 'receive-notices', 'collect'] } as const
const inAYear = () => `${Number(today().slice(0, 4)) + 1}${today().slice(4)}`.replace('02-29', '02-28')

function scopeOf(kind: MandateView['kind']) {
  return { id: randomUUID(), kind, matters: wholeScope.matters, acts: [...wholeScope.acts], until: inAYear() }
}

async function give(): Promise<MandateView> {
  const given = gotten(
    await mother.call('giveMandate', { body: { ...scopeOf('family'), agent: daughterSays } }),
  )
  return answer(daughter, given.id, 'accept')
}

async function answer(
  browser: TestBrowser,
  mandate: string,
  wanted: 'accept' | 'decline' | 'revoke' | 'renounce',
): Promise<MandateView> {
  const body = { commandId: randomUUID(), command: wanted }
  return gotten(await browser.call('commandMandate', { params: { mandate }, body }))
}

async function principalOf(browser: TestBrowser): Promise<string> {
  const [first] = gotten(await browser.call('listMandates', { query: {} })).representable
  if (first === undefined) throw new Error('nobody to act for')
  return first.principal
}

async function begin(browser: TestBrowser, principal?: string) {
  const body = { matter, answers: mainAnswers, ...(principal !== undefined && { principal }) }
  return browser.call('createDraft', { body })
}

/** A draft that is complete; filled in by the daughter. */
async function fillInFor(principal: string): Promise<string> {
  const draft = gotten(await begin(daughter, principal))
  const values = valuesFor('wangfang', '示范市代办便利店有限公司', today())
  gotten(await daughter.call('changeDraft', { params: { draft: draft.id }, body: { values } }))
  for (const entry of draft.plan.checklist.filter(row => row.kind !== 'form')) {
    const sent = await daughter.upload(draft.id, entry.material, `${entry.material}.webp`, samplePicture)
    if (sent.statusCode !== 200) throw new Error(sent.body)
  }
  return draft.id
}

const submit = (browser: TestBrowser, draft: string, commandId = randomUUID()) =>
  browser.call('submitDraft', { params: { draft }, body: { commandId } })

beforeAll(async () => {
  house = await createTestApp()
  mother = await new TestBrowser(house).login('wangfang')
  daughter = await new TestBrowser(house).login('lihua')
  stranger = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
  manager = await staff(house, 'manager1')
})
afterAll(() => house.close())

test('a mandate lets fill in and hand in, both see the case, and whoever gave it sees each use', async () => {
  const mandate = await give()
  expect(mandate).toMatchObject({
    standing: 'holds',
    given: false,
    principal: { name: '王芳' },
    mayDo: ['renounce'],
  })
  const principal = await principalOf(daughter)
  expect(codeOf(await begin(stranger, principal))).toBe('mandate/not-found')

  const draft = await fillInFor(principal)
  const listed = gotten(await daughter.call('listDrafts')).drafts
  expect(listed).toMatchObject([{ id: draft, applicantName: '王芳', onBehalf: true }])
  expect(gotten(await mother.call('getDraft', { params: { draft } })).handlerName).toBe('李华')
  const commandId = randomUUID()
  const { case: caseId } = gotten(await submit(daughter, draft, commandId))
  gotten(await submit(daughter, draft, commandId))

  expect(await view(daughter, caseId)).toMatchObject({
    applicantName: '王芳',
    handlerName: '李华',
    onBehalf: true,
  })
  expect(await view(mother, caseId)).toMatchObject({ applicantName: '王芳', handlerName: '李华' })
  expect((await view(mother, caseId)).onBehalf).toBeUndefined()
  expect((await view(daughter, caseId)).mayDo).toEqual((await view(mother, caseId)).mayDo)
  gotten(await daughter.call('getCaseContents', { params: { case: caseId } }))
  const mine = gotten(await daughter.call('listCases', { query: { scope: 'own' } }))
  expect(mine.cases).toEqual([])
  const hers = gotten(await daughter.call('listCases', { query: { scope: 'own', for: principal } }))
  expect(hers.cases.map(({ id }) => id)).toEqual([caseId])
  const nothing = gotten(await stranger.call('listCases', { query: { scope: 'own', for: principal } }))
  expect(nothing.cases).toEqual([])

  const { entries } = gotten(await mother.call('getCaseHistory', { params: { case: caseId } }))
  expect(entries[0]).toMatchObject({ type: 'CaseSubmitted', by: { zh: '代办人' } })
  const params = { mandate: mandate.id }
  const { uses } = gotten(await mother.call('listMandateUses', { params, query: {} }))
  expect(uses.map(({ what }) => what)).toEqual(['looked', 'submitted', 'began-draft'])
  expect(codeOf(await stranger.call('listMandateUses', { params, query: {} }))).toBe('mandate/not-found')
  const held = gotten(await mother.call('getMyData')).holdings.find(({ kind }) => kind === 'mandates')
  expect(held?.count).toBe(1)
  await answer(mother, mandate.id, 'revoke')
})

test('what is revoked is over at once: nothing is seen, nothing is lost, and what was seen then stays told', async () => {
  const mandate = await give()
  const principal = await principalOf(daughter)
  const { case: caseId } = gotten(await submit(daughter, await fillInFor(principal)))
  const draft = await fillInFor(principal)
  const before = new Date(house.services.now()).toISOString()
  house.wait(60_000)
  expect((await answer(mother, mandate.id, 'revoke')).standing).toBe('revoked')

  const params = { draft }
  const body = { values: { 'company-name': '别人改的' } }
  expect(codeOf(await daughter.call('getDraft', { params }))).toBe('mandate/ended')
  expect(codeOf(await daughter.call('changeDraft', { params, body }))).toBe('mandate/ended')
  expect(codeOf(await submit(daughter, draft))).toBe('mandate/ended')
  expect(codeOf(await stranger.call('getDraft', { params }))).toBe('draft/not-found')
  expect(codeOf(await daughter.call('getCase', { params: { case: caseId }, query: {} }))).toBe(
    'mandate/ended',
  )
  expect(codeOf(await daughter.call('getCaseContents', { params: { case: caseId } }))).toBe('mandate/ended')
  expect(codeOf(await command(daughter, caseId, { type: 'withdraw', reason: '不办了' }))).toBe(
    'mandate/ended',
  )
  expect(gotten(await daughter.call('listDrafts')).drafts).toEqual([])
  const query = { scope: 'own', for: principal } as const
  expect(gotten(await daughter.call('listCases', { query })).cases).toEqual([])
  expect(codeOf(await begin(daughter, principal))).toBe('mandate/not-found')

  gotten(await submit(mother, draft))
  const reason = { id: randomUUID(), purpose: 'complaint', words: '核查代办' } as const
  gotten(await manager.call('openReasonedAccess', { params: { case: caseId }, body: reason }))
  const { rows } = await house.database.pool.query<{ id: string }>(
    `SELECT id FROM account WHERE login = 'lihua'`,
  )
  const as = rows[0]?.id ?? ''
  const look = (at?: string) =>
    manager.call('getCase', { params: { case: caseId }, query: { as, ...(at !== undefined && { at }) } })
  expect(gotten(await look(before)).applicantName).toBe('王芳')
  expect(codeOf(await look())).toBe('audit/not-visible')
})

test('acts that a mandate does not name are refused, as are matters', async () => {
  const scope = { ...scopeOf('authorised'), agent: daughterSays }
  const fillOnly = gotten(await mother.call('giveMandate', { body: { ...scope, acts: ['fill-in'] } }))
  await answer(daughter, fillOnly.id, 'accept')
  const principal = await principalOf(daughter)
  const draft = await fillInFor(principal)
  expect(codeOf(await submit(daughter, draft))).toBe('mandate/act-not-covered')
  const { case: caseId } = gotten(await submit(mother, draft))
  expect(codeOf(await daughter.call('getCase', { params: { case: caseId }, query: {} }))).toBe(
    'case/not-found',
  )
  await answer(daughter, fillOnly.id, 'renounce')
  const other = { ...scope, id: randomUUID(), matters: ['new-child'] }
  await answer(daughter, gotten(await mother.call('giveMandate', { body: other })).id, 'accept')
  expect(codeOf(await begin(daughter, principal))).toBe('mandate/not-found')
  expect(codeOf(await mother.call('giveMandate', { body: { ...scope, matters: ['no-such'] } }))).toBe(
    'request/invalid',
  )
})

test('whether a number or a name is wrong, nobody is told', async () => {
  const wrong = [
    { ...daughterSays, name: '李花' },
    { name: '李华', citizenNumber: '11010519491231002X' },
  ]
  for (const agent of wrong)
    expect(codeOf(await mother.call('giveMandate', { body: { ...scopeOf('family'), agent } }))).toBe(
      'mandate/agent-unknown',
    )
})

describe('at a window', () => {
  const shop = { name: '示范市便民便利店有限公司', creditCode: '91990101MA0000000U' }
  const boss = { name: '王芳', citizenNumber: '110199199206189931', mobile: '13900000103' }
  const helper = { ...daughterSays, mobile: '13900000102' }
  const begun = { matter, answers: mainAnswers }

  test('an organisation is nobody’s until its legal representative is proved; an agent needs a mandate', async () => {
    const draftFor = (agent: typeof boss) =>
      clerk.call('createDraft', { body: { ...begun, organisation: shop, agent } })
    expect(codeOf(await draftFor(boss))).toBe('mandate/none')
    const papers = { ...scopeOf('legal-representative'), organisation: shop, agentIsThere: true }
    const record = (proof: MandateView['proof'] & string, agent = boss) =>
      clerk.call('recordMandate', { body: { ...papers, id: randomUUID(), agent, proof } })
    expect(codeOf(await record('letter'))).toBe('mandate/proof')
    gotten(await record('business-licence'))
    expect(gotten(await draftFor(boss))).toMatchObject({ applicantName: shop.name, handlerName: '王芳' })
    expect(codeOf(await draftFor(helper))).toBe('mandate/none')

    const organisation = gotten(await mother.call('listMandates', { query: {} })).representable.find(
      ({ kind }) => kind === 'organisation',
    )?.principal
    if (organisation === undefined) throw new Error('she speaks for the shop')
    const employee = { ...scopeOf('employee'), agent: daughterSays, organisation }
    expect(codeOf(await stranger.call('giveMandate', { body: employee }))).toBe('mandate/not-found')
    await answer(daughter, gotten(await mother.call('giveMandate', { body: employee })).id, 'accept')
    expect(gotten(await draftFor(helper))).toMatchObject({ handlerName: '李华' })

    gotten(await record('business-licence', helper))
    expect(codeOf(await draftFor(boss))).toBe('mandate/none')
    expect(
      codeOf(await mother.call('recordMandate', { body: { ...papers, agent: boss, proof: 'register' } })),
    ).toBe('access/role')
  })

  test('a guardian is recorded from papers and acts for the child until it is of age', async () => {
    const child = { name: '王小宝', citizenNumber: '110199201605040034', mobile: '13900000103' }
    const papers = { ...scopeOf('guardian'), person: child, agent: boss, proof: 'birth-certificate' as const }
    const recorded = gotten(await clerk.call('recordMandate', { body: { ...papers, agentIsThere: true } }))
    expect(recorded).toMatchObject({ standing: 'holds', mayDo: [] })
    const found = gotten(await clerk.call('findMandates', { body: { person: child } }))
    expect(found.mandates.map(({ id }) => id)).toEqual([recorded.id])
    const body = { ...begun, applicant: child, agent: boss }
    expect(gotten(await clerk.call('createDraft', { body }))).toMatchObject({ handlerName: '王芳' })
    const end = { commandId: randomUUID(), ground: 'position-over' as const }
    gotten(await clerk.call('endMandate', { params: { mandate: recorded.id }, body: end }))
    expect(codeOf(await clerk.call('createDraft', { body }))).toBe('mandate/none')
  })

  test('lists come page by page, newest first, each mandate once, each side by itself', async () => {
    const { name, citizenNumber } = boss
    const request = { ...scopeOf('family'), agent: { name, citizenNumber } }
    const asked = gotten(await daughter.call('giveMandate', { body: request }))
    const kept = gotten(await daughter.call('listMandates', { query: {} })).mandates.length
    const ids: string[] = []
    for (let index = 0; index < 21; index += 1) {
      const body = { ...scopeOf('family'), agent: daughterSays }
      ids.unshift(gotten(await mother.call('giveMandate', { body })).id)
    }
    const own = async (by: TestBrowser, side?: MandateSide) => {
      const pages: string[][] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { ...(side !== undefined && { side }), ...(cursor !== undefined && { cursor }) }
        const { mandates, next } = gotten(await by.call('listMandates', { query }))
        pages.push(mandates.map(({ id }) => id))
        cursor = next
      }
      return pages
    }
    const pages = await own(daughter)
    expect(pages.map(page => page.length)).toEqual([20, 1 + kept])
    expect(pages.flat().slice(0, 21)).toEqual(ids)
    expect(new Set(pages.flat()).size).toBe(21 + kept)
    expect((await own(mother)).flat().slice(0, 21)).toEqual(ids)
    // Her newest page is all given; what she holds and what waits for her is older, and still comes first on its side.
    expect(await own(mother, 'waiting')).toEqual([[asked.id]])
    const given = (await own(mother, 'given')).flat()
    expect(given.slice(0, 21)).toEqual(ids)
    const [held = []] = await own(mother, 'held')
    expect(held.length).toBeGreaterThan(0)
    expect([...given, ...held, asked.id].toSorted()).toEqual((await own(mother)).flat().toSorted())
    expect((await own(daughter, 'waiting')).map(page => page.length)).toEqual([20, 1])
    const [accepted = '', declined = ''] = ids
    await answer(daughter, accepted, 'accept')
    await answer(daughter, declined, 'decline')
    expect(await own(daughter, 'waiting')).toEqual([ids.slice(2)])
    const [answered = []] = await own(daughter, 'held')
    expect(answered.slice(0, 2)).toEqual([accepted, declined])
    expect(answered).not.toContain(ids[2])
    const first = gotten(await clerk.call('findMandates', { body: { person: daughterSays } }))
    expect(first.mandates.map(({ id }) => id)).toEqual(ids.slice(0, 20))
    const body = { person: daughterSays, cursor: first.next ?? '' }
    expect(gotten(await clerk.call('findMandates', { body })).mandates[0]?.id).toBe(ids[20])
    expect(codeOf(await daughter.call('listMandates', { query: { cursor: 'x' } }))).toBe('request/invalid')
  })

  test('why an office ended it is told whoever gave it and the office, not the agent', async () => {
    const params = { mandate: (await give()).id }
    const body = { commandId: randomUUID(), ground: 'asked-in-person' as const }
    expect(gotten(await clerk.call('endMandate', { params, body })).endGround).toBe('asked-in-person')
    const told = async (reader: TestBrowser) => gotten(await reader.call('getMandate', { params }))
    expect(await told(mother)).toMatchObject({ standing: 'ended', endGround: 'asked-in-person' })
    expect(await told(daughter)).toMatchObject({ standing: 'ended', endGround: null })
  })

  test('a person with another document is the same at a window and online', async () => {
    const document = { kind: 'passport', number: 'e 1234 5678' } as const
    const person = { name: 'Ana García', document, mobile: '13900000188' }
    const registered = { ...person, login: 'ana-garcia', password: 'a long enough phrase 88' }
    const ana = new TestBrowser(house)
    gotten(await ana.call('register', { body: registered }))
    const draft = gotten(await clerk.call('createDraft', { body: { ...begun, applicant: person } }))
    const { rows } = await house.database.pool.query<{ person: string }>(
      'SELECT draft.person FROM draft JOIN account USING (person) WHERE draft.id = $1 AND login = $2',
      [draft.id, registered.login],
    )
    expect(await findIdentity(namesBeside(house.services), rows[0]?.person ?? '')).toMatchObject({
      document: { kind: 'passport', number: 'E12345678' },
    })
    const other = {
      ...registered,
      login: 'ana-2',
      document: { kind: 'passport' as const, number: 'PASSPORT' },
    }
    expect(codeOf(await new TestBrowser(house).call('register', { body: other }))).toBe('person/document')
    const shown = gotten(await ana.call('getMyData')).person.document
    expect(shown).toEqual({ kind: 'passport', number: 'E123*5678' })
  })
})

test('views made anew from the events are the same', async () => {
  const { pool } = house.database
  const rows = async () => (await pool.query('SELECT * FROM mandate_view ORDER BY mandate_id')).rows
  const kept = await rows()
  expect(kept.length).toBeGreaterThan(5)
  await pool.query('UPDATE mandate_view SET holds_until = NULL')
  const { signal } = new AbortController()
  await REBUILDS.mandate({ pool, catalogue: house.services.catalogue(), signal, onProgress: () => {} })
  expect(await rows()).toEqual(kept)
})
