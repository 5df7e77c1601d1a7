/** Tamper evidence: each event carries a hash over its predecessor's and its own content (RFC 8785 form). */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Before the first event of a process. */
export const CHAIN_START = '0'.repeat(64)

export type ChainedContent = {
  readonly process: string
  readonly version: number
  readonly type: string
  readonly at: number
  readonly account: string
  readonly role: string
  readonly data: unknown
}

/** SHA-256, hex. */
export function chainHash(previous: string, content: ChainedContent): string {
  return createHash('sha256')
    .update(previous)
    .update(canonicalize(content) ?? '')
    .digest('hex')
}
