import { readFileSync } from 'node:fs'
import { assert as assertProperty, json, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalendarFile } from './calendar-file.ts'
import { getCivilDate } from './civil-date.ts'
import { nationalWorkingCalendar as national } from './working-calendar.ts'
import { workingHoursOf } from './working-hours.ts'

const hall = `
calendar: donghu-hall
name: { zh: 东湖区政务服务中心, en: Donghu Service Hall }
force: office
basis: 东政服〔2026〕1 号
worksOn: [saturday]
hours: ['09:00-12:00', '13:00-17:00']
hoursOn: { saturday: ['09:00-12:00'] }
closed:
  - { days: 2026-12-01..2026-12-03, why: { zh: 大厅搬迁, en: the hall moves } }
open:
  - { days: 2026-10-03, why: { zh: 国庆值班, en: duty on National Day } }
`
const notice = `
year: 2027
basis: an example, not the notice
daysOff:
  new-year: [2026-12-31..2027-01-02]
  spring-festival: [2027-02-05..2027-02-11]
  tomb-sweeping-day: [2027-04-03..2027-04-05]
  labour-day: [2027-05-01..2027-05-05]
  dragon-boat-festival: [2027-06-09]
  mid-autumn-festival: [2027-09-15]
  national-day: [2027-10-01..2027-10-07]
makeUpDays:
  spring-festival: [2027-01-31, 2027-02-20]
  national-day: [2027-09-26]
`

describe('a calendar file', () => {
  it('lays the days and hours of an office over the statutory calendar', () => {
    const read = readCalendarFile(hall)
    if (!read.ok || read.kind !== 'layer') throw new Error(JSON.stringify(read))
    const own = national.with(read.layer)
    expect(own.dayOf(getCivilDate('2026-11-21')).working).toBe(true)
    expect(own.dayOf(getCivilDate('2026-12-02'))).toMatchObject({ working: false, reason: 'closing' })
    expect(own.dayOf(getCivilDate('2026-10-03'))).toMatchObject({ working: true, reason: 'opening' })
    const [saturday, sunday] = ['2026-11-21T00:00+08:00', '2026-11-22T00:00+08:00'].map(Date.parse)
    expect(workingHoursOf(own).between(saturday ?? 0, sunday ?? 0)).toBe(3 * 3_600_000)
    expect(own.ofLaw().dayOf(getCivilDate('2026-12-02')).working).toBe(true)
  })

  it('announces a year, with the December before', () => {
    const read = readCalendarFile(notice)
    if (!read.ok || read.kind !== 'notice') throw new Error(JSON.stringify(read))
    const announced = national.announced(read.notice)
    expect(announced.provisionalFrom).toBe('2027-12-29')
    expect(announced.dayOf(getCivilDate('2026-12-31'))).toMatchObject({ working: false, holiday: 'new-year' })
    expect(announced.dayOf(getCivilDate('2027-02-20')).reason).toBe('make-up-day')
    expect(announced.dayOf(getCivilDate('2027-10-06')).working).toBe(false)
  })

  it.each([
    ['a: [', 'calendar-file/syntax', '1'],
    ['*nowhere', 'calendar-file/syntax', ''],
    ['just words', 'calendar-file/shape', ''],
    [hall.replace('force: office', 'force: king'), 'calendar-file/shape', 'force'],
    [hall.replace('closed:', 'shut:'), 'calendar-file/shape', ''],
    [hall.replace('2026-12-01..2026-12-03', '2026-12-03..2026-12-01'), 'calendar-file/date', 'closed.0.days'],
    [hall.replace('2026-10-03', '2026-02-30'), 'calendar-file/date', 'open.0.days'],
    [hall.replace("'13:00-17:00'", "'11:00-17:00'"), 'calendar-file/hours', 'hours'],
    [
      hall.replace("saturday: ['09:00-12:00'", "saturday: ['9-12'"),
      'calendar-file/hours',
      'hoursOn.saturday',
    ],
    [
      notice.replace('2027-06-09', '2028-06-09'),
      'calendar-file/other-year',
      'daysOff.dragon-boat-festival.0',
    ],
    [
      notice.replace('2027-02-20', '2027-02-11'),
      'calendar-file/contradiction',
      'makeUpDays.spring-festival.1',
    ],
    [
      notice.replace('2027-02-20', '2027-02-22'),
      'calendar-file/contradiction',
      'makeUpDays.spring-festival.1',
    ],
    [notice.replace('2027-10-01..', '2027-10-02..'), 'calendar-file/statutory-day', 'daysOff'],
    [notice.replace('year: 2027', 'year: 2026'), 'calendar-file/shape', 'year'],
    [`# ${'x'.repeat(200_001)}`, 'calendar-file/too-long', ''],
  ])('is refused where it is wrong (%#)', (text, code, at) => {
    expect(readCalendarFile(text)).toMatchObject({ ok: false, code, at })
  })

  it('is what the manual shows', () => {
    const manual = readFileSync(new URL('../../../../docs/working-time.md', import.meta.url), 'utf8')
    const blocks = [...manual.matchAll(/^```yaml\n(.*?)^```/gms)].map(match => match[1] ?? '')
    const read = blocks.map(readCalendarFile)
    expect(read.map(file => (file.ok ? file.kind : file))).toEqual(['notice', 'layer'])
  })

  it('is read or refused, whatever it holds', () => {
    assertProperty(property(string(), text => typeof readCalendarFile(text).ok === 'boolean'))
    assertProperty(property(json(), text => typeof readCalendarFile(text).ok === 'boolean'))
  })
})
