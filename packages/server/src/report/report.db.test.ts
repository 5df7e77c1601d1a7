import { randomUUID } from 'node:crypto'
import { ITEM_SHEET, MATERIAL_SHEET } from '@yijianshi/core/catalogue/records'
import type { Cell, Sheet } from '@yijianshi/core/spreadsheet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { compilePlan } from '../matter/answers.ts'
import { csv, multipart, sheetsIn, xlsx } from '../spreadsheet/spreadsheets.fixture.ts'

let house: TestApp
let manager: TestBrowser
let editor: TestBrowser

beforeAll(async () => {
  house = await createTestApp()
  manager = await new TestBrowser(house).login('manager1')
  editor = await new TestBrowser(house).login('editor1')
})
afterAll(() => house.close())

const kinds = ['reductions', 'limits', 'visits', 'in-place', 'levels'] as const
const foodLicence = '990131025001'

async function workbook(browser: TestBrowser, url: string) {
  const answer = await browser.send({ url })
  const name = decodeURIComponent(String(answer.headers['content-disposition']))
  return { status: answer.statusCode, name, bytes: answer.rawPayload }
}

async function upload(browser: TestBrowser, url: string, name: string, content: Uint8Array) {
  const answer = await browser.send({ method: 'POST', url, ...multipart(name, content) })
  return { status: answer.statusCode, body: answer.json() }
}

const limits = (...rows: readonly (readonly (string | number)[])[]) =>
  csv([['地区', '事项编码', '承诺办结时限', '单位'], ...rows])

describe('reports', () => {
  test.each(kinds)('%s has a figure for what the running catalogue holds', async kind => {
    const report = gotten(await manager.call('getReport', { params: { report: kind } }))
    const catalogue = house.services.catalogue()
    expect(report.kind).toBe(kind)
    expect(report.catalogueVersion).toBe(catalogue.version)
    if (report.kind === 'reductions') {
      expect(report.matters.map(row => row.matter)).toEqual([...catalogue.matters.keys()])
      expect(report.overall.after.materials).toBeLessThan(report.overall.before.materials)
    } else if (report.kind === 'in-place') {
      expect(report.overall.items).toBe(catalogue.items.size)
    } else {
      expect(report.items).toHaveLength(catalogue.items.size)
    }
  })

  test('reductions agree with the plan of the convenience store for its first situation', async () => {
    const report = gotten(await editor.call('getReport', { params: { report: 'reductions' } }))
    const row =
      report.kind === 'reductions' ? report.matters.find(entry => entry.matter === matter) : undefined
    const answers = { ...mainAnswers, food: 'none', tobacco: false, sign: 'none' }
    const { vendingMachine: _, ...asked } = answers
    const plan = compilePlan(house.services.catalogue(), matter, asked, undefined)
    if (!plan.ok) throw new Error(JSON.stringify(plan.refusal))
    expect(row?.first).toMatchObject({ before: plan.value.before, after: plan.value.after })
    expect(row?.situations).toBeGreaterThan(1000)
  })

  test('another catalogue has another report', async () => {
    const usual = house.services.catalogue()
    const [first] = usual.items.keys()
    const items = new Map([...usual.items].filter(([id]) => id === first))
    house.useCatalogue({ ...usual, version: 'fewer', items, matters: new Map() })
    const report = gotten(await manager.call('getReport', { params: { report: 'limits' } }))
    house.useCatalogue(usual)
    expect(report.kind === 'limits' && [report.items.length, report.catalogueVersion]).toEqual([1, 'fewer'])
  })

  test.each(kinds)('%s as a workbook has the tables of the report, in the language asked for', async kind => {
    const [chinese, english] = [
      await workbook(manager, `/api/reports/${kind}.xlsx`),
      await workbook(manager, `/api/reports/${kind}.xlsx?language=en`),
    ]
    expect(chinese.status).toBe(200)
    expect(chinese.name).toMatch(/\p{Script=Han}.*\.xlsx$/u)
    const sheets = await sheetsIn(chinese.bytes, 'a.xlsx')
    expect(sheets.length).toBeGreaterThan(2)
    expect(sheets.every(sheet => /\p{Script=Han}/u.test(sheet.name) && sheet.rows.length > 1)).toBe(true)
    const names = (await sheetsIn(english.bytes, 'a.xlsx')).map(sheet => sheet.name)
    expect(names.filter(name => /\p{Script=Han}/u.test(name))).toEqual([])
    expect(names).toHaveLength(sheets.length)
  })

  test('a report that there is not', async () => {
    expect((await manager.send({ url: '/api/reports/gossip' })).statusCode).toBe(422)
  })
})

describe('a benchmark', () => {
  test('is imported from CSV, compared, listed with its importer, given as a workbook, and deleted', async () => {
    const content = limits(
      ['杭州市', foodLicence, 3, '工作日'],
      ['宁波市', foodLicence, 7, '自然日'],
      ['宁波市', '999999999999', 5, ''],
    )
    const { status, body } = await upload(
      editor,
      '/api/benchmarks?name=%E6%B5%99%E6%B1%9F',
      'zj.csv',
      content,
    )
    expect([status, body.errors, body.benchmark.name, body.benchmark.importedBy]).toEqual([
      200,
      [],
      '浙江',
      '沈书',
    ])
    const { id } = body.benchmark
    const found = gotten(await manager.call('getBenchmark', { params: { benchmark: 'newest' } }))
    expect(found.benchmark).toMatchObject({ id, rows: 3, regions: 2, fileName: 'zj.csv' })
    const ours = house.services.catalogue().items.get('food-business-licence')?.limit.promisedDays ?? 0
    expect(found.comparison.items).toMatchObject([
      {
        item: 'food-business-licence',
        ours,
        best: 3,
        bestRegions: ['杭州市'],
        standing: 'behind',
        gapDays: ours - 3,
      },
    ])
    expect(found.comparison.overall).toMatchObject({ items: 1, behind: 1, unknownCodes: 1 })
    const file = await workbook(manager, `/api/benchmarks/${id}.xlsx`)
    expect((await sheetsIn(file.bytes, 'a.xlsx')).map(sheet => sheet.name)).toContain('按地区')
    const listed = gotten(await manager.call('listBenchmarks', { query: {} }))
    expect(listed.benchmarks.map(entry => entry.id)).toContain(id)
    gotten(await manager.call('deleteBenchmark', { params: { benchmark: id } }))
    expect(codeOf(await manager.call('getBenchmark', { params: { benchmark: id } }))).toBe(
      'benchmark/not-found',
    )
    expect(codeOf(await manager.call('deleteBenchmark', { params: { benchmark: id } }))).toBe(
      'benchmark/not-found',
    )
    const left = await house.database.pool.query(
      'SELECT count(*)::int AS rows FROM benchmark_limit WHERE benchmark_id = $1',
      [id],
    )
    expect(left.rows).toEqual([{ rows: 0 }])
  })

  test('is imported from XLSX and named after its file; the newest counts, the older stay', async () => {
    const sheet: Sheet = {
      name: '对标',
      rows: [
        ['地区', '实施编码', '承诺时限'],
        ['苏州市', Number(foodLicence), 9],
      ],
    }
    const first = await upload(manager, '/api/benchmarks', '江苏.xlsx', await xlsx(sheet))
    expect(first.body.benchmark.name).toBe('江苏')
    house.wait(1000)
    const second = await upload(
      manager,
      '/api/benchmarks',
      '更新的.csv',
      limits(['无锡市', foodLicence, 1, '']),
    )
    const newest = gotten(await manager.call('getBenchmark', { params: { benchmark: 'newest' } }))
    expect(newest.benchmark.id).toBe(second.body.benchmark.id)
    const { benchmarks } = gotten(await manager.call('listBenchmarks', { query: {} }))
    expect(benchmarks.map(entry => entry.name)).toEqual(['更新的', '江苏'])
    for (const { id } of benchmarks)
      gotten(await manager.call('deleteBenchmark', { params: { benchmark: id } }))
    expect(codeOf(await manager.call('getBenchmark', { params: { benchmark: 'newest' } }))).toBe(
      'benchmark/not-found',
    )
  })

  test('with one wrong row is not imported at all; all errors are counted, the first ones told', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ['杭州市', foodLicence, index === 7 ? 3 : '很快'])
    const { status, body } = await upload(manager, '/api/benchmarks', 'a.csv', limits(...rows))
    expect([status, body.benchmark, body.errorCount, body.errors.length]).toEqual([200, null, 299, 200])
    expect(body.errors[0]).toMatchObject({
      row: 2,
      column: '承诺办结时限',
      code: 'cell-number',
      params: { value: '很快' },
    })
    expect(gotten(await manager.call('listBenchmarks', { query: {} })).benchmarks).toEqual([])
  })

  test('pages through many, newest first', async () => {
    for (let index = 0; index < 23; index += 1) {
      house.wait(1000)
      await upload(manager, `/api/benchmarks?name=n${index}`, 'a.csv', limits(['杭州市', foodLicence, 1, '']))
    }
    const first = gotten(await manager.call('listBenchmarks', { query: {} }))
    const rest = gotten(await manager.call('listBenchmarks', { query: { cursor: first.next ?? '' } }))
    expect([...first.benchmarks, ...rest.benchmarks].map(entry => entry.name)).toEqual(
      Array.from({ length: 23 }, (_, index) => `n${22 - index}`),
    )
    expect(rest.next).toBeNull()
    expect(codeOf(await manager.call('listBenchmarks', { query: { cursor: 'x' } }))).toBe('request/invalid')
  })

  test.each([
    ['a.xlsx', Buffer.from('PK\u0003\u0004'), 422, 'spreadsheet/broken'],
    ['a.png', Buffer.from('89504e470d0a1a0a00', 'hex'), 422, 'file/wrong-type'],
    ['a.csv', Buffer.alloc(0), 422, 'file/empty'],
    ['a.csv', Buffer.alloc(11_000_000, 'a'), 413, 'file/too-large'],
  ])('%s that is none is refused (%#)', async (name, content, status, code) => {
    const answer = await upload(manager, '/api/benchmarks', name, content)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('without a file is refused', async () => {
    const answer = await manager.send({ method: 'POST', url: '/api/benchmarks' })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'request/invalid'])
  })
})

describe('implementation records', () => {
  const exported = async () =>
    sheetsIn((await workbook(editor, '/api/catalogue/records.xlsx')).bytes, 'a.xlsx')
  const read = (content: Uint8Array) =>
    upload(editor, '/api/catalogue/records/read', '实施清单.xlsx', content)

  test('exported and imported again change nothing', async () => {
    const file = await workbook(editor, '/api/catalogue/records.xlsx')
    const sheets = await sheetsIn(file.bytes, 'a.xlsx')
    expect(sheets.map(sheet => sheet.name)).toEqual([ITEM_SHEET, MATERIAL_SHEET])
    expect(sheets[0]?.rows).toHaveLength(house.services.catalogue().items.size + 1)
    const { status, body } = await read(file.bytes)
    expect([status, body]).toEqual([200, { files: [], errors: [], errorCount: 0 }])
  })

  test('with one changed limit give the file of that item, and only that line differs', async () => {
    const [items] = await exported()
    if (items === undefined) throw new Error('no sheet')
    const [titles = []] = items.rows
    const [code, promised] = ['基本编码', '承诺办结时限'].map(title => titles.indexOf(title))
    const rows = items.rows.map((row, index): readonly Cell[] => {
      if (index === 0 || row[code ?? -1] !== foodLicence) return row
      return row.with(promised ?? -1, Number(row[promised ?? -1]) - 1)
    })
    const { body } = await read(await xlsx({ ...items, rows }))
    expect(body.files.map((file: { path: string }) => file.path)).toEqual([
      'items/food-business-licence.yaml',
    ])
    const { files } = gotten(await editor.call('getCatalogueFiles', { params: { version: 'current' } }))
    const before = files.find(file => file.path === body.files[0].path)?.text.split('\n') ?? []
    const after: string[] = body.files[0].text.split('\n')
    expect(after.filter((line, index) => line !== before[index])).toHaveLength(1)
    expect(after).toHaveLength(before.length)
  })

  test('with an unknown authority give no file, and name the nearest', async () => {
    const [items] = await exported()
    if (items === undefined) throw new Error('no sheet')
    const column = items.rows[0]?.indexOf('实施主体') ?? -1
    const rows = items.rows.map((row, index) => (index === 3 ? row.with(column, '市场监督局') : row))
    const { body } = await read(await xlsx({ ...items, rows }))
    expect([body.files, body.errorCount]).toEqual([[], 1])
    expect(body.errors[0]).toMatchObject({
      sheet: ITEM_SHEET,
      row: 4,
      column: '实施主体',
      code: 'cell-unknown',
    })
  })

  test('have a template with headings and explanations', async () => {
    const file = await workbook(manager, '/api/catalogue/records-template.xlsx')
    const sheets = await sheetsIn(file.bytes, 'a.xlsx')
    expect(sheets.map(sheet => sheet.name)).toEqual([ITEM_SHEET, MATERIAL_SHEET, '填写说明'])
    expect(file.name).toContain('实施清单模板.xlsx')
  })
})

describe('who may', () => {
  const addresses = [
    ['GET', '/api/reports/limits'],
    ['GET', '/api/reports/limits.xlsx'],
    ['GET', '/api/benchmarks'],
    ['POST', '/api/benchmarks'],
    ['GET', '/api/benchmarks/newest'],
    ['GET', '/api/benchmarks/newest.xlsx'],
    ['DELETE', `/api/benchmarks/${randomUUID()}`],
    ['GET', '/api/catalogue/records.xlsx'],
    ['GET', '/api/catalogue/records-template.xlsx'],
    ['POST', '/api/catalogue/records/read'],
  ] as const

  test.each(['chenyu', 'clerk1', 'market1'])('%s sees no report and imports nothing', async login => {
    const browser = await new TestBrowser(house).login(login)
    for (const [method, url] of addresses) {
      const answer = await browser.send({ method, url })
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'access/role'])
    }
  })

  test('a stranger is asked to log in', async () => {
    for (const [method, url] of addresses) {
      const answer = await new TestBrowser(house).send({ method, url })
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 401, 'access/login-needed'])
    }
  })

  test('managers and editors may', async () => {
    for (const browser of [manager, editor]) {
      for (const [method, url] of addresses) {
        const { statusCode } = await browser.send({ method, url })
        expect([url, statusCode === 401 || statusCode === 403]).toEqual([url, false])
      }
    }
  })
})
