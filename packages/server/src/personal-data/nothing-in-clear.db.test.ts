/**
 * The story of a case with marked personal data. Afterwards the whole database, the data folder, the log, all addresses
 * that were asked and all answers that refused are read: the marks stand nowhere in clear.
 */
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter, reviewerOf, valuesFor } from '../demo/shop-application.ts'
import { accept, command, grant, today } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { sayEverything } from './all-said.fixture.ts'

const marks = {
  name: '欧阳印记',
  citizenNumber: '110199199308159979',
  mobile: '13987654321',
  company: '示范市印记便利店有限公司',
  address: '印记路七十七号',
  fileName: '印记的租约',
  content: 'printed-mark-in-a-paper',
  comment: '窗口印记同志很耐心',
  said: '证上印记号码与执照不符',
  password: 'quiet-lantern-mark-7',
} as const

/** Of the guided questions; nobody else gives this number, and the catalogue has no such value. */
const answers = { ...mainAnswers, area: 87.3159 }

const items = [
  'business-registration',
  'seal-filing',
  'tax-registration',
  'food-business-licence',
  'tobacco-retail-licence',
  'signboard-filing',
] as const

const urls: string[] = []
const refusals: string[] = []

/** Keeps what was asked and what was refused. */
class WatchedBrowser extends TestBrowser {
  override async send(options: InjectOptions): Promise<LightMyRequestResponse> {
    urls.push(String(options.url))
    const answer = await super.send(options)
    if (answer.statusCode >= 400) refusals.push(`${JSON.stringify(answer.headers)} ${answer.body}`)
    return answer
  }
}

let house: TestApp
let applicant: WatchedBrowser
/** In which officers said why. */
let refused: string
/** Kept as it comes, unlike a picture: what it says must lie sealed. */
const paper = Buffer.from(`%PDF-1.7\n% ${marks.content}\n`)

async function tellStory(): Promise<string> {
  const { name, citizenNumber, mobile, password } = marks
  gotten(
    await applicant.call('register', {
      body: { login: 'somebody', password, name, citizenNumber, mobile },
    }),
  )
  const draft = gotten(await applicant.call('createDraft', { body: { matter, answers } }))
  const params = { draft: draft.id }
  const sample = valuesFor('chenyu', marks.company, today())
  const values = Object.fromEntries(
    Object.entries(sample).map(([element, value]) => [
      element,
      JSON.parse(
        JSON.stringify(value)
          .replaceAll('陈雨', name)
          .replaceAll('110199199003079919', citizenNumber)
          .replaceAll('13900000101', mobile)
          .replaceAll('春风路 18 号', marks.address),
      ),
    ]),
  )
  const postalAddress = { recipient: name, mobile, address: marks.address }
  gotten(await applicant.call('changeDraft', { params, body: { values, delivery: 'post', postalAddress } }))
  for (const entry of draft.plan.checklist.filter(row => row.kind !== 'form')) {
    const file = await applicant.upload(draft.id, entry.material, `${marks.fileName}.pdf`, paper)
    expect(file.statusCode).toBe(200)
  }
  const body = { commandId: randomUUID() }
  const { case: id } = gotten(await applicant.call('submitDraft', { params, body }))
  const clerk = await new WatchedBrowser(house, '/console').login('clerk1')
  await accept(clerk, id)
  for (const item of items)
    await grant(await new WatchedBrowser(house, '/console').login(reviewerOf[item]), id, item)
  gotten(await command(clerk, id, { type: 'deliver', method: 'post', trackingNumber: 'EX1' }))
  gotten(await command(applicant, id, { type: 'rate', grade: 'satisfied', comment: marks.comment }))
  const staff = (login: string) => new WatchedBrowser(house, '/console').login(login)
  const neighbour = await new WatchedBrowser(house).login('chenyu')
  refused = await sayEverything({ house, applicant: neighbour, staff, said: marks.said }, id)
  return id
}

/** What goes wrong, with personal data in what was sent. */
async function goWrong(id: string): Promise<void> {
  const { name, citizenNumber, mobile, password } = marks
  const stranger = new WatchedBrowser(house)
  const again = { login: 'other', password: `${password}x`, name, citizenNumber, mobile }
  await stranger.call('register', { body: again })
  await stranger.call('register', { body: { ...again, name: `${name}某` } })
  await stranger.call('register', { body: { ...again, citizenNumber: `${citizenNumber}0` } })
  await stranger.call('login', { body: { login: citizenNumber, password } })
  await stranger.call('getCase', { params: { case: id }, query: {} })
  await applicant.upload(id, 'premises-right', `${marks.fileName}.pdf`, paper)
  await applicant.call('createDraft', { body: { matter, answers: { ...answers, food: 'stones' } } })
  const draft = gotten(await applicant.call('createDraft', { body: { matter, answers } }))
  const params = { draft: draft.id }
  await applicant.call('changeDraft', { params, body: { answers: { ...answers, premises: 'a cave' } } })
  await applicant.call('changeDraft', {
    params,
    body: { values: { 'applicant-name': marks.company }, site: name },
  })
  await applicant.call('submitDraft', { params, body: { commandId: randomUUID() } })
  await applicant.send({ method: 'POST', url: '/api/session', payload: `{"login": "${name}` })
  const wrongType = Buffer.from(`${marks.content} ${name}`)
  await applicant.upload(
    draft.id,
    draft.plan.checklist.at(-1)?.material ?? '',
    `${marks.fileName}.txt`,
    wrongType,
  )
}

/** A fault of the database, whose message may show what was to be written. */
async function breakDatabase(): Promise<void> {
  const { pool } = house.database
  await pool.query('ALTER TABLE draft ADD CONSTRAINT broken CHECK (sealed_address IS NULL) NOT VALID')
  const draft = gotten(await applicant.call('createDraft', { body: { matter, answers } }))
  const postalAddress = { recipient: marks.name, mobile: marks.mobile, address: marks.address }
  const answer = await applicant.call('changeDraft', { params: { draft: draft.id }, body: { postalAddress } })
  expect(codeOf(answer)).toBe('service/fault')
  await pool.query('ALTER TABLE draft DROP CONSTRAINT broken')
}

/** The marks as they may lie somewhere: as text, as bytes in hex, as base64 however it is aligned. */
const needles = Object.values(marks).flatMap(mark => {
  const bytes = Buffer.from(mark)
  const base64 = [0, 1, 2].map(shift => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return whole.slice(shift === 0 ? 0 : 4, -4)
  })
  return [mark, bytes.toString('hex'), encodeURIComponent(mark), ...base64]
})
/** Answers as a record of JSON holds them, without the marks that each place quotes them with. */
const answerNeedles = Object.entries(answers).map(([question, answer]) => `${question}:${answer}`)
const bare = (text: string) =>
  text.replaceAll(/["\\\s]|%22|%3A/gi, mark => (mark.toUpperCase() === '%3A' ? ':' : ''))
function marksIn(content: string | Buffer): string[] {
  const text = bare(content.toString())
  return [
    ...needles.filter(needle => content.includes(needle)),
    ...answerNeedles.filter(needle => text.includes(needle)),
    ...(text.includes(String(answers.area)) ? ['area'] : []),
  ]
}

beforeAll(async () => {
  house = await createTestApp()
  applicant = new WatchedBrowser(house)
  const id = await tellStory()
  await goWrong(id)
  await breakDatabase()
})
afterAll(() => house.close())

describe('personal data stand in clear', () => {
  test('in no column of any table', async () => {
    const { pool } = house.database
    const tables = await pool.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const filled: string[] = []
    const told: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await pool.query<{ text: string }>(`SELECT whole::text AS text FROM ${name} AS whole`)
      if (rows.length > 0) filled.push(name)
      for (const { text } of rows) told.push(...marksIn(text).map(mark => `${name}: ${mark}`))
    }
    expect(told).toEqual([])
    const personal = ['person', 'account', 'draft', 'file', 'case_contents', 'case_receipt', 'rating_comment']
    expect(filled).toEqual(expect.arrayContaining([...personal, 'process_event', 'session', 'data_key']))
  })

  test('in no file, and no name of one', async () => {
    const entries = await readdir(house.dataFolder, { recursive: true, withFileTypes: true })
    const files = entries.filter(entry => entry.isFile())
    expect(files.length).toBeGreaterThan(8)
    for (const { parentPath, name } of files) {
      expect(marksIn(name)).toEqual([])
      expect(marksIn(await readFile(join(parentPath, name)))).toEqual([])
    }
  })

  test('in no line of the log, though there was a fault', () => {
    const log = house.log.join('\n')
    expect(log).toContain('broken')
    expect(marksIn(log)).toEqual([])
  })

  test('in no address that was asked', () => {
    expect(urls.length).toBeGreaterThan(50)
    expect(marksIn(urls.join('\n'))).toEqual([])
  })

  test('in no answer that refused', () => {
    expect(refusals.length).toBeGreaterThan(8)
    expect(marksIn(refusals.join('\n'))).toEqual([])
  })

  test('though each was said, and is read by those who may', async () => {
    const neighbour = await new TestBrowser(house).login('chenyu')
    const history = gotten(await neighbour.call('getCaseHistory', { params: { case: refused } }))
    expect(history.intact).toBe(true)
    const ofRefusal = history.entries.find(({ type }) => type === 'TaskRefused')
    expect(ofRefusal?.details).toEqual([{ label: 'reason', text: marks.said }])
  })

  test('to those alone whom they concern', async () => {
    const own = gotten(await applicant.call('listCases', { query: { scope: 'own' } }))
    const contents = gotten(
      await applicant.call('getCaseContents', { params: { case: own.cases[0]?.id ?? '' } }),
    )
    const text = JSON.stringify(contents)
    for (const mark of [marks.name, marks.citizenNumber, marks.mobile, marks.company, marks.address])
      expect(text).toContain(mark)
    expect(contents.planned.answers).toEqual(answers)
    expect(contents.files.map(file => file.name)).toContain(`${marks.fileName}.pdf`)
    const file = await applicant.send({ url: `/api/files/${contents.files[0]?.file}` })
    expect(file.rawPayload.equals(paper)).toBe(true)
  })
})
