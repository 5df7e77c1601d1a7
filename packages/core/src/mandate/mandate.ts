/** Surface of the concept *mandate* (代理): who may act in whose name, in what, and how long. */
export {
  decideMandate,
  MANDATE_RULES,
  type MandateCommand,
  type MandateDecision,
  mayDoWithMandate,
} from './decide.ts'
export { parseMandateEvent } from './event-schema.ts'
export {
  END_GROUNDS,
  type EndGround,
  MANDATE_PROOFS,
  type MandateEvent,
  type MandateProof,
  type Principal,
} from './events.ts'
export {
  comesOfAgeOn,
  holdingOf,
  MANDATE_STANDINGS,
  type MandateStanding,
  mandateStanding,
  yearsLater,
} from './standing.ts'
export { evolveMandate, type MandateEnd, type MandateState } from './state.ts'
