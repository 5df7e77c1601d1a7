/** Dates, working days and limits: the public surface of this concept. */
export type { CalendarLayer, OpenHours, OwnDays, OwnRule, Words } from './calendar-layer.ts'
export {
  addDays,
  type CivilDate,
  type CivilDateRefusal,
  civilDateOf,
  daysBetween,
  endOfDayMs,
  getCivilDate,
  parseCivilDate,
  startOfDayMs,
  weekdayOf,
  yearOf,
} from './civil-date.ts'
export {
  type ClockExtension,
  type ClockHolder,
  type ClockLedger,
  type ClockReading,
  type ClockStop,
  clockAt,
  type HeldTime,
  limitAt,
  type StopGround,
  stopGrounds,
} from './clock.ts'
export {
  type ClockEntry,
  type ClockRefusal,
  endClock,
  extendClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock-entries.ts'
export type { StopKind } from './course.ts'
export { type ChangedDay, type DueChange, dueChange } from './due-change.ts'
export {
  type DayStanding,
  type DueStep,
  dueSteps,
  type ExplainedDay,
  explainLimit,
  type LimitExplanation,
} from './explain-limit.ts'
export type { HolidayDays, HolidayId, HolidayYear } from './holiday-year.ts'
export { dueOf, type Limit, type LimitDue, type LimitStop, type LimitUnit, stopOnDays } from './limit.ts'
export {
  amountWords,
  changeWords,
  dayWords,
  explainedDayWords,
  holidayNames,
  stepWords,
} from './limit-words.ts'
export {
  type CalendarDay,
  type LimitEnd,
  nationalWorkingCalendar,
  WorkingCalendar,
} from './working-calendar.ts'
export { usualHours, WorkingHours, workingHoursOf } from './working-hours.ts'
