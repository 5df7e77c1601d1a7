/** Who may do what, pure: commands here, views in `views.ts`. Relations between person and case are checked beside it. */
import type { Actor, Role } from './actor.ts'

export { findMandateFor, type Represented, speaksForOrganisation } from './acting-for.ts'
export { type Actor, type Deputising, type PersonActor, ROLES, type Role, SYSTEM } from './actor.ts'
export {
  actorOnDuty,
  DUTY_KINDS,
  type Duty,
  type DutyKind,
  findDeputised,
  findDutyRefusal,
  type HeldDuties,
} from './duty.ts'
export {
  type ArrangedDuty,
  type DutyReach,
  dutyReachOf,
  mayArrangeDuty,
  mayNameDeputyFor,
} from './duty-reach.ts'
export {
  type HeldMandate,
  MANDATE_ACTS,
  MANDATE_KINDS,
  type MandateAct,
  type MandateKind,
} from './held-mandate.ts'
export {
  maySee,
  maySeeAs,
  RELATIONS,
  type Relation,
  rolesThatSee,
  VIEWS,
  type View,
} from './views.ts'

export const CASE_COMMANDS = [
  'submit',
  'pre-examine',
  'correct-on-the-spot',
  'accept',
  'decline',
  'issue-notice',
  'correct',
  'withdraw',
  'supplement',
  'prolong-supplement',
  'take-over-version',
  'receive-task',
  'return-task',
  'resend-task',
  'transfer-task',
  'add-authority',
  'retry-hand-over',
  'review-task',
  'confirm-review',
  'send-back-review',
  'forward-task',
  'begin-procedure',
  'end-procedure',
  'raise-objection',
  'answer-objection',
  'request-opinion',
  'give-opinion',
  'extend-task',
  'shorten-limit',
  'decide-task',
  'issue-result',
  'correct-result',
  'revoke-result',
  'check-commitment',
  'open-joint-notice',
  'tell-missing',
  'convene',
  'move-joint-act',
  'give-joint-opinion',
  'hold-joint-act',
  'cancel-joint-act',
  'extend-joint-limit',
  'choose-separate-delivery',
  'deliver',
  'track-delivery',
  'reopen',
  'repair-credit',
  'rate',
  'deem-accepted',
  'lapse-correction',
  'lapse-tolerance',
  'close-joint-notice',
  'record-hand-over',
  'fail-hand-over',
  'lapse-procedure',
  'take-silence',
] as const
export type CaseCommandType = (typeof CASE_COMMANDS)[number]

/**
 * Command × role. A clerk acts for the applicant only where the applicant stands at the window. What only the
 * clock may do, nobody can hurry.
 */
const MAY_COMMAND: Readonly<Record<CaseCommandType, readonly Role[]>> = {
  submit: ['applicant', 'clerk'],
  'pre-examine': ['clerk'],
  'correct-on-the-spot': ['applicant', 'clerk'],
  accept: ['clerk'],
  decline: ['clerk'],
  'issue-notice': ['clerk'],
  correct: ['applicant', 'clerk'],
  withdraw: ['applicant'],
  supplement: ['applicant', 'clerk'],
  'prolong-supplement': ['clerk', 'manager'],
  'take-over-version': ['clerk'],
  'receive-task': ['reviewer'],
  'return-task': ['reviewer'],
  'resend-task': ['clerk'],
  'transfer-task': ['manager'],
  'add-authority': ['manager'],
  'retry-hand-over': ['manager'],
  'review-task': ['reviewer'],
  'confirm-review': ['reviewer'],
  'send-back-review': ['reviewer'],
  'forward-task': ['reviewer'],
  'begin-procedure': ['reviewer'],
  'end-procedure': ['reviewer'],
  'raise-objection': ['applicant', 'clerk'],
  'answer-objection': ['reviewer'],
  'request-opinion': ['reviewer'],
  'give-opinion': ['reviewer'],
  'extend-task': ['reviewer'],
  'shorten-limit': ['reviewer'],
  'decide-task': ['reviewer'],
  'issue-result': ['reviewer'],
  'correct-result': ['reviewer'],
  'revoke-result': ['reviewer'],
  'check-commitment': ['reviewer'],
  'open-joint-notice': ['clerk', 'manager'],
  'tell-missing': ['reviewer'],
  convene: ['reviewer', 'manager'],
  'move-joint-act': ['reviewer', 'manager'],
  'give-joint-opinion': ['reviewer'],
  'hold-joint-act': ['reviewer', 'manager'],
  'cancel-joint-act': ['reviewer', 'manager'],
  'extend-joint-limit': ['manager'],
  'choose-separate-delivery': ['applicant', 'clerk'],
  deliver: ['clerk'],
  'track-delivery': ['clerk', 'system'],
  reopen: ['manager'],
  'repair-credit': ['manager'],
  rate: ['applicant'],
  'deem-accepted': ['system'],
  'lapse-correction': ['system'],
  'lapse-tolerance': ['system'],
  'close-joint-notice': ['system'],
  'record-hand-over': ['system'],
  'fail-hand-over': ['system'],
  'lapse-procedure': ['system'],
  'take-silence': ['system'],
}

export function mayCommand(role: Role, command: CaseCommandType): boolean {
  return MAY_COMMAND[command].includes(role)
}

export const CHANGE_COMMANDS = [
  'begin',
  'rename',
  'save-file',
  'rebase',
  'request-review',
  'approve',
  'send-back',
  'schedule',
  'publish',
  'fail-publication',
  'withdraw',
] as const
export type ChangeCommandType = (typeof CHANGE_COMMANDS)[number]

/** Command on a change of the catalogue × role. That the approver is a second person, the decider sees to. */
const MAY_CHANGE: Readonly<Record<ChangeCommandType, readonly Role[]>> = {
  begin: ['editor'],
  rename: ['editor'],
  'save-file': ['editor'],
  rebase: ['editor'],
  'request-review': ['editor'],
  approve: ['editor', 'manager'],
  'send-back': ['editor', 'manager'],
  schedule: ['editor', 'manager'],
  publish: ['editor', 'manager'],
  /** The server’s note that a publication it was to do is not possible, in the name of whoever scheduled it. */
  'fail-publication': ['editor', 'manager'],
  withdraw: ['editor', 'manager'],
}

export function mayChangeCatalogue(role: Role, command: ChangeCommandType): boolean {
  return MAY_CHANGE[command].includes(role)
}

export const ORDER_COMMANDS = ['open', 'carry-out', 'cancel'] as const
export type OrderCommandType = (typeof ORDER_COMMANDS)[number]

/** Command on a change order from above (上级调整) × role. */
const MAY_ORDER: Readonly<Record<OrderCommandType, readonly Role[]>> = {
  open: ['editor', 'manager'],
  /** Follows from a publication, in the name of whoever published. */
  'carry-out': ['editor', 'manager'],
  cancel: ['editor', 'manager'],
}

export function mayHandleOrder(role: Role, command: OrderCommandType): boolean {
  return MAY_ORDER[command].includes(role)
}

export const SUPERVISION_COMMANDS = ['open', 'take-up', 'reply', 'accept', 'send-back', 'close'] as const
export type SupervisionCommandType = (typeof SUPERVISION_COMMANDS)[number]

/** Command on a supervision order (督办) × role. That it is the one whom the order names, the decider sees to. */
const MAY_SUPERVISE: Readonly<Record<SupervisionCommandType, readonly Role[]>> = {
  open: ['manager', 'system'],
  'take-up': ['clerk', 'reviewer', 'manager', 'editor'],
  reply: ['clerk', 'reviewer', 'manager', 'editor'],
  accept: ['manager'],
  'send-back': ['manager'],
  close: ['manager'],
}

export function maySupervise(role: Role, command: SupervisionCommandType): boolean {
  return MAY_SUPERVISE[command].includes(role)
}

export const DUTY_COMMANDS = ['give', 'end'] as const
export type DutyCommandType = (typeof DUTY_COMMANDS)[number]

/** Command on a duty (排岗、代岗) × role. Whose duties these are, and that a reviewer is head, `duty-reach.ts` says. */
const MAY_ARRANGE: Readonly<Record<DutyCommandType, readonly Role[]>> = {
  give: ['reviewer', 'manager'],
  end: ['reviewer', 'manager'],
}

export function mayArrange(role: Role, command: DutyCommandType): boolean {
  return MAY_ARRANGE[command].includes(role)
}

/** Whether a reviewer answers for this item of this authority. */
export function answersFor(actor: Actor, authority: string, item: string): boolean {
  return (
    actor.role === 'reviewer' &&
    actor.authority === authority &&
    (actor.items === 'all' || actor.items.includes(item))
  )
}
