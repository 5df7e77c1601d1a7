import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprintOf, isSigned, publicBytes, type Signed, signedText, signText } from './signed-text.ts'

const pair = generateKeyPairSync('ed25519')
const publicKey = publicBytes(pair.publicKey)
const decision: Signed = {
  process: '0197f000-0000-7000-8000-000000000001',
  version: 7,
  hash: 'ab'.repeat(32),
  fingerprint: fingerprintOf(publicKey).toString('hex'),
  at: Date.UTC(2026, 10, 21, 8, 30),
}
const signature = signText(decision, pair.privateKey)

test('the text is what it always was: signatures of years ago are checked against it', () => {
  expect(signedText({ ...decision, fingerprint: 'cd'.repeat(32) })).toBe(
    `yijianshi staff signature 1
process 0197f000-0000-7000-8000-000000000001
version 7
hash ${'ab'.repeat(32)}
key ${'cd'.repeat(32)}
at 2026-11-21T08:30:00.000Z
`,
  )
})

test('holds for what was signed, by that key', () => {
  expect(isSigned(decision, signature, publicKey)).toBe(true)
})

test.each<[string, Partial<Signed>]>([
  ['another case', { process: '0197f000-0000-7000-8000-000000000002' }],
  ['another version', { version: 8 }],
  ['another event', { hash: 'ac'.repeat(32) }],
  ['another time', { at: decision.at + 1 }],
  ['another key', { fingerprint: 'cd'.repeat(32) }],
])('does not hold for %s', (_, change) => {
  expect(isSigned({ ...decision, ...change }, signature, publicKey)).toBe(false)
})

test('does not hold under another key that claims to be the same, nor with any byte changed', () => {
  const other = publicBytes(generateKeyPairSync('ed25519').publicKey)
  expect(isSigned(decision, signature, other)).toBe(false)
  fc.assert(
    fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(signature)
      changed[place] = (changed[place] ?? 0) ^ change
      return !isSigned(decision, changed, publicKey)
    }),
  )
})

test('bytes that are no key and no signature are answered, not thrown at', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.uint8Array(),
      (key, bytes) => !isSigned(decision, bytes, Buffer.from(key)),
    ),
  )
})
