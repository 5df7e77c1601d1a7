/** What the plan laid down: when each item was to be handled, had everybody taken just the days promised. */
import { type CivilDate, civilDateOf, type WorkingCalendar } from '../../calendar/calendar.ts'
import type { CaseState } from '../state.ts'

export type PlannedSpan = { readonly from: CivilDate; readonly to: CivilDate }

/**
 * By item, from the state in which the case was accepted: an item begins when the last of those that it waits for is to
 * end. Without stops and extensions, which nobody plans. None before acceptance.
 */
export function plannedSpans(
  accepted: CaseState | undefined,
  calendar: WorkingCalendar,
): ReadonlyMap<string, PlannedSpan> {
  const spans = new Map<string, PlannedSpan>()
  if (accepted?.acceptedAt === undefined) return spans
  const first = civilDateOf(accepted.acceptedAt)
  // Tasks stand in the order of the plan, so each follows what it depends on.
  for (const { item, dependsOn, promisedDays } of accepted.tasks) {
    const ends = dependsOn.flatMap(earlier => spans.get(earlier)?.to ?? [])
    const from = ends.reduce((last, end) => (end > last ? end : last), first)
    spans.set(item, { from, to: calendar.addWorkingDays(from, promisedDays).date })
  }
  return spans
}
