/** What a person may ask of a case over the wire; the server adds what only it knows. */
import { z } from 'zod'
import {
  handingMethod,
  jointActKind,
  opinion,
  procedureKind,
  revocationGround,
  tracking,
} from './case-course.ts'
import { civilDate, instant, uuid } from './shape.ts'

const shortText = z.string().trim().max(2000)
const id = z.string().max(200)
const item = id
const days = z.int().min(0).max(400)
const ids = z.array(id).max(200)
const entries = z.array(z.object({ subject: z.enum(['material', 'field']), id, problem: shortText })).max(200)
const names = z.array(z.string().trim().max(100)).max(50)

const intake = [
  z.object({ type: z.literal('pre-examine'), outcome: z.enum(['ready', 'to-mend']), entries }),
  z.object({ type: z.literal('accept'), checked: ids }),
  z.object({ type: z.literal('decline'), reason: shortText, competentAuthority: id.exactOptional() }),
  z.object({ type: z.literal('issue-notice'), entries }),
  z.object({ type: z.literal('withdraw'), reason: shortText }),
  z.object({ type: z.literal('prolong-supplement'), material: id, days, reason: shortText }),
  /** `request`: how and when the applicant asked for it. */
  z.object({ type: z.literal('take-over-version'), request: shortText }),
] as const

const task = [
  z.object({ type: z.literal('receive-task'), item }),
  z.object({ type: z.literal('return-task'), item, reason: shortText }),
  z.object({ type: z.literal('resend-task'), item, explanation: shortText }),
  z.object({ type: z.literal('transfer-task'), item, authority: id, reason: shortText }),
  z.object({ type: z.literal('add-authority'), item, authority: id, reason: shortText }),
  z.object({ type: z.literal('retry-hand-over'), item }),
  z.object({
    type: z.literal('review-task'),
    item,
    findings: z.array(z.object({ point: id, met: z.boolean(), remark: shortText.exactOptional() })).max(100),
    officials: names.exactOptional(),
  }),
  z.object({ type: z.literal('confirm-review'), item }),
  z.object({ type: z.literal('send-back-review'), item, remark: shortText }),
  z.object({ type: z.literal('forward-task'), item, proposal: shortText }),
  z.object({ type: z.literal('begin-procedure'), item, kind: procedureKind, days, notice: shortText }),
  z.object({
    type: z.literal('end-procedure'),
    item,
    procedure: id,
    conclusion: shortText,
    officials: names.exactOptional(),
  }),
  z.object({ type: z.literal('raise-objection'), item, procedure: id, text: shortText }),
  z.object({
    type: z.literal('answer-objection'),
    item,
    objection: id,
    upheld: z.boolean(),
    text: shortText,
  }),
  z.object({
    type: z.literal('request-opinion'),
    item,
    authorities: ids,
    question: shortText,
    days,
    silence: z.enum(['agreement', 'nothing']),
  }),
  z.object({ type: z.literal('give-opinion'), item, request: id, opinion, text: shortText }),
  z.object({ type: z.literal('extend-task'), item, days, reason: shortText }),
  z.object({ type: z.literal('shorten-limit'), item, days, reason: shortText }),
] as const

const decisions = [
  z.object({ type: z.literal('decide-task'), item, outcome: z.literal('grant') }),
  z.object({ type: z.literal('decide-task'), item, outcome: z.literal('refuse'), reasons: shortText }),
  z.object({ type: z.literal('decide-task'), item, outcome: z.literal('not-needed'), reason: shortText }),
  z.object({ type: z.literal('issue-result'), item }),
  z.object({
    type: z.literal('correct-result'),
    item,
    licence: id,
    correction: shortText,
    validUntil: civilDate.exactOptional(),
  }),
  z.object({
    type: z.literal('revoke-result'),
    item,
    licence: id,
    ground: revocationGround,
    reason: shortText,
  }),
  z.object({
    type: z.literal('check-commitment'),
    item,
    material: id,
    kept: z.boolean(),
    remark: shortText,
  }),
] as const

const joint = [
  z.object({ type: z.literal('open-joint-notice') }),
  z.object({ type: z.literal('tell-missing'), entries }),
  z.object({
    type: z.literal('convene'),
    kind: jointActKind,
    items: ids,
    authorities: ids,
    heldAt: instant,
    place: shortText,
    agenda: z.array(shortText).max(50),
  }),
  z.object({
    type: z.literal('move-joint-act'),
    act: id,
    heldAt: instant,
    place: shortText,
    reason: shortText,
  }),
  z.object({ type: z.literal('give-joint-opinion'), act: id, opinion, text: shortText }),
  z.object({
    type: z.literal('hold-joint-act'),
    act: id,
    attendants: names,
    minutes: z.string().trim().max(10_000),
    conclusion: opinion,
  }),
  z.object({ type: z.literal('cancel-joint-act'), act: id, reason: shortText }),
  /** `approver`: name of the head of the government. */
  z.object({
    type: z.literal('extend-joint-limit'),
    days,
    approver: z.string().trim().max(100),
    reason: shortText,
  }),
] as const

const closing = [
  z.object({ type: z.literal('choose-separate-delivery') }),
  z.object({
    type: z.literal('deliver'),
    method: handingMethod,
    trackingNumber: z.string().max(50).exactOptional(),
    items: ids.exactOptional(),
  }),
  z.object({ type: z.literal('track-delivery'), trackingNumber: z.string().max(50), state: tracking }),
  /** `document`: number of the decision on the repair. */
  z.object({ type: z.literal('repair-credit'), document: shortText }),
  z.object({ type: z.literal('reopen'), items: ids, document: shortText, reason: shortText }),
  z.object({
    type: z.literal('rate'),
    grade: z.enum([
      'very-satisfied',
      'satisfied',
      'basically-satisfied',
      'dissatisfied',
      'very-dissatisfied',
    ]),
    comment: shortText.exactOptional(),
  }),
] as const

export const caseCommand = z.union([...intake, ...task, ...decisions, ...joint, ...closing])
export type CaseCommandOnWire = z.infer<typeof caseCommand>
export const commandRequest = z.object({ commandId: uuid, command: caseCommand })

const commandTypes: readonly CaseCommandOnWire['type'][] = [
  ...new Set([...intake, ...task, ...decisions, ...joint, ...closing].map(option => option.shape.type.value)),
]

/** Those of the wire, and the ones that go by a draft of their own: papers come with files. */
export const commandType = z.enum([...commandTypes, 'correct', 'correct-on-the-spot', 'supplement'] as const)
