/** What a changed calendar does to a limit: a year was announced, an office closes, a mistake was corrected. */
import { addDays, civilDateOf } from './civil-date.ts'
import { dueOf, type Limit, type LimitDue } from './limit.ts'
import type { CalendarDay, WorkingCalendar } from './working-calendar.ts'

/** A day that works by one of two calendars only. The rule is that of `after`: its reason, holiday or own calendar. */
export type ChangedDay = { readonly before: CalendarDay; readonly after: CalendarDay }

export type DueChange = {
  readonly before: LimitDue
  readonly after: LimitDue
  readonly moved: boolean
  /** The days up to the end as it is that changed; where `moved`, they moved it. */
  readonly days: readonly ChangedDay[]
}

/** The end of a limit by the calendar as it was and as it is, and the days that make the difference. */
export function dueChange(limit: Limit, was: WorkingCalendar, is: WorkingCalendar): DueChange {
  const [before, after] = [dueOf(was, limit), dueOf(is, limit)]
  const days: ChangedDay[] = []
  for (let date = addDays(civilDateOf(limit.since), 1); date <= after.date; date = addDays(date, 1)) {
    const [old, now] = [was.dayOf(date), is.dayOf(date)]
    if (old.working !== now.working) days.push({ before: old, after: now })
  }
  return { before, after, moved: before.at !== after.at, days }
}
