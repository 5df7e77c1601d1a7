/** The rules of a change order: it names its paper, is owed within five working days, and ends once. */
import { type Actor, mayHandleOrder } from '../access/access.ts'
import { civilDateOf, type WorkingCalendar } from '../calendar/calendar.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusal/refusal.ts'
import type { OrderEvent } from './events.ts'
import type { OrderState } from './state.ts'

/** Working days within which an order from above is carried out (WY1). */
export const ORDER_DAYS = 5

type Opening = Omit<Extract<OrderEvent, { type: 'OrderOpened' }>, 'type' | 'due' | 'provisional'>

export type OrderCommand =
  /** `at`: milliseconds since 1970; the limit counts from the day after. */
  | ({ readonly type: 'open'; readonly at: number } & Opening)
  | ({ readonly type: 'carry-out' } & Omit<Extract<OrderEvent, { type: 'OrderCarriedOut' }>, 'type'>)
  | { readonly type: 'cancel'; readonly reason: string }

export type OrderDecision =
  | { readonly ok: true; readonly events: readonly OrderEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

function decided(event: OrderEvent): OrderDecision {
  return { ok: true, events: [event] }
}

function refused(code: RefusalCode, params: RefusalParams = {}): OrderDecision {
  return { ok: false, refusal: refusal(code, params) }
}

function open(command: Extract<OrderCommand, { type: 'open' }>, calendar: WorkingCalendar): OrderDecision {
  const { type: _, at, ...facts } = command
  const { document, changes, searched } = facts
  const isNamed = [document.title, document.issuer, changes].every(text => text.trim() !== '')
  const isSearched = Object.values(searched).some(list => list.length > 0)
  if (!isNamed || !isSearched) return refused('order/source-missing')
  const { date: due, provisional } = calendar.addWorkingDays(civilDateOf(at), ORDER_DAYS)
  return decided({ type: 'OrderOpened', ...facts, due, provisional })
}

export function decideOrder(
  state: OrderState | undefined,
  command: OrderCommand,
  actor: Actor,
  calendar: WorkingCalendar,
): OrderDecision {
  if (!mayHandleOrder(actor.role, command.type)) {
    return refused('access/role', { role: actor.role, command: command.type })
  }
  if (command.type === 'open') return state === undefined ? open(command, calendar) : refused('order/exists')
  if (state === undefined) return refused('order/not-found')
  if (state.stage !== 'open') return refused('order/closed')
  if (command.type === 'cancel') {
    if (command.reason.trim() === '') return refused('order/reason-missing')
    return decided({ type: 'OrderCancelled', reason: command.reason })
  }
  const { type: _, ...facts } = command
  return decided({ type: 'OrderCarriedOut', ...facts })
}
