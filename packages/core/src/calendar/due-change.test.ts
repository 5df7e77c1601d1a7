import { describe, expect, it } from 'vitest'
import { getCivilDate, startOfDayMs } from './civil-date.ts'
import { dueChange } from './due-change.ts'
import type { HolidayYear } from './holiday-year.ts'
import { holidayYears } from './holidays.generated.ts'
import type { Limit } from './limit.ts'
import { changeWords } from './limit-words.ts'
import { statutoryYear } from './statutory-year.ts'
import { nationalWorkingCalendar as national, WorkingCalendar } from './working-calendar.ts'

/** The calendar as it was before the notice of 2026 came out. */
const unannounced = new WorkingCalendar(
  national.years.map(each => (each.year === 2026 ? statutoryYear(2026) : each)),
)
const noticeOf2026 = holidayYears.filter(({ year }) => year === 2026)
const limit = (from: string, amount: number): Limit => ({
  unit: 'working-days',
  amount,
  since: startOfDayMs(getCivilDate(from)),
})

describe('a due date beyond the announced calendar', () => {
  it('is provisional, and not so any more when the notice is out', () => {
    const [notice] = noticeOf2026
    if (notice === undefined) throw new Error('the notice of 2026 is missing')
    const announced = unannounced.announced(notice)
    const change = dueChange(limit('2026-02-05', 10), unannounced, announced)
    expect(change.before).toMatchObject({ date: '2026-02-25', provisional: true })
    expect(change.after).toMatchObject({ date: '2026-02-26', provisional: false })
    expect(announced.addWorkingDays(getCivilDate('2026-02-05'), 10)).toEqual(
      national.addWorkingDays(getCivilDate('2026-02-05'), 10),
    )
  })

  it('names each day that moved it and the rule of the day', () => {
    const { moved, days } = dueChange(limit('2026-02-05', 10), unannounced, national)
    expect(moved).toBe(true)
    expect(days.map(({ before, after }) => `${after.date} ${before.reason} ${after.reason}`)).toEqual([
      '2026-02-14 weekend make-up-day',
      '2026-02-20 weekday holiday',
      '2026-02-23 weekday holiday',
    ])
    expect(days.map(changeWords).at(0)).toEqual({
      zh: '原为周末，现为春节调休上班',
      en: 'was: weekend; is: worked to make up for Spring Festival',
    })
    expect(days.map(changeWords).at(1)?.zh).toBe('原为工作日，现为春节放假')
  })

  it('stays where the notice changes nothing that it counts', () => {
    const change = dueChange(limit('2026-03-02', 5), unannounced, national)
    expect(change).toMatchObject({ moved: false, days: [] })
    expect([change.before.provisional, change.after.provisional]).toEqual([true, false])
  })

  it('may be moved by the days of December that the next notice shifts', () => {
    const notice: HolidayYear = {
      ...statutoryYear(2027),
      published: true,
      december: { daysOff: { '12-31': 'new-year' }, makeUpDays: { '12-27': 'new-year' } },
    }
    const announced = national.announced(notice)
    const { before, after, days } = dueChange(limit('2026-12-25', 4), national, announced)
    expect([before.date, before.provisional]).toEqual(['2026-12-31', true])
    expect([after.date, after.provisional]).toEqual(['2026-12-30', false])
    expect(days.map(day => day.after.date)).toEqual(['2026-12-27'])
  })
})

it('a calendar can be told of its own years only', () => {
  expect(() => national.announced({ ...statutoryYear(2199), year: 2200 })).toThrow(RangeError)
})
