/** A case for a reader: whether it is theirs to see, and which part of it. */
import { type Actor, maySee, maySeeAs, type Relation, type View } from '@yijianshi/core/access'
import { type CaseState, readableItems, relationTo } from '@yijianshi/core/case'
import { findOpenAccess, type ReasonedLook, recordReasonedLook } from '../access-record/reasoned.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

/** `state` just after `version`. */
export type StandingCase = { readonly version: number; readonly state: CaseState }

export type VisibleCase = StandingCase & {
  readonly relation: Relation
  /** Items whose part of the data the reader may read. */
  readonly items: ReadonlySet<string>
  /** The open access by which contents are shown; each look is recorded: `recordLook`. */
  readonly access?: string
}

/** `now`: the case as it is now, on which rights hang, where an earlier version is shown. */
export function visibleTo(
  actor: Actor,
  { version, state }: StandingCase,
  now: CaseState = state,
  relation: Relation = relationTo(actor, now),
): VisibleCase {
  return { version, state, relation, items: readableItems(actor, relation, now) }
}

/** Whether the reader has to do with the case at all. */
export function isConcerned(actor: Actor, state: CaseState): boolean {
  return maySeeAs(actor.role, 'case', relationTo(actor, state))
}

type Stand = Pick<VisibleCase, 'relation' | 'access'>

/** Only a look at contents asks whether a reason was told: progress is shown without one, and as without one. */
async function findStand(
  services: Services,
  actor: Actor,
  caseId: string,
  state: CaseState,
  view: View,
): Promise<Stand> {
  const relation = relationTo(actor, state)
  if (relation !== 'supervises' || maySeeAs(actor.role, view, relation)) return { relation }
  const open = await findOpenAccess(services, { account: actor.account, case: caseId })
  return open === undefined ? { relation } : { relation: relationTo(actor, state, true), access: open.id }
}

/** Who handled it by a mandate that is over is told so, and nothing else. */
function wasHandler(actor: Actor, { applicant, handler }: CaseState): boolean {
  return actor.role === 'applicant' && actor.person === handler?.person && actor.person !== applicant
}

/** Records a look that only an open access allows; any other is one’s daily work. */
export async function recordLook(
  { pool, now }: Services,
  actor: Actor,
  caseId: string,
  { access }: Pick<VisibleCase, 'access'>,
  look: Omit<ReasonedLook, 'access'>,
): Promise<void> {
  if (access === undefined) return
  await recordReasonedLook(pool, { account: actor.account, case: caseId }, { access, ...look }, now())
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
  if (current === undefined) return refused('case/not-found')
  const stand = await findStand(services, actor, caseId, current.state, view)
  if (!maySeeAs(actor.role, view, stand.relation)) {
    if (stand.relation === 'supervises') return refused('access/reason-needed')
    return refused(wasHandler(actor, current.state) ? 'mandate/ended' : 'case/not-found')
  }
  // Rights hang on the case as it is now, also for a look at an earlier version.
  const standing =
    version === undefined || version >= current.version ? current : await services.engine.at(caseId, version)
  return standing === undefined
    ? refused('case/not-found')
    : done({ ...visibleTo(actor, standing, current.state, stand.relation), ...stand })
}

/** With its contents where the reader may read them, without them otherwise. */
export async function findReadableCase(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<Outcome<VisibleCase>> {
  const whole = await findVisibleCase(services, actor, caseId, 'case-form')
  return whole.ok || whole.refusal.code !== 'access/reason-needed'
    ? whole
    : findVisibleCase(services, actor, caseId)
}
