/** Planned days against what really happened, for the picture of the tasks. */
import type { CaseTask } from '@yijianshi/contract/case'
import { civilDateOf, nationalWorkingCalendar } from '@yijianshi/core/calendar'

export type PlannedSpan = { readonly item: string; readonly startDay: number; readonly endDay: number }

type Planned = Pick<CaseTask, 'item' | 'dependsOn' | 'promisedDays'>

/** Working days since acceptance. A task begins when the last of those that it waits for has ended. */
export function plannedSchedule(tasks: readonly Planned[]): readonly PlannedSpan[] {
  const byItem = new Map(tasks.map(task => [task.item, task]))
  const ends = new Map<string, number>()
  const endOf = (task: Planned): number => {
    const known = ends.get(task.item)
    if (known !== undefined) return known
    const end = startOf(task) + task.promisedDays
    ends.set(task.item, end)
    return end
  }
  const startOf = (task: Planned): number =>
    Math.max(
      0,
      ...task.dependsOn.flatMap(item => {
        const earlier = byItem.get(item)
        return earlier === undefined ? [] : [endOf(earlier)]
      }),
    )
  return tasks.map(task => ({ item: task.item, startDay: startOf(task), endDay: endOf(task) }))
}

/** When a task really ran, in working days since acceptance; undefined while it waits. */
export function actualSpan(
  task: Pick<CaseTask, 'item' | 'dispatchedAt' | 'decidedAt' | 'issuedAt'>,
  acceptedAt: string,
  nowMs: number,
): PlannedSpan | undefined {
  const taken = takenDays(task, nowMs)
  if (task.dispatchedAt === null || taken === undefined) return undefined
  const startDay = nationalWorkingCalendar.workingDaysBetween(
    civilDateOf(Date.parse(acceptedAt)),
    civilDateOf(Date.parse(task.dispatchedAt)),
  )
  return { item: task.item, startDay, endDay: startDay + taken }
}

/** Working days that a task has taken so far, or took; undefined while it waits. */
export function takenDays(
  task: Pick<CaseTask, 'dispatchedAt' | 'decidedAt' | 'issuedAt'>,
  nowMs: number,
): number | undefined {
  if (task.dispatchedAt === null) return undefined
  const end = task.issuedAt ?? task.decidedAt
  return nationalWorkingCalendar.workingDaysBetween(
    civilDateOf(Date.parse(task.dispatchedAt)),
    civilDateOf(end === null ? nowMs : Date.parse(end)),
  )
}
