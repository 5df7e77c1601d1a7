import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../../http/test-app.ts'
import { ownPassword, register } from '../test-person.ts'
import { type Circumstances, SoftwareAuthenticator } from './authenticator.fixture.ts'
import { mostPasskeys } from './passkey-store.ts'

const minuteMs = 60_000

let house: TestApp
let phone: TestBrowser
const thumb = new SoftwareAuthenticator()
beforeAll(async () => {
  house = await createTestApp()
  phone = await register(house, { login: 'linxiao', name: '林晓', citizenNumber: '110199199308159979' })
})
afterAll(() => house.close())

const who = async (browser: TestBrowser) => gotten(await browser.call('getSession')).me?.login

async function add(browser: TestBrowser, authenticator: SoftwareAuthenticator, made: Circumstances = {}) {
  const offer = gotten(await browser.call('offerPasskey'))
  return browser.call('addPasskey', { body: authenticator.make(offer, made) })
}

async function enter(browser: TestBrowser, shown: Circumstances = {}, authenticator = thumb) {
  const question = gotten(await browser.call('askPasskey'))
  return browser.call('loginByPasskey', { body: authenticator.show(question, shown) })
}

describe('a passkey', () => {
  test('is made by whoever has proved within five minutes who they are', async () => {
    house.wait(6 * minuteMs)
    expect(codeOf(await phone.call('offerPasskey'))).toBe('account/confirm-first')
    const confirm = (password: string) => phone.call('confirmSession', { body: { password } })
    expect(codeOf(await confirm('wrong'))).toBe('account/wrong-password')
    expect(codeOf(await phone.call('offerPasskey'))).toBe('account/confirm-first')
    gotten(await confirm(ownPassword))
    const { passkeys } = gotten(await add(phone, thumb))
    expect(passkeys).toMatchObject([{ system: 'other', lastUsedAt: null, copied: false }])
    expect(codeOf(await add(phone, thumb))).toBe('account/passkey-known')
    expect(codeOf(await (await new TestBrowser(house).login('chenyu')).call('offerPasskey'))).toBe(
      'account/demo',
    )
  })

  test.each<[string, Circumstances]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['without finger, face or PIN', { verified: false }],
  ])('%s is not taken', async (_, made) => {
    expect(codeOf(await add(phone, new SoftwareAuthenticator(), made))).toBe('account/passkey-failed')
  })

  test('lets in without a name, and instead of password and code', async () => {
    const laptop = new TestBrowser(house)
    expect(gotten(await enter(laptop)).me?.login).toBe('linxiao')
    const { sessions } = gotten(await laptop.call('listSessions'))
    expect(sessions.find(({ current }) => current)?.way).toBe('passkey')
    expect(gotten(await phone.call('listPasskeys')).passkeys[0]?.lastUsedAt).not.toBeNull()
  })

  test.each<[string, Circumstances, SoftwareAuthenticator]>([
    ['on another site', { origin: 'https://evil.example' }, thumb],
    ['without finger, face or PIN', { verified: false }, thumb],
    ['that nobody added', {}, new SoftwareAuthenticator()],
  ])('shown %s lets nobody in', async (_, shown, authenticator) => {
    const browser = new TestBrowser(house)
    expect(codeOf(await enter(browser, shown, authenticator))).toBe('account/passkey-failed')
    expect(await who(browser)).toBeUndefined()
  })

  test('answers one question once, in the browser that asked, for five minutes', async () => {
    const [own, other] = [new TestBrowser(house), new TestBrowser(house)]
    const login = (browser: TestBrowser, body: ReturnType<SoftwareAuthenticator['show']>) =>
      browser.call('loginByPasskey', { body })
    const elsewhere = thumb.show(gotten(await own.call('askPasskey')))
    gotten(await other.call('askPasskey'))
    expect(codeOf(await login(other, elsewhere))).toBe('account/passkey-failed')
    gotten(await login(own, elsewhere))
    expect(codeOf(await login(own, elsewhere))).toBe('account/passkey-failed')
    const late = thumb.show(gotten(await own.call('askPasskey')))
    house.wait(6 * minuteMs)
    expect(codeOf(await login(own, late))).toBe('account/passkey-failed')
  })

  test('confirms its owner, and nobody else', async () => {
    const proof = async (browser: TestBrowser) =>
      browser.call('confirmSession', {
        body: { passkey: thumb.show(gotten(await browser.call('askPasskey'))) },
      })
    expect(codeOf(await phone.call('offerPasskey'))).toBe('account/confirm-first')
    gotten(await proof(phone))
    gotten(await phone.call('offerPasskey'))
    const stranger = await new TestBrowser(house).login('chenyu')
    expect(codeOf(await proof(stranger))).toBe('account/passkey-failed')
  })

  test('that counts backwards may have been copied: it is stopped for good, and its owner reads so', async () => {
    const copied = new SoftwareAuthenticator()
    gotten(await add(phone, copied))
    gotten(await enter(new TestBrowser(house), { counter: 7 }, copied))
    for (const counter of [7, 8]) {
      const browser = new TestBrowser(house)
      expect(codeOf(await enter(browser, { counter }, copied))).toBe('account/passkey-copied')
      expect(await who(browser)).toBeUndefined()
    }
    const { passkeys } = gotten(await phone.call('listPasskeys'))
    expect(passkeys.map(entry => entry.copied)).toEqual([false, true])
  })

  test('is not stopped by a count that nobody signed', async () => {
    const browser = new TestBrowser(house)
    const shown = thumb.show(gotten(await browser.call('askPasskey')), { counter: 1 })
    const signature = new SoftwareAuthenticator().show(gotten(await browser.call('askPasskey'))).response
      .signature
    const forged = { ...shown, response: { ...shown.response, signature } }
    expect(codeOf(await browser.call('loginByPasskey', { body: forged }))).toBe('account/passkey-failed')
    gotten(await enter(new TestBrowser(house), { counter: 100 }))
  })

  test('is one of ten at most, also of two added at once', async () => {
    const { passkeys } = gotten(await phone.call('listPasskeys'))
    for (let count = passkeys.length; count < mostPasskeys - 1; count += 1)
      gotten(await add(phone, new SoftwareAuthenticator()))
    const tablet = new TestBrowser(house)
    gotten(await enter(tablet))
    const browsers = [phone, tablet]
    const offers = await Promise.all(
      browsers.map(async browser => gotten(await browser.call('offerPasskey'))),
    )
    const added = await Promise.all(
      offers.map((offer, place) =>
        browsers[place]?.call('addPasskey', { body: new SoftwareAuthenticator().make(offer) }),
      ),
    )
    expect(added.map(answer => answer && codeOf(answer)).toSorted()).toEqual([
      'account/passkeys-full',
      undefined,
    ])
    expect(codeOf(await phone.call('offerPasskey'))).toBe('account/passkeys-full')
  })

  test('is removed by its owner alone, and lets nobody in any more', async () => {
    const stranger = await register(house, {
      login: 'zhaoliu',
      name: '赵柳',
      citizenNumber: '110199199206189974',
    })
    const { passkeys } = gotten(await phone.call('listPasskeys'))
    const params = { passkey: passkeys[0]?.id ?? '' }
    expect(codeOf(await stranger.call('removePasskey', { params }))).toBe('account/no-passkey')
    gotten(await phone.call('removePasskey', { params }))
    expect(codeOf(await enter(new TestBrowser(house), { counter: 200 }))).toBe('account/passkey-failed')
    expect(codeOf(await phone.call('removePasskey', { params }))).toBe('account/no-passkey')
  })
})
