/** Mandates as a kind of process of the engine. */
import {
  decideMandate,
  evolveMandate,
  holdingOf,
  type MandateCommand,
  type MandateEvent,
  type MandateState,
  parseMandateEvent,
} from '@yijianshi/core/mandate'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { instant, instantOrNull } from '../engine/instant.ts'
import type { ProcessKind } from '../engine/process-kind.ts'

export type MandateEngine = Engine<MandateState, MandateCommand, MandateEvent>

export const mandateKindName = 'mandate'

/** As in the table `mandate_view`. */
export function mandateRow(mandateId: string, state: MandateState) {
  const holding = holdingOf(state)
  return {
    mandate_id: mandateId,
    kind: state.kind,
    principal_kind: state.principal.kind,
    principal_id: state.principal.id,
    agent_id: state.agent,
    matters: state.matters === 'all' ? null : state.matters,
    acts: state.acts,
    given_at: instant(state.givenAt),
    holds_from: instantOrNull(holding?.from),
    holds_until: instantOrNull(holding?.until),
  }
}

export const mandateKind: ProcessKind<MandateState, MandateCommand, MandateEvent> = {
  name: mandateKindName,
  decide: decideMandate,
  begins: command => command.type === 'give',
  evolve: evolveMandate,
  parseEvent: parseMandateEvent,
  viewFunction: 'write_mandate_views',
  viewChange: ({ processId, after }) => mandateRow(processId, after),
}

export function createMandateEngine(pool: pg.Pool, now: () => number): MandateEngine {
  return new Engine(pool, mandateKind, now)
}
