/** A change order as it stands: the fold of its events. */
import type { Recorded } from '../process/process.ts'
import type { OrderEvent } from './events.ts'

export type OrderStage = 'open' | 'carried-out' | 'cancelled'

/** Not the day that was told at the opening: when it is due follows from the calendar in force, see `orderDue`. */
type Opening = Omit<Extract<OrderEvent, { type: 'OrderOpened' }>, 'type' | 'due' | 'provisional'>

export type OrderState = Opening & {
  readonly stage: OrderStage
  readonly openedBy: string
  readonly openedAt: number
  readonly closedAt?: number
  readonly carriedOut?: { readonly change: string; readonly version: string; readonly number: number }
  readonly reason?: string
}

/** Throws when a history does not begin with its beginning. */
export function evolveOrder(state: OrderState | undefined, recorded: Recorded<OrderEvent>): OrderState {
  const { event, at } = recorded
  if (event.type === 'OrderOpened') {
    const { type: _, due: __, provisional: ___, ...facts } = event
    return { ...facts, stage: 'open', openedBy: recorded.account, openedAt: at }
  }
  if (state === undefined) throw new Error(`A change order can't begin with ${event.type}`)
  if (event.type === 'OrderCancelled') {
    return { ...state, stage: 'cancelled', closedAt: at, reason: event.reason }
  }
  const { type: _, ...carriedOut } = event
  return { ...state, stage: 'carried-out', closedAt: at, carriedOut }
}
