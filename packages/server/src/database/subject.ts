/** For whom a query asks: what the policies of the tables with personal data go by. */
import type { PersonActor } from '@yijianshi/core/access'

/** What the server does by itself; which tables each needs, the table `guard_work` says. */
export const WORKS = [
  /** The key ring: it hands a key to whoever could read the row that the key opens. */
  'keys',
  'rotation',
  /** From the first step to the account: until then nobody is there to ask for. */
  'log-in',
  /** Finding or making the person of a citizen number. */
  'registration',
  /** Names beside cases that the reader follows and does not handle, most of them shown masked. */
  'names',
  /** Whoever holds number and code of a receipt. */
  'receipt',
  /** Whoever holds a licence, or its code. */
  'licences',
  /** Counts over what was handed in. */
  'reports',
  'housekeeping',
  'erasure',
  /** The operator, for members of staff. */
  'staff-accounts',
] as const
export type Work = (typeof WORKS)[number]

/** Somebody who is logged in, a work of the server, or nobody, who sees nothing. */
export type Subject =
  | PersonActor
  | { readonly role: 'work'; readonly work: Work }
  | { readonly role: 'nobody' }

export const NOBODY: Subject = { role: 'nobody' }

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
      return `editor ${subject.account}`
    case 'work':
      return `work ${subject.work}`
    case 'nobody':
      return ''
  }
}
