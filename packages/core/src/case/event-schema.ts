/** Stored events are read back through this schema: what this version can't read is a fault, not a guess. */
import { z } from 'zod'
import { answerValueSchema } from '../catalogue/model.ts'
import { type CaseEvent, GRADES } from './events.ts'

const strings = z.array(z.string())
const delivery = z.enum(['window', 'post', 'electronic'])
const storedFile = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  mediaType: z.string(),
})
const materials = z.array(z.object({ material: z.string(), files: z.array(storedFile) }))
const item = z.string()

const taskPlan = z.object({
  item,
  authority: z.string(),
  dependsOn: strings,
  promisedDays: z.number(),
  licences: strings,
  reviewPoints: strings,
})

const caseEventSchema: z.ZodType<CaseEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('CaseSubmitted'),
    number: z.string(),
    matter: z.string(),
    catalogueVersion: z.string(),
    planHash: z.string(),
    situation: z.string(),
    answers: z.record(z.string(), answerValueSchema),
    applicant: z.string(),
    channel: z.enum(['online', 'window']),
    site: z.string(),
    delivery,
    formHash: z.string(),
    fields: strings,
    checklist: strings,
    materials,
    tasks: z.array(taskPlan),
  }),
  z.object({ type: z.literal('CaseAccepted'), checked: strings }),
  z.object({
    type: z.literal('CaseDeclined'),
    reason: z.string(),
    competentAuthority: z.string().exactOptional(),
  }),
  z.object({
    type: z.literal('OneTimeNoticeIssued'),
    entries: z.array(
      z.object({ subject: z.enum(['material', 'field']), id: z.string(), problem: z.string() }),
    ),
  }),
  z.object({ type: z.literal('CorrectionSubmitted'), formHash: z.string(), materials }),
  z.object({ type: z.literal('CaseWithdrawn'), reason: z.string() }),
  z.object({ type: z.literal('TaskDispatched'), item }),
  z.object({
    type: z.literal('TaskReviewed'),
    item,
    findings: z.array(z.object({ point: z.string(), met: z.boolean(), remark: z.string().exactOptional() })),
  }),
  z.object({ type: z.literal('TaskGranted'), item }),
  z.object({ type: z.literal('TaskRefused'), item, reasons: z.string() }),
  z.object({
    type: z.literal('ResultIssued'),
    item,
    results: z.array(
      z.object({ licence: z.string(), number: z.string(), validUntil: z.string().exactOptional() }),
    ),
  }),
  z.object({ type: z.literal('TaskStopped'), item, because: z.string() }),
  z.object({
    type: z.literal('ResultsDelivered'),
    method: delivery,
    trackingNumber: z.string().exactOptional(),
  }),
  z.object({ type: z.literal('CaseClosed') }),
  z.object({
    type: z.literal('CaseVersionTaken'),
    request: z.string(),
    catalogueVersion: z.string(),
    planHash: z.string(),
    situation: z.string(),
    fields: strings,
    checklist: strings,
    tasks: z.array(taskPlan),
  }),
  z.object({ type: z.literal('CaseRated'), grade: z.enum(GRADES), commentHash: z.string().exactOptional() }),
])

/** Throws a ZodError for data that is no event of a case. */
export function parseCaseEvent(type: string, data: unknown): CaseEvent {
  return caseEventSchema.parse(typeof data === 'object' && data !== null ? { ...data, type } : data)
}
