/** Change orders as a kind of process of the engine. */
import {
  decideOrder,
  evolveOrder,
  type OrderCommand,
  type OrderEvent,
  type OrderState,
  orderObligations,
  parseOrderEvent,
} from '@yijianshi/core/change-order'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { instant } from '../engine/instant.ts'
import { obligationSource, type Watching } from '../engine/obligation-rows.ts'
import type { ProcessKind } from '../engine/process-kind.ts'

export type OrderEngine = Engine<OrderState, OrderCommand, OrderEvent>

export const orderKindName = 'change-order'

/** As in the table `change_order_view`. */
export function orderRow(orderId: string, state: OrderState) {
  return {
    order_id: orderId,
    number: state.number,
    request: state.request,
    stage: state.stage,
    opened_at: instant(state.openedAt),
  }
}

/** `watching`: the calendar by which orders are due, and when editors are reminded and given cards. */
export function orderKind(watching: () => Watching): ProcessKind<OrderState, OrderCommand, OrderEvent> {
  return {
    name: orderKindName,
    decide: (state, command, actor) => decideOrder(state, command, actor, watching().calendar),
    evolve: evolveOrder,
    parseEvent: parseOrderEvent,
    viewFunction: 'write_change_order_views',
    viewChange: ({ processId, after }) => orderRow(processId, after),
    obligations: obligationSource(orderKindName, orderObligations, watching),
  }
}

export function createOrderEngine(pool: pg.Pool, now: () => number, watching: () => Watching): OrderEngine {
  return new Engine(pool, orderKind(watching), now)
}
