/** When everything would be done, if everybody keeps to the limits from here. */
import { type CivilDate, civilDateOf, dueOf, limitAt, type WorkingCalendar } from '../../calendar/calendar.ts'
import { taskClock } from '../clocks.ts'
import type { CaseState, Task } from '../state.ts'

export type DayEnd = { readonly date: CivilDate; readonly provisional: boolean }

function latest(ends: readonly [DayEnd, ...DayEnd[]]): DayEnd {
  return ends.reduce((last, end) => (end.date > last.date ? end : last))
}

/** When one task would end, given the ends of those before it; undefined where it will not be done. */
function expectedTaskEnd(
  task: Task,
  earlier: ReadonlyMap<string, DayEnd>,
  start: DayEnd,
  now: number,
  calendar: WorkingCalendar,
): DayEnd | undefined {
  const clock = taskClock(task)
  switch (task.stage) {
    case 'stopped':
      return undefined
    case 'issued':
    case 'refused':
    case 'not-needed':
      return { date: civilDateOf(task.issuedAt ?? task.decidedAt ?? 0), provisional: false }
    case 'waiting':
      return calendar.addWorkingDays(
        latest([start, ...task.dependsOn.flatMap(item => earlier.get(item) ?? [])]).date,
        task.promisedDays,
      )
    default:
      // A clock that stands still is projected as if it went on today.
      return clock === undefined ? undefined : dueOf(calendar, limitAt(clock, now))
  }
}

/** What ended early or late moves the rest. Undefined once the case has ended. */
export function expectedEnd(state: CaseState, now: number, calendar: WorkingCalendar): DayEnd | undefined {
  if (state.stage === 'closed' || state.stage === 'declined' || state.stage === 'withdrawn') return undefined
  const start: DayEnd = { date: civilDateOf(state.acceptedAt ?? state.receivedAt), provisional: false }
  const ends = new Map<string, DayEnd>()
  // Tasks stand in the order of the plan, so each follows what it depends on.
  for (const task of state.tasks) {
    const end = expectedTaskEnd(task, ends, start, now, calendar)
    if (end) ends.set(task.item, end)
  }
  return latest([start, ...ends.values()])
}
