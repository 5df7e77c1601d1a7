/** 我的信息: what is held of the person who is logged in, who looked at it, and all of it to take away. */
import { z } from 'zod'
import { accessRecordList } from './access-record.ts'
import { instant, list, nameShape, textShape, uuid } from './shape.ts'

export const holdingKind = z.enum([
  'person',
  'account',
  'sessions',
  'drafts',
  'cases',
  'files',
  'letters',
  'comments',
  'licences',
  'looks',
])
export type HoldingKind = z.infer<typeof holdingKind>

export const myData = z.object({
  person: z.object({
    name: z.string(),
    /** All but the first and last four characters are hidden. */
    citizenNumber: z.string(),
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
  retentionYears: z.object({ closed: z.int(), declined: z.int(), withdrawn: z.int(), draft: z.int() }),
  /** Where name and number are put right: with the identity card, at a window. */
  windows: list(
    z.object({ site: z.string(), name: nameShape, address: textShape, hours: textShape, phone: z.string() }),
  ),
})
export type MyData = z.infer<typeof myData>

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
  getMyDataFile: { summary: 'All of it as ZIP: JSON for people and programs, and every file' },
} as const
