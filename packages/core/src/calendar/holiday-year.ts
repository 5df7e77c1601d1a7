/** The holidays of 全国年节及纪念日放假办法 for all citizens, and those declared once by the State Council. */
export type HolidayId =
  | 'new-year'
  | 'spring-festival'
  | 'tomb-sweeping-day'
  | 'labour-day'
  | 'dragon-boat-festival'
  | 'mid-autumn-festival'
  | 'national-day'
  | 'victory-day'

/** `MM-DD` of days, each with its holiday. */
export type HolidayDays = Readonly<Record<string, HolidayId>>

/** What differs from "Monday to Friday are working days" in one year. */
export interface HolidayYear {
  readonly year: number
  /**
   * Whether the State Council has published the year's notice. Before that only the statutory days are known and
   * the shifted days (调休) are not, so every limit that reaches the year is provisional.
   */
  readonly published: boolean
  /** Each day off, statutory, shifted, or a weekend day inside the holiday. */
  readonly daysOff: HolidayDays
  /** Each weekend day that is worked, with the holiday it makes up for. */
  readonly makeUpDays: HolidayDays
  /** Days of the December before that this year's notice shifts, where they do not stand in that year already. */
  readonly december?: { readonly daysOff: HolidayDays; readonly makeUpDays: HolidayDays }
}
