/** Who has to do with a case besides its applicant and its window. */
import { type Actor, findMandateFor, MANDATE_ACTS, type Represented } from '../../access/access.ts'
import type { CaseState } from '../state.ts'
import { type Decision, refused } from './context.ts'
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

/**
 * Why somebody may not act in the applicant’s name now. Whoever handled the case learns that the mandate is over; to
 * anybody else there is no such case.
 */
export function actingRefusal(
  actor: Extract<Actor, { readonly role: 'applicant' }>,
  represented: Represented,
  handler?: string,
): Decision | undefined {
  if (represented.principal === actor.person) return undefined
  if (findMandateFor(actor, represented, 'submit') !== undefined) return undefined
  if (findMandateFor(actor, represented, ...MANDATE_ACTS) !== undefined)
    return refused('mandate/act-not-covered')
  return refused(handler === actor.person ? 'mandate/ended' : 'access/not-your-case')
}
