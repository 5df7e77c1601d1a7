/**
 * What each operation takes and gives. The server validates with these schemas and writes
 * `openapi.json` from them; the web apps import their types only.
 */
import { z } from 'zod'
import * as access from './access-record.ts'
import * as attempts from './attempt.ts'
import * as audits from './audit.ts'
import * as cases from './case.ts'
import { CASE_DOCUMENT_OPERATIONS } from './case-document.ts'
import { caseTimeline } from './case-timeline.ts'
import * as drafts from './draft.ts'
import { DRAFT_OPERATIONS } from './draft-operations.ts'
import { DUTY_OPERATIONS } from './duty.ts'
import { IDENTITY_OPERATIONS, loggedOut, secondStep } from './identity.ts'
import { LICENCE_OPERATIONS } from './licence.ts'
import * as live from './live.ts'
import { MANDATE_OPERATIONS } from './mandate.ts'
import * as matters from './matter.ts'
import { MY_DATA_OPERATIONS } from './my-data.ts'
import * as openData from './open-data.ts'
import type { OperationName } from './operations.ts'
import * as papers from './paper.ts'
import { PASSKEY_OPERATIONS } from './passkey.ts'
import { PASSWORD_RESET_OPERATIONS } from './password-reset.ts'
import * as publication from './publication.ts'
import * as reports from './report.ts'
import * as sessions from './session.ts'
import { uuid } from './shape.ts'
import { SHARING_OPERATIONS } from './sharing-operations.ts'
import { STAFF_SIGNATURE_OPERATIONS } from './staff-signature.ts'
import * as supervision from './supervision.ts'
import * as webhooks from './webhook.ts'

const nothing = z.null()
const draftParams = z.object({ draft: uuid })
const caseParams = z.object({ case: uuid })
const changeParams = z.object({ change: uuid })
const sampleParams = z.object({ change: uuid, name: z.string().min(1).max(124) })
const versionParams = z.object({ version: z.string().max(64) })
const matterPaperParams = z.object({ matter: z.string().max(100), paper: papers.matterPaper })
const itemPaperParams = z.object({ item: z.string().max(100), paper: papers.itemPaper })
const orderParams = z.object({ order: z.string().max(20) })

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
  logout: { summary: 'Log out', response: loggedOut },
  completeLogin: {
    summary: 'Give the code that a log-in still wants',
    body: secondStep,
    response: sessions.steppedIn,
  },
  ...IDENTITY_OPERATIONS,
  ...SHARING_OPERATIONS,
  ...PASSKEY_OPERATIONS,
  ...PASSWORD_RESET_OPERATIONS,
  ...STAFF_SIGNATURE_OPERATIONS,
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
  explainPlan: {
    summary: 'Why something stands in the plan, or does not',
    params: z.object({ matter: z.string() }),
    body: matters.explainRequest,
    response: matters.explainResponse,
  },
  listMatterPapers: {
    summary: 'Papers of a matter that can be printed',
    params: z.object({ matter: z.string() }),
    query: papers.matterPapersQuery,
    response: papers.matterPaperList,
  },
  getMatterPaper: {
    summary: 'A paper for the plan of these answers, as blocks',
    params: matterPaperParams,
    query: papers.matterPaperQuery,
    response: papers.paper,
  },
  getMatterPaperFile: {
    summary: 'The same paper as PDF',
    params: matterPaperParams,
    query: papers.matterPaperQuery,
  },
  getItemPaper: {
    summary: 'The information sheet or the manual of an item, as blocks',
    params: itemPaperParams,
    query: papers.itemPaperQuery,
    response: papers.paper,
  },
  getItemPaperFile: {
    summary: 'The same paper as PDF',
    params: itemPaperParams,
    query: papers.itemPaperQuery,
  },
  getCatalogue: {
    summary: 'The running catalogue as data, for the console',
    response: z.record(z.string(), z.unknown()),
  },
  getOpenCatalogue: { summary: 'The catalogue as linked open data: JSON-LD in CPSV-AP 3.2' },
  listSchemas: {
    summary: 'JSON Schemas of the files of a catalogue, for editors',
    response: openData.schemaList,
  },
  getOpenDataResources: {
    summary: 'The directory of data resources as open data',
    response: openData.openDataResources,
  },
  getSchema: {
    summary: 'The JSON Schema of one kind of file',
    params: openData.schemaParams,
    response: openData.jsonSchema,
  },
  ...DRAFT_OPERATIONS,
  listCases: { summary: 'Cases the reader may see', query: cases.caseQuery, response: cases.caseList },
  getCase: {
    summary: 'A case, now or as it stood; for managers also as an account could see it then',
    params: caseParams,
    query: cases.caseLook,
    response: cases.caseView,
  },
  getCaseContents: {
    summary: 'Form and materials, cut to what the reader needs',
    params: caseParams,
    response: cases.caseContents,
  },
  ...CASE_DOCUMENT_OPERATIONS,
  getCaseHistory: { summary: 'Every event of a case', params: caseParams, response: cases.caseHistory },
  getCaseTimeline: {
    summary: 'Every hour of a case, explained; now or as it stood',
    params: caseParams,
    query: cases.caseLook,
    response: caseTimeline,
  },
  explainCase: {
    summary: 'Why something stands in the plan of a case',
    params: caseParams,
    query: matters.about,
    response: matters.explainResponse,
  },
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
  openSupplement: {
    summary: 'Open the draft that hands in what was to follow later',
    params: caseParams,
    response: drafts.draft,
  },
  openOnTheSpot: {
    summary: 'Open the draft that mends an error before acceptance',
    params: caseParams,
    response: drafts.draft,
  },
  getReceiptCode: { summary: 'QR code of the receipt', params: caseParams },
  listTasks: {
    summary: "The reviewer's inbox, least time left first",
    query: cases.inboxQuery,
    response: cases.inbox,
  },
  listAsked: {
    summary:
      'What a reviewer is asked beside the own tasks: opinions, what is missing, joint acts; for window and centre the joint acts to come',
    query: cases.askedQuery,
    response: cases.asked,
  },
  getReceipt: {
    summary: 'Progress by number and code of the receipt, without login',
    params: z.object({ number: z.string().max(40) }),
    query: z.object({ code: z.string().max(12) }),
    response: cases.receipt,
  },
  getReceiptProof: {
    summary:
      'Proof that the events of a case are under the published roots; without login, or for the applicant',
    params: z.object({ number: z.string().max(40) }),
    query: audits.receiptProofQuery,
    response: audits.receiptProof,
  },
  listAuditRoots: {
    summary: 'Signed roots over the history of each day, newest first',
    query: audits.auditRootQuery,
    response: audits.auditRootList,
  },
  getAuditRoot: {
    summary: 'The signed root of a day',
    params: audits.auditRootParams,
    response: audits.auditRoot,
  },
  listAuditKeys: { summary: 'Public keys that signed roots', response: audits.auditKeyList },
  listCatalogueVersions: {
    summary: 'Versions of the catalogue, newest first',
    query: publication.versionQuery,
    response: publication.versionList,
  },
  getCatalogueVersionData: {
    summary: 'A version of the catalogue as data',
    params: versionParams,
    response: z.record(z.string(), z.unknown()),
  },
  getCatalogueFiles: {
    summary: 'The texts of a version of the catalogue',
    params: versionParams,
    response: publication.catalogueFiles,
  },
  listChanges: {
    summary: 'Changes of the catalogue, newest first',
    query: publication.changeQuery,
    response: publication.changeList,
  },
  createChange: {
    summary: 'Begin a change of the catalogue',
    body: publication.newChange,
    response: publication.change,
  },
  getChange: {
    summary: 'A change with its files and history',
    params: changeParams,
    response: publication.change,
  },
  saveChangeFile: {
    summary: 'Save a file of a change; refused with both texts when somebody else saved it meanwhile',
    params: changeParams,
    body: publication.fileSave,
    response: publication.fileSaved,
  },
  commandChange: {
    summary: 'Act on a change; the same id acts once',
    params: changeParams,
    body: publication.changeCommand,
    response: publication.change,
  },
  uploadSample: {
    summary: 'Put a sample picture into a change',
    params: sampleParams,
    response: publication.fileSaved,
  },
  getChangeSample: { summary: 'A sample picture as the change has it', params: sampleParams },
  listChangeOrders: {
    summary: 'Change orders from above, the most urgent first',
    query: publication.changeOrderQuery,
    response: publication.changeOrderList,
  },
  openChangeOrder: {
    summary: 'Register a change order; the affected items are found',
    body: publication.newChangeOrder,
    response: publication.changeOrder,
  },
  getChangeOrder: {
    summary: 'A change order with the items it affects',
    params: orderParams,
    response: publication.changeOrder,
  },
  commandChangeOrder: {
    summary: 'Cancel a change order; the same id acts once',
    params: orderParams,
    body: publication.changeOrderCommand,
    response: publication.changeOrder,
  },
  ...supervision.SUPERVISION_OPERATIONS,
  takeOverDraft: {
    summary: 'Give a draft the plan of the current catalogue, and say what changed',
    params: draftParams,
    response: publication.takenOver,
  },
  getReport: {
    summary: 'What is counted over the catalogue',
    params: reports.reportParams,
    response: reports.report,
  },
  getReportFile: {
    summary: 'The same report as XLSX',
    params: reports.reportParams,
    query: reports.fileQuery,
  },
  listBenchmarks: {
    summary: 'Tables of other regions’ limits, newest first',
    query: reports.benchmarkQuery,
    response: reports.benchmarkList,
  },
  importBenchmark: {
    summary: 'Import such a table from CSV or XLSX: all of it, or nothing and what is wrong',
    query: reports.benchmarkImportQuery,
    response: reports.benchmarkImport,
  },
  getBenchmark: {
    summary: 'How the catalogue compares with a table',
    params: reports.benchmarkParams,
    response: reports.benchmark,
  },
  getBenchmarkFile: {
    summary: 'The same comparison as XLSX',
    params: reports.benchmarkParams,
    query: reports.fileQuery,
  },
  deleteBenchmark: {
    summary: 'Delete a table',
    params: z.object({ benchmark: uuid }),
    response: nothing,
  },
  getRecordsFile: { summary: 'The items of the catalogue as implementation records, XLSX' },
  getRecordsTemplate: { summary: 'An empty table of implementation records with explanations, XLSX' },
  readRecords: {
    summary: 'Implementation records from XLSX as files of the catalogue, or what is wrong with them',
    response: reports.recordsRead,
  },
  ...webhooks.WEBHOOK_SCHEMAS,
  listCaseAttempts: {
    summary: 'Commands on a case that the law refused, newest first',
    params: caseParams,
    query: attempts.attemptQuery,
    response: attempts.attemptList,
  },
  ...access.ACCESS_RECORD_OPERATIONS,
  ...MY_DATA_OPERATIONS,
  ...MANDATE_OPERATIONS,
  ...DUTY_OPERATIONS,
  ...LICENCE_OPERATIONS,
  watchChanges: {
    summary: 'What changes, of what the reader may see, as Server-Sent Events',
    query: live.liveQuery,
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
