/** Who has to do with a case besides its applicant and its window. */
import type { CaseState } from '../state.ts'
import { participants } from './task-rules.ts'

/** Authorities that handle a part of the case, act for one that does, take part, or were asked. */
export function involvedAuthorities(state: CaseState): ReadonlySet<string> {
  const involved = new Set<string>()
  for (const task of state.tasks) {
    involved.add(task.authority)
    if (task.law.entrusted !== undefined) involved.add(task.law.entrusted)
    for (const id of participants(task)) involved.add(id)
    for (const id of task.opinionRequests.flatMap(request => request.authorities)) involved.add(id)
  }
  for (const id of state.jointActs.flatMap(act => act.authorities)) involved.add(id)
  return involved
}
