/** Who looked at a case with the eyes of another account; see `caseLook`. */
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

export const accessRecord = z.object({
  id: z.int(),
  at: instant,
  case: uuid,
  number: z.string(),
  by: viewer,
  /** With whose eyes. */
  as: viewer,
  /** The moment of the case that was looked at. */
  moment: instant,
  /** Why nothing was shown, in the language asked for; null where the case was shown. */
  refused: z.string().nullable(),
})
export type AccessRecord = z.infer<typeof accessRecord>

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
    summary: 'Who looked at which case as another account, newest first',
    query: accessRecordQuery,
    response: accessRecordList,
  },
  listCaseAccessRecords: {
    summary: 'Who looked at this case as another account, newest first; for its applicant too',
    params: z.object({ case: uuid }),
    query: z.object({ cursor }),
    response: accessRecordList,
  },
} as const
