import chineseDays from 'chinese-days'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { movableDaysOf } from './lunisolar.ts'

const years = Array.from({ length: 2099 - 1950 + 1 }, (_, index) => 1950 + index)

// chinese-days reckons in the time zone of the machine, from when it is loaded; west of Greenwich it is a day behind.
vi.hoisted(() => vi.stubEnv('TZ', 'UTC'))
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('the traditional calendar by astronomy', () => {
  it('has the lunar holidays of chinese-days in every year from 1950 to 2099, but one where that table is wrong', () => {
    const differing = years.filter(year => {
      const { springFestival, dragonBoatFestival, midAutumnFestival } = movableDaysOf(year)
      const tabled = ['01-01', '05-05', '08-15'].map(
        day => chineseDays.getSolarDateFromLunar(`${year}-${day}`).date,
      )
      return tabled.join() !== [springFestival, dragonBoatFestival, midAutumnFestival].join()
    })
    // Mid-Autumn of 1996 was 27 September; the table says the 26th.
    expect(differing).toEqual([1996])
    expect(movableDaysOf(1996).midAutumnFestival).toBe('1996-09-27')
  })

  it('has the solar term of Tomb Sweeping Day of chinese-days in every year from 1950 to 2099', () => {
    for (const year of years) {
      expect(movableDaysOf(year).tombSweepingDay, `${year}`).toBe(
        chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
      )
    }
  })

  it('is sure of a day where its moment is further from midnight than its error', () => {
    const unsure = years.filter(year => year >= 2026 && movableDaysOf(year).marginMinutes < 5)
    // 2027: new moon of Spring Festival at 23:56. 2089: named by the Hong Kong Observatory, too.
    expect(unsure).toEqual([2027, 2071, 2089])
  })

  it.each([
    [2026, '2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25'],
    [2025, '2025-01-29', '2025-04-04', '2025-05-31', '2025-10-06'],
    [2020, '2020-01-25', '2020-04-04', '2020-06-25', '2020-10-01'],
  ])('agrees with the notice of %i', (year, spring, brightness, dragonBoat, midAutumn) => {
    expect(movableDaysOf(year)).toMatchObject({
      springFestival: spring,
      tombSweepingDay: brightness,
      dragonBoatFestival: dragonBoat,
      midAutumnFestival: midAutumn,
    })
  })
})
