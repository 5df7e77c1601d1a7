/** The text that a member of the staff signs, and the key that signs it: Ed25519, as any program can check. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export type Signed = {
  readonly process: string
  readonly version: number
  /** Of the event, hex: it stands for all that came before, too. */
  readonly hash: string
  /** Of the key, hex. */
  readonly fingerprint: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Lines that a person can read; the same for the same decision, to the byte. */
export function signedText({ process, version, hash, fingerprint, at }: Signed): string {
  return [
    'yijianshi staff signature 1',
    `process ${process}`,
    `version ${version}`,
    `hash ${hash}`,
    `key ${fingerprint}`,
    `at ${new Date(at).toISOString()}`,
    '',
  ].join('\n')
}

/** Of the public key as SubjectPublicKeyInfo. */
export function publicBytes(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

export function readPublicKey(bytes: Buffer): KeyObject {
  return createPublicKey({ key: bytes, type: 'spki', format: 'der' })
}

/** SHA-256 of the public key. */
export function fingerprintOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

export function signText(signed: Signed, key: KeyObject): Buffer {
  return sign(null, Buffer.from(signedText(signed)), key)
}

/** False for whatever was not signed by this key just so. */
export function isSigned(signed: Signed, signature: Uint8Array, publicKey: Buffer): boolean {
  try {
    return (
      fingerprintOf(publicKey).toString('hex') === signed.fingerprint &&
      verify(null, Buffer.from(signedText(signed)), readPublicKey(publicKey), signature)
    )
  } catch {
    return false
  }
}
