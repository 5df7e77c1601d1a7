import { randomUUID } from 'node:crypto'
import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { type ChangeState, difference } from '@yijianshi/core/publication'
import { findOrderId } from '../change-order/order-store.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findVersion, getNewest, manifestOf } from './version-store.ts'

type Sent = Operation<'createChange'>['body']

/** An order that is still to be carried out, where the change names one. */
async function orderRefusal(services: Services, number: string | undefined): Promise<Outcome<null>> {
  if (number === undefined) return done(null)
  const id = await findOrderId(services.pool, number)
  const order = id === undefined ? undefined : await services.orders.load(id)
  if (order === undefined) return refused('order/not-found')
  return order.state.stage === 'open' ? done(null) : refused('order/closed')
}

/** Begins a change on the version in use; to roll back, with the content of an older one. */
export async function beginChange(
  services: Services,
  actor: Actor,
  sent: Sent,
): Promise<Outcome<{ readonly id: string; readonly state: ChangeState }>> {
  const { pool } = services
  const id = sent.id ?? randomUUID()
  const order = await orderRefusal(services, sent.order)
  if (!order.ok) return order
  const { version: base } = await getNewest(pool)
  const restored = sent.restore === undefined ? undefined : await findVersion(pool, sent.restore)
  if (sent.restore !== undefined && restored === undefined) return refused('publication/version-unknown')
  const files =
    restored === undefined
      ? []
      : difference(await manifestOf(pool, base), await manifestOf(pool, restored.version))
  const executed = await services.changes.execute({
    process: id,
    commandId: id,
    actor,
    command: {
      type: 'begin',
      title: sent.title,
      base,
      files,
      ...(sent.order !== undefined && { order: sent.order }),
      ...(restored !== undefined && { restored: restored.number }),
    },
    at: services.now(),
  })
  return executed.ok ? done({ id, state: executed.state }) : executed
}
