/** Calendars of regions and offices: values laid over the statutory calendar. */
import type { CivilDate } from './civil-date.ts'

/** The same words in both languages. */
export type Words = { readonly zh: string; readonly en: string }

/** Business hours within one day, in minutes after midnight; `closes` is later than `opens`. */
export type OpenHours = { readonly opens: number; readonly closes: number }

/** Consecutive days on which an office or a whole region is open or closed against the usual. */
export type OwnDays = {
  readonly first: CivilDate
  readonly last: CivilDate
  readonly open: boolean
  readonly why: Words
}

export type CalendarLayer = {
  readonly id: string
  readonly name: Words
  /**
   * `law`: days off by a law or regulation for everybody in a region (such as 三月三); they move the limits of the law.
   * `office`: days that an office sets for itself. They move what the office has promised by its own calendar, and
   * never a limit of the law: a hall that closes for a week still owes its decisions in time.
   */
  readonly force: 'law' | 'office'
  /** The regulation or notice that it rests on. */
  readonly basis?: string
  /** ISO weekdays (6, 7) worked beside Monday to Friday, except on holidays. */
  readonly worksOn?: readonly number[]
  readonly days?: readonly OwnDays[]
  /** Business hours of a working day, in order, without overlap. */
  readonly hours?: readonly OpenHours[]
  /** Business hours that differ on one ISO weekday, such as Saturday mornings. */
  readonly hoursOn?: ReadonlyMap<number, readonly OpenHours[]>
}

/** A rule of an own calendar that decides a day. */
export type OwnRule = { readonly calendar: string; readonly name: Words; readonly why?: Words }
