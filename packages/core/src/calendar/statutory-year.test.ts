import chineseDays from 'chinese-days'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { holidayYears } from './holidays.generated.ts'
import { lastStatutoryYear, statutoryYear } from './statutory-year.ts'

const years = Array.from({ length: lastStatutoryYear - 2025 + 1 }, (_, index) => 2025 + index)
const lunar = (text: string) => chineseDays.getSolarDateFromLunar(text).date.slice(5)

function expectAsInChineseDays(year: number): void {
  const { daysOff } = statutoryYear(year)
  const spring = Object.keys(daysOff).filter(day => daysOff[day] === 'spring-festival')
  expect(spring.toSorted()[1]).toBe(lunar(`${year}-01-01`))
  expect(daysOff[lunar(`${year}-05-05`)]).toBe('dragon-boat-festival')
  expect(daysOff[lunar(`${year}-08-15`)]).toMatch(/^(?:mid-autumn-festival|national-day)$/)
  expect(daysOff[chineseDays.getSolarTermDate(year, 4, 'pure_brightness').slice(5)]).toBe('tomb-sweeping-day')
}

// chinese-days reckons in the time zone of the machine, from when it is loaded; west of Greenwich it is a day behind.
vi.hoisted(() => vi.stubEnv('TZ', 'UTC'))
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('the statutory days of a year', () => {
  it('agree with the lunar tables of chinese-days up to 2099', () => {
    for (const year of years.filter(each => each <= 2099)) expectAsInChineseDays(year)
  })

  it('are 13, less where Mid-Autumn falls on a day of National Day', () => {
    const shared = years.filter(year => Object.keys(statutoryYear(year).daysOff).length !== 13)
    for (const year of shared) {
      expect(Object.keys(statutoryYear(year).daysOff), `${year}`).toHaveLength(12)
      expect(Object.values(statutoryYear(year).daysOff)).not.toContain('mid-autumn-festival')
    }
    expect(shared.slice(0, 3)).toEqual([2028, 2031, 2039])
  })

  it('are all off in the notices since the present regulation', () => {
    const published = holidayYears.filter(({ year }) => year >= 2025)
    expect(published).not.toEqual([])
    for (const { year, daysOff } of published) {
      expect(Object.keys(daysOff), `${year}`).toEqual(
        expect.arrayContaining(Object.keys(statutoryYear(year).daysOff)),
      )
    }
  })

  it.each([
    // New moons a few minutes before midnight in Beijing; calendars made for other meridians are a day off.
    [2027, '02-06', 'spring-festival'],
    [2030, '02-03', 'spring-festival'],
    // The year of the leap month 11.
    [2033, '09-08', 'mid-autumn-festival'],
    [2034, '02-19', 'spring-festival'],
    // New moon at 23:5x or 0:0x of 4 September 2089, named as uncertain by the Hong Kong Observatory.
    [2089, '09-18', 'mid-autumn-festival'],
  ])('of %i have %s as %s', (year, day, holiday) => {
    expect(statutoryYear(year).daysOff[day]).toBe(holiday)
  })

  it('are known for no other years', () => {
    expect(() => statutoryYear(2024)).toThrow(/2025 to 2199, not 2024/)
    expect(() => statutoryYear(2200)).toThrow(RangeError)
  })
})
