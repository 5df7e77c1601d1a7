/** Who may do what: one table, pure. Relations between person and case are checked beside it. */

export const ROLES = ['applicant', 'clerk', 'reviewer', 'manager'] as const
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
}

export function mayCommand(role: Role, command: CaseCommandType): boolean {
  return MAY_COMMAND[command].includes(role)
}

export const VIEWS = ['own-cases', 'desk', 'inbox', 'case', 'case-form', 'case-history', 'all-cases'] as const
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
