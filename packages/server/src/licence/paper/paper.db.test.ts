/** Licences on paper over the API: taken in whole or not at all, seen by their holder, compared at the window. */

import { randomUUID } from 'node:crypto'
import type { PaperLicenceImport } from '@yijianshi/contract/paper-licence'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
/** A colleague of the same authority, who is not its head. */
let colleague: TestBrowser
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
  colleague = await staff(house, 'health2')
  tax = await staff(house, 'tax1')
  clerk = await staff(house, 'clerk1')
  caseId = await submitCase(applicant, 'chenyu')
})
afterAll(() => house.close())

const row = (number: string, level: string, [holder, document] = chenyu as readonly string[]) => [
  ...[kind, number, holder ?? '', document ?? '', '2026-01-05', '2099-01-04', level],
]

async function send(by: TestBrowser, what: 'check' | 'import', file: Buffer, name = '库存.csv') {
  const url = `/api/paper-licences/imports?do=${what}`
  return by.send({ method: 'POST', url, ...multipart(name, file) })
}

async function imported(...rows: readonly string[][]): Promise<PaperLicenceImport> {
  return (await send(health, 'import', csv([headings, ...rows]))).json()
}

async function held(by: TestBrowser, whose?: string) {
  const query = whose === undefined ? {} : { for: whose }
  return gotten(await by.call('listOwnPaperLicences', { query })).licences
}

async function pending(by: TestBrowser) {
  return gotten(await by.call('listPaperLicenceImports', { query: { stage: 'pending' } })).imports
}

const paramsOf = (id: string | null) => ({ params: { import: id ?? '' } })
const note = (by: TestBrowser, id: string | null, through: number) =>
  by.call('noteImportCompared', { ...paramsOf(id), body: { through } })
const confirm = (by: TestBrowser, id: string | null) =>
  by.call('decidePaperLicenceImport', { ...paramsOf(id), body: { decision: 'confirm' } })

/** Imported, and confirmed by the colleague. */
async function taken(...rows: readonly string[][]): Promise<PaperLicenceImport> {
  const done = await imported(...rows)
  gotten(await note(colleague, done.import, rows.length))
  gotten(await confirm(colleague, done.import))
  return done
}

async function stored(): Promise<number> {
  const { rows } = await house.database.pool.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM paper_licence',
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
  const done = await taken(
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

test('an import is taken back whole by its authority alone, its keys with it; that it was there stays', async () => {
  const { pool } = house.database
  const list = async (by: TestBrowser) =>
    gotten(await by.call('listPaperLicenceImports', { query: {} })).imports
  const [first] = await list(health)
  expect(first).toMatchObject({ rows: 3, compared: 1, stage: 'confirmed', own: true })
  expect(await list(tax)).toEqual([])
  const params = { import: first?.id ?? '' }
  expect(codeOf(await tax.call('deletePaperLicenceImport', { params }))).toBe('licence/no-such-import')
  const keys = async () =>
    (await pool.query('SELECT FROM data_key JOIN paper_licence ON holder_key = subject')).rowCount
  const { rows } = await pool.query<{ holder_key: string }>('SELECT DISTINCT holder_key FROM paper_licence')
  expect(await keys()).toBe(3)
  // It took two, so the colleague who confirmed it does not undo it; whoever may is told so.
  expect(codeOf(await colleague.call('deletePaperLicenceImport', { params }))).toBe(
    'licence/import-needs-head',
  )
  expect(await stored()).toBe(3)
  expect([await list(colleague), await list(health)].map(([one]) => one?.mayTakeBack)).toEqual([false, true])
  gotten(await health.call('deletePaperLicenceImport', { params }))
  expect(await stored()).toBe(0)
  const subjects = rows.map(({ holder_key: key }) => key)
  expect(
    (await pool.query('SELECT FROM data_key WHERE subject = ANY ($1::uuid[])', [subjects])).rowCount,
  ).toBe(0)
  expect(await held(applicant)).toEqual([])
  const [after] = await list(health)
  expect(after).toMatchObject({ id: params.import, rows: 3, stage: 'taken-back' })
  // Who took it back is one person, who had confirmed it another; both stay on record.
  expect(after?.confirmed).toEqual(first?.confirmed)
  expect(after?.confirmed?.by).toBe(first?.decided?.by)
  expect(after?.decided?.by).not.toBe(after?.confirmed?.by)
  expect(codeOf(await health.call('deletePaperLicenceImport', { params }))).toBe('licence/no-such-import')
})

/** What the database itself shows the window of the case. */
async function seenAtWindow(): Promise<number | null> {
  const asker = { role: 'clerk', account: randomUUID(), site: 'donghu-hall', window: '1' } as const
  return (await house.services.guarded.as(asker).query('SELECT FROM paper_licence')).rowCount
}

describe('until a second person has confirmed an import', () => {
  let id: string | null
  const rows = Array.from({ length: 51 }, (_, index) => row(`JK-${7000 + index}`, 'B'))

  test('nobody but its authority sees anything of it, and the window can use none of it', async () => {
    id = (await imported(...rows)).import
    expect(await pending(health)).toMatchObject([{ id, own: true, checked: { byReader: 0, most: 0 } }])
    expect(await pending(colleague)).toMatchObject([{ id, own: false, rows: 51, decided: null }])
    expect(await held(applicant)).toEqual([])
    expect(gotten(await clerk.call('listCasePaperLicences', ofCase)).licences).toEqual([])
    // Nor does the database show it to them, whatever is asked.
    expect(await seenAtWindow()).toBe(0)
  })

  test('whoever imported it neither confirms nor refuses it, in the database either; nor does another authority', async () => {
    const reason = { body: { decision: 'refuse' as const, reason: '不对' }, ...paramsOf(id) }
    expect(codeOf(await note(health, id, 50))).toBe('licence/import-own')
    expect(codeOf(await confirm(health, id))).toBe('licence/import-own')
    expect(codeOf(await health.call('decidePaperLicenceImport', reason))).toBe('licence/import-own')
    for (const answer of [
      await confirm(tax, id),
      await tax.call('decidePaperLicenceImport', reason),
      await note(tax, id, 1),
      await tax.call('listImportedPaperLicences', { ...paramsOf(id), query: {} }),
    ])
      expect(codeOf(answer)).toBe('licence/no-such-import')
    await expect(
      house.database.pool.query(
        `UPDATE paper_licence_import
         SET stage = 'confirmed', decided_at = now(), decided_by = imported_by, confirmed_at = now()
         WHERE import_id = $1`,
        [id],
      ),
    ).rejects.toThrow('paper_licence_import_four_eyes')
  })

  test('the second person compares page by page, with the ends of numbers only, and confirms when all is compared', async () => {
    const page = async (after: number) =>
      gotten(await colleague.call('listImportedPaperLicences', { ...paramsOf(id), query: { after } }))
        .licences
    const [first] = await page(0)
    expect(await page(0)).toHaveLength(50)
    expect(first).toMatchObject({ position: 1, number: 'JK-7000', holder: '陈雨', level: 'B' })
    expect(first?.document).toBe('11************9919')
    expect(codeOf(await note(colleague, id, 51))).toBe('request/invalid')
    gotten(await note(colleague, id, 50))
    expect(codeOf(await confirm(colleague, id))).toBe('licence/import-not-compared')
    expect((await pending(health))[0]?.checked).toEqual({ byReader: 0, most: 50 })
    expect(await page(50)).toMatchObject([{ position: 51, number: 'JK-7050' }])
    gotten(await note(colleague, id, 51))
    // A page that was compared before takes nothing back.
    expect(gotten(await note(colleague, id, 1)).checked.byReader).toBe(51)
    const both = await Promise.all([confirm(colleague, id), confirm(colleague, id)])
    expect(both.map(codeOf).filter(code => code !== undefined)).toEqual(['licence/import-decided'])
    expect(await held(applicant)).toHaveLength(51)
    expect(await seenAtWindow()).toBe(51)
    expect(await pending(health)).toEqual([])
  })

  test('it can be refused with a reason, which lies sealed; the licences go, the record stays, and a better file comes in', async () => {
    const wrong = await imported(row('JK-9001', 'B'))
    const refuse = {
      ...paramsOf(wrong.import),
      body: { decision: 'refuse' as const, reason: '陈雨的编号抄错了' },
    }
    expect(gotten(await colleague.call('decidePaperLicenceImport', refuse))).toMatchObject({
      stage: 'refused',
      decided: { reason: '陈雨的编号抄错了' },
      confirmed: null,
    })
    const { imports } = gotten(await health.call('listPaperLicenceImports', { query: {} }))
    expect(imports[0]).toMatchObject({ stage: 'refused', rows: 1, decided: { reason: '陈雨的编号抄错了' } })
    const lies = await house.database.pool.query(
      'SELECT paper_licence_import::text FROM paper_licence_import',
    )
    expect(JSON.stringify(lies.rows)).not.toContain(Buffer.from('陈雨').toString('hex'))
    expect(
      (await house.database.pool.query('SELECT FROM paper_licence WHERE import_id = $1', [wrong.import]))
        .rowCount,
    ).toBe(0)
    expect(codeOf(await confirm(colleague, wrong.import))).toBe('licence/import-decided')
    expect(await taken(row('JK-9001', 'B'))).toMatchObject({ rows: 1 })
  })
})

test('an organisation holds what bears its credit code; as JSON it comes by the same checks', async () => {
  const { pool } = house.database
  const code = '91110000600037341L'
  const entry = {
    ...{ licence: kind, number: 'DW-1', holder: '东湖 食品有限公司', document: code },
    ...{ issuedOn: '2026-01-05', level: 'B' },
  }
  const json = (...licences: readonly object[]) => Buffer.from(JSON.stringify({ licences }))
  expect(
    (await send(health, 'import', json(entry, { ...entry, level: 'A' }), '登记册.json')).json(),
  ).toMatchObject({
    import: null,
    errors: [{ sheet: '登记册.json', row: 2, column: 'level', code: 'cell-unknown' }],
  })
  expect((await send(health, 'check', Buffer.from('{"licences": ['))).json().code).toBe(
    'licence/import-not-json',
  )
  const done: PaperLicenceImport = (await send(health, 'import', json(entry), '登记册.json')).json()
  gotten(await note(colleague, done.import, 1))
  gotten(await confirm(colleague, done.import))
  expect((await send(health, 'check', json(entry))).json()).toMatchObject({
    errors: [{ row: 1, column: 'number', code: 'row-known' }],
  })
  const organisation = randomUUID()
  await pool.query(
    `INSERT INTO organisation (id, credit_code, name, created_at) VALUES ($1, $2, '东湖食品有限公司', now())`,
    [organisation, code],
  )
  const of = { query: { for: organisation } }
  expect(codeOf(await stranger.call('listOwnPaperLicences', of))).toBe('mandate/act-not-covered')
  await pool.query(
    `INSERT INTO mandate_view (mandate_id, kind, principal_kind, principal_id, agent_id, acts, given_at, holds_from, holds_until)
     SELECT $1, 'legal-representative', 'organisation', $2, person, '{submit}', now(), now() - interval '1 day',
       now() + interval '1 day' FROM account WHERE login = 'lihua'`,
    [randomUUID(), organisation],
  )
  expect(await held(stranger, organisation)).toMatchObject([{ number: 'DW-1', level: 'B', validUntil: null }])
  expect((await held(stranger)).map(({ number }) => number)).toEqual([])
  expect(codeOf(await applicant.call('listOwnPaperLicences', of))).toBe('mandate/act-not-covered')
})
