/** Day by day, why the limit of a task ends where the server says that it ends. */
import type { CaseTask } from '@yijianshi/contract/case'
import {
  type ExplainedDay,
  explainLimit,
  type LimitStop,
  nationalWorkingCalendar,
} from '@yijianshi/core/calendar'

/** What stood still until now, in order of time; what overlaps was one stop. */
function stopsOf({ procedures }: CaseTask, until: number): LimitStop[] {
  const spans = procedures
    .filter(({ suspends }) => suspends)
    .map(({ begunAt, endedAt }) => ({
      from: Date.parse(begunAt),
      to: Math.min(until, endedAt === null ? until : Date.parse(endedAt)),
    }))
    .filter(({ from }) => from <= until)
    .toSorted((one, other) => one.from - other.from)
  const stops: LimitStop[] = []
  for (const { from, to } of spans) {
    const last = stops.at(-1)
    if (last !== undefined && from <= last.to) {
      stops[stops.length - 1] = { ...last, to: Math.max(last.to, to) }
    } else stops.push({ kind: 'suspend', from, to })
  }
  return stops
}

/**
 * Every day of the limit up to its end. Undefined before the authority has the task, and where the explanation would
 * not lead to the day that the server told: the server is right then. `now`: milliseconds since 1970.
 */
export function timelineDays(task: CaseTask, now: number): readonly ExplainedDay[] | undefined {
  const { clock, dispatchedAt, decidedAt } = task
  if (clock === null || dispatchedAt === null) return undefined
  const until = decidedAt === null ? now : Math.min(now, Date.parse(decidedAt))
  const limit = {
    unit: 'working-days',
    amount: clock.allowed,
    since: Date.parse(dispatchedAt),
    stops: stopsOf(task, until),
  } as const
  const { due, days } = explainLimit(nationalWorkingCalendar, limit)
  return due.date === clock.due ? days : undefined
}
