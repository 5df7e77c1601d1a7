/** What a change order makes people owe. */
import {
  type CivilDate,
  type ClockLedger,
  clockAt,
  startClock,
  type WorkingCalendar,
} from '../calendar/calendar.ts'
import type { Obligation, Owner } from '../process/process.ts'
import { ORDER_DAYS } from './decide.ts'
import type { OrderState } from './state.ts'

export type OrderObligationKind = 'carry-out'

/** Those who keep the catalogue as a whole: any of the editors. */
export const EDITORS: Owner = { kind: 'editor', id: 'editor' }

type Due = { readonly date: CivilDate; readonly provisional: boolean }

function orderClock(since: number): ClockLedger {
  return startClock({ unit: 'working-days', allowed: ORDER_DAYS, owner: 'office', since })
}

/** The change of the catalogue that an open order asks for, in working days from its registration (WY1). */
export function orderObligations({ stage, openedAt }: OrderState): Obligation<OrderObligationKind>[] {
  if (stage !== 'open') return []
  return [{ key: 'carry-out', kind: 'carry-out', owner: EDITORS, clock: orderClock(openedAt) }]
}

/** Last day (`YYYY-MM-DD`) by this calendar, also of an order that has ended. */
export function orderDue({ openedAt }: OrderState, calendar: WorkingCalendar): Due {
  const { date, provisional } = clockAt(orderClock(openedAt), openedAt, calendar).due
  return { date, provisional }
}
