/** Surface of the concept *change order*: what somebody above has ordered to be changed in the catalogue. */
export { type Affected, affectedItems, type Finding } from './affected.ts'
export { decideOrder, ORDER_DAYS, type OrderCommand, type OrderDecision } from './decide.ts'
export { parseOrderEvent } from './event-schema.ts'
export type { OrderEvent, Searched, SourceDocument } from './events.ts'
export { EDITORS, type OrderObligationKind, orderDue, orderObligations } from './obligations.ts'
export { evolveOrder, type OrderStage, type OrderState } from './state.ts'
