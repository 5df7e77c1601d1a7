/** Authenticated encryption: AES-256-GCM, or SM4-GCM (RFC 8998). What is sealed says itself how it is to be opened. */
import { type CipherGCM, createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from 'node:crypto'

export const CIPHERS = ['AES-256-GCM', 'SM4-GCM'] as const
export type CipherName = (typeof CIPHERS)[number]

/** Bytes of a key. */
export const KEY_BYTES: Readonly<Record<CipherName, number>> = { 'AES-256-GCM': 32, 'SM4-GCM': 16 }
export const NONCE_BYTES = 12
export const TAG_BYTES = 16

/** It was changed, moved to another place, or sealed with another key. */
export class SealBroken extends Error {}

const FORMAT = 1
const HEAD_BYTES = 2
/** Stands in what is sealed; never given to another cipher. */
export const CIPHER_BYTES: Readonly<Record<CipherName, number>> = { 'AES-256-GCM': 1, 'SM4-GCM': 2 }

export function cipherOfByte(byte: number | undefined): CipherName {
  const found = CIPHERS.find(name => CIPHER_BYTES[name] === byte)
  if (found === undefined) throw new SealBroken('What is sealed names no cipher that is known')
  return found
}

function isAuthenticated<Plain extends object>(cipher: Plain | CipherGCM): cipher is CipherGCM {
  return 'getAuthTag' in cipher
}

function isAuthenticating<Plain extends object>(cipher: Plain | DecipherGCM): cipher is DecipherGCM {
  return 'setAuthTag' in cipher
}

/** Text and tag. `nonce` of 12 bytes, never twice under one key. */
export function encrypt(
  name: CipherName,
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  text: Uint8Array,
): Buffer {
  const cipher = createCipheriv(name.toLowerCase(), key, nonce)
  if (!isAuthenticated(cipher)) throw new Error(`${name} gives no tag`)
  cipher.setAAD(bound)
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

/** Throws `SealBroken` when text, tag, `bound`, nonce or key are not those of the encryption. */
export function decrypt(
  name: CipherName,
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  sealed: Buffer,
): Buffer {
  if (sealed.length < TAG_BYTES) throw new SealBroken('What is sealed is too short')
  const decipher = createDecipheriv(name.toLowerCase(), key, nonce)
  if (!isAuthenticating(decipher)) throw new Error(`${name} checks no tag`)
  decipher.setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const text = decipher.update(sealed.subarray(0, -TAG_BYTES))
  try {
    return Buffer.concat([text, decipher.final()])
  } catch (error) {
    throw new SealBroken('What is sealed was changed, moved, or sealed with another key', { cause: error })
  }
}

const NONCES_AT_ONCE = 256
let nonces = Buffer.alloc(0)

/** Asked for many at once: one by one it would be a third of what sealing costs. */
function newNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCE_BYTES * NONCES_AT_ONCE)
  const nonce = nonces.subarray(0, NONCE_BYTES)
  nonces = nonces.subarray(NONCE_BYTES)
  return nonce
}

/** Format, cipher, nonce, text, tag. `bound` is not in it, and must be the same when it is opened. */
export function seal(name: CipherName, key: Uint8Array, bound: Uint8Array, text: Uint8Array): Buffer {
  const nonce = newNonce()
  const head = Buffer.from([FORMAT, CIPHER_BYTES[name]])
  return Buffer.concat([head, nonce, encrypt(name, key, nonce, bound, text)])
}

/** `keyFor` gives the key of the cipher that it was sealed with. Throws `SealBroken`. */
export function open(keyFor: (name: CipherName) => Uint8Array, bound: Uint8Array, sealed: Buffer): Buffer {
  if (sealed[0] !== FORMAT) throw new SealBroken('What is sealed is of no format that is known')
  const name = cipherOfByte(sealed[1])
  const nonce = sealed.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES)
  if (nonce.length < NONCE_BYTES) throw new SealBroken('What is sealed is too short')
  return decrypt(name, keyFor(name), nonce, bound, sealed.subarray(HEAD_BYTES + NONCE_BYTES))
}
