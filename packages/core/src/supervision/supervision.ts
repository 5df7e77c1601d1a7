/** Surface of the concept *supervision*: orders (督办) to those who are gravely late, until they have answered. */
export {
  decideSupervision,
  isOwner,
  type PermittedSupervision,
  permittedSupervision,
  type SupervisionCommand,
  type SupervisionDecision,
} from './decide.ts'
export { parseSupervisionEvent, SUPERVISION_WORDS } from './event-schema.ts'
export type { Supervised, SupervisionEvent } from './events.ts'
export {
  CENTRE,
  SUPERVISION_LIMITS,
  type SupervisionObligationKind,
  supervisionObligations,
} from './obligations.ts'
export {
  evolveSupervision,
  type SupervisionReply,
  type SupervisionStage,
  type SupervisionState,
} from './state.ts'
