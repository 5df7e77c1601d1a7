/** A house with two applicants' cases in it, each marked, and readers who may see one of them, both or none. */
import { randomUUID } from 'node:crypto'
import { personOf } from '../demo/people.ts'
import { mainAnswers, matter, valuesFor } from '../demo/shop-application.ts'
import { accept, command, grant, samplePicture, staff, today } from '../demo/test-story.ts'
import { createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import type { KnownValues } from './valid-values.fixture.ts'

/** Whose the marked data are. */
export type Subject = 'chenyu' | 'lihua'

/** A case and a draft of one person, with texts in them that are nowhere else. */
export type Belongings = {
  readonly subject: Subject
  readonly case: string
  readonly draft: string
  readonly caseFile: string
  readonly draftFile: string
  readonly number: string
  readonly code: string
  /** Whoever may not see this person's data gets none of these in any answer. */
  readonly marks: readonly string[]
}

export type Reader = {
  readonly login: string
  browser: TestBrowser
  /** Whose personal data the answers to this reader may hold. */
  readonly maySee: readonly Subject[]
}

export type World = {
  readonly house: TestApp
  readonly belongings: readonly [Belongings, Belongings]
  readonly readers: readonly Reader[]
  readonly known: KnownValues
  /** Logs in again, where an attack has ended the session. */
  readonly enterAgain: (reader: Reader) => Promise<void>
}

const nobody = 'nobody'

/** Role × whose data. Reviewer and clerk stand there twice: concerned, and of another authority or site. */
const people: readonly (readonly [string, readonly Subject[]])[] = [
  [nobody, []],
  ['chenyu', ['chenyu']],
  ['lihua', ['lihua']],
  ['clerk1', ['chenyu', 'lihua']],
  ['qingshan-clerk1', []],
  ['market1', ['chenyu', 'lihua']],
  ['veterans1', []],
  ['manager1', []],
  ['editor1', []],
]

/** As in the console for staff, in the portal for all others. */
export async function enter(house: TestApp, login: string): Promise<TestBrowser> {
  if (login === nobody) return new TestBrowser(house)
  return login === 'chenyu' || login === 'lihua' ? new TestBrowser(house).login(login) : staff(house, login)
}

async function fill(browser: TestBrowser, subject: Subject, mark: string) {
  const draft = gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers } }))
  const values = { ...valuesFor(subject, `${mark}便利店有限公司`, today()), email: `${mark}@b.cn` }
  const { mobile } = personOf(subject)
  const postalAddress = { recipient: `${mark}收`, mobile, address: `${mark}路 1 号` }
  const body = { values, postalAddress, delivery: 'post' } as const
  gotten(await browser.call('changeDraft', { params: { draft: draft.id }, body }))
  return draft
}

async function submit(browser: TestBrowser, subject: Subject, mark: string): Promise<string> {
  const draft = await fill(browser, subject, mark)
  for (const { material } of draft.plan.checklist.filter(row => row.kind !== 'form'))
    await browser.upload(draft.id, material, `${mark}.webp`, samplePicture)
  const body = { commandId: randomUUID() }
  return gotten(await browser.call('submitDraft', { params: { draft: draft.id }, body })).case
}

async function belongingsOf(browser: TestBrowser, subject: Subject): Promise<Belongings> {
  const mark = `标记${subject}`
  const caseId = await submit(browser, subject, mark)
  const open = await fill(browser, subject, mark)
  const uploaded = await browser.upload(open.id, 'premises-right', `${mark}.webp`, samplePicture)
  const seen = gotten(await browser.call('getCase', { params: { case: caseId }, query: {} }))
  const contents = gotten(await browser.call('getCaseContents', { params: { case: caseId } }))
  const { citizenNumber, mobile } = personOf(subject)
  return {
    subject,
    case: caseId,
    draft: open.id,
    caseFile: contents.files[0]?.file ?? '',
    draftFile: uploaded.json().file,
    number: seen.number,
    code: seen.queryCode ?? '',
    marks: [mark, encodeURIComponent(mark), citizenNumber, mobile],
  }
}

async function everything(house: TestApp, belongings: readonly Belongings[]): Promise<KnownValues> {
  const catalogue = house.services.catalogue()
  const accounts = await house.database.pool.query<{ id: string }>('SELECT id FROM account LIMIT 5')
  const pick = (field: 'case' | 'draft' | 'number' | 'code') => belongings.map(entry => entry[field])
  const files = belongings.flatMap(entry => [entry.caseFile, entry.draftFile])
  const items = ['business-registration', 'seal-filing', 'tobacco-retail-licence']
  const materials = ['premises-right', 'signboard-drawing', 'subject-name', 'email']
  const page = Buffer.from(`${Date.now()}\n${pick('case')[0]}`).toString('base64url')
  return new Map([
    ['case', pick('case')],
    ['process', pick('case')],
    ['draft', pick('draft')],
    ['number', pick('number')],
    ['code', pick('code')],
    ['file', files],
    ['matter', [matter]],
    ['material', materials],
    ['element', materials],
    ['item', items],
    ['items', items],
    ['id', [...items, ...materials, randomUUID()]],
    ['point', items],
    ['site', [...catalogue.sites.keys()].slice(0, 3)],
    ['region', ['110199000000', '110199001000']],
    // Never that of the reviewer who is to see nothing.
    ['authority', ['market-regulation', 'public-security', 'tax']],
    ['account', accounts.rows.map(row => row.id)],
    ['as', accounts.rows.map(row => row.id)],
    ['version', [house.services.catalogue().version, '1', 'current']],
    ['answers', [JSON.stringify(mainAnswers)]],
    ['cursor', [page]],
    ['day', [today()]],
    ['login', ['no-such-login']],
    ['path', ['items/signboard-filing.yaml', 'matters.yaml', 'a.yaml']],
    ['name', ['premises-right.webp', 'new-picture.png']],
    ['url', ['https://receiver.invalid/', 'http://127.0.0.1:9/', 'https://[::1]/x', 'http://10.0.0.1/']],
  ])
}

export async function createWorld(): Promise<World> {
  const house = await createTestApp()
  const readers = await Promise.all(
    people.map(async ([login, maySee]) => ({ login, maySee, browser: await enter(house, login) })),
  )
  const as = (login: string) => {
    const found = readers.find(reader => reader.login === login)
    if (found === undefined) throw new Error(`${login} is not in this world`)
    return found.browser
  }
  const first = await belongingsOf(as('chenyu'), 'chenyu')
  const second = await belongingsOf(as('lihua'), 'lihua')
  await accept(as('clerk1'), first.case)
  await grant(as('market1'), first.case, 'business-registration')
  gotten(
    await command(as('clerk1'), second.case, {
      type: 'issue-notice',
      entries: [{ subject: 'material', id: 'premises-right', problem: '不清楚' }],
    }),
  )
  const belongings = [first, second] as const
  return {
    house,
    belongings,
    readers,
    known: await everything(house, belongings),
    enterAgain: async reader => {
      if (gotten(await reader.browser.call('getSession')).me !== null) return
      reader.browser = await enter(house, reader.login)
    },
  }
}
