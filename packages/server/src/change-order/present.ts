/** A change order as editors and managers see it: the days left, and the items concerned with the reasons. */
import type { AffectedItem, ChangeOrder, ChangeOrderSummary } from '@yijianshi/contract/publication'
import { changeState } from '@yijianshi/contract/publication'
import type { Actor } from '@yijianshi/core/access'
import { mayHandleOrder } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { affectedItems, type OrderState, orderDue } from '@yijianshi/core/change-order'
import { namesOf } from '../account/names.ts'
import { daysLeft } from '../case/view.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { linkedChanges } from './order-store.ts'

export function summaryOf(
  state: OrderState,
  names: ReadonlyMap<string, string>,
  now: number,
): ChangeOrderSummary {
  const { date: due, provisional } = orderDue(state, nationalWorkingCalendar)
  return {
    id: state.number,
    state: state.stage,
    document: { ...state.document },
    changes: state.changes,
    openedAt: instant(state.openedAt),
    openedBy: names.get(state.openedBy) ?? state.openedBy,
    due,
    ...(state.stage === 'open' && { daysLeft: daysLeft(due, now, nationalWorkingCalendar) }),
    provisional,
    affectedItems: state.affected.length,
    ...(state.carriedOut !== undefined && { version: state.carriedOut.number }),
    ...(state.closedAt !== undefined && { closedAt: instant(state.closedAt) }),
    ...(state.reason !== undefined && { reason: state.reason }),
  }
}

function affectedOnWire(catalogue: Catalogue, state: OrderState): AffectedItem[] {
  return affectedItems(catalogue, state.searched).map(({ item, matters, because }) => ({
    item: item.id,
    name: item.name,
    authority: item.authority,
    authorityName: catalogue.authorities.get(item.authority)?.name ?? {
      zh: item.authority,
      en: item.authority,
    },
    matters: matters.map(id => ({ matter: id, name: catalogue.matters.get(id)?.name ?? { zh: id, en: id } })),
    because,
  }))
}

export async function presentOrder(
  services: Services,
  actor: Actor,
  state: OrderState,
): Promise<ChangeOrder> {
  const { pool } = services
  const names = await namesOf(services.guarded, [state.openedBy])
  // The catalogue as it was searched, so that what was found then is what is shown.
  const catalogue = (await services.versions.find(state.version)) ?? services.catalogue()
  const linked = await linkedChanges(pool, state.number)
  const { words, laws, items, materials } = state.searched
  return {
    ...summaryOf(state, names, services.now()),
    searched: {
      words: [...words],
      laws: laws.map(law => ({ ...law })),
      items: [...items],
      materials: [...materials],
    },
    affected: affectedOnWire(catalogue, state),
    linked: linked.map(({ id, title, stage }) => ({ id, title, state: changeState.parse(stage) })),
    may: state.stage === 'open' && mayHandleOrder(actor.role, 'cancel') ? ['cancel'] : [],
  }
}
