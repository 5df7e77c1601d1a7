/** Supervision orders as a kind of process of the engine. */
import {
  decideSupervision,
  evolveSupervision,
  parseSupervisionEvent,
  SUPERVISION_WORDS,
  type SupervisionCommand,
  type SupervisionEvent,
  type SupervisionState,
  supervisionObligations,
} from '@yijianshi/core/supervision'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import { obligationSource, type Watching } from '../engine/obligation-rows.ts'
import type { ProcessKind } from '../engine/process-kind.ts'
import type { RecordKeys } from '../engine/sealed-words.ts'

export type SupervisionEngine = Engine<SupervisionState, SupervisionCommand, SupervisionEvent>

export const supervisionKindName = 'supervision-order'

/** As in the table `supervision_view`. */
export function supervisionRow(orderId: string, state: SupervisionState) {
  const { subject, owner, ended } = state
  return {
    order_id: orderId,
    number: state.number,
    stage: state.stage,
    process_id: subject.process,
    process_kind: subject.processKind,
    key: subject.key,
    kind: subject.kind,
    owner_kind: owner.kind,
    owner_id: owner.id,
    item: subject.item ?? null,
    opened_at: instant(state.openedAt),
    closed_at: instantOrNull(ended?.at),
  }
}

export function supervisionKind(
  watching: () => Watching,
): ProcessKind<SupervisionState, SupervisionCommand, SupervisionEvent> {
  return {
    name: supervisionKindName,
    decide: decideSupervision,
    evolve: evolveSupervision,
    parseEvent: parseSupervisionEvent,
    words: {
      paths: SUPERVISION_WORDS,
      recordOf: (orderId, first) => (first.type === 'SupervisionOpened' ? first.subject.process : orderId),
    },
    viewFunction: 'write_supervision_views',
    viewChange: ({ processId, after }) => supervisionRow(processId, after),
    obligations: obligationSource(supervisionKindName, supervisionObligations, watching),
  }
}

export function createSupervisionEngine(
  pool: pg.Pool,
  now: () => number,
  watching: () => Watching,
  keys: RecordKeys,
): SupervisionEngine {
  return new Engine(pool, supervisionKind(watching), now, keys)
}
