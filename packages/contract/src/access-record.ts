/** Who looked at a case with the eyes of another account (see `caseLook`), or at its contents for a reason. */
import { z } from 'zod'
import { instant, list, nameShape, uuid } from './shape.ts'

/** An account by its post of that time. Citizens deal with offices: they get neither account nor name. */
const viewer = z.object({
  account: uuid.nullable(),
  name: z.string().nullable(),
  role: z.enum(['applicant', 'clerk', 'reviewer', 'manager', 'editor']).nullable(),
  /** Site or authority; null for who has none. */
  office: nameShape.nullable(),
})
export type Viewer = z.infer<typeof viewer>

/** Why somebody who follows progress only looks at contents. */
export const reasonedPurpose = z.enum(['complaint', 'overdue', 'quality-check', 'applicant-asks', 'dispute'])
export type ReasonedPurpose = z.infer<typeof reasonedPurpose>

const reason = z.object({ purpose: reasonedPurpose, words: z.string() })

export const reasonedAccess = reason.extend({
  id: uuid,
  openedAt: instant,
  /** Over by itself then. */
  until: instant,
})
export type ReasonedAccess = z.infer<typeof reasonedAccess>

export const newReasonedAccess = z.object({
  /** Of the client: sent again, it opens nothing twice. */
  id: uuid,
  purpose: reasonedPurpose,
  /** What for, in words that the applicant can read. */
  words: z.string().trim().min(4).max(500),
})

export const accessRecord = z.object({
  id: z.int(),
  at: instant,
  case: uuid,
  number: z.string(),
  by: viewer,
  /** With whose eyes; null for a look for a reason. */
  as: viewer.nullable(),
  /** Why, where it was a look for a reason. */
  reason: reason.nullable(),
  /** Of such a look: the access itself was opened or ended, form and papers were read, a file, a document. */
  what: z.enum(['opened', 'contents', 'file', 'document', 'ended']).nullable(),
  /** Which material the file was handed in for, or which document. */
  subject: nameShape.nullable(),
  /** The moment of the case that was looked at. */
  moment: instant,
  /** Why nothing was shown, in the language asked for; null where the case was shown. */
  refused: z.string().nullable(),
})
export type AccessRecord = z.infer<typeof accessRecord>

const caseParams = z.object({ case: uuid })
const cursor = z.string().max(200).exactOptional()
export const accessRecordQuery = z.object({
  case: uuid.exactOptional(),
  /** Who looked. */
  account: uuid.exactOptional(),
  cursor,
})
export const accessRecordList = z.object({ records: list(accessRecord), next: z.string().nullable() })
export type AccessRecordList = z.infer<typeof accessRecordList>

/** What each operation of this concept takes and gives. */
export const ACCESS_RECORD_OPERATIONS = {
  listAccessRecords: {
    summary: 'Who looked at which case as another account or for a reason, newest first',
    query: accessRecordQuery,
    response: accessRecordList,
  },
  listCaseAccessRecords: {
    summary:
      'Who looked at this case as another account or for a reason, newest first; for its applicant too',
    params: caseParams,
    query: z.object({ cursor }),
    response: accessRecordList,
  },
  openReasonedAccess: {
    summary:
      'Open the contents of one case for a stated reason and a short time; recorded, and told to the applicant',
    params: caseParams,
    body: newReasonedAccess,
    response: reasonedAccess,
  },
  getReasonedAccess: {
    summary: 'The own access that is open to the contents of this case',
    params: caseParams,
    response: z.object({ access: reasonedAccess.nullable() }),
  },
  endReasonedAccess: { summary: 'End the own access', params: caseParams, response: z.null() },
} as const
