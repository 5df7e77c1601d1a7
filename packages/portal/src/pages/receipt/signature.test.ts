import { sha256, toHex } from '@yijianshi/core/audit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserTools } from './signature.ts'

const message = new TextEncoder().encode('{"day":"2026-11-20"}')

async function signed() {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('a pair was asked for')
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message))
  return {
    key: { id: toHex(sha256(spki)), algorithm: 'Ed25519', publicKey: toHex(spki) } as const,
    signature,
  }
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a signature holds for its key and message only', async () => {
  const { verifySignature } = browserTools
  const { key, signature } = await signed()
  const other = await signed()
  expect(await verifySignature(key, message, signature)).toBe('valid')
  expect(await verifySignature(key, message.slice(1), signature)).toBe('invalid')
  expect(await verifySignature(other.key, message, signature)).toBe('invalid')
  expect(await verifySignature({ ...key, publicKey: 'abcd' }, message, signature)).toBe('invalid')
  expect(await verifySignature({ ...key, publicKey: 'no hex' }, message, signature)).toBe('invalid')
})

test('what the browser can’t check is said to be unknown, never valid', async () => {
  const { key, signature } = await signed()
  expect(await browserTools.verifySignature({ ...key, algorithm: 'SM2' }, message, signature)).toBe('unknown')
  vi.stubGlobal('isSecureContext', false)
  expect(await browserTools.verifySignature(key, message, signature)).toBe('unknown')
})
