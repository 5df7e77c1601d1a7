/** A supervision order as staff see it. */
import { owingKind, type SupervisionOrder } from '@yijianshi/contract/supervision'
import type { Actor } from '@yijianshi/core/access'
import { clockAt, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import {
  permittedSupervision,
  type SupervisionState,
  supervisionObligations,
} from '@yijianshi/core/supervision'
import { namesOf } from '../account/names.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { itemName, numberOf, ownerName } from './owing.ts'

export type StoredOrder = { readonly id: string; readonly state: SupervisionState }

function accountsOf({ openedBy, replies, ended }: SupervisionState): string[] {
  return [
    openedBy,
    ...replies.flatMap(({ by, sentBack }) => [by, ...(sentBack === undefined ? [] : [sentBack.by])]),
    ...(ended === undefined ? [] : [ended.by]),
  ]
}

/** By when the next step is owed; null once nothing is. */
function dueOf(state: SupervisionState, now: number): string | null {
  const dues = supervisionObligations(state).map(
    ({ clock }) => clockAt(clock, now, nationalWorkingCalendar).due.date,
  )
  return dues.toSorted()[0] ?? null
}

async function numbersOf(services: Services, orders: readonly StoredOrder[]) {
  const found = await services.pool.query<{ process_id: string; number: string | null }>(
    `SELECT process_id, ${numberOf} FROM unnest($1::uuid[]) AS page (process_id)`,
    [[...new Set(orders.map(({ state }) => state.subject.process))]],
  )
  return new Map(found.rows.map(row => [row.process_id, row.number]))
}

export async function presentOrders(
  services: Services,
  actor: Actor,
  orders: readonly StoredOrder[],
): Promise<SupervisionOrder[]> {
  const catalogue = services.catalogue()
  const names = await namesOf(
    services.guarded,
    orders.flatMap(({ state }) => accountsOf(state)),
  )
  const numbers = await numbersOf(services, orders)
  const name = (account: string) => names.get(account) ?? account
  return orders.map(({ id, state }) => {
    const { subject, owner, ended } = state
    const item = subject.item ?? null
    return {
      id,
      number: state.number,
      stage: state.stage,
      subject: {
        ...subject,
        number: numbers.get(subject.process) ?? null,
        item,
        itemName: itemName(catalogue, item),
      },
      ownerKind: owingKind.parse(owner.kind),
      owner: owner.id,
      ownerName: ownerName(catalogue, owner.kind, owner.id),
      openedAt: instant(state.openedAt),
      // The clock has no account.
      openedBy: names.get(state.openedBy) ?? null,
      reason: state.reason ?? null,
      round: state.round,
      due: dueOf(state, services.now()),
      replies: state.replies.map(({ text, by, at, sentBack }) => ({
        text,
        by: name(by),
        at: instant(at),
        sentBack:
          sentBack === undefined
            ? null
            : { reason: sentBack.reason, by: name(sentBack.by), at: instant(sentBack.at) },
      })),
      ended:
        ended === undefined
          ? null
          : { by: name(ended.by), at: instant(ended.at), reason: ended.reason ?? null },
      may: permittedSupervision(state, actor),
    }
  })
}
