import { SIGNATURE_ALGORITHMS } from '@yijianshi/core/audit'
import { z } from 'zod'
import { civilDate, instant, list } from './shape.ts'

const algorithm = z.enum(SIGNATURE_ALGORITHMS)
/** Bytes in lower-case hex. */
const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/)
const sha256 = hex.length(64)

/** What was signed about a day, and by which key. How the signed bytes are made: docs/integrating.md. */
export const auditRoot = z.object({
  /** A day in Asia/Shanghai that has ended. */
  day: civilDate,
  /** Number of leaves. */
  events: z.int(),
  /** Root of the Merkle tree of RFC 6962. */
  root: sha256,
  /** SHA-256 of what was signed about the day before; zeros for the first. */
  previous: sha256,
  algorithm,
  key: sha256,
  signature: hex,
  publishedAt: instant,
  /** Time-stamp token of RFC 3161 in DER over the same bytes; null where there is none yet. */
  timeStamp: hex.nullable(),
  timeStampedAt: instant.nullable(),
})
export type AuditRoot = z.infer<typeof auditRoot>

/** The year 0, which ISO 8601 has and PostgreSQL does not, is none of ours. */
const askedDay = civilDate.refine(date => !date.startsWith('0000'))

export const auditRootQuery = z.object({
  /** The days before this one. */
  before: askedDay.exactOptional(),
})
export const auditRootParams = z.object({ day: askedDay })
/** Newest first; `next` is the `before` of the next page. */
export const auditRootList = z.object({ roots: list(auditRoot), next: civilDate.nullable() })

const auditKey = z.object({
  /** SHA-256 of the public key. */
  id: sha256,
  algorithm,
  /** SubjectPublicKeyInfo in DER. */
  publicKey: hex,
  firstUsedAt: instant,
})
export const auditKeyList = z.object({ keys: list(auditKey) })

export const receiptProofQuery = z.object({
  /** Of the receipt; the applicant needs none. */
  code: z.string().max(12).exactOptional(),
})

/** What `verifyProof` of the core checks. Hashes and kinds of events; no name, no account, no content. */
export const receiptProof = z.object({
  number: z.string(),
  kind: z.string(),
  events: list(
    z.object({
      version: z.int(),
      type: z.string(),
      at: instant,
      hash: sha256,
      /** Where it stands in the tree of its day; null until the day has its root. */
      sealed: z.object({ day: civilDate, leaf: z.int(), path: list(sha256) }).nullable(),
    }),
  ),
  roots: list(auditRoot),
  keys: list(auditKey),
  /** First event whose content no longer gives its hash; null when all do. */
  brokenVersion: z.int().nullable(),
})
export type ReceiptProof = z.infer<typeof receiptProof>
