/** What a change order makes people owe. */
import { startClock } from '../calendar/calendar.ts'
import type { Obligation, Owner } from '../process/process.ts'
import { ORDER_DAYS } from './decide.ts'
import type { OrderState } from './state.ts'

export type OrderObligationKind = 'carry-out'

/** Those who keep the catalogue as a whole: any of the editors. */
export const EDITORS: Owner = { kind: 'editor', id: 'editor' }

/** The change of the catalogue that an open order asks for, in working days from its registration (WY1). */
export function orderObligations({ stage, openedAt }: OrderState): Obligation<OrderObligationKind>[] {
  if (stage !== 'open') return []
  const clock = startClock({ unit: 'working-days', allowed: ORDER_DAYS, owner: 'office', since: openedAt })
  return [{ key: 'carry-out', kind: 'carry-out', owner: EDITORS, clock }]
}
