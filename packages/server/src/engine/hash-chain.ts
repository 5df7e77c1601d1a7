/** Tamper evidence: each event carries a hash over its predecessor's and its own content (RFC 8785 form). */
import { hash } from 'node:crypto'
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

/**
 * SHA-256, hex. Depends on the content alone, not on the order of keys or the way numbers are written, so what PostgreSQL
 * gives back from `jsonb` has the hash of what was stored. Throws when text holds half a character (a lone surrogate) or
 * a number is not finite: neither can be stored.
 */
export function chainHash(previous: string, content: ChainedContent): string {
  return hashWithText(previous, content, canonicalText(content.data))
}

/** The same, where the text of the data is known. */
export function hashWithText(
  previous: string,
  content: Omit<ChainedContent, 'data'>,
  dataText: string,
): string {
  const { account, at, process, role, type, version } = content
  // The names of RFC 8785 in their order, so that the data, the bulk of it, are gone through once and stored as that text.
  const whole =
    `{"account":${JSON.stringify(account)},"at":${at},"data":${dataText},` +
    `"process":${JSON.stringify(process)},"role":${JSON.stringify(role)},"type":${JSON.stringify(type)},` +
    `"version":${version}}`
  return hash('sha256', previous + whole, 'hex')
}

/** JSON in the form of RFC 8785. Throws as `chainHash` does. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('What is undefined has no JSON')
  return text
}
