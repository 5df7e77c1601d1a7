/** Who may do what: one table, pure. Relations between person and case are checked beside it. */

export const ROLES = ['applicant', 'clerk', 'reviewer', 'manager', 'editor'] as const
export type Role = (typeof ROLES)[number]

/** Who acts. `items` narrows a reviewer to some items of the authority. */
export type Actor =
  | { readonly role: 'applicant'; readonly account: string; readonly person: string }
  | { readonly role: 'clerk'; readonly account: string; readonly site: string; readonly window: string }
  | {
      readonly role: 'reviewer'
      readonly account: string
      readonly authority: string
      readonly items: readonly string[] | 'all'
    }
  | { readonly role: 'manager'; readonly account: string; readonly site: string }
  /** Keeps the catalogue (编目员); has to do with no case. */
  | { readonly role: 'editor'; readonly account: string }

export const CASE_COMMANDS = [
  'submit',
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
] as const
export type CaseCommandType = (typeof CASE_COMMANDS)[number]

/** Command × role. A clerk acts for the applicant only where the applicant stands at the window. */
const MAY_COMMAND: Readonly<Record<CaseCommandType, readonly Role[]>> = {
  submit: ['applicant', 'clerk'],
  accept: ['clerk'],
  decline: ['clerk'],
  'issue-notice': ['clerk'],
  correct: ['applicant', 'clerk'],
  withdraw: ['applicant'],
  'review-task': ['reviewer'],
  'decide-task': ['reviewer'],
  'issue-result': ['reviewer'],
  deliver: ['clerk'],
  rate: ['applicant'],
  'take-over-version': ['clerk'],
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

export const VIEWS = [
  'own-cases',
  'desk',
  'inbox',
  'case',
  'case-form',
  'case-history',
  'all-cases',
  'catalogue-files',
  'catalogue-changes',
  'change-orders',
  'item-manual',
  'reports',
] as const
export type View = (typeof VIEWS)[number]

const MAY_SEE: Readonly<Record<View, readonly Role[]>> = {
  'own-cases': ['applicant'],
  desk: ['clerk', 'manager'],
  inbox: ['reviewer'],
  case: ['applicant', 'clerk', 'reviewer', 'manager'],
  /** A manager supervises progress, not contents. */
  'case-form': ['applicant', 'clerk', 'reviewer'],
  'case-history': ['applicant', 'clerk', 'reviewer', 'manager'],
  'all-cases': ['clerk', 'manager'],
  'catalogue-files': ['editor', 'manager'],
  'catalogue-changes': ['editor', 'manager'],
  'change-orders': ['editor', 'manager'],
  /** 业务手册: how staff review; the public has the guide and the information sheet. */
  'item-manual': ['clerk', 'reviewer', 'manager', 'editor'],
  /** Counts over the catalogue, and benchmarks: imported and deleted by those who read them. */
  reports: ['manager', 'editor'],
}

/** The roles that a view is open to. */
export function rolesThatSee(view: View): readonly Role[] {
  return MAY_SEE[view]
}

export function maySee(role: Role, view: View): boolean {
  return MAY_SEE[view].includes(role)
}

/** Whether a reviewer answers for this item of this authority. */
export function answersFor(actor: Actor, authority: string, item: string): boolean {
  return (
    actor.role === 'reviewer' &&
    actor.authority === authority &&
    (actor.items === 'all' || actor.items.includes(item))
  )
}
