/** The signature of a decision as the browser checks it: the text under the key, and the key under its fingerprint. */
import type { StaffSignature } from '@yijianshi/contract/staff-signature'
import { browserTools } from '../receipt/signature.ts'

/** `unknown`: this browser has no Ed25519, or the page no encrypted connection. */
export type CheckedHere = 'good' | 'broken' | 'unknown'

type Signed = NonNullable<StaffSignature['signed']>

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), character => character.charCodeAt(0))
const hexOf = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

export async function checkHere({ text, signature, publicKey, fingerprint }: Signed): Promise<CheckedHere> {
  const spki = bytesOf(publicKey.replaceAll(/-----[A-Z ]+-----|\s/g, ''))
  if (hexOf(await browserTools.sha256(spki)) !== fingerprint) return 'broken'
  if (!text.includes(`\nkey ${fingerprint}\n`)) return 'broken'
  const key = { id: fingerprint, algorithm: 'Ed25519', publicKey: hexOf(spki) } as const
  const verdict = await browserTools.verifySignature(key, new TextEncoder().encode(text), bytesOf(signature))
  return verdict === 'valid' ? 'good' : verdict === 'invalid' ? 'broken' : 'unknown'
}
