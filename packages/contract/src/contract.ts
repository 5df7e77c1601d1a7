/**
 * What each operation takes and gives. The server validates with these schemas and writes
 * `openapi.json` from them; the web apps import their types only.
 */
import { z } from 'zod'
import * as cases from './case.ts'
import * as drafts from './draft.ts'
import * as matters from './matter.ts'
import type { OperationName } from './operations.ts'
import * as sessions from './session.ts'
import { uuid } from './shape.ts'

const nothing = z.null()
const draftParams = z.object({ draft: uuid })
const caseParams = z.object({ case: uuid })

export type OperationSchema = {
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** JSON answer; absent where the answer is a file. */
  readonly response?: z.ZodType
}

export const SCHEMAS = {
  getSession: { summary: 'Who is logged in', response: sessions.session },
  login: { summary: 'Log in with a local account', body: sessions.login, response: sessions.session },
  logout: { summary: 'Log out', response: nothing },
  register: {
    summary: 'Open a local account for a person',
    body: sessions.registration,
    response: sessions.session,
  },
  listMatters: {
    summary: 'Find matters by words, audience or life stage',
    query: matters.matterQuery,
    response: matters.matterList,
  },
  getMatter: {
    summary: 'One matter',
    params: z.object({ matter: z.string() }),
    response: matters.matterDetail,
  },
  guide: {
    summary: 'Next guided question, or the plan',
    params: z.object({ matter: z.string() }),
    body: matters.guideRequest,
    response: matters.guideResponse,
  },
  getCatalogue: {
    summary: 'The running catalogue as data, for the console',
    response: z.record(z.string(), z.unknown()),
  },
  createDraft: { summary: 'Begin an application', body: drafts.newDraft, response: drafts.draft },
  listDrafts: {
    summary: 'Own applications begun and not submitted',
    response: z.object({ drafts: z.array(drafts.draftSummary) }),
  },
  getDraft: { summary: 'A draft with plan, values and files', params: draftParams, response: drafts.draft },
  changeDraft: {
    summary: 'Save what changed',
    params: draftParams,
    body: drafts.draftChange,
    response: drafts.draftSaved,
  },
  deleteDraft: { summary: 'Throw a draft away', params: draftParams, response: nothing },
  uploadFile: {
    summary: 'Hand in a file for a material',
    params: z.object({ draft: uuid, material: z.string() }),
    response: drafts.fileSummary,
  },
  deleteFile: {
    summary: 'Take a file back',
    params: z.object({ draft: uuid, file: uuid }),
    response: nothing,
  },
  submitDraft: {
    summary: 'Submit the application or the correction',
    params: draftParams,
    body: drafts.submission,
    response: drafts.submitted,
  },
  getFile: { summary: 'The file itself', params: z.object({ file: uuid }) },
  listCases: { summary: 'Cases the reader may see', query: cases.caseQuery, response: cases.caseList },
  getCase: {
    summary: 'A case, now or as it stood at a version',
    params: caseParams,
    query: z.object({ at: z.coerce.number().int().min(1).exactOptional() }),
    response: cases.caseView,
  },
  getCaseContents: {
    summary: 'Form and materials, cut to what the reader needs',
    params: caseParams,
    response: cases.caseContents,
  },
  getCaseHistory: { summary: 'Every event of a case', params: caseParams, response: cases.caseHistory },
  commandCase: {
    summary: 'Act on a case; the same command id acts once',
    params: caseParams,
    body: cases.commandRequest,
    response: cases.caseView,
  },
  openCorrection: {
    summary: 'Open the draft that answers the one-time notice',
    params: caseParams,
    response: drafts.draft,
  },
  getReceiptCode: { summary: 'QR code of the receipt', params: caseParams },
  listTasks: {
    summary: "The reviewer's inbox, least time left first",
    query: cases.inboxQuery,
    response: cases.inbox,
  },
  getReceipt: {
    summary: 'Progress by number and code of the receipt, without login',
    params: z.object({ number: z.string().max(40) }),
    query: z.object({ code: z.string().max(12) }),
    response: cases.receipt,
  },
} as const satisfies Record<OperationName, OperationSchema>

type Part<Name extends OperationName, Key extends string> =
  (typeof SCHEMAS)[Name] extends Record<Key, infer Schema>
    ? Schema extends z.ZodType
      ? Schema
      : never
    : never

/** The types of one operation: what a client sends and what comes back. */
export type Operation<Name extends OperationName> = {
  readonly params: [Part<Name, 'params'>] extends [never] ? undefined : z.input<Part<Name, 'params'>>
  readonly query: [Part<Name, 'query'>] extends [never] ? undefined : z.input<Part<Name, 'query'>>
  readonly body: [Part<Name, 'body'>] extends [never] ? undefined : z.input<Part<Name, 'body'>>
  readonly response: [Part<Name, 'response'>] extends [never] ? undefined : z.output<Part<Name, 'response'>>
}
