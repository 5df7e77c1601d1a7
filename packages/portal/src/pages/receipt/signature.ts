/** Signatures as the browser checks them. */
import {
  type ProofTools,
  type PublicKey,
  readHex,
  type SignatureVerdict,
  sha256,
} from '@yijianshi/core/audit'

async function verifySignature(
  key: PublicKey,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<SignatureVerdict> {
  const bytes = readHex(key.publicKey)
  if (bytes === undefined) return 'invalid'
  // No browser knows SM2, and pages without HTTPS have no cryptography at all.
  if (key.algorithm !== 'Ed25519' || !globalThis.isSecureContext) return 'unknown'
  try {
    const imported = await crypto.subtle.importKey('spki', bytes, 'Ed25519', false, ['verify'])
    return (await crypto.subtle.verify('Ed25519', imported, signature, message)) ? 'valid' : 'invalid'
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unknown' : 'invalid'
  }
}

export const browserTools: ProofTools = { sha256, verifySignature }
