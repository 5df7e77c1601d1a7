/** Documents of a case (文书): notices, decisions, slips, each from one event of its history. */
import { z } from 'zod'
import { instant, list, nameShape, uuid } from './shape.ts'

export const caseDocumentKind = z.enum([
  'tolerance-letter',
  'commitment-letter',
  'acceptance',
  'declined',
  'notice',
  'procedure',
  'extension',
  'decision',
  'joint-notice',
  'minutes',
  'delivery',
  'withdrawal',
  'revocation',
  'supervision-order',
])

export const caseDocument = z.object({
  /** Unique within the case, for the address of the PDF. */
  id: z.string(),
  kind: caseDocumentKind,
  /** The number that stands on it. */
  number: z.string(),
  /** Its title: decision to grant or to refuse. */
  name: nameShape,
  itemName: nameShape.nullable(),
  /** Whose paper it is. */
  issuer: nameShape,
  at: instant,
  /**
   * Of the event that it follows from, and that event's SHA-256, which stands on the document: an event of the case,
   * or of the supervision order.
   */
  version: z.int(),
  hash: z.string(),
})
export type CaseDocumentEntry = z.infer<typeof caseDocument>

export const caseDocumentList = z.object({ documents: list(caseDocument) })
export type CaseDocumentList = z.infer<typeof caseDocumentList>

export const caseDocumentParams = z.object({ case: uuid, document: z.string().min(1).max(200) })
/** The language of the request where it is not given; the Chinese text is the one that binds. */
export const caseDocumentQuery = z.object({ language: z.enum(['zh', 'en']).exactOptional() })

/** What each operation of this concept takes and gives. */
export const CASE_DOCUMENT_OPERATIONS = {
  listCaseDocuments: {
    summary: 'Documents of a case that the reader may have',
    params: z.object({ case: uuid }),
    response: caseDocumentList,
  },
  getCaseDocumentFile: {
    summary: 'A document of a case as PDF',
    params: caseDocumentParams,
    query: caseDocumentQuery,
  },
} as const
