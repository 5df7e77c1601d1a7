/** For whom a query asks: what the policies of the tables with personal data go by. */
import type { PersonActor } from '@yijianshi/core/access'

/** What the server does by itself; which tables each needs, the table `guard_work` says. */
export const WORKS = [
  /** The key ring: it hands a key to whoever could read the row that the key opens. */
  'keys',
  'rotation',
  /** Whose a login, token or passkey is: until that is found nobody is there to ask for. */
  'log-in',
  /** Finding or making the person of a citizen number. */
  'registration',
  /** Names beside what the reader follows and does not handle: of persons, most of them shown masked, and of staff. */
  'names',
  /** Whoever holds number and code of a receipt. */
  'receipt',
  /** Whoever holds a licence, or its code. */
  'licences',
  /** Counts and lists over what was handed in, without what it says. */
  'reports',
  'housekeeping',
  'erasure',
  /** The operator, for members of staff. */
  'staff-accounts',
] as const
export type Work = (typeof WORKS)[number]

/** Somebody who is logged in, an account alone, a work of the server, or nobody, who sees nothing. */
export type Subject =
  | PersonActor
  | { readonly role: 'account'; readonly account: string }
  | { readonly role: 'work'; readonly work: Work }
  | { readonly role: 'nobody' }

export const NOBODY: Subject = { role: 'nobody' }

/** What belongs to the account itself, and nothing of a person or a case: as which nobody needs to be logged in. */
export function itself(account: string): Subject {
  return { role: 'account', account }
}

export function work(name: Work): Subject {
  return { role: 'work', work: name }
}

/** The value of `yijianshi.subject`. What stands behind the account counts to its end, so no value can be another subject. */
export function subjectText(subject: Subject): string {
  switch (subject.role) {
    case 'applicant':
      return `applicant ${subject.account} ${subject.person}`
    case 'clerk':
      return `clerk ${subject.account} ${subject.site}`
    case 'reviewer':
      return `reviewer ${subject.account} ${subject.authority}`
    case 'manager':
      return `manager ${subject.account} ${subject.site}`
    case 'editor':
    case 'account':
      return `${subject.role} ${subject.account}`
    case 'work':
      return `work ${subject.work}`
    case 'nobody':
      return ''
  }
}
