/**
 * The key that signs roots: Ed25519, or SM2 with SM3. It lies in a file of its own, which is made at the first use and
 * readable by its owner only; whoever can write the database alone can't sign.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readHex, type Sha256, type SignatureAlgorithm } from '@yijianshi/core/audit'
import { fromBER, Integer, OctetString, Sequence } from 'asn1js'
import { sm2 } from 'sm-crypto-v2'
import { findText, placeKeyFile } from './key-file.ts'

/** The fast one; gives what `sha256` of the core gives. */
export const nodeSha256: Sha256 = bytes => hash('sha256', bytes, 'buffer')

export type SigningKey = {
  /** SHA-256 of the public key, hex. */
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** The key can’t be used; the message says which file and why, in one line. */
export class KeyRefused extends Error {}

/** Object identifier 1.2.156.10197.1.301, the curve of SM2, in DER. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex')
/** An uncompressed point of the curve: 04, x, y. */
const POINT_BYTES = 65

const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

function algorithmOf(key: KeyObject, spki: Buffer): SignatureAlgorithm | undefined {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519'
  return spki.includes(SM2_CURVE) ? 'SM2' : undefined
}

/** The private number of a key on a curve, hex: PKCS #8 (RFC 5958) with ECPrivateKey (RFC 5915) inside. */
function privateNumber(key: KeyObject): string {
  const outer = fromBER(key.export({ type: 'pkcs8', format: 'der' })).result
  const wrapped = outer instanceof Sequence ? outer.valueBlock.value[2] : undefined
  const inner = wrapped instanceof OctetString ? fromBER(wrapped.getValue()).result : undefined
  const [version, number] = inner instanceof Sequence ? inner.valueBlock.value : []
  if (!(version instanceof Integer) || !(number instanceof OctetString))
    throw new Error('not a key on a curve')
  return Buffer.from(number.getValue()).toString('hex')
}

// OpenSSL as it is in Node signs with SM2 too, but always with an empty identifier of the signer; GM/T 0009 wants
// 1234567812345678, which is what the package takes.
function sm2Signature(key: KeyObject, spki: Buffer): (message: Uint8Array) => Uint8Array {
  const number = privateNumber(key)
  const publicKey = spki.subarray(-POINT_BYTES).toString('hex')
  return message => Buffer.from(sm2.doSignature(message, number, { hash: true, der: true, publicKey }), 'hex')
}

function signingKey(file: string, pem: string): SigningKey {
  const key = readKey(file, pem)
  const spki = spkiOf(createPublicKey(key))
  const algorithm = algorithmOf(key, spki)
  if (algorithm === undefined) throw new KeyRefused(`The key in ${file} is neither Ed25519 nor SM2.`)
  const id = createHash('sha256').update(spki).digest('hex')
  const signed =
    algorithm === 'SM2' ? sm2Signature(key, spki) : (message: Uint8Array) => sign(null, message, key)
  return { id, algorithm, publicKey: spki, sign: signed }
}

function readKey(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new KeyRefused(`The file ${file} holds no private key in PEM without a password.`)
  }
}

function newKey(algorithm: SignatureAlgorithm): string {
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const
  const pair =
    algorithm === 'Ed25519'
      ? generateKeyPairSync('ed25519', { privateKeyEncoding, publicKeyEncoding })
      : generateKeyPairSync('ec', { namedCurve: 'SM2', privateKeyEncoding, publicKeyEncoding })
  return pair.privateKey
}

/** The key of that file, made when there is none. Throws `KeyRefused` when the file can’t be used for it. */
export async function openSigningKey(file: string, algorithm: SignatureAlgorithm): Promise<SigningKey> {
  let pem: string | undefined
  try {
    pem = await findText(file)
    if (pem === undefined) {
      await placeKeyFile(file, newKey(algorithm), false)
      // Another server may have been quicker.
      pem = await readFile(file, 'utf8')
    }
  } catch (error) {
    throw new KeyRefused(
      `The key file ${file} can’t be read or made: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
  const key = signingKey(file, pem)
  if (key.algorithm !== algorithm) {
    throw new KeyRefused(
      `The key in ${file} is for ${key.algorithm}, but AUDIT_SIGNATURE asks for ${algorithm}.`,
    )
  }
  return key
}

/** Whether the signature is that of the key over the message; false too for what is no key and no signature. */
export function isSigned(
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const spki = Buffer.from(publicKey)
  try {
    if (algorithm === 'Ed25519') {
      const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
      return key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature)
    }
    if (!spki.includes(SM2_CURVE)) return false
    const point = spki.subarray(-POINT_BYTES).toString('hex')
    return sm2.doVerifySignature(message, Buffer.from(signature).toString('hex'), point, {
      hash: true,
      der: true,
    })
  } catch {
    return false
  }
}

/** The bytes of text that is hex by its origin. Throws when it is not. */
export function hexBytes(text: string): Uint8Array {
  const bytes = readHex(text)
  if (bytes === undefined) throw new Error(`${text.slice(0, 20)} is not hex`)
  return bytes
}
