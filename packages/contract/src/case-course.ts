/** How a case goes: its tasks, what they wait for, and what several authorities do together. */
import { DECISION_FORMS } from '@yijianshi/core/catalogue/decision-form'
import { z } from 'zod'
import { civilDate, instant, list, nameShape } from './shape.ts'

export const taskStage = z.enum([
  'waiting',
  'dispatched',
  'returned',
  'reviewed',
  'forwarded',
  'granted',
  'issued',
  'refused',
  'not-needed',
  'stopped',
])

export const procedureKind = z.enum([
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
  'site-inspection',
  'publicity',
  'opinion-request',
])
export const dayUnit = z.enum(['working-days', 'natural-days'])
export const opinion = z.enum(['agree', 'agree-with-conditions', 'disagree'])
export const revocationGround = z.enum(['granted-without-right', 'obtained-by-deceit', 'public-interest'])
export const handingMethod = z.enum(['window', 'post', 'electronic', 'terminal'])
export const tracking = z.enum(['sent', 'in-transit', 'delivered', 'sent-back'])
export const jointActKind = z.enum(['site-inspection', 'meeting', 'completion-acceptance', 'home-visit'])

/** A date by which someone owes something. `daysLeft` counts working days; below 0 it is overdue. */
export const due = z.object({
  date: civilDate,
  daysLeft: z.int(),
  /** The holidays of that year are not announced yet. */
  provisional: z.boolean(),
  /** Who owes it. */
  owner: z.enum(['applicant', 'window', 'authority', 'centre']),
})
export type Due = z.infer<typeof due>

/** The clock of a task as it stands: of what was allowed, what is used, and whether it runs. */
export const clock = z.object({
  state: z.enum(['running', 'stopped', 'ended']),
  allowed: z.number(),
  used: z.number(),
  left: z.number(),
  overdueBy: z.number(),
  due: civilDate,
  provisional: z.boolean(),
  /** Working days that each held it: the office, the applicant, a third party. */
  held: z.object({ office: z.number(), applicant: z.number(), thirdParty: z.number() }),
})
export type ClockOnWire = z.infer<typeof clock>

const authority = z.object({ id: z.string(), name: nameShape })

export const noticeEntry = z.object({
  subject: z.enum(['material', 'field']),
  id: z.string(),
  name: nameShape,
  problem: z.string(),
})

const givenOpinion = z.object({
  authority,
  opinion,
  text: z.string(),
  at: instant,
  bySilence: z.boolean(),
})

const opinionRequest = z.object({
  id: z.string(),
  question: z.string(),
  at: instant,
  due: civilDate,
  silence: z.enum(['agreement', 'nothing']),
  waitsFor: list(authority),
  opinions: list(givenOpinion),
})

const objection = z.object({
  id: z.string(),
  text: z.string(),
  at: instant,
  answer: z.object({ at: instant, upheld: z.boolean(), text: z.string() }).nullable(),
})

const procedure = z.object({
  id: z.string(),
  kind: procedureKind,
  suspends: z.boolean(),
  days: z.int(),
  unit: dayUnit,
  notice: z.string(),
  begunAt: instant,
  due: civilDate,
  endedAt: instant.nullable(),
  outcome: z.enum(['done', 'time-over']).nullable(),
  conclusion: z.string().nullable(),
  officials: list(z.string()),
  objections: list(objection),
})
export type ProcedureOnWire = z.infer<typeof procedure>

const issuedResult = z.object({
  licence: z.string(),
  name: nameShape,
  number: z.string(),
  validUntil: civilDate.exactOptional(),
  corrections: list(z.object({ at: instant, correction: z.string() })),
  revoked: z.object({ at: instant, ground: revocationGround, reason: z.string() }).nullable(),
})

/** What the item's law allows whoever handles it. */
const taskLaw = z.object({
  authorisation: z.enum(['decide', 'forward', 'coordinate']),
  /** Who takes part in the item: asked before it is decided. */
  joint: list(authority),
  extensionDays: z.int(),
  secondReview: z.boolean(),
  procedures: list(
    z.object({ kind: procedureKind, limitDays: z.int(), unit: dayUnit, suspends: z.boolean() }),
  ),
})

export const caseTask = z.object({
  item: z.string(),
  name: nameShape,
  authority: z.string(),
  authorityName: nameShape,
  authorityPhone: z.string(),
  dependsOn: list(z.string()),
  promisedDays: z.int(),
  /** What its decision is called: only a licence is granted or refused as one. */
  decisionForm: z.enum(DECISION_FORMS),
  stage: taskStage,
  dispatchedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  issuedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  due: due.nullable(),
  /** Null until the authority has the task. */
  clock: clock.nullable(),
  law: taskLaw,
  handOver: z
    .object({
      /** `delivered`: the authority’s own system has it; `received`: somebody has signed for it. */
      state: z.enum(['sent', 'delivered', 'received', 'failed']),
      attempts: z.int(),
      problem: z.string().nullable(),
      receipt: z.string().nullable(),
    })
    .nullable(),
  returned: z.object({ at: instant, reason: z.string(), answeredAt: instant.nullable() }).nullable(),
  addedAuthorities: list(authority),
  officials: list(z.string()),
  confirmed: z.boolean(),
  forwarded: z.object({ at: instant, proposal: z.string() }).nullable(),
  procedures: list(procedure),
  opinionRequests: list(opinionRequest),
  extension: z.object({ at: instant, days: z.int(), reason: z.string() }).nullable(),
  reasons: z.string().nullable(),
  remedies: z.string().nullable(),
  stoppedBecause: nameShape.nullable(),
  results: list(issuedResult),
  findings: list(z.object({ point: z.string(), met: z.boolean(), remark: z.string().exactOptional() })),
  commitmentChecks: list(
    z.object({ material: z.string(), kept: z.boolean(), remark: z.string(), at: instant }),
  ),
})
export type CaseTask = z.infer<typeof caseTask>

export const jointNotice = z.object({
  openedAt: instant,
  due: civilDate,
  closedAt: instant.nullable(),
  waitsFor: list(authority),
  told: list(z.object({ authority, at: instant, entries: list(noticeEntry) })),
})

export const jointAct = z.object({
  id: z.string(),
  kind: jointActKind,
  state: z.enum(['convened', 'held', 'cancelled']),
  items: list(z.object({ item: z.string(), name: nameShape })),
  authorities: list(authority),
  /** Null: the centre. */
  convenor: authority.nullable(),
  heldAt: instant,
  place: z.string(),
  agenda: list(z.string()),
  opinions: list(givenOpinion),
  attendants: list(z.string()),
  minutes: z.string().nullable(),
  conclusion: opinion.nullable(),
  cancelledBecause: z.string().nullable(),
})
export type JointActOnWire = z.infer<typeof jointAct>

/** The limit of all items together, and what was added to it. */
export const jointLimit = z.object({
  clock,
  extension: z.object({ at: instant, days: z.int(), approver: z.string(), reason: z.string() }).nullable(),
})

/** A material that is to follow, or to which a promise stands in. */
export const awaitedMaterial = z.object({ material: z.string(), name: nameShape, due: due.nullable() })

export const handing = z.object({
  at: instant,
  method: handingMethod,
  items: list(z.object({ item: z.string(), name: nameShape })),
  trackingNumber: z.string().nullable(),
  tracking: tracking.nullable(),
})

export const reopening = z.object({
  at: instant,
  document: z.string(),
  reason: z.string(),
  items: list(z.string()),
})
