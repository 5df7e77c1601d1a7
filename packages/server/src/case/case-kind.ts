/** Cases as a kind of process of the engine. */
import { nationalWorkingCalendar, type WorkingCalendar } from '@yijianshi/core/calendar'
import {
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  decide,
  evolve,
  parseCaseEvent,
} from '@yijianshi/core/case'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import type { ProcessKind } from '../engine/process-kind.ts'
import { caseViewChanges } from './view.ts'

export type CaseEngine = Engine<CaseState, CaseCommand, CaseEvent>

export type CaseKindOptions = {
  /** Ids of the running catalogue's authorities. */
  readonly authorities: () => ReadonlySet<string>
  readonly calendar?: WorkingCalendar
}

export function caseKind(options: CaseKindOptions): ProcessKind<CaseState, CaseCommand, CaseEvent> {
  const calendar = options.calendar ?? nationalWorkingCalendar
  return {
    name: 'case',
    decide: (state, command, actor) => decide(state, command, { actor, authorities: options.authorities() }),
    evolve,
    parseEvent: parseCaseEvent,
    viewFunction: 'write_case_views',
    viewChange: caseViewChanges(calendar),
  }
}

export function createCaseEngine(
  pool: pg.Pool,
  options: CaseKindOptions & { readonly now: () => number },
): CaseEngine {
  return new Engine(pool, caseKind(options), options.now)
}
