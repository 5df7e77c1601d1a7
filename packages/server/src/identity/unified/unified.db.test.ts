import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveDuty, OPERATOR } from '../../account/duties.ts'
import { addStaff, linkStaff } from '../../account/staff.ts'
import { createApp } from '../../http/app.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../../http/test-app.ts'
import { SoftwareAuthenticator } from '../passkey/authenticator.fixture.ts'
import { codeOfApp, ownPassword, register } from '../test-person.ts'
import { client, passProvider, startProvider, type TestProvider } from './provider.fixture.ts'
import { UnifiedIdentity } from './unified-identity.ts'

const origin = 'http://localhost'
const linxiao = { name: '林晓', citizen_number: '110199199308159979', phone_number: '+8613900000177' }

const victim = { name: '林小小', citizen_number: '110199199206189974', phone_number: '13900000178' }

let provider: TestProvider
let house: TestApp
beforeAll(async () => {
  provider = await startProvider({
    linxiao,
    again: linxiao,
    impostor: { ...linxiao, name: '林大' },
    nameless: { name: '无号' },
    victim,
    wangmin: { name: '王敏' },
    stranger: { name: '周五' },
  })
  provider.allow(origin)
  house = await createTestApp(undefined, { unified: at(provider.issuer) })
})
afterAll(async () => {
  await house.close()
  await provider.stop()
})

function at(issuer: string): UnifiedIdentity {
  const claims = { name: 'name', number: 'citizen_number', mobile: 'phone_number' }
  return new UnifiedIdentity(
    {
      issuer: new URL(issuer),
      clientId: client.id,
      clientSecret: client.secret,
      name: '统一身份认证',
      scope: 'openid profile phone',
      claims,
    },
    Date.now,
  )
}

/** The address at which the provider is asked. */
async function depart(browser: TestBrowser, next = '/my'): Promise<string> {
  const answer = await browser.send({ url: `/api/session/unified?next=${encodeURIComponent(next)}` })
  return answer.headers.location ?? ''
}

/** Comes back with what the provider gave; tells where our server leads to. */
async function arrive(browser: TestBrowser, address: string): Promise<string> {
  const { pathname, search } = new URL(address)
  const answer = await browser.send({ url: pathname.replace(/^\/console/, '') + search })
  return answer.headers.location ?? ''
}

async function logIn(browser: TestBrowser, login: string, next?: string): Promise<string> {
  return arrive(browser, await passProvider(await depart(browser, next), origin, login))
}

const me = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me

describe('by the unified identity', () => {
  test('a citizen gets in, the first time with a new account, and later with the same', async () => {
    const browser = new TestBrowser(house)
    expect(gotten(await browser.call('getSession')).unifiedIdentity).toBe('统一身份认证')
    expect(await logIn(browser, 'linxiao')).toBe('/my')
    const first = await me(browser)
    expect(first).toMatchObject({ role: 'applicant', name: '林晓', mobileMasked: '139****0177' })
    const later = new TestBrowser(house)
    await logIn(later, 'linxiao')
    expect((await me(later))?.id).toBe(first?.id)
    const renumbered = new TestBrowser(house)
    await logIn(renumbered, 'again')
    expect((await me(renumbered))?.id).toBe(first?.id)
    expect(gotten(await renumbered.call('getSecurity'))).toMatchObject({ hasPassword: false, unified: true })
    const { sessions } = gotten(await renumbered.call('listSessions'))
    expect(sessions.find(({ current }) => current)?.way).toBe('unified')
  })

  test('what is asked of the provider is bound to this browser, and has PKCE, state and nonce', async () => {
    const address = new URL(await depart(new TestBrowser(house)))
    expect(address.origin).toBe(provider.issuer)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/api/session/unified/return`,
      state: expect.stringMatching(/.{40}/),
      nonce: expect.stringMatching(/.{40}/),
    })
  })

  test('what comes back counts once, in the browser that asked, unchanged and in time', async () => {
    const asked = new TestBrowser(house)
    const address = await passProvider(await depart(asked), origin, 'linxiao')
    expect(await arrive(new TestBrowser(house), address)).toContain('unified=failed')
    const other = new TestBrowser(house)
    await depart(other)
    expect(await arrive(other, address)).toContain('unified=failed')
    expect(await arrive(asked, address)).toBe('/my')
    expect(await arrive(asked, address)).toContain('unified=failed')
    const slow = new TestBrowser(house)
    const late = await passProvider(await depart(slow), origin, 'linxiao')
    house.wait(16 * 60_000)
    expect(await arrive(slow, late)).toContain('unified=failed')
  })

  test('whoever gives up there, or is somebody else here, gets no session', async () => {
    const browser = new TestBrowser(house)
    const back = `${origin}/api/session/unified/return?error=access_denied`
    const state = new URL(await depart(browser)).searchParams.get('state') ?? ''
    const denied = `${back}&state=${state}&iss=${encodeURIComponent(provider.issuer)}`
    expect(await arrive(browser, denied)).toContain('unified=denied')
    expect(await logIn(browser, 'impostor')).toContain('unified=other-name')
    expect(await logIn(browser, 'nameless')).toContain('unified=incomplete')
    expect(await me(browser)).toBeNull()
  })

  test('leads to paths of this site only', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect(await logIn(new TestBrowser(house), 'linxiao', next)).toBe('/')
  })

  test('logging out leads to the log-out of the provider, and a session by password does not', async () => {
    const browser = new TestBrowser(house)
    await logIn(browser, 'linxiao')
    const { continueAt } = gotten(await browser.call('logout'))
    expect(continueAt).toContain(`${provider.issuer}/session/end`)
    expect(await me(browser)).toBeNull()
    const local = await new TestBrowser(house).login('lihua')
    expect(gotten(await local.call('logout')).continueAt).toBeNull()
  })

  test('an account that anybody could have opened becomes the right person’s alone', async () => {
    const { citizen_number: citizenNumber, name } = victim
    const squatter = await register(house, { login: 'squatter', name, citizenNumber })
    const offer = gotten(await squatter.call('offerPasskey'))
    gotten(await squatter.call('addPasskey', { body: new SoftwareAuthenticator().make(offer) }))
    const browser = new TestBrowser(house)
    expect(await logIn(browser, 'victim')).toBe('/my')
    expect((await me(browser))?.login).toBe('squatter')
    expect(await me(squatter)).toBeNull()
    expect(gotten(await browser.call('listPasskeys')).passkeys).toEqual([])
    const password = await squatter.call('login', { body: { login: 'squatter', password: ownPassword } })
    expect(codeOf(password)).toBe('access/login-failed')
  })
})

describe('staff', () => {
  const begin = () => new TestBrowser(house, '/console')

  test('get in when an operator has linked them, and by nothing that the provider says', async () => {
    const post = { role: 'editor' } as const
    const { pool } = house.database
    await addStaff(pool, { login: 'wangmin', name: '王敏', password: ownPassword, post }, Date.now())
    expect(await logIn(begin(), 'wangmin')).toContain('/console/?unified=unknown-staff')
    expect(
      await linkStaff(pool, 'wangmin', { issuer: provider.issuer, subject: 'wangmin' }, Date.now()),
    ).toBe(true)
    const browser = begin()
    expect(await logIn(browser, 'wangmin', '/console/studio')).toBe('/console/studio')
    expect(await me(browser)).toMatchObject({ login: 'wangmin', role: 'editor' })
    expect(await logIn(begin(), 'stranger')).toContain('unified=unknown-staff')
    expect(await linkStaff(pool, 'lihua', { issuer: provider.issuer, subject: 'stranger' }, Date.now())).toBe(
      false,
    )
  })

  test('do not get into the portal, nor citizens into the console', async () => {
    expect(await logIn(new TestBrowser(house), 'wangmin')).toContain('unified=wrong-place')
    expect(await logIn(begin(), 'linxiao')).toContain('unified=wrong-place')
  })

  test('who are off duty do not get in, and find the try in their list later', async () => {
    const from = house.log.length
    const now = house.services.now()
    const duty = { login: 'wangmin', kind: 'own', since: now + 60_000, until: now + 86_400_000 } as const
    expect(await giveDuty(house.database.pool, duty, OPERATOR, now)).toMatchObject({ ok: true })
    expect(await logIn(begin(), 'wangmin')).toContain('unified=disabled')
    const lines = house.log.slice(from).map(line => JSON.parse(line).logIn)
    expect(lines.filter(line => line?.refused === 'disabled')).toMatchObject([
      { way: 'unified', account: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ])
    house.wait(60_000)
    const browser = begin()
    await logIn(browser, 'wangmin')
    const { logIns } = gotten(await browser.call('listLogIns'))
    expect(logIns.slice(0, 2).map(({ way, outcome }) => [way, outcome])).toEqual([
      ['unified', 'let-in'],
      ['unified', 'off-duty'],
    ])
  })

  test('still owe the second step where they have one', async () => {
    const browser = begin()
    await logIn(browser, 'wangmin')
    const { secret } = gotten(await browser.call('offerSecret', { body: { password: ownPassword } }))
    const code = codeOfApp(secret, house.services.now())
    gotten(await browser.call('confirmSecondFactor', { body: { code } }))
    house.wait(60_000)
    const again = begin()
    expect(await logIn(again, 'wangmin', '/console/studio')).toBe('/console/?next=%2Fconsole%2Fstudio')
    expect(gotten(await again.call('getSession'))).toMatchObject({ me: null, step: { kind: 'code' } })
    const late = codeOfApp(secret, house.services.now())
    expect(gotten(await again.call('completeLogin', { body: { code: late } })).me?.login).toBe('wangmin')
  })
})

/** The same platform with other settings. */
async function otherwise(unified: UnifiedIdentity | undefined) {
  const identity = { ...house.services.identity, unified }
  const app = await createApp({ services: { ...house.services, identity } })
  return { app, browser: new TestBrowser({ ...house, app }) }
}

test('a provider that cannot be reached leads back to the log-in page', async () => {
  const gone = await startProvider({})
  await gone.stop()
  const { app, browser } = await otherwise(at(gone.issuer))
  expect(await depart(browser)).toBe('/login?unified=unreachable')
  await app.close()
})

test('without a provider there is no such way in', async () => {
  const { app, browser } = await otherwise(undefined)
  const answer = await browser.send({ url: '/api/session/unified' })
  expect(answer.json()).toMatchObject({ code: 'request/not-found' })
  await app.close()
})
