import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestAuthority, type TestAuthority } from './test-authority.ts'
import { checkTimeStamp, readCertificates, requestTimeStamp } from './time-stamp.ts'

let authority: TestAuthority
let stranger: TestAuthority
beforeAll(async () => {
  authority = await startTestAuthority()
  stranger = await startTestAuthority()
})
afterAll(async () => {
  await authority.close()
  await stranger.close()
})

const message = new TextEncoder().encode('{"day":"2026-11-20"}')
const trusted = () => readCertificates(authority.root)

test('a stamp of a real authority is taken, and another program finds it right', async () => {
  const begun = Date.now()
  const { token, at } = await requestTimeStamp(authority.url, message, trusted())
  expect(Math.abs(at.getTime() - begun)).toBeLessThan(60_000)
  await writeFile(join(authority.folder, 'token'), token)
  await writeFile(join(authority.folder, 'message'), message)
  const check = [
    '-data',
    'message',
    '-in',
    'token',
    '-token_in',
    '-CAfile',
    'root.pem',
    '-untrusted',
    'tsa.pem',
  ]
  expect(await authority.openssl('ts', '-verify', ...check)).toContain('Verification: OK')
  expect((await checkTimeStamp(token, message, trusted())).at).toEqual(at)
  expect((await checkTimeStamp(token, message, [])).at).toEqual(at)
})

describe('is refused:', () => {
  test('a stamp about other bytes, or with one byte changed', async () => {
    const { token } = await requestTimeStamp(authority.url, message, [])
    await expect(checkTimeStamp(token, message.slice(1), [])).rejects.toThrow('about something else')
    const refusals = await Promise.all(
      Array.from({ length: 40 }, async (_, step) => {
        const bent = Buffer.from(token)
        const place = bent.length - 1 - step
        bent[place] = (bent[place] ?? 0) ^ 0x10
        return checkTimeStamp(bent, message, trusted()).then(
          () => 'taken',
          () => 'refused',
        )
      }),
    )
    expect(new Set(refusals)).toEqual(new Set(['refused']))
  })

  test('an authority that is not the trusted one', async () => {
    await expect(requestTimeStamp(stranger.url, message, trusted())).rejects.toThrow('trusted')
  })

  test.each([
    ['with-an-error', /503/],
    ['with-nonsense', /can’t be read/],
    ['refusing', /status 2/],
  ] as const)('an answer %s', async (how, why) => {
    authority.behave(how)
    await expect(requestTimeStamp(authority.url, message, trusted())).rejects.toThrow(why)
    authority.behave('well')
  })

  test('no answer in time', async () => {
    authority.behave('never')
    await expect(
      requestTimeStamp(authority.url, message, trusted(), AbortSignal.timeout(200)),
    ).rejects.toThrow(/time/)
    authority.behave('well')
  })

  test('the answer to an earlier request', async () => {
    await requestTimeStamp(authority.url, message, trusted())
    authority.behave('with-another-answer')
    await expect(requestTimeStamp(authority.url, message, trusted())).rejects.toThrow('another request')
    authority.behave('well')
  })
})
