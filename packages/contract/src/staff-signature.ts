/** Signatures by which members of the staff stand for what they decided. */
import { z } from 'zod'
import { instant, list, uuid } from './shape.ts'

/** What is signed: decisions on a task, results, and that a case is not taken in. */
export const signedEvent = z.enum([
  'TaskGranted',
  'TaskRefused',
  'TaskNotNeeded',
  'ResultIssued',
  'ResultCorrected',
  'ResultRevoked',
  'CaseDeclined',
])
export type SignedEvent = z.infer<typeof signedEvent>

/** Everything by which any other program can check it: Ed25519 (RFC 8032) over the bytes of `text`. */
const signature = z.object({
  at: instant,
  text: z.string(),
  /** Base64. */
  signature: z.string(),
  /** PEM. */
  publicKey: z.string(),
  /** SHA-256 of the public key, hex. */
  fingerprint: z.string(),
})

export const staffSignature = z.object({
  /** Of the event in the history of the case. */
  version: z.int(),
  event: signedEvent,
  /** Null for what concerns the whole case. */
  item: z.string().nullable(),
  decidedAt: instant,
  /** Null for applicants: they deal with an office. */
  by: z.string().nullable(),
  /** Decided by the reader, who may sign it where it is not signed yet. */
  own: z.boolean(),
  /** Null where it is still owed. */
  signed: signature.nullable(),
})
export type StaffSignature = z.infer<typeof staffSignature>

export const staffSignatureList = z.object({ signatures: list(staffSignature) })

const params = z.object({ case: uuid })

/** What each operation of this concept takes and gives. */
export const STAFF_SIGNATURE_OPERATIONS = {
  listCaseSignatures: {
    summary: 'Decisions in a case that are signed by whoever decided, and those not signed yet',
    params,
    response: staffSignatureList,
  },
  signCase: {
    summary:
      'Sign the own decisions in a case that are not signed yet; wants a log-in or a proof of the last five minutes',
    params,
    response: staffSignatureList,
  },
} as const
