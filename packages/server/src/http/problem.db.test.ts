import { REFUSALS, refusal } from '@yijianshi/core/refusal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { demoPassword } from '../demo/people.ts'
import { problemOf } from './problem.ts'
import { createTestApp, type TestApp, TestBrowser } from './test-app.ts'

let house: TestApp
beforeAll(async () => {
  house = await createTestApp({ usual: 40, guess: 3 })
})
afterAll(() => house.close())

let visitor = 0
/** From another address each time, so that the limits of one test are not those of the next. */
const ask = (url: string, options: { method?: 'GET' | 'POST'; headers?: object; payload?: string } = {}) => {
  visitor += 1
  const json = options.payload === undefined ? {} : { 'content-type': 'application/json' }
  return house.app.inject({
    method: 'GET',
    url,
    remoteAddress: `10.0.0.${visitor}`,
    ...options,
    headers: { ...json, ...options.headers },
  })
}

describe('a refusal', () => {
  test('is a problem in the language asked for', async () => {
    const chinese = await ask('/api/no-such-thing')
    expect(chinese.headers['content-type']).toBe('application/problem+json')
    expect(chinese.json()).toEqual({
      type: 'urn:yijianshi:problem:request/not-found',
      title: '没有找到您要的内容。',
      status: 404,
      code: 'request/not-found',
    })
    const english = await ask('/api/no-such-thing', { headers: { 'accept-language': 'en-GB,zh;q=0.5' } })
    expect(english.json().title).toBe('What you asked for was not found.')
    const both = await ask('/api/no-such-thing', { headers: { 'accept-language': 'zh-CN,en;q=0.8' } })
    expect(both.json().title).toBe('没有找到您要的内容。')
  })

  test.each(Object.keys(REFUSALS).map(code => [code]))('%s has a title in both languages', code => {
    const known = Object.keys(REFUSALS).find((name): name is keyof typeof REFUSALS => name === code)
    if (known === undefined) throw new Error(code)
    const refused = { ok: false, refusal: refusal(known) } as const
    const [zh, en] = [problemOf(refused, 'zh'), problemOf(refused, 'en')]
    expect(zh.title).toMatch(/\p{Script=Han}/u)
    expect(en.title).not.toMatch(/\p{Script=Han}/u)
    expect(zh.status).toBeGreaterThanOrEqual(400)
  })
})

describe('a request that is not right', () => {
  test.each([
    ['a field of a wrong type', '{"login":5,"password":"x"}', 'body.login'],
    ['a field missing', '{"login":"x"}', 'body.password'],
    ['the character U+0000', '{"login":"a\\u0000","password":"x"}', 'body.login'],
    ['half of a character', '{"login":"x","password":"\\ud800"}', 'body.password'],
    ['no JSON', '{"login":', 'body'],
    ['no body', '', 'body'],
  ])('with %s is told where', async (_, payload, where) => {
    const answer = await ask('/api/session', { method: 'POST', payload })
    expect(answer.json()).toMatchObject({ code: 'request/invalid', status: 422, params: { where } })
  })

  test.each([
    [
      'a field of a wrong type',
      { method: 'POST', url: '/api/session', payload: '{"login":5,"password":"x"}' },
    ],
    ['no JSON', { method: 'POST', url: '/api/session', payload: '{"login":' }],
    ['a wrong word in its query', { method: 'GET', url: '/api/cases?scope=everything' }],
    ['a wrong id in its path', { method: 'GET', url: '/api/cases/1' }],
  ] as const)(
    'with %s is told what is wrong in the language of the reader',
    async (_, { url, ...options }) => {
      const whatIn = async (language: string) => {
        const answer = await ask(url, { ...options, headers: { 'accept-language': language } })
        return z.object({ params: z.object({ what: z.string() }) }).parse(answer.json()).params.what
      }
      expect(await whatIn('zh-CN')).toMatch(/\p{Script=Han}/u)
      expect(await whatIn('zh-CN')).not.toMatch(/invalid|expected|Too/i)
      expect(await whatIn('en')).toMatch(/^[\x20-\x7e]{4,}$/)
    },
  )

  test('in its path or query is told where', async () => {
    expect((await ask('/api/cases?scope=everything')).json()).toMatchObject({
      params: { where: 'query.scope' },
    })
    expect((await ask('/api/cases/1')).json()).toMatchObject({ params: { where: 'path.case' } })
  })

  test('that is too large is refused', async () => {
    const payload = JSON.stringify({ login: 'x'.repeat(2_000_000), password: 'x' })
    const answer = await ask('/api/session', { method: 'POST', payload })
    expect(answer.json()).toMatchObject({ code: 'request/too-large', status: 413 })
  })

  test('of another kind is refused', async () => {
    const headers = { 'content-type': 'text/plain' }
    const answer = await ask('/api/session', { method: 'POST', payload: 'x', headers })
    expect(answer.json()).toMatchObject({ params: { where: 'content-type' } })
  })
})

describe('too many requests', () => {
  const from = (remoteAddress: string, url: string, payload?: object) =>
    house.app.inject({ method: payload ? 'POST' : 'GET', url, remoteAddress, ...(payload && { payload }) })

  test('of an address are refused, sooner where something could be guessed', async () => {
    const login = () => from('10.1.0.1', '/api/session', { login: 'nobody', password: 'wrong' })
    const codes = []
    for (let count = 0; count < 4; count += 1) codes.push((await login()).json().code)
    expect(codes).toEqual([...Array(3).fill('access/login-failed'), 'access/too-many-requests'])
    expect((await from('10.1.0.1', '/api/matters')).statusCode).toBe(200)
    const usual = []
    for (let count = 0; count < 41; count += 1)
      usual.push((await from('10.1.0.2', '/api/matters')).statusCode)
    expect(usual.filter(status => status === 200)).toHaveLength(40)
    expect(usual.at(-1)).toBe(429)
  })
})

describe('headers', () => {
  test('forbid scripts and styles from elsewhere, with a new nonce for each answer', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => String((await ask('/api/session')).headers['content-security-policy'])),
    )
    expect(policies[0]).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'/)
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[0]).not.toBe(policies[1])
  })

  test('promise nothing about encryption where there is none', async () => {
    expect((await ask('/api/session')).headers).not.toHaveProperty('strict-transport-security')
  })

  test('keep answers out of every cache', async () => {
    expect((await ask('/api/session')).headers['cache-control']).toBe('no-store')
  })
})

describe('a fault', () => {
  test('tells a number to ask with, and nothing of its inside', async () => {
    const broken = await createTestApp()
    await broken.database.pool.query('ALTER TABLE session RENAME TO session_gone')
    const answer = await broken.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'chenyu', password: demoPassword },
    })
    expect(answer.json()).toMatchObject({ status: 500, code: 'service/fault' })
    expect(answer.json().title).toContain(answer.json().params.request)
    expect(answer.body).not.toMatch(/session|relation|SELECT|INSERT/)
    await broken.close()
  })

  test('of the database is said to be one that passes', async () => {
    const lost = await createTestApp()
    const browser = new TestBrowser(lost)
    await lost.database.close()
    const answer = await browser.call('login', { body: { login: 'chenyu', password: demoPassword } })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'service/unavailable', status: 503 } })
    const again = await browser.send({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'chenyu', password: demoPassword },
    })
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(0)
    await lost.close()
  })
})
