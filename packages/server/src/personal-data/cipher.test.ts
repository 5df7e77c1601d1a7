import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CIPHERS, decrypt, encrypt, KEY_BYTES, NONCE_BYTES, open, SealBroken, seal } from './cipher.ts'
import { DataKey, type Place, readCipher } from './data-key.ts'

const vectors = readFileSync(new URL('../../../../conformance/sm4-gcm/vectors.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter(line => !line.startsWith('#'))

it.each(vectors)('SM4-GCM gives what RFC 8998 has: %s', line => {
  const [key, nonce, bound, text, sealed, tag] = line.split(' ').map(part => Buffer.from(part, 'hex'))
  if (key === undefined || nonce === undefined || bound === undefined || text === undefined)
    throw new Error('a vector is not whole')
  const whole = encrypt('SM4-GCM', key, nonce, bound, text)
  expect(whole).toEqual(Buffer.concat([sealed ?? key, tag ?? key]))
  expect(decrypt('SM4-GCM', key, nonce, bound, whole)).toEqual(text)
})

const place: Place = { table: 'draft', column: 'sealed_address', row: 'a' }

describe.each(CIPHERS)('%s', cipher => {
  const secret = DataKey.newSecret()
  const key = new DataKey(secret, cipher)

  it('opens what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(Uint8Array.from(key.open(place, key.seal(place, bytes)))).toEqual(bytes)
      }),
    )
  })

  it('opens nowhere else, and not after any one bit was changed', () => {
    const sealed = key.sealJson(place, '张三')
    for (const other of [{ table: 'file' }, { column: 'sealed_values' }, { row: 'b' }])
      expect(() => key.open({ ...place, ...other }, sealed)).toThrow(SealBroken)
    expect(() => new DataKey(DataKey.newSecret(), cipher).open(place, sealed)).toThrow(SealBroken)
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), bit => {
        const changed = Buffer.from(sealed)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => key.open(place, changed)).toThrow(SealBroken)
      }),
    )
    expect(() => key.open(place, sealed.subarray(0, 10))).toThrow(SealBroken)
  })

  it('is read by a key that seals with the other one', () => {
    const sealed = key.sealJson(place, { name: '张三' })
    for (const other of CIPHERS)
      expect(new DataKey(secret, other).openJson(place, sealed)).toEqual({ name: '张三' })
  })

  it('tells neither the value nor whether two are the same, and short ones are of one length', () => {
    const [yes, again, no] = [true, true, false].map(value => key.sealJson(place, value))
    expect(yes).not.toEqual(again)
    expect(yes?.length).toBe(no?.length)
  })
})

it('a moved part of the place does not make another place', () => {
  const key = new DataKey(DataKey.newSecret(), 'AES-256-GCM')
  const sealed = key.seal({ table: 'a', column: 'bc', row: 'd' }, Buffer.from('x'))
  expect(() => key.open({ table: 'ab', column: 'c', row: 'd' }, sealed)).toThrow(SealBroken)
})

it('the format byte is looked at first', () => {
  const key = Buffer.alloc(32)
  const sealed = seal('AES-256-GCM', key, Buffer.alloc(0), Buffer.from('x'))
  sealed[0] = 9
  expect(() => open(() => key, Buffer.alloc(0), sealed)).toThrow(SealBroken)
})

it.each([
  ['AES', 'AES-256-GCM'],
  ['sm4', 'SM4-GCM'],
  ['SM4-GCM', 'SM4-GCM'],
  ['DES', undefined],
])('DATA_CIPHER=%s is %s', (given, cipher) => {
  expect(readCipher(given)).toBe(cipher)
})

it('takes no nonce twice', () => {
  const key = randomBytes(KEY_BYTES['AES-256-GCM'])
  const nonces = Array.from({ length: 1_000 }, () =>
    seal('AES-256-GCM', key, Buffer.of(), Buffer.of(1)).toString('hex', 2, 2 + NONCE_BYTES),
  )
  expect(new Set(nonces).size).toBe(1_000)
})
