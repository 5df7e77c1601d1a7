import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkHere } from './check-here.ts'

const pair = generateKeyPairSync('ed25519')
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
const fingerprint = createHash('sha256').update(spki).digest('hex')
const text = `yijianshi staff signature 1\nkey ${fingerprint}\nat 2026-11-22T03:00:00.000Z\n`
const signature = sign(null, Buffer.from(text), pair.privateKey).toString('base64')
const signed = { at: '2026-11-22T03:00:00.000Z', text, signature, publicKey, fingerprint, holds: true }

beforeAll(() => vi.stubGlobal('isSecureContext', true))
afterAll(() => vi.unstubAllGlobals())

test('a signature holds in the browser for its text, key and fingerprint only', async () => {
  expect(await checkHere(signed)).toBe('good')
  expect(await checkHere({ ...signed, text: text.replace('03:00', '03:01') })).toBe('broken')
  expect(await checkHere({ ...signed, fingerprint: 'ab'.repeat(32) })).toBe('broken')
  const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(await checkHere({ ...signed, publicKey: other })).toBe('broken')
})

test('without an encrypted connection the browser does not claim to have checked', async () => {
  vi.stubGlobal('isSecureContext', false)
  expect(await checkHere(signed)).toBe('unknown')
  vi.stubGlobal('isSecureContext', true)
})
