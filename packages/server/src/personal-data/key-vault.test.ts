/** Master keys that never leave their service, over its real protocol. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SealBroken } from './cipher.ts'
import { KeyServiceUnavailable, transitKeys } from './key-vault.ts'
import { type KeySource, KeySourceRefused, unwrapAll, wrapAll } from './master-key.ts'
import { startTransitService, type TransitService } from './transit-vault.fixture.ts'

let service: TransitService
beforeEach(async () => {
  service = await startTransitService()
})
afterEach(() => service.close())

const source = (token = service.token, path?: string, limitMs = 10_000): KeySource => {
  const url = new URL(service.url)
  if (path !== undefined) url.pathname = path
  return transitKeys({ url, token: async () => token, limitMs, pauseMs: 1 })
}

async function newest(given = source()) {
  const key = await given.newest()
  if (key === undefined) throw new Error('no key')
  return key
}

test('what is wrapped opens for its subject only, and is not what was given', async () => {
  const key = await newest()
  const [subject, secret] = [randomUUID(), randomBytes(32)]
  const wrapped = await key.wrap(subject, secret)
  expect(wrapped.includes(secret)).toBe(false)
  expect(await key.unwrap(subject, wrapped)).toEqual(secret)
  await expect(key.unwrap(randomUUID(), wrapped)).rejects.toThrow(SealBroken)
  // In the middle: of the last character before the padding not every bit counts.
  wrapped[wrapped.length - 12] = wrapped[wrapped.length - 12] === 65 ? 66 : 65
  await expect(key.unwrap(subject, wrapped)).rejects.toThrow(KeySourceRefused)
})

test('a version stays itself when the key gets a newer one', async () => {
  const first = await newest()
  const subject = randomUUID()
  const wrapped = await first.wrap(subject, Buffer.alloc(32, 1))
  service.rotate()
  const second = await newest()
  expect(second.id).not.toBe(first.id)
  expect((await second.wrap(subject, Buffer.alloc(32))).toString()).toMatch(/^vault:v2:/)
  expect((await first.wrap(subject, Buffer.alloc(32))).toString()).toMatch(/^vault:v1:/)
  expect(await (await source().find(first.id))?.unwrap(subject, wrapped)).toEqual(Buffer.alloc(32, 1))
  expect(await source().find(first.id.replace(/1$/, '3'))).toBeUndefined()
  expect(await source().find('928e698b25bb9430')).toBeUndefined()
})

test('250 data keys are three calls', async () => {
  const key = await newest()
  const entries = Array.from({ length: 250 }, () => ({ subject: randomUUID(), secret: randomBytes(32) }))
  service.asked()
  const wrapped = await wrapAll(key, entries)
  const opened = await unwrapAll(
    key,
    entries.map(({ subject }, index) => ({ subject, wrapped: wrapped[index] ?? Buffer.of() })),
  )
  expect(opened).toEqual(entries.map(({ secret }) => secret))
  expect(service.asked()).toEqual([...Array(3).fill('encrypt'), ...Array(3).fill('decrypt')])
})

test('is asked again when it is sealed, busy or slow; then it is unavailable, and later it goes on', async () => {
  const key = await newest(source(service.token, undefined, 1_000))
  service.fail({ status: 503 }, { hangMs: 3_000 })
  await expect(key.wrap(randomUUID(), randomBytes(32))).resolves.toBeInstanceOf(Buffer)
  service.fail({ status: 503 }, { status: 429 }, { status: 500 })
  await expect(key.wrap(randomUUID(), randomBytes(32))).rejects.toThrow(KeyServiceUnavailable)
  await expect(key.wrap(randomUUID(), randomBytes(32))).resolves.toBeInstanceOf(Buffer)
})

test('a wrong token or key is told at once, and never the token', async () => {
  service.asked()
  await expect(newest(source('hvs.wrong'))).rejects.toThrow(/does not let the token use/)
  await expect(newest(source('hvs.wrong'))).rejects.not.toThrow(/hvs/)
  await expect(newest(source(service.token, '/v1/transit/keys/other'))).rejects.toThrow(/has no key at/)
  expect(service.asked()).toHaveLength(3)
})
