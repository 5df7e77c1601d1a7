import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '../demo/people.ts'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { createTestApp, gotten, samplesFolder, type TestApp, TestBrowser } from './test-app.ts'

const publicUrl = 'https://banshi.example.gov.cn'

/** As behind a proxy that ends TLS. */
let house: TestApp
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-pages-'))
  await writeFile(join(folder, 'index.html'), '<meta name="nonce" content="__CSP_NONCE__">')
  house = await createTestApp({
    ...{ guess: 4, account: 30, publicUrl },
    folders: { portal: folder, console: folder, samples: samplesFolder },
  })
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

let visitor = 0
const from = () => {
  visitor += 1
  return `10.2.0.${visitor}`
}

const everywhere: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}';/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'permissions-policy': /camera=\(\), .*geolocation=\(\), .*microphone=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
}

describe('headers', () => {
  test.each([
    ['a page of the portal', '/'],
    ['a page of the console', '/console/desk'],
    ['an answer', '/api/session'],
    ['a refusal', '/api/cases'],
    ['what is not there', '/api/nothing'],
    ['data', '/api/catalogue'],
  ])('of %s say what a browser may do with it', async (_, url) => {
    const { headers } = await house.app.inject({ url, remoteAddress: from() })
    for (const [name, expected] of Object.entries(everywhere))
      expect([name, headers[name]]).toEqual([name, expect.stringMatching(expected)])
    const policy = String(headers['content-security-policy'])
    for (const directive of ['object-src', 'frame-ancestors', 'base-uri'])
      expect(policy).toContain(`${directive} 'none'`)
    expect(headers['x-frame-options']).toBe('DENY')
    expect(policy).toContain("form-action 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('of a PDF let a page of ours show it in a frame, where a browser does so by an object', async () => {
    const browser = await new TestBrowser(house).login('chenyu')
    const draft = gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers } }))
    const { file } = (await browser.upload(draft.id, 'premises-right', 'x', Buffer.from('%PDF-1.7\n'))).json()
    const { headers } = await browser.send({ url: `/api/files/${file}` })
    const policy = String(headers['content-security-policy'])
    for (const directive of ['object-src', 'frame-ancestors']) expect(policy).toContain(`${directive} 'self'`)
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
    expect(policy).toMatch(/^default-src 'none'/)
  })

  test('of a page carry the nonce that stands in it, another each time', async () => {
    const pages = await Promise.all([1, 2].map(() => house.app.inject({ url: '/', remoteAddress: from() })))
    const nonces = pages.map(page => /content="([^"]+)"/.exec(page.body)?.[1])
    expect(new Set(nonces).size).toBe(2)
    for (const [index, page] of pages.entries())
      expect(page.headers['content-security-policy']).toContain(`'nonce-${nonces[index]}'`)
  })
})

describe('the cookie of a session', () => {
  const logIn = (prefix: string) =>
    house.app.inject({
      method: 'POST',
      url: `${prefix}/api/session`,
      payload: { login: 'clerk1', password: demoPassword },
      remoteAddress: from(),
    })

  test('is bound to this host, to encryption, to this site, and closed to scripts', async () => {
    const [portal, console] = [await logIn(''), await logIn('/console')]
    const named = (name: string, cookies: typeof portal.cookies) => cookies.find(entry => entry.name === name)
    const bound = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }
    expect(named('__Host-yijianshi_portal', portal.cookies)).toMatchObject(bound)
    expect(named('__Host-yijianshi_console', console.cookies)).toMatchObject(bound)
    for (const { domain } of [...portal.cookies, ...console.cookies]) expect(domain).toBeUndefined()
  })

  test('is not taken under a name that another host could set', async () => {
    const [cookie] = (await logIn('')).cookies.filter(entry => entry.name === '__Host-yijianshi_portal')
    const meWith = async (name: string) => {
      const cookies = { [name]: cookie?.value ?? '' }
      return (await house.app.inject({ url: '/api/session', cookies, remoteAddress: from() })).json().me
    }
    expect(await meWith('__Host-yijianshi_portal')).toMatchObject({ login: 'clerk1' })
    expect(await meWith('yijianshi_portal')).toBeNull()
  })
})

describe('a write', () => {
  const own = 'banshi.example.gov.cn'
  test.each([
    ['of the page itself', { 'sec-fetch-site': 'same-origin', origin: publicUrl }, true],
    ['of a program', {}, true],
    ['that somebody typed', { 'sec-fetch-site': 'none' }, true],
    ['of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://x.invalid' }, false],
    ['of another host of the domain', { 'sec-fetch-site': 'same-site' }, false],
    ['of an old browser at another site', { origin: 'https://x.invalid' }, false],
    ['of a page without an origin', { origin: 'null' }, false],
    ['of another port', { origin: `${publicUrl}:8443` }, false],
  ])('%s: %j', async (_, headers, isTaken) => {
    const answer = await house.app.inject({
      ...{ method: 'DELETE', url: '/api/session', remoteAddress: from() },
      headers: { host: own, ...headers },
    })
    expect(answer.statusCode === 403).toBe(!isTaken)
    if (!isTaken) expect(answer.json().code).toBe('access/wrong-origin')
  })
})

describe('too many requests', () => {
  test('of one account are refused, from however many addresses', async () => {
    const browser = await new TestBrowser(house).login('wangfang')
    const statuses = []
    for (let count = 0; count < 32; count += 1)
      statuses.push((await browser.send({ url: '/api/drafts', remoteAddress: from() })).statusCode)
    expect(statuses.slice(0, 28)).toEqual(Array(28).fill(200))
    expect(statuses.at(-1)).toBe(429)
    const other = await new TestBrowser(house).login('lihua')
    expect((await other.send({ url: '/api/drafts', remoteAddress: from() })).statusCode).toBe(200)
    house.wait(60_000)
    expect((await browser.send({ url: '/api/drafts', remoteAddress: from() })).statusCode).toBe(200)
  })

  test('of one network count together, where it has more addresses than anybody could count', async () => {
    const guess = (host: number) =>
      house.app.inject({ url: '/api/receipts/1?code=2', remoteAddress: `2001:db8:0:7::${host}` })
    const statuses = []
    for (let host = 1; host <= 6; host += 1) statuses.push((await guess(host)).statusCode)
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429])
  })
})
