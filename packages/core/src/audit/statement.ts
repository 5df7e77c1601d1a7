/** What is signed about a day: its root, how many events it stands for, and the day before. */
import { asciiBytes, toHex } from './bytes.ts'
import type { Sha256 } from './sha256.ts'

export const SIGNATURE_ALGORITHMS = ['Ed25519', 'SM2'] as const
/** Ed25519 of RFC 8032; SM2 with SM3 of GB/T 32918, identifier `1234567812345678`, signature in DER. */
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number]

/** All bytes in lower-case hex. */
export type RootStatement = {
  /** Civil date in Asia/Shanghai. */
  readonly day: string
  /** How many leaves the tree has. */
  readonly events: number
  readonly root: string
  /** Hash of the statement of the day before; zeros for the first. */
  readonly previous: string
  readonly algorithm: SignatureAlgorithm
  /** SHA-256 of the public key as SubjectPublicKeyInfo. */
  readonly key: string
}

/** Before the first statement. */
export const FIRST_PREVIOUS = '0'.repeat(64)

const SCHEME = 'yijianshi-audit-1'

/** The bytes that are signed and time-stamped: the statement as JSON in the form of RFC 8785. */
export function statementBytes(statement: RootStatement): Uint8Array<ArrayBuffer> {
  const { algorithm, day, events, key, previous, root } = statement
  // The names stand in the order of RFC 8785, and no value needs escaping.
  return asciiBytes(JSON.stringify({ algorithm, day, events, key, previous, root, scheme: SCHEME }))
}

/** What the next statement has under `previous`, hex. */
export function statementHash(sha256: Sha256, statement: RootStatement): string {
  return toHex(sha256(statementBytes(statement)))
}
