import { readdirSync, readFileSync } from 'node:fs'
import chineseDays from 'chinese-days'
import { assert as assertProperty, integer, property } from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { CalendarLayer } from './calendar-layer.ts'
import { addDays, type CivilDate, daysBetween, getCivilDate, weekdayOf } from './civil-date.ts'
import { holidayYears } from './holidays.generated.ts'
import { nationalWorkingCalendar as calendar, WorkingCalendar } from './working-calendar.ts'

const tables = new URL('../../../../conformance/working-days/', import.meta.url)
const lastPublishedDate = getCivilDate('2026-12-31')

const day = (text: string): CivilDate => getCivilDate(text)

function* datesFrom(first: CivilDate, last: CivilDate): Generator<CivilDate> {
  for (let date = first; date <= last; date = addDays(date, 1)) yield date
}

/** Room is left on both sides, so that no sum of the properties leads out of the calendar. */
const anyDay = integer({ min: 400, max: daysBetween(calendar.firstDate, calendar.lastDate) - 2000 }).map(
  offset => addDays(calendar.firstDate, offset),
)
const anyLimit = integer({ min: 0, max: 400 })

// chinese-days reckons in the time zone of the machine, from when it is loaded; west of Greenwich it is a day behind.
vi.hoisted(() => vi.stubEnv('TZ', 'UTC'))
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('the national calendar', () => {
  it('agrees with chinese-days on every day of 2004–2026', () => {
    for (const date of datesFrom(calendar.firstDate, lastPublishedDate)) {
      expect(calendar.isWorkingDay(date), date).toBe(chineseDays.isWorkday(date))
    }
  })

  it.each(readdirSync(tables))("agrees with the State Council's notices in %s", file => {
    const lines = readFileSync(new URL(file, tables), 'utf8').trimEnd().split('\n')
    const listed = lines.filter(line => /^o/.test(line)).toSorted()
    const year = file.slice(0, 4)
    const dates = [...datesFrom(day(`${year}-01-01`), day(`${year}-12-31`))]
    const differing = dates
      .filter(date => calendar.isWorkingDay(date) !== weekdayOf(date) <= 5)
      .map(date => `${calendar.isWorkingDay(date) ? 'on' : 'off'} ${date}`)
    expect(differing.toSorted()).toEqual(listed)
    expect(lines).toContain(`total ${dates.filter(date => calendar.isWorkingDay(date)).length}`)
  })

  it.each([
    ['2026-11-20', true, 'weekday', undefined],
    ['2026-11-21', false, 'weekend', undefined],
    ['2026-10-01', false, 'holiday', 'national-day'],
    ['2026-10-10', true, 'make-up-day', 'national-day'],
    ['2026-02-14', true, 'make-up-day', 'spring-festival'],
    ['2015-09-03', false, 'holiday', 'victory-day'],
    ['2020-01-31', false, 'holiday', 'spring-festival'],
    ['2024-02-09', true, 'weekday', undefined],
    ['2018-12-29', true, 'make-up-day', 'new-year'],
    ['2018-12-31', false, 'holiday', 'new-year'],
  ])('says why %s is or is not a working day', (date, working, reason, holiday) => {
    const found = calendar.dayOf(day(date))
    expect(found).toMatchObject({ working, reason, provisional: false })
    expect(found.holiday).toBe(holiday)
  })
})

describe('a year without a notice', () => {
  it.each([
    ['2027-02-05', 'spring-festival'],
    ['2027-02-08', 'spring-festival'],
    ['2027-04-05', 'tomb-sweeping-day'],
    ['2027-06-09', 'dragon-boat-festival'],
    ['2027-09-15', 'mid-autumn-festival'],
    ['2027-10-01', 'national-day'],
    ['2028-01-26', 'spring-festival'],
  ])('keeps the statutory day %s free', (date, holiday) => {
    expect(calendar.dayOf(day(date))).toMatchObject({
      working: false,
      reason: 'holiday',
      holiday,
      provisional: true,
    })
  })

  it('is there for every year that a date can name, so that no limit is too late to be counted', () => {
    expect(calendar.lastDate).toBe('2199-12-31')
    expect(calendar.addWorkingDays(day('2030-12-20'), 60)).toEqual({ date: '2031-03-20', provisional: true })
    expect(calendar.addWorkingDays(day('2099-12-20'), 400).provisional).toBe(true)
  })

  it('makes every limit that reaches it provisional, and no other', () => {
    expect(calendar.addWorkingDays(day('2026-12-01'), 20)).toEqual({ date: '2026-12-29', provisional: true })
    expect(calendar.addWorkingDays(day('2026-12-01'), 19)).toEqual({ date: '2026-12-28', provisional: false })
    expect(calendar.addWorkingDays(day('2027-01-04'), 5).provisional).toBe(true)
  })

  it('may change the last days of the year before, as the notices of 2008 and 2019 did', () => {
    expect(calendar.provisionalFrom).toBe('2026-12-29')
    const earliest = holidayYears
      .flatMap(year => [...Object.entries(year.daysOff), ...Object.entries(year.makeUpDays)])
      .filter(([monthAndDay, holiday]) => monthAndDay >= '12-01' && holiday === 'new-year')
      .map(([monthAndDay]) => monthAndDay)
    expect(earliest.toSorted()[0]).toBe('12-29')
  })

  it('is not provisional any more when its notice is published', () => {
    const published = new WorkingCalendar(calendar.years.map(year => ({ ...year, published: true })))
    expect(published.provisionalFrom).toBeUndefined()
    expect(published.addWorkingDays(day('2026-12-01'), 40).provisional).toBe(false)
  })
})

describe('a limit in working days', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-01-05', 20, '2026-02-02'],
    ['2025-09-28', 20, '2025-10-31'],
  ])('from %s, %i days, ends on %s', (from, days, end) => {
    expect(calendar.addWorkingDays(day(from), days)).toEqual({ date: end, provisional: false })
  })

  it('ends on a working day and counts exactly its days (inverse)', () => {
    assertProperty(
      property(anyDay, anyLimit, (from, days) => {
        const { date } = calendar.addWorkingDays(from, days)
        expect(calendar.workingDaysBetween(from, date)).toBe(days)
        if (days > 0) expect(calendar.isWorkingDay(date)).toBe(true)
      }),
    )
  })

  it('may be counted in two parts (additive)', () => {
    assertProperty(
      property(anyDay, anyLimit, anyLimit, (from, one, other) => {
        const inTwo = calendar.addWorkingDays(calendar.addWorkingDays(from, one).date, other).date
        if (one > 0 || other > 0) expect(inTwo).toBe(calendar.addWorkingDays(from, one + other).date)
      }),
    )
  })

  it('never ends earlier when it starts later or is longer (monotone)', () => {
    assertProperty(
      property(anyDay, integer({ min: 0, max: 60 }), anyLimit, (from, later, days) => {
        const { date } = calendar.addWorkingDays(from, days)
        expect(calendar.addWorkingDays(addDays(from, later), days).date >= date).toBe(true)
        expect(calendar.addWorkingDays(from, days + 1).date > date).toBe(true)
      }),
    )
  })

  it('leaves exactly the days subtracted from its end', () => {
    assertProperty(
      property(anyDay, integer({ min: 0, max: 200 }), (until, days) => {
        const { date } = calendar.subtractWorkingDays(until, days)
        expect(calendar.workingDaysBetween(date, until)).toBe(days)
      }),
    )
  })

  it('counts backwards as the negative of forwards', () => {
    expect(calendar.workingDaysBetween(day('2026-10-10'), day('2026-09-30'))).toBe(-3)
  })

  it('refuses days and dates that it cannot count', () => {
    expect(() => calendar.addWorkingDays(day('2026-01-01'), -1)).toThrow(RangeError)
    expect(() => calendar.addWorkingDays(day('2026-01-01'), 1.5)).toThrow(RangeError)
    expect(() => calendar.addWorkingDays(day('2003-12-31'), 1)).toThrow(/2004-01-01 to 2199-12-31/)
    expect(() => calendar.addWorkingDays(day('2199-12-20'), 60)).toThrow(/leads outside/)
    expect(() => calendar.subtractWorkingDays(day('2004-01-05'), 60)).toThrow(/leads outside/)
  })
})

describe('a limit in natural days', () => {
  it('moves on to the next working day when it ends on a day off', () => {
    expect(calendar.addNaturalDays(day('2026-09-21'), 10)).toEqual({ date: '2026-10-08', provisional: false })
    expect(calendar.addNaturalDays(day('2026-11-01'), 20)).toEqual({ date: '2026-11-23', provisional: false })
    expect(calendar.addNaturalDays(day('2026-11-01'), 19)).toEqual({ date: '2026-11-20', provisional: false })
  })
})

describe('a calendar laid over the statutory one', () => {
  const name = { zh: '东湖大厅', en: 'Donghu hall' }
  const saturdays: CalendarLayer = { id: 'saturdays', name, force: 'office', worksOn: [6] }
  const festival: CalendarLayer = {
    id: 'guangxi',
    name: { zh: '广西', en: 'Guangxi' },
    force: 'law',
    days: [
      {
        first: day('2026-04-20'),
        last: day('2026-04-21'),
        open: false,
        why: { zh: '三月三', en: 'Sanyuesan' },
      },
    ],
  }

  it('works on Saturdays, and not on a holiday that is one', () => {
    const own = calendar.with(saturdays)
    expect(own.dayOf(day('2026-11-21'))).toMatchObject({ working: true, reason: 'own-weekday' })
    expect(own.dayOf(day('2026-10-03'))).toMatchObject({ working: false, reason: 'holiday' })
    expect(own.dayOf(day('2026-11-22')).working).toBe(false)
    expect(own.addWorkingDays(day('2026-11-20'), 1).date).toBe('2026-11-21')
  })

  it('closes on days of its own, and says whose they are', () => {
    const own = calendar.with(festival)
    expect(own.dayOf(day('2026-04-20'))).toMatchObject({
      working: false,
      reason: 'closing',
      own: { calendar: 'guangxi', why: { zh: '三月三' } },
    })
    expect(own.addWorkingDays(day('2026-04-17'), 1).date).toBe('2026-04-22')
    expect(calendar.addWorkingDays(day('2026-04-17'), 1).date).toBe('2026-04-20')
  })

  it('lets the last one laid over have the last word', () => {
    const open: CalendarLayer = {
      id: 'open',
      name,
      force: 'office',
      days: [{ first: day('2026-04-21'), last: day('2026-04-21'), open: true, why: name }],
    }
    const own = calendar.with(festival).with(open)
    expect(own.isWorkingDay(day('2026-04-20'))).toBe(false)
    expect(own.dayOf(day('2026-04-21'))).toMatchObject({ working: true, reason: 'opening' })
    expect(calendar.with(open).with(festival).isWorkingDay(day('2026-04-21'))).toBe(false)
  })

  it('of law keeps the days off of a region and leaves out what an office sets for itself', () => {
    const own = calendar.with(festival).with(saturdays)
    expect(own.ofLaw().isWorkingDay(day('2026-04-20'))).toBe(false)
    expect(own.ofLaw().isWorkingDay(day('2026-11-21'))).toBe(false)
    expect(calendar.with(festival).ofLaw().layers).toHaveLength(1)
    expect(calendar.ofLaw()).toBe(calendar)
  })

  it('counts what it says of each day', () => {
    const own = calendar.with(festival).with(saturdays)
    let count = 0
    for (const date of datesFrom(own.firstDate, day('2040-12-31'))) {
      if (own.dayOf(date).working) count += 1
      expect(own.workingDaysBetween(own.firstDate, date), date).toBe(count)
    }
  })
})

describe('a calendar', () => {
  it('is built from consecutive years', () => {
    const year = { published: true, daysOff: {}, makeUpDays: {} }
    expect(() => new WorkingCalendar([])).toThrow(RangeError)
    expect(
      () =>
        new WorkingCalendar([
          { ...year, year: 2025 },
          { ...year, year: 2027 },
        ]),
    ).toThrow(/2027/)
  })
})
