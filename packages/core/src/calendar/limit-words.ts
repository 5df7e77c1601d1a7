/** What decides a day, a step, a change, in words. */
import type { Words } from './calendar-layer.ts'
import type { ChangedDay } from './due-change.ts'
import type { DueStep, ExplainedDay } from './explain-limit.ts'
import type { HolidayId } from './holiday-year.ts'
import type { LimitUnit } from './limit.ts'
import type { CalendarDay } from './working-calendar.ts'

export const holidayNames: Readonly<Record<HolidayId, Words>> = {
  'new-year': { zh: '元旦', en: 'New Year' },
  'spring-festival': { zh: '春节', en: 'Spring Festival' },
  'tomb-sweeping-day': { zh: '清明节', en: 'Tomb Sweeping Day' },
  'labour-day': { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat-festival': { zh: '端午节', en: 'Dragon Boat Festival' },
  'mid-autumn-festival': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  'national-day': { zh: '国庆节', en: 'National Day' },
  'victory-day': { zh: '抗战胜利 70 周年纪念日', en: '70th anniversary of victory' },
}

/** Why a day is or is not a working day. */
export function dayWords(day: CalendarDay): Words {
  const holiday = day.holiday === undefined ? { zh: '', en: '' } : holidayNames[day.holiday]
  const { name = { zh: '', en: '' }, why = name } = day.own ?? {}
  switch (day.reason) {
    case 'weekday':
      return { zh: '工作日', en: 'working day' }
    case 'weekend':
      return { zh: '周末', en: 'weekend' }
    case 'holiday':
      return { zh: `${holiday.zh}放假`, en: `day off: ${holiday.en}` }
    case 'make-up-day':
      return { zh: `${holiday.zh}调休上班`, en: `worked to make up for ${holiday.en}` }
    case 'own-weekday':
      return { zh: `上班：${name.zh}`, en: `worked: ${name.en}` }
    case 'opening':
      return { zh: `上班：${why.zh}`, en: `worked: ${why.en}` }
    case 'closing':
      return { zh: `不上班：${why.zh}`, en: `closed: ${why.en}` }
  }
}

/** Why a day of a limit counts or does not. */
export function explainedDayWords(day: ExplainedDay): Words {
  const words = dayWords(day)
  switch (day.standing) {
    case 'counted':
      return day.working ? words : { zh: `${words.zh}，自然日照算`, en: `${words.en}; natural days count` }
    case 'rest-day':
      return words
    case 'suspended':
      return { zh: '计时中止', en: 'clock suspended' }
    case 'interrupted':
      return { zh: '计时中断，之后重新计算', en: 'clock interrupted, begins again afterwards' }
    case 'moved-on':
      return day.working
        ? { zh: '最后一天不上班，顺延到这一天', en: 'the last day was a day off; moved on to here' }
        : { zh: `${words.zh}，顺延`, en: `${words.en}; moved on` }
    case 'closed':
      return { zh: '不在办公时间内', en: 'outside business hours' }
  }
}

/** An amount with its unit. */
export function amountWords(amount: number, unit: LimitUnit): Words {
  const number = Number(amount.toFixed(2))
  const plural = number === 1 ? '' : 's'
  switch (unit) {
    case 'working-days':
      return { zh: `${number} 个工作日`, en: `${number} working day${plural}` }
    case 'natural-days':
      return { zh: `${number} 天`, en: `${number} day${plural}` }
    case 'hours':
      return { zh: `${number} 个工作小时`, en: `${number} business hour${plural}` }
  }
}

/** The rule of a step; its date stands beside it. */
export function stepWords(step: DueStep, unit: LimitUnit): Words {
  switch (step.rule) {
    case 'limit': {
      const amount = amountWords(step.amount, unit)
      return { zh: `期限 ${amount.zh}`, en: `limit of ${amount.en}` }
    }
    case 'extension': {
      const amount = amountWords(step.amount, unit)
      return { zh: `延长 ${amount.zh}`, en: `extended by ${amount.en}` }
    }
    case 'suspend':
      return step.late
        ? {
            zh: '计时中止：开始时期限已过，不起作用',
            en: 'suspension: the limit was over already, no effect',
          }
        : { zh: '计时中止：之后接着算', en: 'suspension: then goes on with the rest' }
    case 'interrupt':
      return step.late
        ? {
            zh: '计时中断：开始时期限已过，不起作用',
            en: 'interruption: the limit was over already, no effect',
          }
        : { zh: '计时中断：之后重新算', en: 'interruption: then begins again' }
  }
}

/** What a change of the calendar did to one day. */
export function changeWords({ before, after }: ChangedDay): Words {
  const [old, now] = [dayWords(before), dayWords(after)]
  return { zh: `原为${old.zh}，现为${now.zh}`, en: `was: ${old.en}; is: ${now.en}` }
}
