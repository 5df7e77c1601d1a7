/** What is owed, the cards for what was not kept, and supervision orders (督办). */
import { z } from 'zod'
import { civilDate, instant, list, nameShape, uuid } from './shape.ts'

const cursor = z.string().max(400)
const word = z.string().min(1).max(200)

/** Applicants owe things too; they stand on their own pages and not here. */
export const owingKind = z.enum(['window', 'authority', 'centre', 'editor'])
export const card = z.enum(['yellow', 'red'])

/** `due-today`: it ends today. `grave`: beyond what the law allows, or late by more than the centre tolerates. */
export const obligationState = z.enum(['running', 'due-today', 'overdue', 'grave', 'stopped'])
export type ObligationState = z.infer<typeof obligationState>

const owing = {
  /** The process that owes it: a case, a supervision order … */
  process: uuid,
  processKind: z.string(),
  /** Number of the case or of the order; null where it has none. */
  number: z.string().nullable(),
  /** Unique within the process. */
  key: z.string(),
  kind: z.string(),
  ownerKind: owingKind,
  owner: z.string(),
  ownerName: nameShape,
  item: z.string().nullable(),
  itemName: nameShape.nullable(),
  due: civilDate,
}

export const openObligation = z.object({
  ...owing,
  state: obligationState,
  /** The worst card that was given for it. */
  card: card.nullable(),
  /** A year it counts through has no announced holidays yet. */
  provisional: z.boolean(),
  unit: z.enum(['working-days', 'natural-days', 'hours']),
  /** In the unit, as are `used`, `left` and `overdueBy`. */
  allowed: z.number(),
  used: z.number(),
  left: z.number(),
  overdueBy: z.number(),
})
export type OpenObligation = z.infer<typeof openObligation>

export const obligationQuery = z.object({
  state: obligationState.exactOptional(),
  ownerKind: owingKind.exactOptional(),
  owner: word.exactOptional(),
  kind: word.exactOptional(),
  cursor: cursor.exactOptional(),
})

/** Counted up to 1,000: that number stands for so many or more. */
export const obligationCounts = z.record(obligationState, z.int())

export const obligationList = z.object({
  obligations: list(openObligation),
  /** With the first page only. */
  counts: obligationCounts.exactOptional(),
  next: z.string().nullable(),
})
export type ObligationList = z.infer<typeof obligationList>

export const alert = z.object({
  id: z.int(),
  ...owing,
  /** `reminder-50`: so many per cent of the limit were used. */
  step: z.string(),
  card: card.nullable(),
  at: instant,
  /** The supervision order that a red card has opened. */
  order: uuid.nullable(),
  acknowledgedAt: instant.nullable(),
  may: list(z.enum(['acknowledge'])),
})
export type Alert = z.infer<typeof alert>

export const alertQuery = z.object({
  card: card.exactOptional(),
  owner: word.exactOptional(),
  cursor: cursor.exactOptional(),
})
export const alertList = z.object({ alerts: list(alert), next: z.string().nullable() })
export type AlertList = z.infer<typeof alertList>
export const alertParams = z.object({ alert: z.coerce.number().int().min(1) })

export const supervisionStage = z.enum(['open', 'taken-up', 'replied', 'accepted', 'closed'])

const reply = z.object({
  text: z.string(),
  by: z.string(),
  at: instant,
  /** Why the centre was not content with it. */
  sentBack: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
})

export const supervisionOrder = z.object({
  id: uuid,
  number: z.string(),
  stage: supervisionStage,
  /** What was not kept. */
  subject: z.object({
    process: uuid,
    processKind: z.string(),
    number: z.string().nullable(),
    key: z.string(),
    kind: z.string(),
    item: z.string().nullable(),
    itemName: nameShape.nullable(),
    due: civilDate,
  }),
  ownerKind: owingKind,
  owner: z.string(),
  ownerName: nameShape,
  openedAt: instant,
  /** Null where a red card opened it. */
  openedBy: z.string().nullable(),
  reason: z.string().nullable(),
  round: z.int(),
  /** By when the next step is owed; null once it has ended. */
  due: civilDate.nullable(),
  replies: list(reply),
  ended: z.object({ by: z.string(), at: instant, reason: z.string().nullable() }).nullable(),
  may: list(z.enum(['take-up', 'reply', 'accept', 'send-back', 'close'])),
})
export type SupervisionOrder = z.infer<typeof supervisionOrder>

export const supervisionQuery = z.object({
  stage: supervisionStage.exactOptional(),
  cursor: cursor.exactOptional(),
})
export const supervisionList = z.object({ orders: list(supervisionOrder), next: z.string().nullable() })
export type SupervisionList = z.infer<typeof supervisionList>

const text = z.string().trim().max(2000)

export const newSupervisionOrder = z.object({
  /** Chosen by the client: sent twice, opened once. */
  id: uuid,
  process: uuid,
  key: word,
  reason: text,
})
export const supervisionParams = z.object({ order: uuid })
export const supervisionCommand = z.discriminatedUnion('type', [
  z.object({ id: uuid, type: z.literal('take-up') }),
  z.object({ id: uuid, type: z.literal('reply'), text }),
  z.object({ id: uuid, type: z.literal('accept') }),
  z.object({ id: uuid, type: z.literal('send-back'), reason: text }),
  z.object({ id: uuid, type: z.literal('close'), reason: text }),
])

/** What each operation of this concept takes and gives. */
export const SUPERVISION_OPERATIONS = {
  listObligations: {
    summary: 'What is owed, the most urgent first',
    query: obligationQuery,
    response: obligationList,
  },
  listAlerts: {
    summary: 'Warnings and cards, newest first; managers see cards only',
    query: alertQuery,
    response: alertList,
  },
  acknowledgeAlert: {
    summary: 'Say that a warning was read',
    params: alertParams,
    response: alert,
  },
  listSupervisionOrders: {
    summary: 'Supervision orders, newest first',
    query: supervisionQuery,
    response: supervisionList,
  },
  openSupervisionOrder: {
    summary: 'Open a supervision order for what is owed, before a red card does',
    body: newSupervisionOrder,
    response: supervisionOrder,
  },
  getSupervisionOrder: {
    summary: 'A supervision order with its replies',
    params: supervisionParams,
    response: supervisionOrder,
  },
  commandSupervisionOrder: {
    summary: 'Act on a supervision order; the same id acts once',
    params: supervisionParams,
    body: supervisionCommand,
    response: supervisionOrder,
  },
} as const
