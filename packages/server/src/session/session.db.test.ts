import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword, visitors } from '../demo/people.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp()
})
afterAll(() => house.close())

const minuteMs = 60_000
const somebody = { name: '林晓', citizenNumber: '110199199308159979', mobile: '13900000199' }

describe('a session', () => {
  test('begins with the log-in and ends with the log-out', async () => {
    const browser = await new TestBrowser(house).login('chenyu')
    expect(gotten(await browser.call('getSession')).me).toMatchObject({
      role: 'applicant',
      mobileMasked: '139****0101',
    })
    gotten(await browser.call('logout'))
    expect(gotten(await browser.call('getSession')).me).toBeNull()
  })

  test('leaves nothing in the cache of the browser that ends it', async () => {
    const ended = await new TestBrowser(house).send({ method: 'DELETE', url: '/api/session' })
    expect(ended.headers['clear-site-data']).toBe('"cache"')
  })

  test('is closed on the server by the log-out: the old token opens nothing', async () => {
    const browser = new TestBrowser(house)
    const login = await browser.send({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'chenyu', password: 'demo-1234' },
    })
    const [cookie] = login.cookies
    gotten(await browser.call('logout'))
    const replayed = await house.app.inject({
      url: '/api/session',
      cookies: { [cookie?.name ?? '']: cookie?.value ?? '' },
    })
    expect(replayed.json().me).toBeNull()
  })

  test('of staff ends an hour after its last use, and after a working day in any case', async () => {
    const who = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me?.login
    const browser = await new TestBrowser(house, '/console').login('clerk1')
    for (let use = 0; use < 14; use += 1) {
      house.wait(50 * minuteMs)
      expect(await who(browser)).toBe('clerk1')
    }
    house.wait(50 * minuteMs)
    expect(await who(browser)).toBeUndefined()
    const idle = await new TestBrowser(house, '/console').login('clerk1')
    house.wait(61 * minuteMs)
    expect(await who(idle)).toBeUndefined()
  })

  test('of a citizen outlasts an evening', async () => {
    const browser = await new TestBrowser(house).login('chenyu')
    house.wait(11 * 60 * minuteMs)
    expect(gotten(await browser.call('getSession')).me?.login).toBe('chenyu')
    house.wait(13 * 60 * minuteMs)
    expect(gotten(await browser.call('getSession')).me).toBeNull()
  })

  test('of the portal is not one of the console, and scripts cannot read its cookie', async () => {
    const answer = await house.app.inject({
      method: 'POST',
      url: '/console/api/session',
      payload: { login: 'clerk1', password: 'demo-1234' },
    })
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/console/api' })
    const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' }
    const portal = await house.app.inject({ url: '/api/session', cookies })
    expect(portal.json().me).toBeNull()
    const console = await house.app.inject({ url: '/console/api/session', cookies })
    expect(console.json().me).toMatchObject({ role: 'clerk', windowName: { zh: '“一件事”综合窗口 1 号' } })
  })
})

describe('a log-in', () => {
  const attempt = (browser: TestBrowser, password = demoPassword) =>
    browser.call('login', { body: { login: 'lihua', password } })

  test('is refused alike for an unknown login and a wrong password', async () => {
    const browser = new TestBrowser(house)
    const wrong = await browser.call('login', { body: { login: 'chenyu', password: 'wrong' } })
    const unknown = await browser.call('login', { body: { login: 'nobody', password: 'wrong' } })
    expect(wrong).toEqual(unknown)
    expect(codeOf(wrong)).toBe('access/login-failed')
  })

  test('is locked for ten minutes after five wrong passwords', async () => {
    const browser = new TestBrowser(house)
    for (let failure = 0; failure < 5; failure += 1)
      expect(codeOf(await attempt(browser, 'wrong'))).toBe('access/login-failed')
    expect(codeOf(await attempt(browser))).toBe('access/login-locked')
    house.wait(11 * minuteMs)
    expect(gotten(await attempt(browser)).me?.login).toBe('lihua')
  })

  test('cannot be locked for its owner, whoever guesses elsewhere and however long', async () => {
    const own = await new TestBrowser(house).login('lihua')
    gotten(await own.call('logout'))
    const stranger = new TestBrowser(house)
    for (let day = 0; day < 2; day += 1) {
      for (let failure = 0; failure < 5; failure += 1) await attempt(stranger, 'wrong')
      expect(codeOf(await attempt(new TestBrowser(house)))).toBe('access/login-locked')
      expect(gotten(await attempt(own)).me?.login).toBe('lihua')
      house.wait(24 * 60 * minuteMs)
    }
  })

  test('locks a browser that is known by its own failures, and no other', async () => {
    const own = await new TestBrowser(house).login('wangfang')
    const other = await new TestBrowser(house).login('wangfang')
    const guess = (browser: TestBrowser, password: string) =>
      browser.call('login', { body: { login: 'wangfang', password } })
    for (let failure = 0; failure < 5; failure += 1)
      expect(codeOf(await guess(own, 'wrong'))).toBe('access/login-failed')
    expect(codeOf(await guess(own, demoPassword))).toBe('access/login-locked')
    expect(codeOf(await guess(other, demoPassword))).toBeUndefined()
    expect(codeOf(await guess(new TestBrowser(house), demoPassword))).toBeUndefined()
  })
})

describe('a registration', () => {
  const register = (change: Partial<typeof somebody> & { login?: string; password?: string } = {}) =>
    new TestBrowser(house).call('register', {
      body: { login: 'linxiao', password: 'a-good-password', ...somebody, ...change },
    })

  test.each([
    [{ citizenNumber: '110199199308159970' }, 'person/citizen-number'],
    [{ mobile: '12345' }, 'person/mobile'],
    [{ password: 'short' }, 'account/weak-password'],
    [{ password: 'aaaaaaaaaaaa' }, 'account/common-password'],
    [{ password: 'iloveyou1314' }, 'account/common-password'],
    [{ password: '林晓林晓林晓林晓' }, 'account/own-password'],
    [{ password: 'my-13900000199' }, 'account/own-password'],
    [{ login: 'a b c' }, 'account/login-format'],
    [{ login: 'ChenYu' }, 'account/login-taken'],
    [{ citizenNumber: '110199199003079919' }, 'person/other-name'],
    [{ name: '陈雨', citizenNumber: '110199199003079919', mobile: '13900000101' }, 'person/has-account'],
  ])('with %o is refused with %s', async (change, code) => {
    expect(codeOf(await register(change))).toBe(code)
  })

  test('opens an account and logs in; numbers may be written with spaces', async () => {
    const session = gotten(await register({ citizenNumber: '110199 19930815 9979', mobile: '139-0000-0199' }))
    expect(session.me).toMatchObject({ role: 'applicant', name: '林晓' })
  })

  test('finds what a clerk took in for the same person', async () => {
    const clerk = await new TestBrowser(house, '/console').login('clerk1')
    const answers = { operatorKind: 'self-employed', licenceHeld: false, seal: false, food: 'none' }
    const begun = await clerk.call('createDraft', {
      body: {
        matter: 'open-convenience-store',
        answers: {
          ...answers,
          tobacco: false,
          sign: 'none',
          medicalDevices: false,
          premises: 'owned',
          area: 20,
        },
        applicant: visitors.liuyang,
      },
    })
    const browser = new TestBrowser(house)
    const body = { login: 'liuyang', password: 'a-good-password', ...visitors.liuyang }
    const elsewhere = await browser.call('register', { body: { ...body, mobile: '13900000199' } })
    expect(codeOf(elsewhere)).toBe('person/other-mobile')
    gotten(await browser.call('register', { body }))
    const mine = gotten(await browser.call('listDrafts'))
    expect(mine.drafts.map(draft => draft.id)).toEqual([gotten(begun).id])
  })
})

describe('a write from a page of another site', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ origin: 'null' }],
  ])('with %o is refused', async headers => {
    const answer = await house.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(answer.json()).toMatchObject({ code: 'access/wrong-origin', status: 403 })
  })

  test('does not mean one of our own', async () => {
    const headers = { origin: 'http://localhost:80', host: 'localhost:80', 'sec-fetch-site': 'same-origin' }
    const answer = await house.app.inject({ method: 'DELETE', url: '/api/session', headers })
    expect(answer.json()).toEqual({ continueAt: null })
  })
})
