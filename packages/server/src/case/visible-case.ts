import { type Actor, answersFor, maySee, type View } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

export type VisibleCase = { readonly version: number; readonly state: CaseState }

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
      // An authority learns of a case when it is accepted.
      return (
        state.acceptedAt !== undefined &&
        state.tasks.some(task => answersFor(actor, task.authority, task.item))
      )
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
