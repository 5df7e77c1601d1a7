import type { Operation } from '@yijianshi/contract/contract'
import { rolesThatSee } from '@yijianshi/core/access'
import type { OrderState } from '@yijianshi/core/change-order'
import type { FastifyInstance } from 'fastify'
import { namesOf } from '../account/names.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { openOrder } from './open.ts'
import { findOrderId } from './order-store.ts'
import { presentOrder, summaryOf } from './present.ts'

const handlers = rolesThatSee('change-orders')
const pageSize = 20

/** Open ones by their due date, which is in the order of opening, then the closed ones, newest first. */
const ORDERS = `
  SELECT order_id FROM change_order_view
  WHERE $1::text IS NULL OR stage = $1
  ORDER BY stage <> 'open', CASE WHEN stage = 'open' THEN opened_at END, number DESC
  LIMIT ${pageSize + 1} OFFSET $2`

async function ordersPage(
  services: Services,
  query: Operation<'listChangeOrders'>['query'],
): Promise<Outcome<Operation<'listChangeOrders'>['response']>> {
  const { cursor = '0', state } = query
  if (!/^\d{1,6}$/.test(cursor)) return refused('request/invalid', { where: 'query.cursor', what: '' })
  const found = await services.pool.query<{ order_id: string }>(ORDERS, [state ?? null, Number(cursor)])
  const loaded = await Promise.all(
    found.rows.slice(0, pageSize).map(row => services.orders.load(row.order_id)),
  )
  const states = loaded.flatMap(entry => (entry === undefined ? [] : [entry.state]))
  const names = await namesOf(
    services.guarded,
    states.map(entry => entry.openedBy),
  )
  return done({
    orders: states.map(entry => summaryOf(entry, names, services.now())),
    ...(found.rows.length > pageSize && { next: String(Number(cursor) + pageSize) }),
  })
}

type Found = { readonly id: string; readonly state: OrderState }

async function findOrder(services: Services, number: string): Promise<Outcome<Found>> {
  const id = await findOrderId(services.pool, number)
  const found = id === undefined ? undefined : await services.orders.load(id)
  return id === undefined || found === undefined
    ? refused('order/not-found')
    : done({ id, state: found.state })
}

export function changeOrderRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'listChangeOrders', handlers, ({ query, services }) => ordersPage(services, query))

  route(app, shared, 'openChangeOrder', handlers, async ({ reader, body, services }) => {
    const opened = await openOrder(services, reader.actor, body)
    if (!opened.ok) return opened
    const found = await services.orders.load(opened.value)
    if (found === undefined) return refused('order/not-found')
    return done(await presentOrder(services, reader.actor, found.state))
  })

  route(app, shared, 'getChangeOrder', handlers, async ({ reader, params, services }) => {
    const found = await findOrder(services, params.order)
    return found.ok ? done(await presentOrder(services, reader.actor, found.value.state)) : found
  })

  route(app, shared, 'commandChangeOrder', handlers, async ({ reader, params, body, services }) => {
    const found = await findOrder(services, params.order)
    if (!found.ok) return found
    const { id: commandId, ...command } = body
    const executed = await services.orders.execute({
      process: found.value.id,
      commandId,
      actor: reader.actor,
      command,
      at: services.now(),
    })
    return executed.ok ? done(await presentOrder(services, reader.actor, executed.state)) : executed
  })
}
