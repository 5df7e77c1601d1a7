/** Change orders as a kind of process of the engine. */
import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import {
  decideOrder,
  evolveOrder,
  type OrderCommand,
  type OrderEvent,
  type OrderState,
  parseOrderEvent,
} from '@yijianshi/core/change-order'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import type { ProcessKind } from '../engine/process-kind.ts'

export type OrderEngine = Engine<OrderState, OrderCommand, OrderEvent>

/** As in the table `change_order_view`. */
export function orderRow(orderId: string, state: OrderState) {
  return {
    order_id: orderId,
    number: state.number,
    request: state.request,
    stage: state.stage,
    due: state.due,
    opened_at: new Date(state.openedAt).toISOString(),
  }
}

export const orderKind: ProcessKind<OrderState, OrderCommand, OrderEvent> = {
  name: 'change-order',
  decide: (state, command, actor) => decideOrder(state, command, actor, nationalWorkingCalendar),
  evolve: evolveOrder,
  parseEvent: parseOrderEvent,
  viewFunction: 'write_change_order_views',
  viewChange: ({ processId, after }) => orderRow(processId, after),
}

export function createOrderEngine(pool: pg.Pool, now: () => number): OrderEngine {
  return new Engine(pool, orderKind, now)
}
