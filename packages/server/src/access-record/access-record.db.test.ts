import { randomUUID } from 'node:crypto'
import type { AccessRecord } from '@yijianshi/contract/access-record'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accept, staff, submitCase, view } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

const logins = ['clerk1', 'market1', 'manager1', 'editor1'] as const
let house: TestApp
let browsers: ReadonlyMap<string, TestBrowser>
let ids: ReadonlyMap<string, string>
/** Two cases of chenyu, and one of lihua. */
let first: string
let second: string
let other: string
let number: string
const words = '抽查办件质量'

beforeAll(async () => {
  house = await createTestApp()
  const all = await Promise.all(logins.map(async login => [login, await staff(house, login)] as const))
  const people = await Promise.all(
    ['chenyu', 'lihua'].map(async login => [login, await new TestBrowser(house).login(login)] as const),
  )
  browsers = new Map<string, TestBrowser>([...all, ...people, ['nobody', new TestBrowser(house)]])
  const found = await house.database.pool.query<{ login: string; id: string }>(
    'SELECT login, id FROM account',
  )
  ids = new Map(found.rows.map(row => [row.login, row.id]))
  first = await submitCase(as('chenyu'), 'chenyu')
  second = await submitCase(as('chenyu'), 'chenyu')
  other = await submitCase(as('lihua'), 'lihua')
  await accept(as('clerk1'), first)
  number = (await view(as('clerk1'), first)).number
  for (const id of [first, second, other]) {
    const body = { id: randomUUID(), purpose: 'quality-check', words } as const
    gotten(await as('manager1').call('openReasonedAccess', { params: { case: id }, body }))
  }
  await look(first, 'market1')
  await look(first, 'lihua')
  await look(second, 'chenyu')
})
afterAll(() => house.close())

function as(login: string): TestBrowser {
  const browser = browsers.get(login)
  if (browser === undefined) throw new Error(`${login} is not among the test's people`)
  return browser
}
const idOf = (login: string) => ids.get(login) ?? ''

async function look(id: string, eyes: string): Promise<void> {
  house.wait(60_000)
  await as('manager1').call('getCase', { params: { case: id }, query: { as: idOf(eyes) } })
}

const all = (query: { case?: string; account?: string; cursor?: string } = {}) =>
  as('manager1').call('listAccessRecords', { query })
/** Looks with the eyes of others; that reasons were told for them stands in the list too. */
const looksOf = (records: readonly AccessRecord[]) => records.filter(({ what }) => what === null)
const ofCase = (login: string, id: string, query: { cursor?: string } = {}) =>
  as(login).call('listCaseAccessRecords', { params: { case: id }, query })

describe('a manager reads', () => {
  test('who looked at which case with whose eyes, newest first, applicants masked', async () => {
    const { records: listed, next } = gotten(await all())
    const records = looksOf(listed)
    expect(listed.map(({ what }) => what).slice(3)).toEqual(['opened', 'opened', 'opened'])
    const by = {
      account: idOf('manager1'),
      name: '马骏',
      role: 'manager',
      office: { zh: expect.any(String), en: expect.any(String) },
    }
    expect(next).toBeNull()
    expect(records).toMatchObject([
      {
        case: second,
        by,
        as: { account: idOf('chenyu'), name: '陈*', role: 'applicant', office: null },
        reason: { purpose: 'quality-check', words },
        refused: null,
      },
      { case: first, by, as: { name: '李*', role: 'applicant' }, refused: expect.any(String) },
      {
        case: first,
        number,
        by,
        as: { name: '赵琳', role: 'reviewer', office: { en: 'Donghu Market Regulation Bureau' } },
        refused: null,
      },
    ])
    expect(records.map(({ refused }) => refused === null)).toEqual([true, false, true])
    expect(records[1]?.refused).toMatch(/[一-鿿]/)
  })

  test('those of one case, and of one who looked', async () => {
    const cases = async (query: Parameters<typeof all>[0]) =>
      looksOf(gotten(await all(query)).records).map(record => record.case)
    expect(await cases({ case: first })).toEqual([first, first])
    expect(await cases({ account: idOf('manager1') })).toEqual([second, first, first])
    expect(await cases({ account: idOf('clerk1') })).toEqual([])
    expect(await cases({ case: other })).toEqual([])
    expect(await cases({ case: second, account: idOf('manager1') })).toEqual([second])
  })

  test('the post that somebody had then, whatever post they had later', async () => {
    await house.database.pool.query(
      `INSERT INTO account_post SELECT account_id, $2, post || '{"authority": "tax"}'
       FROM account_post WHERE account_id = $1`,
      [idOf('market1'), new Date(house.services.now() + 1_000)],
    )
    await look(second, 'market1')
    const { records } = gotten(await all())
    const offices = records.filter(({ as: eyes }) => eyes?.account === idOf('market1'))
    expect(offices.map(({ as: eyes }) => eyes?.office?.en)).toEqual([
      'Donghu Tax Bureau',
      'Donghu Market Regulation Bureau',
    ])
  })
})

describe('an applicant reads', () => {
  test('who looked at the own case: offices and roles, no names and no accounts', async () => {
    const records = looksOf(gotten(await ofCase('chenyu', first)).records)
    expect(records).toHaveLength(2)
    const [, record] = records
    expect(record).toMatchObject({
      case: first,
      number,
      by: { account: null, name: null, role: 'manager', office: { zh: expect.any(String) } },
      as: { account: null, name: null, role: 'reviewer' },
    })
    const told = JSON.stringify(records)
    for (const hidden of ['马骏', '赵琳', '李', idOf('manager1'), idOf('market1'), idOf('lihua')])
      expect(told).not.toContain(hidden)
  })
})

const role = 'access/role'
const stranger = 'access/login-needed'
describe('who may read', () => {
  test.each([
    ['chenyu', role, undefined],
    ['lihua', role, 'case/not-found'],
    ['clerk1', role, role],
    ['market1', role, role],
    ['editor1', role, role],
    ['manager1', undefined, undefined],
    ['nobody', stranger, stranger],
  ])('%s: all %s, those of one case %s', async (login, listed, ofOne) => {
    expect(codeOf(await as(login).call('listAccessRecords', { query: {} }))).toBe(listed)
    expect(codeOf(await ofCase(login, first))).toBe(ofOne)
  })

  test('nobody those of a case that does not exist', async () => {
    for (const login of ['chenyu', 'manager1'])
      expect(codeOf(await ofCase(login, randomUUID()))).toBe('case/not-found')
  })
})

test('pages hold twenty and follow one another without a gap or a repetition', async () => {
  for (let looks = 0; looks < 41; looks += 1) await look(other, 'clerk1')
  const seen: number[] = []
  let cursor: string | undefined
  do {
    const page = gotten(await ofCase('manager1', other, cursor === undefined ? {} : { cursor }))
    expect(page.records.length).toBeLessThanOrEqual(20)
    seen.push(...page.records.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  // With the reason that was told before.
  expect(seen).toHaveLength(42)
  expect(seen).toEqual([...new Set(seen)].toSorted((left, right) => right - left))
  for (const bad of ['nonsense', Buffer.from('["1"]').toString('base64url')])
    expect(codeOf(await ofCase('manager1', other, { cursor: bad }))).toBe('request/invalid')
})
