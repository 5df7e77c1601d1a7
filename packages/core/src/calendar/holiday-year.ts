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

/** What differs from "Monday to Friday are working days" in one year. */
export interface HolidayYear {
  readonly year: number
  /**
   * Whether the State Council has published the year's notice. Before that only the statutory days are known and
   * the shifted days (调休) are not, so every limit that reaches the year is provisional.
   */
  readonly published: boolean
  /** `MM-DD` of each day off, statutory, shifted, or a weekend day inside the holiday, with its holiday. */
  readonly daysOff: Readonly<Record<string, HolidayId>>
  /** `MM-DD` of each weekend day that is worked, with the holiday it makes up for. */
  readonly makeUpDays: Readonly<Record<string, HolidayId>>
}
