/** Acting for another (代理): what the mandates that somebody holds now let do. */
import type { Actor } from './actor.ts'
import type { HeldMandate, MandateAct } from './held-mandate.ts'

/** For whom, and in which matter. */
export type Represented = { readonly principal: string; readonly matter: string }

/** Undefined where none of the actor’s mandates covers one of these acts. */
export function findMandateFor(
  actor: Actor,
  { principal, matter }: Represented,
  ...acts: readonly MandateAct[]
): HeldMandate | undefined {
  if (actor.role !== 'applicant') return undefined
  return actor.mandates?.find(
    held =>
      held.principal === principal &&
      (held.matters === 'all' || held.matters.includes(matter)) &&
      acts.some(act => held.acts.includes(act)),
  )
}

/** The legal representative (法定代表人) speaks for the organisation itself (民法典第六十一条). */
export function speaksForOrganisation(actor: Actor, organisation: string): boolean {
  return (
    actor.role === 'applicant' &&
    actor.mandates?.some(held => held.kind === 'legal-representative' && held.principal === organisation) ===
      true
  )
}
