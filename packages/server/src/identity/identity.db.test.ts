import type { LogIn } from '@yijianshi/contract/identity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '../account/staff.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { forgetOldLogIns, shownLogIns } from '../session/login-record.ts'
import { mostSessions, openSession } from '../session/session-store.ts'
import { codeOfApp, ownPassword, register } from './test-person.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const periodMs = 30_000

let house: TestApp
let phone: TestBrowser
let laptop: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  phone = await register(house, { login: 'linxiao', name: '林晓', citizenNumber: '110199199308159979' })
  laptop = await logIn()
})
afterAll(() => house.close())

async function logIn(password = ownPassword, browser = new TestBrowser(house)): Promise<TestBrowser> {
  gotten(await browser.call('login', { body: { login: 'linxiao', password } }))
  return browser
}

const who = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me?.login
const sessionsOf = async (browser: TestBrowser) => gotten(await browser.call('listSessions')).sessions
const shown = async (browser: TestBrowser) => gotten(await browser.call('listLogIns')).logIns
const told = ({ outcome, way }: LogIn) => `${way} ${outcome}`
const code = (secret: string) => codeOfApp(secret, house.services.now())

describe('own sessions', () => {
  test('are listed to their owner, with what one knows them by and nothing that gets one in', async () => {
    const sessions = await sessionsOf(phone)
    expect(sessions).toHaveLength(2)
    expect(sessions.filter(session => session.current)).toHaveLength(1)
    expect(sessions[0]).toMatchObject({ system: 'other', network: '127.0.0.*', way: 'password' })
    const stored = await house.database.pool.query('SELECT encode(token_hash, $1) AS hash FROM session', [
      'hex',
    ])
    for (const { hash } of stored.rows) expect(JSON.stringify(sessions)).not.toContain(hash)
  })

  test('are noted as used once a minute at most', async () => {
    const seen = async () => (await sessionsOf(phone)).find(({ current }) => current)?.lastSeenAt
    house.wait(2 * minuteMs)
    const first = await seen()
    house.wait(30_000)
    expect(await seen()).toBe(first)
    house.wait(31_000)
    expect(await seen()).not.toBe(first)
  })

  test('end one by one, and only one’s own', async () => {
    const tablet = await logIn()
    const ofTablet = (await sessionsOf(tablet)).find(({ current }) => current)?.id ?? ''
    const stranger = await new TestBrowser(house).login('chenyu')
    expect(codeOf(await stranger.call('endSession', { params: { session: ofTablet } }))).toBe(
      'account/no-session',
    )
    expect(await who(tablet)).toBe('linxiao')
    gotten(await phone.call('endSession', { params: { session: ofTablet } }))
    expect(await who(tablet)).toBeUndefined()
    expect(codeOf(await phone.call('endSession', { params: { session: ofTablet } }))).toBe(
      'account/no-session',
    )
  })

  test('all end but this one', async () => {
    gotten(await phone.call('endOtherSessions'))
    expect(await who(laptop)).toBeUndefined()
    expect(await sessionsOf(phone)).toHaveLength(1)
  })

  test('are fifty at most: the one unused for the longest time ends', async () => {
    const { pool } = house.database
    const chenyu = await new TestBrowser(house).login('chenyu')
    const found = await pool.query<{ id: string }>(`SELECT id FROM account WHERE login = 'chenyu'`)
    const device = { system: 'other', browser: 'other', network: '' } as const
    for (let more = 0; more < mostSessions; more += 1)
      await openSession(
        pool,
        found.rows[0]?.id ?? '',
        { device, way: 'password' },
        house.services.now() + 1 + more,
      )
    expect(await who(chenyu)).toBeUndefined()
    const left = await pool.query('SELECT 1 FROM session WHERE account = $1', [found.rows[0]?.id])
    expect(left.rowCount).toBe(mostSessions)
  })
})

describe('a password', () => {
  const change = (browser: TestBrowser, current: string, next: string) =>
    browser.call('changePassword', { body: { current, next } })

  test('is changed with the old one only, to a good one, and never on a demo account', async () => {
    expect(codeOf(await change(phone, 'wrong', 'blue-kettle-8'))).toBe('account/wrong-password')
    expect(codeOf(await change(phone, ownPassword, 'password1'))).toBe('account/common-password')
    expect(codeOf(await change(phone, ownPassword, 'linxiao-tea-77'))).toBe('account/own-password')
    expect(codeOf(await change(phone, ownPassword, 'tea 139 0000 0177'))).toBe('account/own-password')
    const demo = await new TestBrowser(house).login('chenyu')
    expect(codeOf(await change(demo, 'demo-1234', 'blue-kettle-8'))).toBe('account/demo')
  })

  test('that is changed ends all other sessions; the old one gets nobody in', async () => {
    const other = await logIn()
    expect(codeOf(await change(phone, ownPassword, 'blue-kettle-8'))).toBeUndefined()
    expect(await who(phone)).toBe('linxiao')
    expect(await who(other)).toBeUndefined()
    const old = await new TestBrowser(house).call('login', {
      body: { login: 'linxiao', password: ownPassword },
    })
    expect(codeOf(old)).toBe('access/login-failed')
    await change(await logIn('blue-kettle-8'), 'blue-kettle-8', ownPassword)
    await logIn(ownPassword, phone)
  })

  test('cannot be guessed from an open screen', async () => {
    const codes = []
    for (let guess = 0; guess < 6; guess += 1)
      codes.push(codeOf(await change(phone, 'wrong', 'blue-kettle-8')))
    expect(codes).toEqual([...Array(5).fill('account/wrong-password'), 'access/login-locked'])
    house.wait(11 * minuteMs)
  })
})

describe('log-ins', () => {
  test('are recorded for their owner, those refused too, and for nobody else', async () => {
    const before = (await shown(phone)).length
    const guess = (login: string) =>
      new TestBrowser(house).call('login', { body: { login, password: 'guessed-1234' } })
    const from = house.log.length
    expect(codeOf(await guess('linxiao'))).toBe('access/login-failed')
    expect(codeOf(await guess('Nobody-Known'))).toBe('access/login-failed')
    await logIn()
    const now = await shown(phone)
    expect(now.slice(0, now.length - before).map(told)).toEqual([
      'password let-in',
      'password wrong-password',
    ])
    expect(now[0]).toMatchObject({ network: '127.0.0.*', system: 'other', browser: 'other' })
    const stranger = await new TestBrowser(house).login('chenyu')
    expect((await shown(stranger)).map(told)).toEqual(expect.not.arrayContaining(['password wrong-password']))
    // The log names an account by its id, and what nobody is called by a keyed hash.
    const lines = house.log.slice(from).map(line => JSON.parse(line).logIn)
    const refused = { way: 'password', refused: 'access/login-failed', network: '127.0.0.*' }
    const typed = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(lines).toEqual([
      { ...refused, account: expect.stringMatching(/^[0-9a-f-]{36}$/), typed },
      { ...refused, typed },
    ])
    expect(house.log.slice(from).join()).not.toMatch(/linxiao|nobody-known|guessed|127\.0\.0\.1/i)
  })

  test('tried while it is locked are one record, and refusals without end hide no let-in', async () => {
    const guess = async () =>
      codeOf(
        await new TestBrowser(house).call('login', { body: { login: 'linxiao', password: 'guessed-1234' } }),
      )
    const ofKind = async (wanted: string) => (await shown(phone)).filter(({ outcome }) => outcome === wanted)
    const letIn = await ofKind('let-in')
    const locked = await ofKind('locked')
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await guess()).toBe('access/login-failed')
    for (let tried = 0; tried < 10; tried += 1) expect(await guess()).toBe('access/login-locked')
    expect(await ofKind('locked')).toHaveLength(locked.length + 1)
    house.wait(11 * minuteMs)
    await house.database.pool.query(
      `INSERT INTO login_record (at, account, way, outcome, system, browser, network)
       SELECT $1, account.id, 'password', 'wrong-password', 'other', 'other', ''
       FROM account, generate_series(1, 60) WHERE login = 'linxiao'`,
      [new Date(house.services.now())],
    )
    expect(await ofKind('let-in')).toEqual(letIn)
    const all = await shown(phone)
    expect(all).toHaveLength(shownLogIns)
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => (a < b ? 1 : -1)))
  })

  test('are forgotten after six months, and not before', async () => {
    const all = async () => (await shown(phone)).length
    const before = await all()
    const now = house.services.now()
    await forgetOldLogIns(house.database.pool, now + 180 * dayMs)
    expect(await all()).toBe(before)
    await forgetOldLogIns(house.database.pool, now + 185 * dayMs)
    expect(await all()).toBe(0)
  })
})

describe('a second factor', () => {
  let secret = ''
  let recoveryCodes: readonly string[] = []
  const second = (browser: TestBrowser, given: string) =>
    browser.call('completeLogin', { body: { code: given } })

  test('is turned on by password and a code of the app', async () => {
    const offer = (password: string) => phone.call('offerSecret', { body: { password } })
    const confirm = (given: string) => phone.call('confirmSecondFactor', { body: { code: given } })
    expect(codeOf(await confirm('123456'))).toBe('account/no-offer')
    expect(codeOf(await offer('wrong'))).toBe('account/wrong-password')
    const earlier = gotten(await offer(ownPassword))
    const offered = gotten(await offer(ownPassword))
    expect(offered.qrCode).toContain('<svg')
    expect(codeOf(await confirm(code(earlier.secret)))).toBe('account/wrong-code')
    secret = offered.secret
    ;({ recoveryCodes } = gotten(await confirm(code(secret))))
    expect(recoveryCodes).toHaveLength(10)
    const security = gotten(await phone.call('getSecurity'))
    expect(security).toMatchObject({ hasPassword: true, leastCharacters: 8, secondFactorRequired: false })
    expect(security.secondFactor?.recoveryCodesLeft).toBe(10)
    expect(codeOf(await offer(ownPassword))).toBe('account/has-second-factor')
  })

  test('is wanted after the password; nobody is logged in before', async () => {
    house.wait(periodMs)
    const browser = await logIn()
    expect(gotten(await browser.call('getSession'))).toMatchObject({ me: null, step: { kind: 'code' } })
    expect(codeOf(await browser.call('listCases', { query: { scope: 'own' } }))).toBe('access/login-needed')
    expect(codeOf(await browser.call('offerLoginSecret'))).toBe('account/step-over')
    expect(codeOf(await second(browser, '000000'))).toBe('account/wrong-code')
    expect(gotten(await second(browser, code(secret))).me?.login).toBe('linxiao')
    expect((await sessionsOf(browser)).find(({ current }) => current)?.way).toBe('second-factor')
    expect(codeOf(await second(browser, code(secret)))).toBe('account/step-over')
  })

  test('takes each code once, also of two that come at once', async () => {
    house.wait(2 * periodMs)
    const browsers = [await logIn(), await logIn()]
    const given = code(secret)
    const answers = await Promise.all(browsers.map(browser => second(browser, given)))
    expect(answers.map(codeOf).toSorted()).toEqual(['account/code-used', undefined])
    const late = await logIn()
    expect(codeOf(await second(late, given))).toBe('account/code-used')
    // The period before the one that was used has a code of its own, which counts no more either.
    const before = codeOfApp(secret, house.services.now() - periodMs)
    expect(codeOf(await second(late, before))).toBe('account/code-used')
  })

  test('takes a recovery code instead, once', async () => {
    const [first = ''] = recoveryCodes
    expect(gotten(await second(await logIn(), first.toUpperCase())).me?.login).toBe('linxiao')
    expect(codeOf(await second(await logIn(), first))).toBe('account/wrong-code')
    expect((await shown(phone)).slice(0, 4).map(told)).toEqual([
      'second-factor wrong-code',
      'password second-step',
      'second-factor let-in',
      'password second-step',
    ])
    expect(gotten(await phone.call('getSecurity')).secondFactor?.recoveryCodesLeft).toBe(9)
  })

  test('is locked after five wrong codes, of attempts side by side too, and only for a while', async () => {
    const browser = await logIn()
    house.wait(4 * periodMs)
    const guesses = await Promise.all(Array.from({ length: 12 }, () => second(browser, '000000')))
    const wrong = guesses.filter(answer => codeOf(answer) === 'account/wrong-code')
    expect(wrong.length).toBeLessThanOrEqual(5)
    expect(codeOf(await second(browser, code(secret)))).toBe('access/login-locked')
    house.wait(11 * minuteMs)
    expect(gotten(await second(await logIn(), code(secret))).me?.login).toBe('linxiao')
  })

  test('is owed for a quarter of an hour only', async () => {
    const browser = await logIn()
    house.wait(16 * minuteMs)
    expect(codeOf(await second(browser, code(secret)))).toBe('account/step-over')
    expect(gotten(await browser.call('getSession')).step).toBeNull()
  })

  test('gets new recovery codes, and is turned off, by password and code', async () => {
    house.wait(2 * periodMs)
    const body = { password: ownPassword, code: code(secret) }
    const renewed = gotten(await phone.call('renewRecoveryCodes', { body })).recoveryCodes
    expect(codeOf(await second(await logIn(), recoveryCodes[3] ?? ''))).toBe('account/wrong-code')
    const remove = (password: string, given: string) =>
      phone.call('removeSecondFactor', { body: { password, code: given } })
    expect(codeOf(await remove('wrong', renewed[0] ?? ''))).toBe('account/wrong-password')
    expect(codeOf(await remove(ownPassword, body.code))).toBe('account/code-used')
    expect(codeOf(await remove(ownPassword, renewed[0] ?? ''))).toBeUndefined()
    expect(await who(await logIn())).toBe('linxiao')
    expect(codeOf(await remove(ownPassword, renewed[1] ?? ''))).toBe('account/no-second-factor')
  })

  test('has its recovery codes stored as hashes only', async () => {
    const stored = await house.database.pool.query(
      'SELECT row_to_json(recovery_code)::text AS row FROM recovery_code',
    )
    for (const { row } of stored.rows) for (const given of recoveryCodes) expect(row).not.toContain(given)
  })
})

describe('where staff must have a second factor', () => {
  let strict: TestApp
  beforeAll(async () => {
    strict = await createTestApp(undefined, { secondFactor: { staff: true } })
    const post = { role: 'editor' } as const
    await addStaff(
      strict.database.pool,
      { login: 'editor.one', name: '王敏', password: ownPassword, post },
      Date.now(),
    )
  })
  afterAll(() => strict.close())

  test('they set it up before they get in, and cannot turn it off', async () => {
    const browser = new TestBrowser(strict, '/console')
    const begun = gotten(
      await browser.call('login', { body: { login: 'editor.one', password: ownPassword } }),
    )
    expect(begun).toMatchObject({ me: null, step: { kind: 'enrol' } })
    const { secret } = gotten(await browser.call('offerLoginSecret'))
    const given = () => codeOfApp(secret, strict.services.now())
    const session = gotten(await browser.call('completeLogin', { body: { code: given() } }))
    expect(session.me?.login).toBe('editor.one')
    expect(session.recoveryCodes).toHaveLength(10)
    const body = { password: ownPassword, code: session.recoveryCodes[0] ?? '' }
    expect(codeOf(await browser.call('removeSecondFactor', { body }))).toBe('account/second-factor-required')
    const again = gotten(
      await browser.call('login', { body: { login: 'editor.one', password: ownPassword } }),
    )
    expect(again.step).toEqual({ kind: 'code' })
  })

  test('citizens and demo accounts need none', async () => {
    expect(await who(await new TestBrowser(strict).login('chenyu'))).toBe('chenyu')
    expect(await who(await new TestBrowser(strict, '/console').login('clerk1'))).toBe('clerk1')
  })
})
