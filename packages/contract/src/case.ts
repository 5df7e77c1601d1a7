import { CHANGED_PARTS } from '@yijianshi/core/publication/guide-marks'
import { z } from 'zod'
import { commandRequest, commandType } from './case-command.ts'
import {
  awaitedMaterial,
  caseTask,
  due,
  handing,
  handingMethod,
  jointAct,
  jointLimit,
  jointNotice,
  noticeEntry,
  reopening,
  taskStage,
} from './case-course.ts'
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

export type { CaseCommandOnWire } from './case-command.ts'
export type { CaseTask, ClockOnWire, Due, JointActOnWire, ProcedureOnWire } from './case-course.ts'
export { caseTask, commandRequest, taskStage }

export const caseStage = z.enum([
  'submitted',
  'correcting',
  'handling',
  'concluded',
  'closed',
  'declined',
  'withdrawn',
])
export const grade = z.enum([
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
])

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
  /** The reader acts for the applicant by mandate. */
  onBehalf: z.literal(true).exactOptional(),
  submittedAt: instant,
  tasksEnded: z.int(),
  tasksAll: z.int(),
  due: due.nullable(),
})
export type CaseSummary = z.infer<typeof caseSummary>

export const caseQuery = z.object({
  scope: z.enum(['own', 'desk', 'all']),
  /** Of `own`: those of a person or organisation in whose name the reader may act. */
  for: uuid.exactOptional(),
  stage: caseStage.exactOptional(),
  /** Number of a case, or part of the matter's name. */
  query: z.string().max(100).exactOptional(),
  cursor: z.string().max(200).exactOptional(),
})
/** How a case is looked at. */
export const caseLook = z.object({
  /** Number of an event, or an instant: the case as it stood after it. */
  at: z
    .union([z.coerce.number().int().min(1).max(2_147_483_647), z.iso.datetime({ offset: true })])
    .exactOptional(),
  /** As this account could see it then; for managers who have told a reason, and recorded. */
  as: uuid.exactOptional(),
})
export const caseList = z.object({ cases: list(caseSummary), next: z.string().nullable() })

export const caseView = caseSummary.extend({
  version: z.int(),
  /** The six characters on the receipt: with the number they show the progress to whoever holds it. */
  queryCode: z.string().nullable(),
  /** 经办人: who handed it in for the applicant by mandate. */
  handlerName: z.string().exactOptional(),
  delivery,
  acceptedAt: instant.nullable(),
  endedAt: instant.nullable(),
  expectedDate: civilDate.nullable(),
  tasks: list(caseTask),
  notice: z
    .object({ at: instant, answered: z.boolean(), entries: list(noticeEntry), correctionDue: due.nullable() })
    .nullable(),
  /** 预审: what the window said before acceptance. */
  preExamination: z
    .object({ at: instant, outcome: z.enum(['ready', 'to-mend']), entries: list(noticeEntry) })
    .nullable(),
  /** When the law accepted it, because nobody told in time what was missing. */
  deemedAt: instant.nullable(),
  /** 容缺: what is still to come, and what did not come in time. */
  later: list(awaitedMaterial),
  lapsed: list(awaitedMaterial),
  /** 告知承诺: what a promise stands in for. */
  promised: list(awaitedMaterial),
  jointNotice: jointNotice.nullable(),
  jointActs: list(jointAct),
  /** 联合办理期限: several authorities together (ALL §42(2)); null where one handles all, and before acceptance. */
  jointLimit: jointLimit.nullable(),
  separateDelivery: z.boolean(),
  handings: list(handing),
  reopened: list(reopening),
  declined: z.object({ reason: z.string(), competentAuthority: nameShape.nullable() }).nullable(),
  withdrawnReason: z.string().nullable(),
  delivered: z
    .object({ at: instant, method: handingMethod, trackingNumber: z.string().exactOptional() })
    .nullable(),
  rating: z.object({ at: instant, grade }).nullable(),
  /** Since when form, files and addresses are erased; null while they are there. */
  erasedAt: instant.nullable(),
  /** Commands that this reader could give now. */
  mayDo: list(
    z.object({ command: commandType, item: z.string().exactOptional(), subject: z.string().exactOptional() }),
  ),
  /** Why the reader can't handle it although the role could, e.g. took it in themself. */
  separated: z.boolean(),
})
export type CaseView = z.infer<typeof caseView>

/** One place of a guide that is not what it was. */
const guideMark = z.object({
  kind: z.enum(['field', 'material', 'item']),
  id: z.string(),
  name: nameShape,
  mark: z.enum(['new', 'gone', 'changed']),
  /** Of what is changed; may be empty. */
  parts: list(z.enum(CHANGED_PARTS)),
})

/** Form and materials, cut to what the reader's items need (only its own part of the data). */
export const caseContents = z.object({
  form,
  values: z.record(z.string(), fieldValue),
  checklist: list(checklistEntry),
  files: list(fileSummary),
  /** The item's own review points, for items the reader answers for; all for a clerk. */
  reviewPoints: list(z.object({ item: z.string(), id: z.string(), text: textShape })),
  answers: list(z.object({ question: nameShape, answer: nameShape })),
  /**
   * Under a newer guide than the one by which it was handed in: what that asks otherwise, until something is
   * handed in again. Cut to the reader's items.
   */
  newerGuide: z.object({ since: instant, marks: list(guideMark) }).nullable(),
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
  /** Name of the colleague whose task it is, where the reader is their deputy (代岗). */
  deputyOf: z.string().exactOptional(),
})
export type InboxTask = z.infer<typeof inboxTask>
export const inboxQuery = z.object({
  state: z.enum(['open', 'ended']),
  cursor: z.string().max(200).exactOptional(),
})
export const inbox = z.object({ tasks: list(inboxTask), next: z.string().nullable() })

/**
 * What an authority is asked beside its own tasks: an opinion on an item, what is missing before acceptance, to speak
 * on a joint act, or to hold one.
 */
export const askedKind = z.enum(['opinion', 'joint-notice', 'joint-opinion', 'joint-act'])
export const askedEntry = z.object({
  case: uuid,
  number: z.string(),
  matterName: nameShape,
  situation: nameShape,
  applicantName: z.string(),
  kind: askedKind,
  item: z.string().nullable(),
  itemName: nameShape.nullable(),
  /** The request or the joint act; null for a joint notice, of which a case has one. */
  subject: z.string().nullable(),
  due,
})
export type AskedEntry = z.infer<typeof askedEntry>
export const askedQuery = z.object({ cursor: z.string().max(400).exactOptional() })
export const asked = z.object({ entries: list(askedEntry), next: z.string().nullable() })

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
