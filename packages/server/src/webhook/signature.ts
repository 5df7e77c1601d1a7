/** Signatures of Standard Webhooks (standardwebhooks.com, v1): HMAC-SHA256 over id, time and body. */
import { createHmac, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const SECRET_PREFIX = 'whsec_'

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES)
}

/** As receivers' libraries take it. */
export function writeSecret(secret: Buffer): string {
  return `${SECRET_PREFIX}${secret.toString('base64')}`
}

/**
 * The header `webhook-signature`: one signature for each secret that is good now.
 * @param seconds since 1970, as in the header `webhook-timestamp`
 */
export function signatureOf(secrets: readonly Buffer[], id: string, seconds: number, body: string): string {
  return secrets
    .map(secret => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`)
    .join(' ')
}
