/** How somebody stands to a case, as the table of views asks it. */
import { type Actor, answersFor, findMandateFor, type Relation } from '../access/access.ts'
import { involvedAuthorities } from './decide/relation.ts'
import { handles } from './decide/task-rules.ts'
import type { CaseState } from './state.ts'

type Reviewer = Extract<Actor, { readonly role: 'reviewer' }>

/** For one notice, for an opinion, or to a joint act. */
function isAsked(actor: Reviewer, state: CaseState): boolean {
  if (state.jointNotice?.authorities.includes(actor.authority)) {
    return actor.items === 'all' || state.tasks.some(task => answersFor(actor, task.authority, task.item))
  }
  if (state.acceptedAt === undefined) return false
  // Colleagues of other items of the same authority see the case no more than before.
  if (state.tasks.some(task => task.authority === actor.authority)) return false
  return involvedAuthorities(state).has(actor.authority)
}

/** Whoever may hand in or be told what comes of it reads the case. */
function represents(actor: Actor, { applicant: principal, matter }: CaseState): boolean {
  return findMandateFor(actor, { principal, matter }, 'submit', 'receive-notices') !== undefined
}

/** `hasReason`: an access with a stated reason is open for this account and case. */
export function relationTo(actor: Actor, state: CaseState, hasReason = false): Relation {
  switch (actor.role) {
    case 'applicant':
      if (state.applicant === actor.person) return 'own'
      return represents(actor, state) ? 'represents' : 'stranger'
    case 'clerk':
      return state.site === actor.site ? 'own-site' : 'stranger'
    case 'reviewer':
      // An authority learns of a case when it is accepted, or when it is asked what is missing.
      if (state.acceptedAt !== undefined && state.tasks.some(task => handles(actor, task))) return 'handles'
      return isAsked(actor, state) ? 'asked' : 'stranger'
    case 'manager':
      return hasReason ? 'reasoned' : 'supervises'
    case 'system':
    case 'editor':
      return 'stranger'
  }
}
