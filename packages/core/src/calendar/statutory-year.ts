/** The statutory holidays of a year whose notice is not out: known by law and sky, without shifted days. */
import { addDays, type CivilDate, getCivilDate } from './civil-date.ts'
import type { HolidayId, HolidayYear } from './holiday-year.ts'
import { firstMovableYear, movableDays } from './movable-days.generated.ts'

/** The last year whose movable holidays are tabled; also the last one that a date can name. */
export const lastStatutoryYear = firstMovableYear + movableDays.length - 1

/**
 * The 13 days of 全国年节及纪念日放假办法 as in force since 2025-01-01. Where two holidays share a day (2028-10-03), it
 * stands once, under the later rule. Throws RangeError before 2025 and after 2199.
 */
export function statutoryYear(year: number): HolidayYear {
  const row = movableDays[year - firstMovableYear]
  if (row === undefined) {
    throw new RangeError(
      `Statutory days are tabled for ${firstMovableYear} to ${lastStatutoryYear}, not ${year}.`,
    )
  }
  const [spring, tombSweeping, dragonBoat, midAutumn] = row.split(' ')
  const firstOfSpring = getCivilDate(`${year}-${spring}`)
  const days: readonly (readonly [string | undefined, HolidayId])[] = [
    ['01-01', 'new-year'],
    // New Year's Eve and the first three days.
    ...[-1, 0, 1, 2].map(
      offset => [monthAndDayOf(addDays(firstOfSpring, offset)), 'spring-festival'] as const,
    ),
    [tombSweeping, 'tomb-sweeping-day'],
    ['05-01', 'labour-day'],
    ['05-02', 'labour-day'],
    [dragonBoat, 'dragon-boat-festival'],
    [midAutumn, 'mid-autumn-festival'],
    ['10-01', 'national-day'],
    ['10-02', 'national-day'],
    ['10-03', 'national-day'],
  ]
  const daysOff: Record<string, HolidayId> = {}
  for (const [monthAndDay, holiday] of days) if (monthAndDay !== undefined) daysOff[monthAndDay] = holiday
  return { year, published: false, daysOff, makeUpDays: {} }
}

function monthAndDayOf(date: CivilDate): string {
  return date.slice(5)
}
