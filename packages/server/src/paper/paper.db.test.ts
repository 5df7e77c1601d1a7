import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { readPdf } from './pdf/read-pdf.fixture.ts'

let house: TestApp
let anybody: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  anybody = new TestBrowser(house)
})
afterAll(() => house.close())

const answers = JSON.stringify(mainAnswers)
const params = { matter, paper: 'guide' } as const
const file = `/api/matters/${matter}/papers/guide.pdf?answers=${encodeURIComponent(answers)}`

test('a matter offers the papers for which its plan has a use, and a sheet for each item', async () => {
  const without = gotten(await anybody.call('listMatterPapers', { params: { matter }, query: {} }))
  expect(without.papers).toEqual([])
  expect(without.items.map(({ item }) => item)).toContain('food-business-licence')
  const { papers } = gotten(
    await anybody.call('listMatterPapers', { params: { matter }, query: { answers } }),
  )
  expect(papers).toEqual(expect.arrayContaining(['guide', 'notice', 'flow-chart', 'tolerance-letter']))
  for (const paper of papers) {
    const made = gotten(
      await anybody.call('getMatterPaper', { params: { matter, paper }, query: { answers } }),
    )
    expect(made.paper).toBe(paper)
    expect(made.edition.hash).toBe(house.services.catalogue().version)
  }
})

test('in English for whoever asks for it, by header or by address', async () => {
  const english = new TestBrowser(house)
  english.language = 'en'
  const byHeader = gotten(await english.call('getMatterPaper', { params, query: { answers } }))
  const byAddress = gotten(
    await anybody.call('getMatterPaper', { params, query: { answers, language: 'en' } }),
  )
  expect(byHeader).toEqual(byAddress)
  expect(byHeader.language).toBe('en')
})

describe('the PDF', () => {
  test('comes under its Chinese name, and holds the paper', async () => {
    const answer = await anybody.send({ method: 'GET', url: file })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    const [, name = ''] = /filename\*=UTF-8''(\S+)/.exec(String(answer.headers['content-disposition'])) ?? []
    expect(decodeURIComponent(name)).toBe('我要开便利店 · 专属指南.pdf')
    const { title, pages } = await readPdf(answer.rawPayload)
    expect(title).toBe('我要开便利店 · 专属指南')
    expect(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('')).toContain('要带的材料')
  })

  test('is not sent again to whoever has it, and is another one for a new version', async () => {
    const first = await anybody.send({ method: 'GET', url: file })
    const tag = String(first.headers.etag)
    const second = await anybody.send({ method: 'GET', url: file, headers: { 'if-none-match': tag } })
    expect([second.statusCode, second.body]).toEqual([304, ''])
    const before = house.services.catalogue()
    house.useCatalogue({ ...before, version: 'f'.repeat(64) })
    const third = await anybody.send({ method: 'GET', url: file, headers: { 'if-none-match': tag } })
    house.useCatalogue(before)
    expect(third.statusCode).toBe(200)
    expect(third.headers.etag).not.toBe(tag)
  })

  test('blocks come with a tag of their own, for caches too', async () => {
    const url = file.replace('.pdf', '')
    const first = await anybody.send({ method: 'GET', url })
    expect(first.headers['cache-control']).toBe('public, no-cache')
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect((await anybody.send({ method: 'GET', url, headers })).statusCode).toBe(304)
  })
})

describe('bad input', () => {
  test.each([
    ['no JSON', matter, '{', 'request/invalid'],
    ['no answers', matter, '[1]', 'request/invalid'],
    ['an answer that is none', matter, '{"operatorKind":"king"}', 'draft/not-plannable'],
    ['a matter that is not there', 'no-such-matter', '{}', 'request/not-found'],
  ])('%s', async (_, id, given, code) => {
    const call = { params: { matter: id, paper: 'guide' }, query: { answers: given } } as const
    expect(codeOf(await anybody.call('getMatterPaper', call))).toBe(code)
    const pdf = await anybody.send({
      method: 'GET',
      url: `/api/matters/${id}/papers/guide.pdf?answers=${encodeURIComponent(given)}`,
    })
    expect(pdf.json().code).toBe(code)
  })

  test('a paper for which the plan has no use is not there', async () => {
    const own = { ...mainAnswers, food: 'none', tobacco: false, sign: 'none' }
    const query = { answers: JSON.stringify(own) }
    const { papers } = gotten(await anybody.call('listMatterPapers', { params: { matter }, query }))
    expect(papers).not.toContain('tolerance-letter')
    const call = { params: { matter, paper: 'tolerance-letter' }, query } as const
    expect(codeOf(await anybody.call('getMatterPaper', call))).toBe('request/not-found')
  })

  test('an address that is too long or a paper that is none is refused', async () => {
    const long = await anybody.send({ method: 'GET', url: `${file}${'x'.repeat(5000)}` })
    expect(long.statusCode).toBeGreaterThanOrEqual(400)
    const none = await anybody.send({ method: 'GET', url: file.replace('guide', 'novel') })
    expect(none.statusCode).toBeGreaterThanOrEqual(400)
  })
})

describe('papers of an item', () => {
  const item = 'food-business-licence'

  test('anybody may read the information sheet', async () => {
    const sheet = { params: { item, paper: 'information-sheet' }, query: {} } as const
    expect(gotten(await anybody.call('getItemPaper', sheet)).title).toBe('食品经营许可新办 · 标准化信息表')
  })

  test('the sheet names the pages of this server on which it is applied for', async () => {
    const headers = { host: 'banshi.example.gov.cn' }
    const url = `/api/items/${item}/papers/information-sheet`
    const answer = await anybody.send({ method: 'GET', url, headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(`http://banshi.example.gov.cn/matters/${matter}"`)
  })

  test.each([
    ['nobody', 'access/login-needed'],
    ['wangfang', 'access/role'],
    ['clerk1', undefined],
    ['market1', undefined],
    ['manager1', undefined],
  ])('the manual: %s gets %s', async (login, code) => {
    const browser = new TestBrowser(house)
    if (login !== 'nobody') await browser.login(login)
    const manual = { params: { item, paper: 'manual' }, query: {} } as const
    expect(codeOf(await browser.call('getItemPaper', manual))).toBe(code)
    const pdf = await browser.send({ method: 'GET', url: `/api/items/${item}/papers/manual.pdf` })
    expect(pdf.headers['content-type']).toContain(code === undefined ? 'application/pdf' : 'problem+json')
    if (code === undefined) expect(pdf.headers['cache-control']).toBe('private, no-cache')
  })

  test('there is none of an item that is not there', async () => {
    const call = { params: { item: 'no-such-item', paper: 'information-sheet' }, query: {} } as const
    expect(codeOf(await anybody.call('getItemPaper', call))).toBe('request/not-found')
  })
})
