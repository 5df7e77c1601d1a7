/** Signatures of Standard Webhooks (standardwebhooks.com, v1): HMAC-SHA256 over id, time and body. */
import { createHmac, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const SECRET_PREFIX = 'whsec_'
/** Standard Webhooks. */
const LEAST_SECRET_BYTES = 24
const MOST_SECRET_BYTES = 64

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES)
}

/** As receivers' libraries take it. */
export function writeSecret(secret: Buffer): string {
  return `${SECRET_PREFIX}${secret.toString('base64')}`
}

/** The secret in a text of that kind; undefined where it is none, or of another length than receivers' libraries take. */
export function readSecret(text: string): Buffer | undefined {
  const base64 = text.startsWith(SECRET_PREFIX) ? text.slice(SECRET_PREFIX.length) : ''
  const secret = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0)
  return secret.length >= LEAST_SECRET_BYTES && secret.length <= MOST_SECRET_BYTES ? secret : undefined
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
