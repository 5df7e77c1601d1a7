import { type Actor, answersFor, maySee, type View } from '@yijianshi/core/access'
import { type CaseState, handles, involvedAuthorities } from '@yijianshi/core/case'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

export type VisibleCase = { readonly version: number; readonly state: CaseState }

type Reviewer = Extract<Actor, { readonly role: 'reviewer' }>

function isHandled(actor: Reviewer, state: CaseState): boolean {
  return state.tasks.some(task => handles(actor, task))
}

/** For one notice, for an opinion, or to a joint act. */
function isAsked(actor: Reviewer, state: CaseState): boolean {
  const asked = state.jointNotice?.authorities.includes(actor.authority) ?? false
  const ownsAll = actor.items === 'all'
  const isOther = !state.tasks.some(task => task.authority === actor.authority)
  if (asked) return ownsAll || state.tasks.some(task => answersFor(actor, task.authority, task.item))
  return state.acceptedAt !== undefined && isOther && involvedAuthorities(state).has(actor.authority)
}

/** The applicant's own, those of the window, those with an item of the reviewer's; all for a manager. */
export function isConcerned(actor: Actor, state: CaseState): boolean {
  switch (actor.role) {
    case 'applicant':
      return state.applicant === actor.person
    case 'clerk':
      return state.site === actor.site
    // Supervises progress everywhere; names are masked and contents closed.
    case 'manager':
      return true
    case 'reviewer':
      // An authority learns of a case when it is accepted, or when it is asked what is missing.
      return isAsked(actor, state) || (state.acceptedAt !== undefined && isHandled(actor, state))
    case 'system':
    case 'editor':
      return false
  }
}

/** The case, now or just after a version. Strangers are told that there is none. */
export async function findVisibleCase(
  services: Services,
  actor: Actor,
  caseId: string,
  view: View = 'case',
  version?: number,
): Promise<Outcome<VisibleCase>> {
  if (!maySee(actor.role, view)) return refused('access/role', { role: actor.role, command: view })
  const current = await services.engine.load(caseId)
  // Rights hang on the case as it is now, also for a look at an earlier version.
  if (current === undefined || !isConcerned(actor, current.state)) return refused('case/not-found')
  if (version === undefined || version >= current.version) return done(current)
  const earlier = await services.engine.at(caseId, version)
  return earlier === undefined ? refused('case/not-found') : done(earlier)
}
