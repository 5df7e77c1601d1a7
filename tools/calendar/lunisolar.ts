/** The traditional calendar by the rules of GB/T 33661—2017: days of the holidays that no fixed date has. */
import { lunationUntil, minutesFromMidnight, newMoon, sunReaches } from './sky.ts'

export type MovableDays = {
  readonly year: number
  /** `YYYY-MM-DD` of the first day of the first month. */
  readonly springFestival: string
  readonly tombSweepingDay: string
  readonly dragonBoatFestival: string
  readonly midAutumnFestival: string
  /** How near to midnight in China the nearest of the new moons and the solar term that decide these days lies. */
  readonly marginMinutes: number
}

const winterSolstice = 270
const pureBrightness = 15

/** Days since 1970 on which the month of that number begins (1 to 8), and how near to midnight its new moon is. */
type MonthStart = { readonly day: number; readonly marginMinutes: number }

/** The holidays of the solar year, by astronomy alone. */
export function movableDaysOf(year: number): MovableDays {
  const months = monthsOf(year)
  const brightness = sunReaches(pureBrightness, year)
  const startOf = (month: number): MonthStart => {
    const start = months.get(month)
    if (start === undefined) throw new Error(`${year} has no month ${month}`)
    return start
  }
  const [first, fifth, eighth] = [startOf(1), startOf(5), startOf(8)]
  return {
    year,
    springFestival: isoDay(first.day),
    tombSweepingDay: isoDay(Math.floor(brightness)),
    dragonBoatFestival: isoDay(fifth.day + 4),
    midAutumnFestival: isoDay(eighth.day + 14),
    marginMinutes: Math.min(
      first.marginMinutes,
      fifth.marginMinutes,
      eighth.marginMinutes,
      minutesFromMidnight(brightness),
    ),
  }
}

/** Month 11 holds the winter solstice; of 13 months between two of them the first without a major term is a leap month. */
function monthsOf(year: number): Map<number, MonthStart> {
  const first = lunationUntil(Math.floor(sunReaches(winterSolstice, year - 1)))
  const last = lunationUntil(Math.floor(sunReaches(winterSolstice, year)))
  const majorTerms = majorTermDays(year)
  const hasMajorTerm = (lunation: number): boolean => {
    const [begin, end] = [Math.floor(newMoon(lunation)), Math.floor(newMoon(lunation + 1))]
    return majorTerms.some(day => day >= begin && day < end)
  }
  const months = new Map<number, MonthStart>()
  let leapWanted = last - first === 13
  let number = 11
  for (let lunation = first; lunation < last; lunation += 1) {
    if (leapWanted && lunation > first && !hasMajorTerm(lunation)) {
      leapWanted = false
      continue
    }
    const moment = newMoon(lunation)
    months.set(number, { day: Math.floor(moment), marginMinutes: minutesFromMidnight(moment) })
    number = number === 12 ? 1 : number + 1
  }
  return months
}

/** The days of all major terms (multiples of 30°) from the end of the year before to the end of the year. */
function majorTermDays(year: number): number[] {
  const longitudes = Array.from({ length: 12 }, (_, index) => index * 30)
  return [year - 1, year].flatMap(each =>
    longitudes.map(longitude => Math.floor(sunReaches(longitude, each))),
  )
}

function isoDay(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10)
}
