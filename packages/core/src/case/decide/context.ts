import type { Actor } from '../../access/access.ts'
import { type ClockLedger, clockAt, type WorkingCalendar } from '../../calendar/calendar.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../../refusal/refusal.ts'
import type { CaseEvent } from '../events.ts'
import { type CaseStage, type CaseState, isFulfilled, type Task } from '../state.ts'

/** Who acts and when, and what the decider may not find out by itself. */
export type DecideContext = {
  readonly actor: Actor
  /** Milliseconds since 1970; never before the last event of the case. */
  readonly now: number
  readonly calendar: WorkingCalendar
  /** Authorities of the catalogue: a decline must name one that exists (ALL §32(2)). */
  readonly authorities: ReadonlySet<string>
  /** Whether the site may take the item in (就近办: an item is opened to kinds of sites). */
  readonly mayTakeIn: (site: string, item: string) => boolean
}

export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export function decided(...events: readonly CaseEvent[]): Decision {
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

/** The refusal that stands first, if any does. */
export function firstOf(...refusals: readonly (Decision | undefined)[]): Decision | undefined {
  return refusals.find(one => one !== undefined)
}

export function reasonRefusal(...texts: readonly string[]): Decision | undefined {
  return texts.some(isBlank) ? refused('case/reason-missing') : undefined
}

/** Whether the limit of a clock is over at the moment of the command. */
export function isOver(clock: ClockLedger, { now, calendar }: DecideContext): boolean {
  return now >= clockAt(clock, now, calendar).due.at
}

/** Those of the tasks that can start once the items named are fulfilled, as events. */
export function dispatches(
  tasks: readonly Task[],
  fulfilled: readonly string[] = [],
  since?: number,
): CaseEvent[] {
  const done = new Set([...fulfilled, ...tasks.filter(isFulfilled).map(task => task.item)])
  return tasks
    .filter(task => task.stage === 'waiting' && task.dependsOn.every(item => done.has(item)))
    .map(({ item }) => ({ type: 'TaskDispatched', item, ...(since !== undefined && { since }) }))
}

/** Everything that needs, at whatever distance, a result that will not come. */
export function stoppedBy(tasks: readonly Task[], lostItems: readonly string[]): CaseEvent[] {
  const lost = new Set(lostItems)
  const events: CaseEvent[] = []
  // Tasks stand in the order of the plan, so each follows what it depends on.
  for (const task of tasks) {
    const because = task.dependsOn.find(item => lost.has(item))
    if (because === undefined || task.stage !== 'waiting') continue
    lost.add(task.item)
    events.push({ type: 'TaskStopped', item: task.item, because })
  }
  return events
}
