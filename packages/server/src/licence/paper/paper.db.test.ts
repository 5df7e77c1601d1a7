/** Licences on paper over the API: taken in whole or not at all, seen by their holder, compared at the window. */

import type { PaperLicenceImport } from '@yijianshi/contract/paper-licence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staff, submitCase } from '../../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../../http/test-app.ts'
import { csv, multipart, xlsx } from '../../spreadsheet/spreadsheets.fixture.ts'

const headings = ['证照名称', '证照编号', '持证人', '证件号码', '发证日期', '有效期至', '可信等级']
/** Of the demo: 陈雨 handed the case in, 李华 has nothing to do with it. */
const chenyu = ['陈雨', '110199199003079919'] as const
const kind = '从业人员健康合格证明'

let house: TestApp
let applicant: TestBrowser
let stranger: TestBrowser
let health: TestBrowser
let tax: TestBrowser
let clerk: TestBrowser
let caseId: string

beforeAll(async () => {
  house = await createTestApp()
  // A catalogue in which the shop is asked for the certificates of its workers, in place of a lease.
  const catalogue = house.services.catalogue()
  const material = catalogue.materials.get('premises-right')
  if (material === undefined) throw new Error('the sample catalogue has a lease')
  const asked = { ...material, kind: 'licence', licence: 'staff-health-certificate' } as const
  house.useCatalogue({ ...catalogue, materials: new Map(catalogue.materials).set(material.id, asked) })
  applicant = await new TestBrowser(house).login('chenyu')
  stranger = await new TestBrowser(house).login('lihua')
  health = await staff(house, 'health1')
  tax = await staff(house, 'tax1')
  clerk = await staff(house, 'clerk1')
  caseId = await submitCase(applicant, 'chenyu')
}, 60_000)
afterAll(() => house.close())

const row = (number: string, level: string, [holder, document] = chenyu as readonly string[]) => [
  ...[kind, number, holder ?? '', document ?? '', '2026-01-05', '2027-01-04', level],
]

async function send(by: TestBrowser, what: 'check' | 'import', file: Buffer, name = '库存.csv') {
  const url = `/api/paper-licences/imports?do=${what}`
  return by.send({ method: 'POST', url, ...multipart(name, file) })
}

async function imported(...rows: readonly string[][]): Promise<PaperLicenceImport> {
  return (await send(health, 'import', csv([headings, ...rows]))).json()
}

async function held(by: TestBrowser) {
  return gotten(await by.call('listOwnPaperLicences')).licences
}

async function stored(): Promise<number> {
  const { rows } = await house.database.pool.query<{ count: number }>(
    'SELECT (SELECT count(*) FROM paper_licence)::integer + (SELECT count(*) FROM paper_licence_import)::integer AS count',
  )
  return rows[0]?.count ?? 0
}

const ofCase = {
  params: {
    get case() {
      return caseId
    },
  },
}

test('a register with one wrong row is not imported, and a check imports nothing', async () => {
  const wrong = csv([headings, row('JK1', 'B'), row('JK2', 'A')])
  expect((await send(health, 'import', wrong)).json()).toMatchObject({
    rows: 0,
    import: null,
    errorCount: 1,
    errors: [{ row: 3, column: '可信等级', code: 'cell-unknown' }],
  })
  const sound = await xlsx({ name: '库存', rows: [headings, row('JK1', 'B')] })
  expect((await send(health, 'check', sound, '库存.xlsx')).json()).toEqual({
    rows: 1,
    import: null,
    errors: [],
    errorCount: 0,
  })
  expect(await stored()).toBe(0)
})

test('an authority imports only what its own items issue', async () => {
  const answer = (await send(tax, 'import', csv([headings, row('JK1', 'B')]))).json()
  expect(answer).toMatchObject({ import: null, errors: [{ column: '证照名称', code: 'cell-unknown' }] })
  for (const other of [applicant, clerk])
    expect((await send(other, 'import', csv([headings]))).json().code).toBe('access/role')
})

test('what was imported its holder sees, with the level, and nobody else; in the database it lies sealed', async () => {
  const done = await imported(
    row('JK-5501', 'B'),
    row('JK-5502', 'C'),
    row('JK-5503', 'D', ['陈雨二', chenyu[1]]),
  )
  expect(done).toMatchObject({ rows: 3, errorCount: 0 })
  expect(await held(applicant)).toMatchObject([
    { number: 'JK-5501', level: 'B', use: 'directly', standing: 'valid', compared: null },
    { number: 'JK-5502', level: 'C', use: 'compare-with-original' },
  ])
  expect(await held(stranger)).toEqual([])
  const { rows } = await house.database.pool.query(
    'SELECT paper_licence.*, paper_licence::text AS all FROM paper_licence',
  )
  expect(rows).toHaveLength(3)
  const text = JSON.stringify(rows)
  for (const personal of ['陈雨', chenyu[1], 'JK-5501', Buffer.from('JK-5501').toString('hex')])
    expect(text).not.toContain(personal)
  // A query that says for whom it asks nobody sees nothing.
  expect((await house.services.pool.query('SELECT FROM paper_licence')).rowCount).toBe(0)
  // The same licence comes once, and with it nothing of its file.
  const before = await stored()
  expect(await imported(row('JK-5600', 'B'), row('JK-5502', 'B'))).toMatchObject({
    import: null,
    errors: [{ row: 3, code: 'row-known' }],
  })
  expect(await stored()).toBe(before)
  const files = gotten(await applicant.call('getMyData')).holdings
  expect(files).toContainEqual(expect.objectContaining({ kind: 'paper-licences' }))
})

test('at the window it is compared with the original, and then of level B', async () => {
  const { licences } = gotten(await clerk.call('listCasePaperLicences', ofCase))
  expect(licences).toMatchObject([
    { number: 'JK-5501', material: 'premises-right', level: 'B' },
    { number: 'JK-5502', material: 'premises-right', level: 'C' },
  ])
  const wanted = licences.find(({ number }) => number === 'JK-5502')?.id ?? ''
  const params = { case: caseId, licence: wanted }
  for (const other of [applicant, health])
    expect(codeOf(await other.call('comparePaperLicence', { params }))).toBe('access/role')
  const elsewhere = await staff(house, 'qingshan-clerk1')
  expect(codeOf(await elsewhere.call('comparePaperLicence', { params }))).toBe('case/not-found')
  expect(codeOf(await clerk.call('comparePaperLicence', { params: { ...params, licence: caseId } }))).toBe(
    'licence/not-found',
  )
  gotten(await clerk.call('comparePaperLicence', { params }))
  const compared = (await held(applicant)).find(({ number }) => number === 'JK-5502')
  expect(compared).toMatchObject({ level: 'B', use: 'directly' })
  expect(compared?.compared?.siteName.zh).toBeTruthy()
  // A second time changes nothing.
  gotten(await clerk.call('comparePaperLicence', { params }))
  expect((await held(applicant)).find(({ number }) => number === 'JK-5502')).toEqual(compared)
})

test('an import is taken back whole by its authority alone, and its keys with it', async () => {
  const { pool } = house.database
  const { imports } = gotten(await health.call('listPaperLicenceImports', { query: {} }))
  expect(imports).toMatchObject([{ rows: 3, compared: 1 }])
  expect(gotten(await tax.call('listPaperLicenceImports', { query: {} })).imports).toEqual([])
  const params = { import: imports[0]?.id ?? '' }
  expect(codeOf(await tax.call('deletePaperLicenceImport', { params }))).toBe('licence/no-such-import')
  const keys = async () =>
    (await pool.query('SELECT FROM data_key JOIN paper_licence ON holder_key = subject')).rowCount
  const { rows } = await pool.query<{ holder_key: string }>('SELECT DISTINCT holder_key FROM paper_licence')
  expect(await keys()).toBe(3)
  gotten(await health.call('deletePaperLicenceImport', { params }))
  expect(await stored()).toBe(0)
  const subjects = rows.map(({ holder_key: key }) => key)
  expect(
    (await pool.query('SELECT FROM data_key WHERE subject = ANY ($1::uuid[])', [subjects])).rowCount,
  ).toBe(0)
  expect(await held(applicant)).toEqual([])
  expect(codeOf(await health.call('deletePaperLicenceImport', { params }))).toBe('licence/no-such-import')
})
