import { z } from 'zod'
import { delivery, fileSummary, postalAddress } from './draft.ts'
import { checklistEntry, form } from './plan.ts'
import {
  answers,
  civilDate,
  fieldValue,
  instant,
  list,
  nameShape,
  regionCode,
  textShape,
  uuid,
} from './shape.ts'

export const caseStage = z.enum([
  'submitted',
  'correcting',
  'handling',
  'concluded',
  'closed',
  'declined',
  'withdrawn',
])
export const taskStage = z.enum([
  'waiting',
  'dispatched',
  'reviewed',
  'granted',
  'issued',
  'refused',
  'stopped',
])
export const grade = z.enum([
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
])

/** A date by which someone owes something. `daysLeft` counts working days; below 0 it is overdue. */
const due = z.object({
  date: civilDate,
  daysLeft: z.int(),
  /** The holidays of that year are not announced yet. */
  provisional: z.boolean(),
  /** Who owes it. */
  owner: z.enum(['applicant', 'window', 'authority']),
})
export type Due = z.infer<typeof due>

export const caseSummary = z.object({
  id: uuid,
  number: z.string(),
  matter: z.string(),
  matterName: nameShape,
  situation: nameShape,
  stage: caseStage,
  channel: z.enum(['online', 'window']),
  site: z.string(),
  siteName: nameShape,
  /** Masked where the reader need not know it: 张*. */
  applicantName: z.string(),
  submittedAt: instant,
  tasksEnded: z.int(),
  tasksAll: z.int(),
  due: due.nullable(),
})
export type CaseSummary = z.infer<typeof caseSummary>

export const caseQuery = z.object({
  scope: z.enum(['own', 'desk', 'all']),
  stage: caseStage.exactOptional(),
  /** Number of a case, or part of the matter's name. */
  query: z.string().max(100).exactOptional(),
  cursor: z.string().max(200).exactOptional(),
})
export const caseList = z.object({ cases: list(caseSummary), next: z.string().nullable() })

const issuedResult = z.object({
  licence: z.string(),
  name: nameShape,
  number: z.string(),
  validUntil: civilDate.exactOptional(),
})

export const caseTask = z.object({
  item: z.string(),
  name: nameShape,
  authority: z.string(),
  authorityName: nameShape,
  authorityPhone: z.string(),
  dependsOn: list(z.string()),
  promisedDays: z.int(),
  stage: taskStage,
  dispatchedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  issuedAt: instant.nullable(),
  due: due.nullable(),
  reasons: z.string().nullable(),
  stoppedBecause: nameShape.nullable(),
  results: list(issuedResult),
  findings: list(z.object({ point: z.string(), met: z.boolean(), remark: z.string().exactOptional() })),
})
export type CaseTask = z.infer<typeof caseTask>

const noticeEntry = z.object({
  subject: z.enum(['material', 'field']),
  id: z.string(),
  name: nameShape,
  problem: z.string(),
})

export const commandType = z.enum([
  'accept',
  'decline',
  'issue-notice',
  'correct',
  'withdraw',
  'review-task',
  'decide-task',
  'issue-result',
  'deliver',
  'rate',
  'take-over-version',
])

export const caseView = caseSummary.extend({
  version: z.int(),
  /** The six characters on the receipt: with the number they show the progress to whoever holds it. */
  queryCode: z.string().nullable(),
  delivery,
  acceptedAt: instant.nullable(),
  endedAt: instant.nullable(),
  expectedDate: civilDate.nullable(),
  tasks: list(caseTask),
  notice: z
    .object({ at: instant, answered: z.boolean(), entries: list(noticeEntry), correctionDue: due.nullable() })
    .nullable(),
  declined: z.object({ reason: z.string(), competentAuthority: nameShape.nullable() }).nullable(),
  withdrawnReason: z.string().nullable(),
  delivered: z
    .object({ at: instant, method: delivery, trackingNumber: z.string().exactOptional() })
    .nullable(),
  rating: z.object({ at: instant, grade }).nullable(),
  /** Commands that this reader could give now. */
  mayDo: list(z.object({ command: commandType, item: z.string().exactOptional() })),
  /** Why the reader can't handle it although the role could, e.g. took it in themself. */
  separated: z.boolean(),
})
export type CaseView = z.infer<typeof caseView>

/** Form and materials, cut to what the reader's items need (only its own part of the data). */
export const caseContents = z.object({
  form,
  values: z.record(z.string(), fieldValue),
  checklist: list(checklistEntry),
  files: list(fileSummary),
  /** The item's own review points, for items the reader answers for; all for a clerk. */
  reviewPoints: list(z.object({ item: z.string(), id: z.string(), text: textShape })),
  answers: list(z.object({ question: nameShape, answer: nameShape })),
  /** What its plan was made from: enough to ask for the plan of the same under the guide in use. */
  planned: z.object({ answers, region: regionCode.exactOptional() }),
  /** Where the results go by post; for the applicant and the clerk only. */
  postalAddress: postalAddress.nullable(),
})
export type CaseContents = z.infer<typeof caseContents>

export const historyEntry = z.object({
  version: z.int(),
  at: instant,
  type: z.string(),
  /** Name of whoever did it, as the reader may know it. */
  by: nameShape,
  item: nameShape.nullable(),
  /** Texts of the event worth reading: reason, problem, number. */
  details: list(z.object({ label: z.string(), text: z.string() })),
  hash: z.string(),
})
export const caseHistory = z.object({ entries: list(historyEntry), intact: z.boolean() })
export type CaseHistory = z.infer<typeof caseHistory>

const shortText = z.string().trim().max(2000)

export const caseCommand = z.union([
  z.object({ type: z.literal('accept'), checked: z.array(z.string()).max(200) }),
  z.object({
    type: z.literal('decline'),
    reason: shortText,
    competentAuthority: z.string().max(200).exactOptional(),
  }),
  z.object({
    type: z.literal('issue-notice'),
    entries: z
      .array(z.object({ subject: z.enum(['material', 'field']), id: z.string(), problem: shortText }))
      .max(200),
  }),
  z.object({ type: z.literal('withdraw'), reason: shortText }),
  z.object({
    type: z.literal('review-task'),
    item: z.string(),
    findings: z
      .array(z.object({ point: z.string(), met: z.boolean(), remark: shortText.exactOptional() }))
      .max(100),
  }),
  z.object({ type: z.literal('decide-task'), item: z.string(), outcome: z.literal('grant') }),
  z.object({
    type: z.literal('decide-task'),
    item: z.string(),
    outcome: z.literal('refuse'),
    reasons: shortText,
  }),
  z.object({ type: z.literal('issue-result'), item: z.string() }),
  z.object({
    type: z.literal('deliver'),
    method: delivery,
    trackingNumber: z.string().max(50).exactOptional(),
  }),
  z.object({ type: z.literal('rate'), grade, comment: shortText.exactOptional() }),
  /** `request`: how and when the applicant asked for it. */
  z.object({ type: z.literal('take-over-version'), request: shortText }),
])
export type CaseCommandOnWire = z.infer<typeof caseCommand>
export const commandRequest = z.object({ commandId: uuid, command: caseCommand })

export const inboxTask = z.object({
  case: uuid,
  number: z.string(),
  matterName: nameShape,
  situation: nameShape,
  item: z.string(),
  itemName: nameShape,
  stage: taskStage,
  applicantName: z.string(),
  dispatchedAt: instant.nullable(),
  due: due.nullable(),
})
export type InboxTask = z.infer<typeof inboxTask>
export const inboxQuery = z.object({
  state: z.enum(['open', 'ended']),
  cursor: z.string().max(200).exactOptional(),
})
export const inbox = z.object({ tasks: list(inboxTask), next: z.string().nullable() })

/** Progress for whoever holds number and code of the receipt: no name, no content. */
export const receipt = z.object({
  number: z.string(),
  matterName: nameShape,
  stage: caseStage,
  submittedAt: instant,
  siteName: nameShape,
  expectedDate: civilDate.nullable(),
  tasks: list(z.object({ name: nameShape, authorityName: nameShape, stage: taskStage, due: due.nullable() })),
})
export type Receipt = z.infer<typeof receipt>
