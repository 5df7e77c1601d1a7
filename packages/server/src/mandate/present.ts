/** Mandates as those concerned see them. */
import type { MandateList, MandateUse, MandateView } from '@yijianshi/contract/mandate'
import type { Actor } from '@yijianshi/core/access'
import { type EndGround, type MandateState, mandateStanding, mayDoWithMandate } from '@yijianshi/core/mandate'
import { erasedName, findPersonNames, namesBeside } from '../account/person.ts'
import { nameOf } from '../case/present-task.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { isParty, type Known, partiesOf } from './lists.ts'
import type { UseRow } from './use.ts'

/** Death, or what the principal said at a window, is not the agent’s to know. */
function groundTold({ end, principal }: MandateState, actor: Actor): EndGround | null {
  const isAgentOnly = actor.role === 'applicant' && !partiesOf(actor).includes(principal.id)
  if (isAgentOnly && end?.ground !== 'replaced') return null
  return end?.ground ?? null
}

export async function presentMandates(
  services: Services,
  actor: Actor,
  known: readonly Known[],
): Promise<MandateView[]> {
  const names = await findPersonNames(
    namesBeside(services),
    known.flatMap(({ state }) => [state.principal.id, state.agent]),
  )
  const { matters } = services.catalogue()
  const at = services.now()
  return known.map(({ id, state }) => ({
    id,
    kind: state.kind,
    standing: mandateStanding(state, at),
    given: isParty(actor, state) && actor.role === 'applicant' && actor.person !== state.agent,
    principal: { ...state.principal, name: names.get(state.principal.id) ?? erasedName },
    agentName: names.get(state.agent) ?? erasedName,
    matters:
      state.matters === 'all'
        ? 'all'
        : state.matters.map(matter => ({ id: matter, name: nameOf(matters.get(matter)?.name, matter) })),
    acts: state.acts,
    from: state.from,
    until: state.until,
    givenAt: instant(state.givenAt),
    proof: state.proof ?? null,
    endedAt: instantOrNull(state.end?.at),
    endGround: groundTold(state, actor),
    mayDo: mayDoWithMandate(state, actor, at),
  }))
}

export async function presentMandate(services: Services, actor: Actor, known: Known): Promise<MandateView> {
  const [view] = await presentMandates(services, actor, [known])
  if (view === undefined) throw new Error('One mandate gives one view')
  return view
}

/** In whose names the actor may act now. */
export async function presentRepresentable(
  services: Services,
  actor: Actor,
): Promise<MandateList['representable']> {
  if (actor.role !== 'applicant') return []
  const held = actor.mandates ?? []
  const names = await findPersonNames(
    namesBeside(services),
    held.map(({ principal }) => principal),
  )
  return held.map(({ principal, principalKind, kind, matters, acts }) => ({
    principal,
    kind: principalKind,
    name: names.get(principal) ?? erasedName,
    mandate: kind,
    matters,
    acts,
  }))
}

export function presentUse(services: Services, { use_id: id, at, what, matter, role }: UseRow): MandateUse {
  return {
    id,
    at: at.toISOString(),
    what,
    matterName: nameOf(services.catalogue().matters.get(matter)?.name, matter),
    atWindow: role === 'clerk',
  }
}
