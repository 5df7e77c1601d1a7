/** Cases as a kind of process of the engine. */
import type { Actor } from '@yijianshi/core/access'
import { nationalWorkingCalendar, type WorkingCalendar } from '@yijianshi/core/calendar'
import {
  CASE_WORDS,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  commandByClock,
  type DecideContext,
  decide,
  evolve,
  obligations,
  parseCaseEvent,
} from '@yijianshi/core/case'
import { usualWatchRules, type WatchRules } from '@yijianshi/core/process'
import type pg from 'pg'
import { Engine } from '../engine/engine.ts'
import { obligationSource } from '../engine/obligation-rows.ts'
import type { ProcessKind } from '../engine/process-kind.ts'
import type { RecordKeys } from '../engine/sealed-words.ts'
import { caseViews } from './view.ts'

export type CaseEngine = Engine<CaseState, CaseCommand, CaseEvent>

export type CaseKindOptions = {
  /** Ids of the running catalogue's authorities. */
  readonly authorities: () => ReadonlySet<string>
  /** Whether a site may take an item in, by the running catalogue; every site may when absent. */
  readonly mayTakeIn?: (site: string, item: string) => boolean
  readonly calendar?: WorkingCalendar
  /** When people are reminded and given cards; as usual when absent. */
  readonly watchRules?: () => WatchRules
}

/** What the decider of a case is told besides state and command. */
export function decideContext(options: CaseKindOptions, actor: Actor, now: number): DecideContext {
  return {
    actor,
    now,
    calendar: options.calendar ?? nationalWorkingCalendar,
    authorities: options.authorities(),
    mayTakeIn: options.mayTakeIn ?? (() => true),
  }
}

export function caseKind(options: CaseKindOptions): ProcessKind<CaseState, CaseCommand, CaseEvent> {
  const calendar = options.calendar ?? nationalWorkingCalendar
  return {
    name: 'case',
    decide: (state, command, actor, at) => decide(state, command, decideContext(options, actor, at)),
    begins: ({ type }) => type === 'submit',
    evolve,
    parseEvent: parseCaseEvent,
    words: { paths: CASE_WORDS, recordOf: caseId => caseId },
    ...caseViews(calendar),
    obligations: obligationSource('case', obligations, () => ({
      calendar,
      rules: options.watchRules?.() ?? usualWatchRules,
    })),
    lapseCommand: (name, { key, item }) => commandByClock(name, key, item),
  }
}

export function createCaseEngine(
  pool: pg.Pool,
  options: CaseKindOptions & { readonly now: () => number; readonly keys: RecordKeys },
): CaseEngine {
  return new Engine(pool, caseKind(options), options.now, options.keys)
}
