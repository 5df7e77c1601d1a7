/** A licence of the platform’s own library instead of a paper; and fetching for an organisation. */
import { randomUUID } from 'node:crypto'
import type { DraftSharing, SharedResource } from '@yijianshi/contract/sharing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personOf } from '../demo/people.ts'
import { mainAnswers, matter, valuesFor } from '../demo/shop-application.ts'
import {
  accept,
  grant,
  staff as logInStaff,
  reviewer,
  samplePicture,
  submitCase,
  today,
} from '../demo/test-story.ts'
import { exampleSources } from '../example-registry/example-sources.ts'
import { exampleOrganisation } from '../example-registry/organisations.ts'
import { type ExampleRegistry, startExampleRegistry } from '../example-registry/registry.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { follow } from '../licence/test-licences.ts'
import { readPdf } from '../paper/pdf/read-pdf.fixture.ts'
import { parseDataSources } from './settings.ts'
import { SharingSources } from './sources.ts'
import { demoPeople } from './start.ts'

const paper = 'business-licence-copy'
const library = 'library-business-licence'
const item = 'business-registration'
/** A list of the form, of which the register tells a part. */
const staff = 'new-staff'
const staffRows = '[{ "staff-name": answer.representative.name }]'

let registry: ExampleRegistry
let sources: SharingSources
let house: TestApp
let chenyu: TestBrowser
let clerk: TestBrowser
let market: TestBrowser
let caseId: string

beforeAll(async () => {
  registry = await startExampleRegistry({ people: demoPeople })
  const { 'enterprise-register': enterprises } = exampleSources(registry.url, registry.clientId, 'SECRET')
  const read = parseDataSources(
    {
      'enterprise-register': {
        ...enterprises,
        answer: { ...enterprises.answer, fields: { ...enterprises.answer.fields, [staff]: staffRows } },
      },
    },
    { given: () => registry.secret, folder: '.' },
  )
  if (!read.ok) throw new Error(read.message)
  sources = new SharingSources(read.sources, () => {})
  house = await createTestApp({ sharing: sources })
  chenyu = await new TestBrowser(house).login('chenyu')
  clerk = await logInStaff(house, 'clerk1')
  market = await reviewer(house, item)
  caseId = await submitCase(chenyu, 'chenyu')
  await accept(clerk, caseId)
  await grant(market, caseId, item)
  await follow(house)
})
afterAll(async () => {
  await house.close()
  await sources.close()
  await registry.close()
})

function one(sharing: DraftSharing, id: string): SharedResource {
  const found = sharing.resources.find(({ resource }) => resource === id)
  if (found === undefined) throw new Error(`${id} is not offered`)
  return found
}

async function begin(by: TestBrowser): Promise<string> {
  const answers = { ...mainAnswers, licenceHeld: true }
  return gotten(await by.call('createDraft', { body: { matter, answers } })).id
}

const offered = async (by: TestBrowser, draft: string) =>
  gotten(await by.call('getDraftSharing', { params: { draft } }))
const consent = (by: TestBrowser, draft: string, resources: string[]) =>
  by.call('consentToSharing', { params: { draft }, body: { resources } })
const fetch = (by: TestBrowser, draft: string) => by.call('fetchForDraft', { params: { draft }, body: {} })
const filesOf = async (by: TestBrowser, draft: string) =>
  gotten(await by.call('getDraft', { params: { draft } })).files

async function textOf(by: TestBrowser, file: string): Promise<string> {
  const sent = await by.send({ method: 'GET', url: `/api/files/${file}` })
  const { pages } = await readPdf(sent.rawPayload)
  return pages.flatMap(page => page.lines.map(line => line.text)).join('\n')
}

async function licence() {
  const [first] = gotten(await chenyu.call('listCaseLicences', { params: { case: caseId } })).licences
  if (first === undefined) throw new Error('it was granted')
  return first
}

describe('a licence of the own library', () => {
  test('stands in for its copy, signed, with number, time, state and purpose', async () => {
    const draft = await begin(chenyu)
    const { number } = await licence()
    expect(one(await offered(chenyu, draft), library)).toMatchObject({
      state: 'not-asked',
      reason: null,
      held: { number, standing: 'valid' },
      materials: [{ material: paper }],
    })
    expect(codeOf(await fetch(chenyu, draft))).toBe('sharing/no-consent')
    gotten(await consent(chenyu, draft, [library]))
    const fetched = one(gotten(await fetch(chenyu, draft)), library)
    expect(fetched).toMatchObject({
      state: 'fetched',
      answeredAt: expect.any(String),
      materials: [{ material: paper, standing: 'as-fetched' }],
    })
    const [file] = await filesOf(chenyu, draft)
    const text = await textOf(chenyu, file?.file ?? '')
    expect(text).toContain(number)
    expect(text).toContain('仅供办理“我要开便利店”使用')

    const asked = { params: { use: fetched.use ?? '' } }
    expect(gotten(await chenyu.call('getSharingAnswer', asked)).details).toContainEqual(
      expect.objectContaining({ id: 'number', value: number }),
    )
    expect(gotten(await chenyu.call('listMySharing', { query: {} })).uses[0]).toMatchObject({
      resource: library,
      outcome: 'fetched',
      cached: false,
    })
    const manager = await logInStaff(house, 'manager1')
    const { sources: standing } = gotten(await manager.call('listSharingSources'))
    expect(standing.find(({ resource }) => resource === library)).toMatchObject({
      connector: 'library',
      usedToday: 1,
    })

    const reason = '这是旧的那张'
    const body = { resource: library, subject: 'material' as const, id: paper, reason }
    gotten(await chenyu.call('disputeFetched', { params: { draft }, body }))
    expect(await filesOf(chenyu, draft)).toEqual([])
  })

  test('tells a window of its existence, number and standing only once its holder has consented to it', async () => {
    const atWindow = async (login: string) => {
      const answers = { ...mainAnswers, licenceHeld: true }
      const body = { matter, answers, applicant: personOf(login) }
      return gotten(await clerk.call('createDraft', { body })).id
    }
    const sign = (draft: string, resources: string[]) =>
      clerk.call('consentToSharing', { params: { draft }, body: { resources, onPaper: true } })
    const sheet = async (draft: string) => {
      const printed = await clerk.send({ method: 'GET', url: `/api/drafts/${draft}/sharing/consent.pdf` })
      return (await readPdf(printed.rawPayload)).pages.map(page => page.lines.map(line => line.text))
    }
    const holding = await atWindow('chenyu')
    const lacking = await atWindow('lihua')
    expect(one(await offered(clerk, holding), library)).toMatchObject({ state: 'not-asked', held: null })
    expect(await offered(clerk, lacking)).toEqual(await offered(clerk, holding))
    expect(await sheet(lacking)).toEqual(await sheet(holding))

    // A consent to another source says nothing of licences either.
    gotten(await sign(holding, ['enterprise-register']))
    expect(one(await offered(clerk, holding), library)).toMatchObject({ held: null, reason: null })
    for (const draft of [holding, lacking]) gotten(await sign(draft, [library]))
    const { number } = await licence()
    expect(one(await offered(clerk, holding), library).held).toMatchObject({ number, standing: 'valid' })
    const none = one(gotten(await fetch(clerk, lacking)), library)
    expect(none).toMatchObject({ state: 'nothing-found', held: null, materials: [{ material: paper }] })
    expect(await filesOf(clerk, lacking)).toEqual([])
  })

  test('is nobody else’s, and does not serve while it is suspended', async () => {
    const lihua = await new TestBrowser(house).login('lihua')
    const theirs = await begin(lihua)
    const ids = (await offered(lihua, theirs)).resources.map(({ resource }) => resource)
    expect(ids).not.toContain(library)
    gotten(await consent(lihua, theirs, [library]))
    expect(one(gotten(await fetch(lihua, theirs)), library).state).toBe('nothing-found')

    const { id, number } = await licence()
    const told = { commandId: randomUUID(), command: { type: 'suspend' as const, reason: '核查中' } }
    gotten(await market.call('commandLicence', { params: { licence: id }, body: told }))
    const draft = await begin(chenyu)
    const { reason, held, state } = one(await offered(chenyu, draft), library)
    expect({ standing: held?.standing, state }).toEqual({ standing: 'suspended', state: 'refused' })
    expect(reason?.zh).toContain(number)
    // Whoever consents all the same gets nothing.
    gotten(await consent(chenyu, draft, [library]))
    expect(one(gotten(await fetch(chenyu, draft)), library).state).toBe('nothing-found')
    expect(await filesOf(chenyu, draft)).toEqual([])
  })

  test('that was issued after nothing was found is not told to those who review the case', async () => {
    const lihua = await new TestBrowser(house).login('lihua')
    const draft = await begin(lihua)
    const params = { draft }
    gotten(await consent(lihua, draft, [library]))
    expect(one(gotten(await fetch(lihua, draft)), library).state).toBe('nothing-found')
    const { plan } = gotten(await lihua.call('getDraft', { params }))
    const values = valuesFor('lihua', '示范市第三便利店有限公司', today())
    gotten(await lihua.call('changeDraft', { params, body: { values } }))
    for (const { kind, material } of plan.checklist)
      if (kind !== 'form') await lihua.upload(draft, material, 'a.webp', samplePicture)
    gotten(await lihua.call('submitDraft', { params, body: { commandId: randomUUID() } }))
    await accept(clerk, draft)

    const later = await submitCase(lihua, 'lihua')
    await accept(clerk, later)
    await grant(market, later, item)
    await follow(house)
    const next = await begin(lihua)
    expect(one(await offered(lihua, next), library).held).toMatchObject({ standing: 'valid' })
    const food = await reviewer(house, 'food-business-licence')
    const { resources } = gotten(await food.call('getCaseSharing', { params: { case: draft } }))
    expect(resources.find(({ resource }) => resource === library)).toMatchObject({
      state: 'nothing-found',
      held: null,
      reason: null,
      materials: [{ material: paper }],
    })
  })
})

describe('for an organisation', () => {
  const { code, name, representative } = exampleOrganisation(5)
  const inAYear = `${Number(today().slice(0, 4)) + 1}-01-01`
  const scope = (kind: 'legal-representative' | 'employee' | 'authorised') => ({
    id: randomUUID(),
    kind,
    matters: 'all' as const,
    acts: ['fill-in' as const, 'submit' as const],
    until: inAYear,
  })

  async function organisation(): Promise<string> {
    const proof = 'business-licence' as const
    const given = { ...scope('legal-representative'), organisation: { name, creditCode: code }, proof }
    const agent = personOf('chenyu')
    gotten(await clerk.call('recordMandate', { body: { ...given, agent, agentIsThere: true } }))
    const { representable } = gotten(await chenyu.call('listMandates', { query: {} }))
    return representable.find(({ kind }) => kind === 'organisation')?.principal ?? ''
  }

  /** The directory then says that the register tells this list. */
  function tellStaff(): void {
    const catalogue = house.services.catalogue()
    const register = catalogue.resources.get('enterprise-register')
    if (register === undefined) throw new Error('the sample has it')
    const telling = { ...register, fields: [...register.fields, { element: staff }] }
    const resources = new Map([...catalogue.resources, [register.id, telling]])
    house.useCatalogue({ ...catalogue, version: randomUUID(), resources })
  }

  async function beginFor(principal: string, by: TestBrowser) {
    const answers = { staffOrigin: 'foreign', fundForStaff: false, fileTransfer: false }
    const body = { matter: 'hire-staff', answers, principal }
    return by.call('createDraft', { body })
  }

  test('who may bind it consents and fetches about it by its own code, and it sees what was done', async () => {
    const principal = await organisation()
    const begun = gotten(await beginFor(principal, chenyu))
    const draft = begun.id
    const sharing = await offered(chenyu, draft)
    expect(sharing.mayConsent).toBe(true)
    // What is a person's is not offered: nobody consents to it for them.
    const keys = gotten(await chenyu.call('listDataResources')).resources
    const ofPersons = new Set(keys.filter(({ key }) => key === 'citizen-number').map(({ id }) => id))
    expect(sharing.resources.filter(({ resource }) => ofPersons.has(resource))).toEqual([])

    tellStaff()
    gotten(await consent(chenyu, draft, ['enterprise-register']))
    expect(one(gotten(await fetch(chenyu, draft)), 'enterprise-register')).toMatchObject({
      state: 'fetched',
      materials: [{ material: paper, standing: 'as-fetched' }],
    })
    const [file] = await filesOf(chenyu, draft)
    expect(await textOf(chenyu, file?.file ?? '')).toContain(name)
    const { values } = gotten(await chenyu.call('getDraft', { params: { draft } }))
    expect(values[staff]).toEqual([{ 'staff-name': representative.name }])
    const own = one(await offered(chenyu, draft), 'enterprise-register')
    expect(own.fields).toContainEqual(
      expect.objectContaining({ element: staff, value: values[staff], standing: 'as-fetched' }),
    )
    const mine = gotten(await chenyu.call('listMySharing', { query: {} }))
    expect(mine.uses[0]).toMatchObject({ draft, onBehalfOf: name })
    expect(mine.consents[0]).toMatchObject({ draft, onBehalfOf: name })

    // An employee fills in, and binds it to nothing more.
    const lihua = await new TestBrowser(house).login('lihua')
    const employee = { ...scope('employee'), agent: personOf('lihua'), organisation: principal }
    const { id } = gotten(await chenyu.call('giveMandate', { body: employee }))
    const accepted = { commandId: randomUUID(), command: 'accept' as const }
    gotten(await lihua.call('commandMandate', { params: { mandate: id }, body: accepted }))
    expect((await offered(lihua, draft)).mayConsent).toBe(false)
    expect(codeOf(await consent(lihua, draft, ['enterprise-register']))).toBe('sharing/own-consent')
    expect(codeOf(await fetch(lihua, draft))).toBe('sharing/own-consent')
    const { consent: given } = await offered(lihua, draft)
    const ended = { params: { consent: given?.id ?? '' } }
    expect(codeOf(await lihua.call('endSharingConsent', ended))).toBe('sharing/consent-not-found')
    gotten(await chenyu.call('endSharingConsent', ended))
  })
})
