import { randomUUID } from 'node:crypto'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { personOf } from '../demo/people.ts'
import { mainAnswers, matter, valuesFor } from '../demo/shop-application.ts'
import { accept, command, samplePicture, staff, today } from '../demo/test-story.ts'
import { exampleSources } from '../example-registry/example-sources.ts'
import { exampleOrganisation } from '../example-registry/organisations.ts'
import { examplePerson, personFinder } from '../example-registry/people.ts'
import { type ExampleRegistry, startExampleRegistry } from '../example-registry/registry.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { readPdf } from '../paper/pdf/read-pdf.fixture.ts'
import { eraseCase } from '../personal-data/erase.ts'
import { parseDataSources } from './settings.ts'
import { SharingSources } from './sources.ts'
import { demoPeople } from './start.ts'

let registry: ExampleRegistry
let register: TestDatabase
let sources: SharingSources
let house: TestApp
let chenyu: TestBrowser
let clerk: TestBrowser
const owner = personOf('chenyu')
const find = personFinder(demoPeople)

/** A register of households as an authority might keep it: a table, asked by one statement. */
async function fillRegister(): Promise<void> {
  await register.pool.query(
    'CREATE TABLE household (member text PRIMARY KEY, householder text, relation text)',
  )
  for (const { number } of demoPeople) {
    const { householder = '', relation = '' } = find(number)?.household ?? {}
    await register.pool.query('INSERT INTO household VALUES ($1, $2, $3)', [number, householder, relation])
  }
}

async function logIn(): Promise<void> {
  chenyu = await new TestBrowser(house).login('chenyu')
  clerk = await staff(house, 'clerk1')
}

beforeAll(async () => {
  registry = await startExampleRegistry({ people: demoPeople })
  register = await createTestDatabase({ content: 'empty' })
  await fillRegister()
  const { population, 'enterprise-register': enterprises } = exampleSources(
    registry.url,
    registry.clientId,
    'SECRET',
  )
  const read = parseDataSources(
    {
      population,
      'enterprise-register': enterprises,
      households: {
        kind: 'sql',
        database: 'REGISTER',
        statement: 'SELECT member, householder, relation FROM household WHERE member = $1',
        answer: { holder: 'answer.rows[1].member', details: { relation: 'answer.rows[1].relation' } },
      },
      // Nobody listens there.
      'property-register': { kind: 'http', url: 'http://127.0.0.1:9/', timeoutMs: 500, answer: {} },
    },
    { given: name => ({ SECRET: registry.secret, REGISTER: register.url })[name], folder: '.' },
  )
  if (!read.ok) throw new Error(read.message)
  sources = new SharingSources(read.sources, () => {})
  house = await createTestApp({ sharing: sources })
  await logIn()
})
afterAll(async () => {
  await house.close()
  await sources.close()
  await register.close()
  await registry.close()
})

const answers = { ...mainAnswers, premises: 'owned' }
const number = 'legal-representative-identity-number'
const identity = 'legal-representative-identity'

async function begin(by = chenyu, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { id } = gotten(await by.call('createDraft', { body: { matter, answers } }))
  const values = { [number]: owner.citizenNumber, ...more }
  gotten(await by.call('changeDraft', { params: { draft: id }, body: { values } }))
  return id
}
const consent = (
  draft: string,
  resources: string[],
  more: { separately?: string[]; onPaper?: boolean } = {},
) => chenyu.call('consentToSharing', { params: { draft }, body: { resources, ...more } })
const fetch = (draft: string, resources?: string[]) =>
  chenyu.call('fetchForDraft', { params: { draft }, body: resources ? { resources } : {} })
const read = async (draft: string) => gotten(await chenyu.call('getDraft', { params: { draft } }))
const usesOf = async (draft: string) =>
  (
    await house.services.pool.query('SELECT resource, outcome, cached FROM sharing_use WHERE case_id = $1', [
      draft,
    ])
  ).rows

function one(sharing: DraftSharing, id: string): SharedResource {
  const found = sharing.resources.find(({ resource }) => resource === id)
  if (found === undefined) throw new Error(`${id} is not offered`)
  return found
}

test('the directory is open to all, with owner, law, conditions and what is refused and why', async () => {
  const visitor = new TestBrowser(house)
  const { resources } = gotten(await visitor.call('listDataResources'))
  const library = resources.filter(({ key }) => key === 'holder')
  expect(resources.length - library.length).toBe(house.services.catalogue().resources.size)
  expect(library).toContainEqual(
    expect.objectContaining({
      id: 'library-business-licence',
      owner: 'market-regulation',
      materials: [expect.objectContaining({ material: 'business-licence-copy' })],
    }),
  )
  for (const { kind, refusal, conditions, basis } of resources) {
    expect(refusal !== null).toBe(kind === 'refused')
    expect(kind !== 'conditional' || conditions.length > 0).toBe(true)
    expect(basis.law).toMatch(/《.+》/)
  }
  const params = { resource: 'population' }
  expect(gotten(await visitor.call('getDataResource', { params }))).toMatchObject({
    ownerName: { zh: '示范市公安局东湖分局' },
    key: 'citizen-number',
  })
  expect(codeOf(await visitor.call('getDataResource', { params: { resource: 'none' } }))).toBe(
    'sharing/resource-unknown',
  )
})

describe('nothing leaves the platform', () => {
  test('without a consent that holds, by the person, for this source', async () => {
    const draft = await begin()
    expect(codeOf(await fetch(draft))).toBe('sharing/no-consent')
    // What somebody hands in themselves is not taken for what a source told.
    await chenyu.upload(draft, identity, 'a.webp', samplePicture)
    const before = one(gotten(await chenyu.call('getDraftSharing', { params: { draft } })), 'population')
    expect(before).toMatchObject({ state: 'not-asked', materials: [{ material: identity }] })
    expect(before.materials[0]).not.toHaveProperty('standing')
    gotten(await consent(draft, ['population']))
    expect(codeOf(await fetch(draft, ['property-register']))).toBe('sharing/no-consent')
    const { consent: given } = gotten(await chenyu.call('getDraftSharing', { params: { draft } }))
    const params = { consent: given?.id ?? '' }
    const stranger = await new TestBrowser(house).login('lihua')
    expect(codeOf(await stranger.call('endSharingConsent', { params }))).toBe('sharing/consent-not-found')
    gotten(await chenyu.call('endSharingConsent', { params }))
    expect(codeOf(await fetch(draft))).toBe('sharing/consent-ended')
    expect(await usesOf(draft)).toEqual([])
  })

  test('for somebody whose identity nobody has proven', async () => {
    const body = {
      login: 'self-made',
      password: 'a-long-password-2026',
      name: '张三',
      citizenNumber: examplePerson(60_001).number,
      mobile: '13900000999',
    }
    const newcomer = new TestBrowser(house)
    const opened = await newcomer.call('register', { body })
    expect(codeOf(opened)).toBeUndefined()
    const { id } = gotten(await newcomer.call('createDraft', { body: { matter, answers } }))
    const asked = { params: { draft: id }, body: { resources: ['population'] } }
    expect(codeOf(await newcomer.call('consentToSharing', asked))).toBe('sharing/identity-unproven')
  })

  test('at a window before the person has signed on paper', async () => {
    const applicant = { name: owner.name, citizenNumber: owner.citizenNumber, mobile: owner.mobile }
    const { id } = gotten(await clerk.call('createDraft', { body: { matter, answers, applicant } }))
    const values = { [number]: owner.citizenNumber }
    gotten(await clerk.call('changeDraft', { params: { draft: id }, body: { values } }))
    const body = { resources: ['population'] }
    const params = { draft: id }
    expect(codeOf(await clerk.call('consentToSharing', { params, body }))).toBe('sharing/paper-consent')
    const printed = await clerk.send({ method: 'GET', url: `/api/drafts/${id}/sharing/consent.pdf` })
    const sheet = (await readPdf(printed.rawPayload)).pages
      .flatMap(page => page.lines.map(line => line.text))
      .join('')
    for (const said of ['数据查询同意书', '我要开便利店', '人口库（居民身份证）', '30 天'])
      expect(sheet).toContain(said)
    const given = gotten(await clerk.call('consentToSharing', { params, body: { ...body, onPaper: true } }))
    expect(given.consent?.onPaper).toBe(true)
    const fetched = gotten(await clerk.call('fetchForDraft', { params, body: {} }))
    expect(one(fetched, 'population').state).toBe('fetched')
    // The person sees it too, and where it was done.
    const { uses } = gotten(await chenyu.call('listMySharing', { query: {} }))
    expect(uses[0]).toMatchObject({ draft: id, role: 'clerk', place: { zh: '东湖区政务服务中心' } })
  })

  test('for another matter than the owner allows, or beyond the day’s number', async () => {
    const catalogue = house.services.catalogue()
    const population = catalogue.resources.get('population')
    if (population === undefined) throw new Error('the sample has it')
    const using = (more: Partial<typeof population>) =>
      house.useCatalogue({
        ...catalogue,
        version: randomUUID(),
        resources: new Map([...catalogue.resources, ['population', { ...population, ...more }]]),
      })
    try {
      const draft = await begin()
      gotten(await consent(draft, ['population']))
      using({ matters: ['used-car'] })
      expect(one(gotten(await fetch(draft)), 'population')).toMatchObject({
        state: 'refused',
        reason: { zh: expect.stringMatching('不能查询') },
      })
      using({ freshHours: 0, perDay: 1 })
      const quota = (
        await house.services.pool.query("SELECT used FROM sharing_quota WHERE resource = 'population'")
      ).rows[0]
      expect(quota?.used).toBe(1)
      expect(one(gotten(await fetch(draft)), 'population').state).toBe('quota')
    } finally {
      house.useCatalogue(catalogue)
    }
  })
})

/** With its own address, so that the whole form but the fetched fields is filled in. */
async function story() {
  const draft = await begin(chenyu, { 'legal-representative-name': '陈宇' })
  gotten(await consent(draft, ['population', 'property-register'], { separately: ['property-register'] }))
  const sharing = gotten(await fetch(draft))
  return { draft, sharing }
}

describe('what is fetched', () => {
  test('fills in empty fields, stands in for the paper, and shows where it comes from', async () => {
    const { draft, sharing } = await story()
    const known = find(owner.citizenNumber)
    const population = one(sharing, 'population')
    expect(population).toMatchObject({ state: 'fetched', ownerName: { zh: '示范市公安局东湖分局' } })
    expect(population.answeredAt).not.toBeNull()
    expect(population.fields).toMatchObject([
      // What the person typed stays, and shows as different.
      { element: 'legal-representative-name', value: owner.name, standing: 'changed' },
      { element: 'legal-representative-address', value: known?.address, standing: 'as-fetched' },
    ])
    const { values, files } = await read(draft)
    expect(values['legal-representative-name']).toBe('陈宇')
    expect(values['legal-representative-address']).toBe(known?.address)
    expect(files).toMatchObject([{ material: identity, mediaType: 'application/pdf' }])
    const file = files[0]?.file ?? ''
    const sent = await chenyu.send({ method: 'GET', url: `/api/files/${file}` })
    const text = (await readPdf(sent.rawPayload)).pages
      .flatMap(page => page.lines.map(line => line.text))
      .join('\n')
    expect(text).toContain(known?.name)
    expect(text).toContain('示范市公安局东湖分局')
    // What this application has no use for is neither shown nor kept.
    expect(text).not.toContain('母亲姓名')
    const asked = { params: { use: population.use ?? '' } }
    expect(gotten(await chenyu.call('getSharingAnswer', asked)).fields.map(({ element }) => element)).toEqual(
      ['legal-representative-name', 'legal-representative-address'],
    )
    expect(text).toContain('仅供办理“我要开便利店”使用')
  })

  test('falls back to asking where a source is down, and says so', async () => {
    const { draft, sharing } = await story()
    expect(one(sharing, 'property-register')).toMatchObject({
      state: 'source-down',
      materials: [{ material: 'premises-right' }],
    })
    expect((await read(draft)).files.map(({ material }) => material)).toEqual([identity])
  })

  test('is used again while it is fresh, and asked anew for nobody else', async () => {
    const { draft } = await story()
    const uses = await usesOf(draft)
    expect(uses).toContainEqual({ resource: 'population', outcome: 'fetched', cached: true })
    house.wait(25 * 3_600_000)
    // Sessions don’t last as long.
    await logIn()
    const later = (await story()).draft
    expect(await usesOf(later)).toContainEqual({ resource: 'population', outcome: 'fetched', cached: false })
  })

  test('needs a consent of its own where it is sensitive; a source in a database answers too', async () => {
    const body = { matter: 'disability-services', answers: firstAnswers('disability-services') }
    const { id } = gotten(await chenyu.call('createDraft', { body }))
    expect(codeOf(await consent(id, ['population', 'households']))).toBe('sharing/separate-consent')
    gotten(await consent(id, ['population', 'households'], { separately: ['households'] }))
    const sharing = gotten(await fetch(id))
    expect(one(sharing, 'households')).toMatchObject({
      state: 'fetched',
      materials: [{ material: 'household-register', standing: 'as-fetched' }],
    })
    const use = one(sharing, 'households').use ?? ''
    const answer = gotten(await chenyu.call('getSharingAnswer', { params: { use } }))
    expect(answer).toMatchObject({
      details: [{ id: 'relation', value: find(owner.citizenNumber)?.household.relation }],
      unchanged: true,
    })
  })

  test('is nothing where an enterprise is somebody else’s: who asks learns nothing of it', async () => {
    const body = { matter: 'hire-staff', answers: firstAnswers('hire-staff') }
    const { id } = gotten(await chenyu.call('createDraft', { body }))
    gotten(await consent(id, ['enterprise-register']))
    expect(one(gotten(await fetch(id)), 'enterprise-register').state).toBe('key-missing')
    const values = { 'credit-code': exampleOrganisation(5).code }
    gotten(await chenyu.call('changeDraft', { params: { draft: id }, body: { values } }))
    expect(one(gotten(await fetch(id)), 'enterprise-register').state).toBe('nothing-found')
    expect((await read(id)).values).toEqual(values)
  })
})

function firstAnswers(of: string): Record<string, string | number | boolean | string[]> {
  const catalogue = house.services.catalogue()
  const entries = (catalogue.matters.get(of)?.questions ?? []).map(({ question }) => {
    const known = catalogue.questions.get(question)
    switch (known?.kind) {
      case 'choice':
        return [question, known.options[0]?.value ?? ''] as const
      case 'many':
        return [question, []] as const
      case 'number':
        return [question, known.min] as const
      default:
        return [question, false] as const
    }
  })
  return Object.fromEntries(entries)
}

describe('a dispute', () => {
  test('opens the paper again, is told to the owner and the reviewer, and counts', async () => {
    const { draft } = await story()
    const params = { draft }
    const reason = '照片不是我本人'
    const dispute = { resource: 'population', subject: 'material' as const, id: identity, reason }
    const body = { ...dispute, id: 'premises-right' }
    expect(codeOf(await chenyu.call('disputeFetched', { params, body }))).toBe('sharing/not-fetched')
    const disputed = gotten(await chenyu.call('disputeFetched', { params, body: dispute }))
    expect(one(disputed, 'population')).toMatchObject({
      state: 'disputed',
      materials: [{ material: identity, standing: 'disputed', dispute: reason }],
    })
    const { files, plan } = await read(draft)
    expect(files).toEqual([])
    const values = {
      ...valuesFor('chenyu', '示范市测试便利店有限公司', today()),
      'property-certificate-number': '示 2020 不动产权第 1 号',
    }
    gotten(await chenyu.call('changeDraft', { params, body: { values } }))
    for (const entry of plan.checklist.filter(({ kind }) => kind !== 'form'))
      await chenyu.upload(draft, entry.material, 'a.webp', samplePicture)
    const submitted = gotten(await chenyu.call('submitDraft', { params, body: { commandId: randomUUID() } }))

    const police = await staff(house, 'police1')
    const told = gotten(await police.call('listSharingDisputes', { query: {} }))
    expect(told.disputes).toMatchObject([{ case: draft, owner: 'public-security', reason }])
    const tobacco = await staff(house, 'tobacco1')
    expect(gotten(await tobacco.call('listSharingDisputes', { query: {} })).disputes).toEqual([])

    const manager = await staff(house, 'manager1')
    expect(gotten(await manager.call('listSharingDisputes', { query: {} })).disputes).toMatchObject([
      { case: draft, reason: null },
    ])
    const month = new Date(house.services.now() + 8 * 3_600_000).toISOString().slice(0, 7)
    const { rows } = gotten(await manager.call('listAskedAnyway', { query: { month } }))
    expect(rows).toContainEqual(
      expect.objectContaining({ authority: 'market-regulation', material: identity, times: 1, disputed: 1 }),
    )
    expect(rows).toContainEqual(
      expect.objectContaining({ material: 'premises-right', times: 1, sourceDown: 1, neverAsked: 0 }),
    )
    const workbook = await manager.send({
      method: 'GET',
      url: `/api/sharing/asked-anyway.xlsx?month=${month}`,
    })
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const { counts } = gotten(await manager.call('listSharingCounts', { query: { month } }))
    expect(counts.find(({ resource }) => resource === 'property-register')).toMatchObject({ fetched: 0 })
    const { sources: standing } = gotten(await manager.call('listSharingSources'))
    expect(standing.find(({ resource }) => resource === 'property-register')?.breaker).toBe('open')

    gotten(await clerk.call('getCase', { params: { case: submitted.case }, query: {} }))
    await accept(clerk, submitted.case)
    const ofCase = { params: { case: submitted.case } }
    expect(gotten(await clerk.call('getCaseSharing', ofCase)).resources).toContainEqual(
      expect.objectContaining({
        resource: 'population',
        materials: [expect.objectContaining({ standing: 'disputed', dispute: reason })],
      }),
    )
    expect(codeOf(await manager.call('getCaseSharing', ofCase))).toBe('access/reason-needed')
  })
})

test('a paper that was fetched is handed in like any other, and the reviewer sees its source', async () => {
  const { draft } = await story()
  const params = { draft }
  const { plan } = await read(draft)
  const values = {
    ...valuesFor('chenyu', '示范市第二便利店有限公司', today()),
    'property-certificate-number': '示 2020 不动产权第 2 号',
  }
  gotten(await chenyu.call('changeDraft', { params, body: { values } }))
  for (const { kind, material } of plan.checklist)
    if (kind !== 'form' && material !== identity)
      await chenyu.upload(draft, material, 'a.webp', samplePicture)
  gotten(await chenyu.call('submitDraft', { params, body: { commandId: randomUUID() } }))
  await accept(clerk, draft)
  const ofCase = { params: { case: draft } }
  const whole = gotten(await clerk.call('getCaseSharing', ofCase))
  expect(whole.consents).toMatchObject([{ matter, onPaper: false }])
  const population = whole.resources.find(({ resource }) => resource === 'population')
  expect(population).toMatchObject({
    state: 'fetched',
    materials: [{ material: identity, standing: 'as-fetched' }],
  })
  const ofUse = { use: population?.use ?? '' }
  expect(gotten(await clerk.call('getSharingAnswer', { params: ofUse })).details).toContainEqual(
    expect.objectContaining({ id: 'name', value: owner.name }),
  )
  // The registration needs these fields, and not this paper.
  const market = await staff(house, 'market1')
  const part = gotten(await market.call('getCaseSharing', ofCase)).resources
  expect(part.find(({ resource }) => resource === 'population')).toMatchObject({
    fields: [{ element: 'legal-representative-name' }, { element: 'legal-representative-address' }],
    materials: [],
  })
  expect(gotten(await market.call('getSharingAnswer', { params: ofUse })).details).toEqual([])
  // An authority that has nothing to do with the case, and a stranger.
  const veterans = await staff(house, 'veterans1')
  expect(codeOf(await veterans.call('getCaseSharing', ofCase))).toBe('case/not-found')
  const lihua = await new TestBrowser(house).login('lihua')
  for (const stranger of [veterans, lihua])
    expect(codeOf(await stranger.call('getSharingAnswer', { params: ofUse }))).toBe('sharing/use-not-found')

  // With the case goes what was fetched for it; that it was fetched stays.
  const withdrawn = { type: 'withdraw' as const, reason: '不办了' }
  gotten(await command(chenyu, draft, withdrawn))
  expect(await eraseCase(house.services, draft, 'command', house.services.now())).toBe('erased')
  expect(codeOf(await chenyu.call('getSharingAnswer', { params: ofUse }))).toBe('sharing/use-not-found')
  const { rows } = await house.database.pool.query('SELECT FROM sharing_answer WHERE case_id = $1', [draft])
  expect(rows).toEqual([])
  expect((await usesOf(draft)).length).toBeGreaterThan(0)
})

test('records can’t be changed, and nothing of what was asked or answered lies open', async () => {
  const { pool } = house.database
  for (const table of ['sharing_consent', 'sharing_use', 'sharing_dispute'])
    await expect(pool.query(`DELETE FROM ${table}`)).rejects.toThrow()
  const secrets = [
    owner.citizenNumber,
    owner.name,
    find(owner.citizenNumber)?.address ?? '',
    '照片不是我本人',
  ]
  for (const table of ['consent', 'use', 'answer', 'paper', 'dispute', 'cache', 'quota']) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT (sharing_${table}.*)::text AS row FROM sharing_${table}`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) {
      for (const secret of secrets) {
        expect(row).not.toContain(secret)
        expect(row).not.toContain(Buffer.from(secret).toString('hex'))
      }
    }
  }
  for (const line of house.log) expect(line).not.toContain(owner.citizenNumber)
})
