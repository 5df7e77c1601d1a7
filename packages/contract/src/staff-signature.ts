/** Signatures by which members of the staff stand for what they decided. */
import { ROLES } from '@yijianshi/core/access'
import { z } from 'zod'
import { instant, list, nameShape, uuid } from './shape.ts'

/** What is signed: decisions on a task, results, that a case is not taken in, and what an authority does to an e-licence. */
export const signedEvent = z.enum([
  'TaskGranted',
  'TaskRefused',
  'TaskNotNeeded',
  'ResultIssued',
  'ResultCorrected',
  'ResultRevoked',
  'CaseDeclined',
  'LicenceSuspended',
  'LicenceResumed',
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
  /** Whether it is the signature of this very event, unchanged since, by the key of whoever decided. */
  holds: z.boolean(),
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
  /** Authority or site of whoever decided, and as what they worked there then. */
  office: nameShape.nullable(),
  role: z.enum(ROLES),
  /** Decided by the reader, who may sign it where it is not signed yet. */
  own: z.boolean(),
  /** Null where it is still owed. */
  signed: signature.nullable(),
})
export type StaffSignature = z.infer<typeof staffSignature>

/** What became of an e-licence: its own history, each step with the decision that made it. */
export const licenceStep = z.object({
  /** Of the event in the history of the licence. */
  version: z.int(),
  event: z.enum([
    'LicenceIssued',
    'LicenceCorrected',
    'LicenceSuspended',
    'LicenceResumed',
    'LicenceRevoked',
  ]),
  at: instant,
  /** What was corrected, or the reason; null for the issue. */
  text: z.string().nullable(),
  /** Null where nobody had to sign. An issue, a correction and a revocation are decided, and signed, in the case. */
  decision: staffSignature.nullable(),
})
export type LicenceStep = z.infer<typeof licenceStep>

const licenceParams = z.object({ licence: uuid })
const licenceHistory = z.object({ steps: list(licenceStep) })

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
  listLicenceSteps: {
    summary: 'What became of an e-licence, and who signed it',
    params: licenceParams,
    response: licenceHistory,
  },
  signLicence: {
    summary:
      'Sign what oneself did to an e-licence and has not signed yet; wants a log-in or a proof of the last five minutes',
    params: licenceParams,
    response: licenceHistory,
  },
} as const
