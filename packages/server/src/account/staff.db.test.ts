import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDemoAccounts } from '../demo/accounts.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { describeDevice } from '../session/device.ts'
import { openSession } from '../session/session-store.ts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  generatePassword,
  hasStaff,
  listStaff,
  type NewStaff,
  setStaffPassword,
} from './staff.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const password = 'a-good-password'
const clerk = { role: 'clerk', site: 'donghu-hall', window: 'comprehensive-1' } as const

const pool = () => house.database.pool
const add = (login: string, change: Partial<NewStaff> = {}) =>
  addStaff(pool(), { login, name: '王敏', password, post: clerk, ...change }, Date.now())

async function attempt(login: string, secret: string): Promise<TestBrowser | undefined> {
  const browser = new TestBrowser(house, '/console')
  const answer = await browser.call('login', { body: { login, password: secret } })
  if (!answer.ok) expect(answer.problem?.code).toBe('access/login-failed')
  return answer.ok ? browser : undefined
}

async function loggedIn(login: string, secret = password): Promise<TestBrowser> {
  const browser = await attempt(login, secret)
  if (browser === undefined) throw new Error(`${login} could not log in`)
  return browser
}

const me = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me

describe('an added account', () => {
  test.each([
    ['clerk.one', clerk, { site: 'donghu-hall', window: 'comprehensive-1' }],
    [
      'reviewer.one',
      { role: 'reviewer', authority: 'tax', items: 'all' },
      { authority: 'tax', items: 'all' },
    ],
    [
      'reviewer.two',
      { role: 'reviewer', authority: 'market-regulation', items: ['business-registration'] },
      { authority: 'market-regulation', items: ['business-registration'] },
    ],
    ['manager.one', { role: 'manager', site: 'donghu-hall' }, { site: 'donghu-hall' }],
  ] as const)('%s logs in and acts in its post', async (login, post, seen) => {
    expect(await add(login, { post })).toEqual({ ok: true, value: login })
    expect(await me(await loggedIn(login))).toMatchObject({ login, name: '王敏', role: post.role, ...seen })
  })

  test('has its login in lower case, once', async () => {
    expect(await add(' WangMin ')).toMatchObject({ ok: true, value: 'wangmin' })
    expect(await add('wangMIN')).toMatchObject({ ok: false, refusal: { code: 'account/login-taken' } })
    expect(await add('chenyu')).toMatchObject({ ok: false, refusal: { code: 'account/login-taken' } })
  })

  test.each([
    ['a b', password, 'account/login-format'],
    ['somebody', 'short', 'account/weak-password'],
    ['somebody', 'somebody', 'account/weak-password'],
  ])('%s with password %s is refused with %s', async (login, secret, code) => {
    expect(await add(login, { password: secret })).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('a disabled account', () => {
  test('is out at once and is refused like one with a wrong password, until it is enabled', async () => {
    await add('leaver')
    const browser = await loggedIn('leaver')
    expect(await disableStaff(pool(), 'Leaver', Date.now())).toBe(true)
    expect(await me(browser)).toBeNull()
    expect(codeOf(await browser.call('listCases', { query: { scope: 'desk' } }))).toBe('access/login-needed')
    expect(await attempt('leaver', password)).toBeUndefined()
    for (let failure = 0; failure < 6; failure += 1) expect(await attempt('leaver', 'wrong')).toBeUndefined()
    expect(await enableStaff(pool(), 'leaver')).toBe(true)
    expect(await me(browser)).toBeNull()
    expect(await me(await loggedIn('leaver'))).toMatchObject({ login: 'leaver' })
  })

  test('has no use of a session that was opened in the same moment', async () => {
    await add('quick')
    const found = await pool().query<{ id: string }>(`SELECT id FROM account WHERE login = 'quick'`)
    const whoComes = async () => {
      const device = describeDevice(undefined, '')
      const account = found.rows[0]?.id ?? ''
      const { token } = await openSession(pool(), account, { device, way: 'password' }, Date.now())
      const cookies = { yijianshi_console: token }
      return (await house.app.inject({ url: '/console/api/session', cookies })).json()
    }
    expect(await whoComes()).toMatchObject({ me: { login: 'quick' } })
    await disableStaff(pool(), 'quick', Date.now())
    expect(await whoComes()).toMatchObject({ me: null })
  })

  test('is no applicant and no stranger', async () => {
    expect(await disableStaff(pool(), 'chenyu', Date.now())).toBe(false)
    expect(await enableStaff(pool(), 'chenyu')).toBe(false)
    expect(await disableStaff(pool(), 'nobody', Date.now())).toBe(false)
    expect(await new TestBrowser(house).login('chenyu')).toBeDefined()
  })
})

describe('a new password', () => {
  test('ends the sessions and the lock of wrong tries; the old one is over', async () => {
    await add('forgetful')
    const browser = await loggedIn('forgetful')
    for (let failure = 0; failure < 5; failure += 1) await attempt('forgetful', 'wrong')
    expect(await setStaffPassword(pool(), 'forgetful', 'another-password')).toEqual({ ok: true, value: true })
    expect(await me(browser)).toBeNull()
    expect(await attempt('forgetful', password)).toBeUndefined()
    expect(await me(await loggedIn('forgetful', 'another-password'))).toMatchObject({ login: 'forgetful' })
  })

  test('must be a good one, of a staff account', async () => {
    const weak = await setStaffPassword(pool(), 'forgetful', '1234')
    expect(weak).toMatchObject({ ok: false, refusal: { code: 'account/weak-password' } })
    expect(await setStaffPassword(pool(), 'chenyu', 'another-password')).toEqual({ ok: true, value: false })
  })

  test('makes a demo account an ordinary one, no longer shown with its password', async () => {
    const shown = async () => (await listDemoAccounts(pool())).map(account => account.login)
    expect(await shown()).toContain('tax1')
    await setStaffPassword(pool(), 'tax1', 'another-password')
    expect(await shown()).not.toContain('tax1')
    await disableStaff(pool(), 'urban1', Date.now())
    expect(await shown()).not.toContain('urban1')
  })

  test('that is generated can be read out and never comes twice', () => {
    const made = Array.from({ length: 200 }, generatePassword)
    for (const secret of made) expect(secret).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/)
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('the list of staff', () => {
  test('holds no applicants, goes by login and on after one', async () => {
    const list = await listStaff(pool())
    const logins = list.map(account => account.login)
    expect(logins).not.toContain('chenyu')
    expect(logins).toContain('clerk1')
    expect(new Set(logins).size).toBe(logins.length)
    const [first = '', ...others] = logins
    expect((await listStaff(pool(), first)).map(account => account.login)).toEqual(others)
  })

  test('tells whether anybody can log in to the console', async () => {
    expect(await hasStaff(pool())).toBe(true)
    for (const { login } of await listStaff(pool())) await disableStaff(pool(), login, Date.now())
    expect(await hasStaff(pool())).toBe(false)
  })
})
