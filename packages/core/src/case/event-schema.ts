/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { answerValueSchema, specialProcedureSchema } from '../catalogue/model.ts'
import { type CaseEvent, GRADES } from './events.ts'

const text = z.string()
const strings = z.array(text)
const item = text
const instant = z.number()
const delivery = z.enum(['window', 'post', 'electronic', 'terminal'])
const unit = z.enum(['working-days', 'natural-days'])
const opinion = z.enum(['agree', 'agree-with-conditions', 'disagree'])
const storedFile = z.object({ file: text, sha256: text, bytes: z.number(), mediaType: text })
const materials = z.array(z.object({ material: text, files: z.array(storedFile) }))
const entries = z.array(z.object({ subject: z.enum(['material', 'field']), id: text, problem: text }))
const tolerable = z.array(z.object({ material: text, days: z.number() }))
const promisable = z.array(z.object({ material: text, checkDays: z.number() }))
const letters = z.array(z.object({ kind: z.enum(['tolerance', 'commitment']), sha256: text }))
const procedureKind = specialProcedureSchema.shape.kind

const taskLaw = z.object({
  authorisation: z.enum(['decide', 'forward', 'coordinate']),
  statutory: z.object({ days: z.number(), unit }).exactOptional(),
  extensionDays: z.number(),
  procedures: z.array(z.object({ kind: procedureKind, limitDays: z.number(), unit, suspends: z.boolean() })),
  secondReview: z.boolean(),
  materials: strings,
  entrusted: text.exactOptional(),
  joint: strings,
})

const taskPlan = z.object({
  item,
  authority: text,
  dependsOn: strings,
  promisedDays: z.number(),
  licences: strings,
  reviewPoints: strings,
  law: taskLaw.exactOptional(),
})

const planned = {
  catalogueVersion: text,
  planHash: text,
  situation: text,
  fields: strings,
  checklist: strings,
  tasks: z.array(taskPlan),
  tolerable: tolerable.exactOptional(),
  promisable: promisable.exactOptional(),
  held: strings.exactOptional(),
}

const intake = [
  z.object({
    type: z.literal('CaseSubmitted'),
    number: text,
    matter: text,
    answers: z.union([text, z.record(text, answerValueSchema)]),
    applicant: text,
    handler: z.object({ person: text, mandate: text }).exactOptional(),
    channel: z.enum(['online', 'window']),
    site: text,
    delivery,
    formHash: text,
    materials,
    ...planned,
    jointLimitDays: z.number().exactOptional(),
    later: strings.exactOptional(),
    promised: strings.exactOptional(),
    letters: letters.exactOptional(),
  }),
  z.object({ type: z.literal('PreExamined'), outcome: z.enum(['ready', 'to-mend']), entries }),
  z.object({ type: z.literal('CorrectedOnTheSpot'), formHash: text, materials, changedFields: strings }),
  z.object({ type: z.literal('CaseAccepted'), checked: strings, later: tolerable.exactOptional() }),
  z.object({ type: z.literal('CaseDeemedAccepted'), since: instant, later: tolerable.exactOptional() }),
  z.object({ type: z.literal('CaseDeclined'), reason: text, competentAuthority: text.exactOptional() }),
  z.object({ type: z.literal('OneTimeNoticeIssued'), entries }),
  z.object({ type: z.literal('CorrectionSubmitted'), formHash: text, materials }),
  z.object({ type: z.literal('CorrectionLapsed') }),
  z.object({ type: z.literal('CaseWithdrawn'), reason: text }),
  z.object({ type: z.literal('SupplementSubmitted'), materials }),
  z.object({ type: z.literal('SupplementProlonged'), material: text, days: z.number(), reason: text }),
  z.object({ type: z.literal('ToleranceLapsed'), materials: strings }),
  z.object({
    type: z.literal('CaseVersionTaken'),
    request: text,
    answers: text.exactOptional(),
    ...planned,
  }),
] as const

const routing = [
  z.object({ type: z.literal('TaskDispatched'), item, since: instant.exactOptional() }),
  z.object({ type: z.literal('TaskReceived'), item }),
  z.object({
    type: z.literal('TaskHandedOver'),
    item,
    authority: text,
    attempt: z.number(),
    receipt: text.exactOptional(),
  }),
  z.object({ type: z.literal('HandOverRetried'), item }),
  z.object({ type: z.literal('HandOverFailed'), item, attempt: z.number(), problem: text }),
  z.object({ type: z.literal('TaskReturned'), item, reason: text }),
  z.object({ type: z.literal('TaskResent'), item, explanation: text }),
  z.object({ type: z.literal('TaskTransferred'), item, authority: text, reason: text }),
  z.object({ type: z.literal('AuthorityAdded'), item, authority: text, reason: text }),
] as const

const review = [
  z.object({
    type: z.literal('TaskReviewed'),
    item,
    findings: z.array(z.object({ point: text, met: z.boolean(), remark: text.exactOptional() })),
    officials: strings.exactOptional(),
  }),
  z.object({ type: z.literal('ReviewConfirmed'), item }),
  z.object({ type: z.literal('ReviewSentBack'), item, remark: text }),
  z.object({ type: z.literal('TaskForwarded'), item, proposal: text }),
  z.object({ type: z.literal('TaskGranted'), item }),
  z.object({ type: z.literal('TaskRefused'), item, reasons: text, remedies: text.exactOptional() }),
  z.object({ type: z.literal('TaskNotNeeded'), item, reason: text }),
  z.object({ type: z.literal('TaskStopped'), item, because: text }),
  z.object({ type: z.literal('TaskExtended'), item, days: z.number(), reason: text }),
  z.object({ type: z.literal('LimitShortened'), item, days: z.number(), reason: text }),
] as const

const procedures = [
  z.object({
    type: z.literal('ProcedureBegun'),
    item,
    procedure: text,
    kind: procedureKind,
    days: z.number(),
    unit,
    suspends: z.boolean(),
    notice: text,
  }),
  z.object({
    type: z.literal('ProcedureEnded'),
    item,
    procedure: text,
    outcome: z.enum(['done', 'time-over']),
    conclusion: text.exactOptional(),
    officials: strings.exactOptional(),
  }),
  z.object({ type: z.literal('ObjectionRaised'), item, procedure: text, objection: text, text }),
  z.object({ type: z.literal('ObjectionAnswered'), item, objection: text, upheld: z.boolean(), text }),
  z.object({
    type: z.literal('OpinionRequested'),
    item,
    request: text,
    authorities: strings,
    question: text,
    days: z.number(),
    silence: z.enum(['agreement', 'nothing']),
  }),
  z.object({ type: z.literal('OpinionGiven'), item, request: text, authority: text, opinion, text }),
  z.object({ type: z.literal('SilenceAgreed'), item, request: text, authorities: strings }),
] as const

const results = [
  z.object({
    type: z.literal('ResultIssued'),
    item,
    results: z.array(z.object({ licence: text, number: text, validUntil: text.exactOptional() })),
  }),
  z.object({
    type: z.literal('ResultCorrected'),
    item,
    licence: text,
    correction: text,
    validUntil: text.exactOptional(),
  }),
  z.object({
    type: z.literal('ResultRevoked'),
    item,
    licence: text,
    ground: z.enum(['granted-without-right', 'obtained-by-deceit', 'public-interest']),
    reason: text,
  }),
  z.object({ type: z.literal('CommitmentChecked'), item, material: text, kept: z.boolean(), remark: text }),
] as const

const joint = [
  z.object({ type: z.literal('JointNoticeOpened'), authorities: strings }),
  z.object({ type: z.literal('MissingTold'), authority: text, entries }),
  z.object({ type: z.literal('JointNoticeClosed'), silent: strings }),
  z.object({
    type: z.literal('JointActConvened'),
    act: text,
    kind: z.enum(['site-inspection', 'meeting', 'completion-acceptance', 'home-visit']),
    items: strings,
    authorities: strings,
    convenor: text,
    heldAt: instant,
    place: text,
    agenda: strings,
  }),
  z.object({ type: z.literal('JointActMoved'), act: text, heldAt: instant, place: text, reason: text }),
  z.object({ type: z.literal('JointOpinionGiven'), act: text, authority: text, opinion, text }),
  z.object({
    type: z.literal('JointActHeld'),
    act: text,
    attendants: strings,
    minutes: text,
    conclusion: opinion,
  }),
  z.object({ type: z.literal('JointActCancelled'), act: text, reason: text }),
  z.object({ type: z.literal('JointLimitExtended'), days: z.number(), approver: text, reason: text }),
] as const

const closing = [
  z.object({ type: z.literal('SeparateDeliveryChosen') }),
  z.object({
    type: z.literal('ResultsDelivered'),
    method: delivery,
    trackingNumber: text.exactOptional(),
    items: strings.exactOptional(),
  }),
  z.object({
    type: z.literal('DeliveryTracked'),
    trackingNumber: text,
    state: z.enum(['sent', 'in-transit', 'delivered', 'sent-back']),
  }),
  z.object({ type: z.literal('CaseClosed') }),
  z.object({ type: z.literal('CaseReopened'), items: strings, document: text, reason: text }),
  z.object({ type: z.literal('CreditRepaired'), document: text }),
  z.object({ type: z.literal('CaseRated'), grade: z.enum(GRADES), commentHash: text.exactOptional() }),
] as const

const caseEventSchema: z.ZodType<CaseEvent> = z.discriminatedUnion('type', [
  ...intake,
  ...routing,
  ...review,
  ...procedures,
  ...results,
  ...joint,
  ...closing,
])

/** Throws a ZodError for data that is no event of a case. */
export function parseCaseEvent(type: string, data: unknown): CaseEvent {
  return caseEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
