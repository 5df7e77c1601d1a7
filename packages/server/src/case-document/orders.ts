/** 督办单 about a case, among its documents, for those who see the order: the centre and whoever has to answer. */
import type { CaseDocumentEntry } from '@yijianshi/contract/case-document'
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { CaseState } from '@yijianshi/core/case'
import type { Language } from '@yijianshi/core/catalogue'
import type { Printed } from '@yijianshi/core/paper'
import { makeOrderPaper } from '@yijianshi/core/paper/case'
import type { SupervisionState } from '@yijianshi/core/supervision'
import { z } from 'zod'
import { catalogueOf } from '../case/case-version.ts'
import { nameOf } from '../case/present-task.ts'
import { instant } from '../engine/instant.ts'
import type { Services } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import { itemName, ownerName } from '../supervision/owing.ts'
import { Conditions } from '../supervision/scope.ts'

type OrderOfCase = { readonly state: SupervisionState; readonly hash: string }

const mostOrders = 100
const orderRow = z.object({ order_id: z.uuid() })
const title = { zh: '督办单', en: 'Supervision order' }

export async function ordersOfCase(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<readonly OrderOfCase[]> {
  const conditions = new Conditions().scope(actor).add(caseId, parameter => `process_id = ${parameter}`)
  const found = await services.pool.query(
    `SELECT order_id FROM supervision_view WHERE ${conditions.text} ORDER BY opened_at, order_id LIMIT ${mostOrders}`,
    [...conditions.values],
  )
  const orders = await Promise.all(
    found.rows.map(async row => {
      const id = orderRow.parse(row).order_id
      const [opening] = await services.supervision.history(id)
      const standing = await services.supervision.load(id)
      return opening && standing ? [{ state: standing.state, hash: opening.hash }] : []
    }),
  )
  return orders.flat()
}

export function orderId({ state }: OrderOfCase): string {
  return `supervision-order-${state.number}`
}

/** As it stands in the list of the case's documents. */
export async function presentOrder(
  services: Services,
  caseState: CaseState,
  order: OrderOfCase,
): Promise<CaseDocumentEntry> {
  const catalogue = await catalogueOf(services, caseState)
  return {
    id: orderId(order),
    kind: 'supervision-order',
    number: order.state.number,
    name: title,
    itemName: itemName(catalogue, order.state.subject.item ?? null),
    issuer: nameOf(catalogue.sites.get(caseState.site)?.name, caseState.site),
    at: instant(order.state.openedAt),
    version: 1,
    hash: order.hash,
  }
}

export async function printOrder(
  services: Services,
  caseState: CaseState,
  order: OrderOfCase,
  language: Language,
): Promise<Printed> {
  const catalogue = await catalogueOf(services, caseState)
  const { state, hash } = order
  return makeOrderPaper({
    language,
    catalogue,
    edition: await findEdition(services.pool, caseState.catalogueVersion),
    calendar: nationalWorkingCalendar,
    order: state,
    ownerName: ownerName(catalogue, state.owner.kind, state.owner.id),
    issuerName: nameOf(catalogue.sites.get(caseState.site)?.name, caseState.site),
    caseNumber: caseState.number,
    matterName: nameOf(catalogue.matters.get(caseState.matter)?.name, caseState.matter),
    itemName: itemName(catalogue, state.subject.item ?? null) ?? undefined,
    items: caseState.tasks.map(({ item }) => item),
    hash,
  })
}
