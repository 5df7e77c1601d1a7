/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { answerValueSchema, specialProcedureSchema } from '../catalogue/model.ts'
import { code, codes, manyWords, withoutWords, wordPathsOf, words } from '../process/words.ts'
import { type CaseEvent, GRADES } from './events.ts'

const item = code
const instant = z.number()
const delivery = z.enum(['window', 'post', 'electronic', 'terminal'])
const unit = z.enum(['working-days', 'natural-days'])
const opinion = z.enum(['agree', 'agree-with-conditions', 'disagree'])
const storedFile = z.object({ file: code, sha256: code, bytes: z.number(), mediaType: code })
const materials = z.array(z.object({ material: code, files: z.array(storedFile) }))
const entries = z.array(z.object({ subject: z.enum(['material', 'field']), id: code, problem: words }))
const tolerable = z.array(z.object({ material: code, days: z.number() }))
const promisable = z.array(z.object({ material: code, checkDays: z.number() }))
const letters = z.array(z.object({ kind: z.enum(['tolerance', 'commitment']), sha256: code }))
const procedureKind = specialProcedureSchema.shape.kind

const taskLaw = z.object({
  authorisation: z.enum(['decide', 'forward', 'coordinate']),
  statutory: z.object({ days: z.number(), unit }).exactOptional(),
  extensionDays: z.number(),
  procedures: z.array(z.object({ kind: procedureKind, limitDays: z.number(), unit, suspends: z.boolean() })),
  secondReview: z.boolean(),
  materials: codes,
  entrusted: code.exactOptional(),
  joint: codes,
})

const taskPlan = z.object({
  item,
  authority: code,
  dependsOn: codes,
  promisedDays: z.number(),
  licences: codes,
  reviewPoints: codes,
  law: taskLaw.exactOptional(),
})

const planned = {
  catalogueVersion: code,
  planHash: code,
  situation: code,
  fields: codes,
  checklist: codes,
  tasks: z.array(taskPlan),
  tolerable: tolerable.exactOptional(),
  promisable: promisable.exactOptional(),
  held: codes.exactOptional(),
}

const intake = [
  z.object({
    type: z.literal('CaseSubmitted'),
    number: code,
    matter: code,
    // Sealed already; before that they were no free words, but in clear.
    answers: withoutWords(z.union([code, z.record(code, answerValueSchema)])),
    applicant: code,
    handler: z.object({ person: code, mandate: code }).exactOptional(),
    channel: z.enum(['online', 'window']),
    site: code,
    delivery,
    formHash: code,
    materials,
    ...planned,
    jointLimitDays: z.number().exactOptional(),
    later: codes.exactOptional(),
    promised: codes.exactOptional(),
    letters: letters.exactOptional(),
  }),
  z.object({ type: z.literal('PreExamined'), outcome: z.enum(['ready', 'to-mend']), entries }),
  z.object({ type: z.literal('CorrectedOnTheSpot'), formHash: code, materials, changedFields: codes }),
  z.object({ type: z.literal('CaseAccepted'), checked: codes, later: tolerable.exactOptional() }),
  z.object({ type: z.literal('CaseDeemedAccepted'), since: instant, later: tolerable.exactOptional() }),
  z.object({ type: z.literal('CaseDeclined'), reason: words, competentAuthority: code.exactOptional() }),
  z.object({ type: z.literal('OneTimeNoticeIssued'), entries }),
  z.object({ type: z.literal('CorrectionSubmitted'), formHash: code, materials }),
  z.object({ type: z.literal('CorrectionLapsed') }),
  z.object({ type: z.literal('CaseWithdrawn'), reason: words }),
  z.object({ type: z.literal('SupplementSubmitted'), materials }),
  z.object({ type: z.literal('SupplementProlonged'), material: code, days: z.number(), reason: words }),
  z.object({ type: z.literal('ToleranceLapsed'), materials: codes }),
  z.object({
    type: z.literal('CaseVersionTaken'),
    request: words,
    answers: code.exactOptional(),
    ...planned,
  }),
] as const

const routing = [
  z.object({ type: z.literal('TaskDispatched'), item, since: instant.exactOptional() }),
  z.object({ type: z.literal('TaskReceived'), item }),
  z.object({
    type: z.literal('TaskHandedOver'),
    item,
    authority: code,
    attempt: z.number(),
    receipt: code.exactOptional(),
  }),
  z.object({ type: z.literal('HandOverRetried'), item }),
  z.object({ type: z.literal('HandOverFailed'), item, attempt: z.number(), problem: words }),
  z.object({ type: z.literal('TaskReturned'), item, reason: words }),
  z.object({ type: z.literal('TaskResent'), item, explanation: words }),
  z.object({ type: z.literal('TaskTransferred'), item, authority: code, reason: words }),
  z.object({ type: z.literal('AuthorityAdded'), item, authority: code, reason: words }),
] as const

const review = [
  z.object({
    type: z.literal('TaskReviewed'),
    item,
    findings: z.array(z.object({ point: code, met: z.boolean(), remark: words.exactOptional() })),
    officials: manyWords.exactOptional(),
  }),
  z.object({ type: z.literal('ReviewConfirmed'), item }),
  z.object({ type: z.literal('ReviewSentBack'), item, remark: words }),
  z.object({ type: z.literal('TaskForwarded'), item, proposal: words }),
  z.object({ type: z.literal('TaskGranted'), item }),
  z.object({ type: z.literal('TaskRefused'), item, reasons: words, remedies: words.exactOptional() }),
  z.object({ type: z.literal('TaskNotNeeded'), item, reason: words }),
  z.object({ type: z.literal('TaskStopped'), item, because: code }),
  z.object({ type: z.literal('TaskExtended'), item, days: z.number(), reason: words }),
  z.object({ type: z.literal('LimitShortened'), item, days: z.number(), reason: words }),
] as const

const procedures = [
  z.object({
    type: z.literal('ProcedureBegun'),
    item,
    procedure: code,
    kind: procedureKind,
    days: z.number(),
    unit,
    suspends: z.boolean(),
    notice: words,
  }),
  z.object({
    type: z.literal('ProcedureEnded'),
    item,
    procedure: code,
    outcome: z.enum(['done', 'time-over']),
    conclusion: words.exactOptional(),
    officials: manyWords.exactOptional(),
  }),
  z.object({ type: z.literal('ObjectionRaised'), item, procedure: code, objection: code, text: words }),
  z.object({ type: z.literal('ObjectionAnswered'), item, objection: code, upheld: z.boolean(), text: words }),
  z.object({
    type: z.literal('OpinionRequested'),
    item,
    request: code,
    authorities: codes,
    question: words,
    days: z.number(),
    silence: z.enum(['agreement', 'nothing']),
  }),
  z.object({ type: z.literal('OpinionGiven'), item, request: code, authority: code, opinion, text: words }),
  z.object({ type: z.literal('SilenceAgreed'), item, request: code, authorities: codes }),
] as const

const results = [
  z.object({
    type: z.literal('ResultIssued'),
    item,
    results: z.array(z.object({ licence: code, number: code, validUntil: code.exactOptional() })),
  }),
  z.object({
    type: z.literal('ResultCorrected'),
    item,
    licence: code,
    correction: words,
    validUntil: code.exactOptional(),
  }),
  z.object({
    type: z.literal('ResultRevoked'),
    item,
    licence: code,
    ground: z.enum(['granted-without-right', 'obtained-by-deceit', 'public-interest']),
    reason: words,
  }),
  z.object({ type: z.literal('CommitmentChecked'), item, material: code, kept: z.boolean(), remark: words }),
] as const

const joint = [
  z.object({ type: z.literal('JointNoticeOpened'), authorities: codes }),
  z.object({ type: z.literal('MissingTold'), authority: code, entries }),
  z.object({ type: z.literal('JointNoticeClosed'), silent: codes }),
  z.object({
    type: z.literal('JointActConvened'),
    act: code,
    kind: z.enum(['site-inspection', 'meeting', 'completion-acceptance', 'home-visit']),
    items: codes,
    authorities: codes,
    convenor: code,
    heldAt: instant,
    place: words,
    agenda: manyWords,
  }),
  z.object({ type: z.literal('JointActMoved'), act: code, heldAt: instant, place: words, reason: words }),
  z.object({ type: z.literal('JointOpinionGiven'), act: code, authority: code, opinion, text: words }),
  z.object({
    type: z.literal('JointActHeld'),
    act: code,
    attendants: manyWords,
    minutes: words,
    conclusion: opinion,
  }),
  z.object({ type: z.literal('JointActCancelled'), act: code, reason: words }),
  z.object({ type: z.literal('JointLimitExtended'), days: z.number(), approver: words, reason: words }),
] as const

const closing = [
  z.object({ type: z.literal('SeparateDeliveryChosen') }),
  z.object({
    type: z.literal('ResultsDelivered'),
    method: delivery,
    trackingNumber: code.exactOptional(),
    items: codes.exactOptional(),
  }),
  z.object({
    type: z.literal('DeliveryTracked'),
    trackingNumber: code,
    state: z.enum(['sent', 'in-transit', 'delivered', 'sent-back']),
  }),
  z.object({ type: z.literal('CaseClosed') }),
  z.object({ type: z.literal('CaseReopened'), items: codes, document: words, reason: words }),
  z.object({ type: z.literal('CreditRepaired'), document: words }),
  z.object({ type: z.literal('CaseRated'), grade: z.enum(GRADES), commentHash: code.exactOptional() }),
] as const

const caseEvents = [
  ...intake,
  ...routing,
  ...review,
  ...procedures,
  ...results,
  ...joint,
  ...closing,
] as const

const caseEventSchema: z.ZodType<CaseEvent> = z.discriminatedUnion('type', caseEvents)

/** Where free words stand in the events of a case. */
export const CASE_WORDS = wordPathsOf(caseEvents)

/** Throws a ZodError for data that is no event of a case. */
export function parseCaseEvent(type: string, data: unknown): CaseEvent {
  return caseEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
