import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '../../account/staff.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../../http/test-app.ts'
import { SoftwareAuthenticator } from '../passkey/authenticator.fixture.ts'
import { codeOfApp, ownPassword, register } from '../test-person.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const own = { kind: 'citizen-number', number: '110199199308159979' } as const
const other = { kind: 'citizen-number', number: '110199199206189974' } as const
const newPassword = 'blue-kettle-8'
const failed = 'account/reset-failed'

let house: TestApp
let phone: TestBrowser
let clerk: TestBrowser
beforeAll(async () => {
  house = await createTestApp()
  phone = await register(house, { login: 'linxiao', name: '林晓', citizenNumber: own.number })
  await nextDay()
  gotten(await enter(ownPassword, phone))
})
afterAll(() => house.close())

/** The day's codes are forgotten; the clerk logs in again. */
async function nextDay(): Promise<void> {
  house.wait(dayMs)
  clerk = await new TestBrowser(house, '/console').login('clerk1')
}

type Proof = Parameters<typeof reset>[0]
function reset(
  proof:
    | { kind: 'window-code'; code: string }
    | { kind: 'codes'; login: string; code: string; recoveryCode: string }
    | { kind: 'passkey'; passkey: ReturnType<SoftwareAuthenticator['show']> },
  {
    document = own,
    next = newPassword,
    browser = new TestBrowser(house),
  }: Partial<{
    document: { kind: 'citizen-number'; number: string }
    next: string
    browser: TestBrowser
  }> = {},
) {
  return browser.call('resetPassword', { body: { document, proof, next } })
}

const handOver = (document: { kind: 'citizen-number'; number: string } = own, browser = clerk) =>
  browser.call('handOverResetCode', { body: { document } })
const codeFor = async () => gotten(await handOver()).code
const enter = (password: string, browser = new TestBrowser(house)) =>
  browser.call('login', { body: { login: 'linxiao', password } })
const who = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me?.login

describe('a code from the window', () => {
  test('is handed over for the document that was shown, and its person reads so', async () => {
    const handed = gotten(await handOver())
    expect(handed.nameMasked).toBe('林*')
    expect(handed.code).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){2}$/)
    const { resets } = gotten(await phone.call('listPasswordResets'))
    expect(resets).toMatchObject([{ what: 'code-handed-over', document: 'citizen-number' }])
    expect(resets[0]?.site?.zh).toContain('政务服务中心')
    const stored = await house.database.pool.query(
      `SELECT row_to_json(reset_code)::text || row_to_json(password_reset)::text AS row FROM reset_code, password_reset`,
    )
    for (const { row } of stored.rows) {
      expect(row).not.toContain(handed.code.replaceAll('-', ''))
      expect(row).not.toContain(own.number)
    }
  })

  test('sets the password with the same document; all sessions end, and it counts once', async () => {
    const laptop = new TestBrowser(house)
    gotten(await enter(ownPassword, laptop))
    const planted = new SoftwareAuthenticator()
    gotten(await laptop.call('addPasskey', { body: planted.make(gotten(await laptop.call('offerPasskey'))) }))
    const code = await codeFor()
    expect(codeOf(await reset({ kind: 'window-code', code }, { document: other }))).toBe(failed)
    const typed = code.toUpperCase().replaceAll('-', ' ')
    expect(codeOf(await reset({ kind: 'window-code', code }, { next: 'short' }))).toBe(
      'account/weak-password',
    )
    const again = reset({ kind: 'window-code', code: typed })
    const answers = await Promise.all([again, reset({ kind: 'window-code', code })])
    expect(answers.map(codeOf).toSorted()).toEqual([failed, undefined])
    expect([await who(phone), await who(laptop)]).toEqual([undefined, undefined])
    expect(codeOf(await enter(ownPassword))).toBe('access/login-failed')
    gotten(await enter(newPassword, phone))
    expect(gotten(await phone.call('listPasskeys')).passkeys).toEqual([])
    const { resets } = gotten(await phone.call('listPasswordResets'))
    expect(resets[0]?.what).toBe('by-window-code')
  })

  test('is over after ten minutes, and after three wrong documents', async () => {
    await nextDay()
    const late = await codeFor()
    house.wait(11 * minuteMs)
    expect(codeOf(await reset({ kind: 'window-code', code: late }))).toBe(failed)
    const stolen = await codeFor()
    for (let guess = 0; guess < 3; guess += 1)
      expect(codeOf(await reset({ kind: 'window-code', code: stolen }, { document: other }))).toBe(failed)
    expect(codeOf(await reset({ kind: 'window-code', code: stolen }))).toBe(failed)
  })

  test('is handed over three times a day to one person, by a clerk only, and to none who has no account', async () => {
    gotten(await handOver())
    expect(codeOf(await handOver())).toBe('account/reset-too-often')
    expect(codeOf(await handOver({ kind: 'citizen-number', number: '11010519491231002X' }))).toBe(
      'person/no-account',
    )
    expect(codeOf(await handOver({ kind: 'citizen-number', number: '110199199308159970' }))).toBe(
      'person/citizen-number',
    )
    expect(codeOf(await handOver({ kind: 'citizen-number', number: '110199199003079919' }))).toBe(
      'account/demo',
    )
    for (const login of ['market1', 'manager1']) {
      const browser = await new TestBrowser(house, '/console').login(login)
      expect(codeOf(await handOver(own, browser))).toBe('access/role')
    }
  })
})

describe('who has the app and a recovery code', () => {
  let secret = ''
  let recoveryCodes: readonly string[] = []
  const proof = (change: Partial<Extract<Proof, { kind: 'codes' }>> = {}) => ({
    kind: 'codes' as const,
    login: 'linxiao',
    code: codeOfApp(secret, house.services.now()),
    recoveryCode: recoveryCodes[0] ?? '',
    ...change,
  })
  beforeAll(async () => {
    phone = new TestBrowser(house)
    gotten(await enter(newPassword, phone))
    ;({ secret } = gotten(await phone.call('offerSecret', { body: { password: newPassword } })))
    const code = codeOfApp(secret, house.services.now())
    ;({ recoveryCodes } = gotten(await phone.call('confirmSecondFactor', { body: { code } })))
    house.wait(2 * minuteMs)
  })

  test('whatever is wrong, a stranger hears the same, and locks nobody out', async () => {
    const wrong = [
      reset(proof({ recoveryCode: '2222-2222-2222-2222' })),
      reset(proof({ login: 'nobody' })),
      reset(proof(), { document: other }),
      reset(proof({ login: 'chenyu' })),
      reset({ kind: 'window-code', code: '2222-2222-2222' }),
    ]
    const answers = await Promise.all(wrong)
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers.map(codeOf)).toEqual(answers.map(() => failed))
    for (let guess = 0; guess < 6; guess += 1)
      await reset(proof({ recoveryCode: '2222-2222-2222-2222', code: '000000' }))
    expect(codeOf(await reset(proof({ code: '000000' })))).toBe('account/wrong-code')
  })

  test('sets the password with both; the second factor stays, and the code is spent', async () => {
    expect(gotten(await reset(proof(), { next: 'red-bucket-55' })).login).toBe('linxiao')
    expect(await who(phone)).toBeUndefined()
    expect(gotten(await enter('red-bucket-55', phone)).step).toEqual({ kind: 'code' })
    house.wait(minuteMs)
    expect(codeOf(await reset(proof()))).toBe(failed)
  })
})

test('a passkey sets the password of its owner only, and of no member of the staff', async () => {
  const thumb = new SoftwareAuthenticator()
  const zhao = await register(house, { login: 'zhaoliu', name: '赵柳', citizenNumber: other.number })
  gotten(await zhao.call('addPasskey', { body: thumb.make(gotten(await zhao.call('offerPasskey'))) }))
  const show = async (browser: TestBrowser, authenticator = thumb) => ({
    kind: 'passkey' as const,
    passkey: authenticator.show(gotten(await browser.call('askPasskey'))),
  })
  const browser = new TestBrowser(house)
  expect(codeOf(await reset(await show(browser), { browser }))).toBe(failed)
  gotten(await reset(await show(browser), { browser, document: other }))
  expect(await who(zhao)).toBeUndefined()

  const key = new SoftwareAuthenticator()
  const post = { role: 'editor' } as const
  await addStaff(
    house.database.pool,
    { login: 'editor.one', name: '王敏', password: ownPassword, post },
    house.services.now(),
  )
  const editor = new TestBrowser(house, '/console')
  gotten(await editor.call('login', { body: { login: 'editor.one', password: ownPassword } }))
  gotten(await editor.call('addPasskey', { body: key.make(gotten(await editor.call('offerPasskey'))) }))
  expect(codeOf(await reset(await show(browser, key), { browser }))).toBe(failed)
  expect(await who(editor)).toBe('editor.one')
})
