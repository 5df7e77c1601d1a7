/** 我的信息: what is held of the person who is logged in, who looked at it, and all of it to take away. */
import { z } from 'zod'
import { accessRecordList } from './access-record.ts'
import { instant, list, nameShape, personDocument, textShape, uuid } from './shape.ts'

export const holdingKind = z.enum([
  'person',
  'account',
  'sessions',
  'log-ins',
  'passkeys',
  'drafts',
  'cases',
  'files',
  'letters',
  'comments',
  'licences',
  'paper-licences',
  'mandates',
  'sharing',
  'looks',
  'resets',
])
export type HoldingKind = z.infer<typeof holdingKind>

export const myData = z.object({
  person: z.object({
    name: z.string(),
    /** Of the number all but the first and last four characters are hidden. */
    document: personDocument,
    mobile: z.string(),
    since: instant,
  }),
  login: z.string(),
  /** What is kept, kind by kind; those of which there is none are left out. */
  holdings: list(
    z.object({
      kind: holdingKind,
      count: z.int(),
      /** Of files, what they weigh. */
      bytes: z.int().nullable(),
      /** The oldest and the newest of them. */
      from: instant,
      to: instant,
    }),
  ),
  /** After how many years without a step contents are deleted by themselves. */
  retentionYears: z.object({
    closed: z.int(),
    declined: z.int(),
    withdrawn: z.int(),
    draft: z.int(),
    record: z.int(),
  }),
  /** Where name and number are put right: with the identity card, at a window. */
  windows: list(
    z.object({ site: z.string(), name: nameShape, address: textShape, hours: textShape, phone: z.string() }),
  ),
})
export type MyData = z.infer<typeof myData>

/** Deleting the own account with all that is known of the person. */
export const deletion = z.object({
  /** Between asking and deleting; until then it can be taken back. */
  waitDays: z.int(),
  asked: z.object({ at: instant, due: instant }).nullable(),
  /** What the person’s data are still needed for; with none of these the account can be closed. */
  needed: list(
    z.object({
      kind: z.enum(['case', 'licence', 'mandate']),
      id: uuid,
      /** Of a case or a licence. */
      number: z.string().nullable(),
      /** Null while the end is not known. */
      until: instant.nullable(),
    }),
  ),
})
export type Deletion = z.infer<typeof deletion>

/** What each operation of this concept takes and gives. */
export const MY_DATA_OPERATIONS = {
  getMyData: { summary: 'What is held of the person who is logged in', response: myData },
  listMyLooks: {
    summary: 'Who looked at the own cases as another account or for a reason, newest first',
    query: z.object({
      /** Looks at this case only. */
      case: uuid.exactOptional(),
      cursor: z.string().max(200).exactOptional(),
    }),
    response: accessRecordList,
  },
  changeMyMobile: {
    summary: 'Put the own mobile number right',
    body: z.object({ mobile: z.string().max(20) }),
    response: myData,
  },
  getMyDeletion: {
    summary: 'Whether the own account can be deleted, and whether that was asked for',
    response: deletion,
  },
  askMyDeletion: {
    summary: 'Ask for the own account and all data of the person to be deleted; needs a fresh confirmation',
    response: deletion,
  },
  takeBackMyDeletion: { summary: 'Keep the account after all', response: deletion },
  getMyDataFile: { summary: 'All of it as ZIP: JSON for people and programs, and every file' },
} as const
