/** Dates and working days: the public surface of this concept. */
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
export type { HolidayId, HolidayYear } from './holiday-year.ts'
export {
  type CalendarDay,
  type CountedDay,
  type LimitEnd,
  type LimitExplanation,
  nationalWorkingCalendar,
  WorkingCalendar,
} from './working-calendar.ts'
