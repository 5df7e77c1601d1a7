import type { Operation } from '@yijianshi/contract/contract'
import type { SupervisionOrder } from '@yijianshi/contract/supervision'
import { type Actor, rolesThatSee } from '@yijianshi/core/access'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { pageSize, readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { Services, SharedServices } from '../http/wiring.ts'
import { acknowledgeAlert, listAlerts } from './alerts.ts'
import { listObligations } from './obligations.ts'
import { openByHand } from './open.ts'
import { presentOrders, type StoredOrder } from './present.ts'
import { Conditions } from './scope.ts'

const staff = rolesThatSee('supervision')
const orderRow = z.object({ order_id: z.uuid(), opened_at: z.date() })

async function loadOrders(services: Services, ids: readonly string[]): Promise<StoredOrder[]> {
  const loaded = await Promise.all(ids.map(id => services.supervision.load(id)))
  return loaded.flatMap((found, index) => {
    const id = ids[index]
    return found === undefined || id === undefined ? [] : [{ id, state: found.state }]
  })
}

async function listOrders(
  services: Services,
  actor: Actor,
  query: Operation<'listSupervisionOrders'>['query'],
): Promise<Outcome<Operation<'listSupervisionOrders'>['response']>> {
  const cursor = readCursor(query.cursor)
  const moment = cursor === undefined || cursor === 'invalid' ? undefined : readMoment(cursor)
  if (cursor === 'invalid' || (cursor !== undefined && moment === undefined)) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const conditions = new Conditions().scope(actor).add(query.stage, parameter => `stage = ${parameter}`)
  const first = conditions.next
  conditions.add(moment, parameter => `(opened_at, order_id) < (${parameter}, $${first + 1}::uuid)`)
  if (cursor !== undefined) conditions.bare(cursor.id)
  const found = await services.pool.query(
    `SELECT order_id, opened_at FROM supervision_view WHERE ${conditions.text}
     ORDER BY opened_at DESC, order_id DESC LIMIT ${pageSize + 1}`,
    [...conditions.values],
  )
  const rows = found.rows.map(row => orderRow.parse(row))
  const page = toPage(rows, row => ({ key: String(row.opened_at.getTime()), id: row.order_id }))
  const orders = await loadOrders(
    services,
    page.rows.map(row => row.order_id),
  )
  return done({ orders: await presentOrders(services, actor, orders), next: page.next })
}

/** Whether the order is one of those that the actor sees. */
async function isVisible(services: Services, actor: Actor, order: string): Promise<boolean> {
  const conditions = new Conditions().scope(actor).add(order, parameter => `order_id = ${parameter}`)
  const found = await services.pool.query(`SELECT FROM supervision_view WHERE ${conditions.text}`, [
    ...conditions.values,
  ])
  return found.rows.length > 0
}

async function findOrder(services: Services, actor: Actor, id: string): Promise<Outcome<SupervisionOrder>> {
  const [found] = (await isVisible(services, actor, id)) ? await loadOrders(services, [id]) : []
  if (found === undefined) return refused('supervision/not-found')
  const [order] = await presentOrders(services, actor, [found])
  return order === undefined ? refused('supervision/not-found') : done(order)
}

export function supervisionRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'listObligations', staff, ({ reader, query, services }) =>
    listObligations(services, reader.actor, query),
  )
  route(app, shared, 'listAlerts', staff, ({ reader, query, services }) =>
    listAlerts(services, reader.actor, query),
  )
  route(app, shared, 'acknowledgeAlert', staff, ({ reader, params, services }) =>
    acknowledgeAlert(services, reader.actor, params.alert),
  )
  route(app, shared, 'listSupervisionOrders', staff, ({ reader, query, services }) =>
    listOrders(services, reader.actor, query),
  )
  route(app, shared, 'openSupervisionOrder', staff, async ({ reader, body, services }) => {
    const opened = await openByHand(services, reader.actor, body)
    return opened.ok ? findOrder(services, reader.actor, opened.value) : opened
  })
  route(app, shared, 'getSupervisionOrder', staff, ({ reader, params, services }) =>
    findOrder(services, reader.actor, params.order),
  )
  route(app, shared, 'commandSupervisionOrder', staff, async ({ reader, params, body, services }) => {
    const { actor } = reader
    if (!(await isVisible(services, actor, params.order))) return refused('supervision/not-found')
    const { id: commandId, ...command } = body
    const executed = await services.supervision.execute({
      process: params.order,
      commandId,
      actor,
      command,
      at: services.now(),
    })
    return executed.ok ? findOrder(services, actor, params.order) : executed
  })
}
