import type { Actor } from '../../access/access.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../../refusal/refusal.ts'
import type { CaseEvent } from '../events.ts'
import type { CaseStage, CaseState, Task } from '../state.ts'

/** Who acts, and what the decider may not find out by itself. */
export type DecideContext = {
  readonly actor: Actor
  /** Authorities of the catalogue: a decline must name one that exists (ALL §32(2)). */
  readonly authorities: ReadonlySet<string>
}

export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export function decided(...events: CaseEvent[]): Decision {
  return { ok: true, events }
}

export function refused(code: RefusalCode, params: RefusalParams = {}): Decision {
  return { ok: false, refusal: refusal(code, params) }
}

/** A refusal unless the case stands in one of these stages. */
export function stageRefusal(state: CaseState, ...stages: readonly CaseStage[]): Decision | undefined {
  return stages.includes(state.stage) ? undefined : refused('case/stage', { stage: state.stage })
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Tasks that can start now: nothing that they depend on is still to come. */
export function dispatchable(tasks: readonly Task[], issued: ReadonlySet<string>): Task[] {
  return tasks.filter(task => task.stage === 'waiting' && task.dependsOn.every(item => issued.has(item)))
}
