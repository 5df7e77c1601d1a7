/** Dates and times as people read them, always in China's time. */
import type { Language } from '../settings/settings.ts'

const zone = 'Asia/Shanghai'
const shanghaiOffsetMs = 8 * 3_600_000

/** A civil date, `2026-11-21`. */
export function dateText(date: string, language: Language): string {
  const noon = new Date(`${date}T12:00:00+08:00`)
  if (Number.isNaN(noon.getTime())) return date
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long' }).format(noon)
}

/** An instant (RFC 3339) with its time of day. */
export function instantText(instant: string, language: Language): string {
  const options = { timeZone: zone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(language, options).format(new Date(instant))
}

/** The date of an instant in China. */
export function instantDateText(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long' }).format(new Date(instant))
}

/** The same as a civil date, `2026-11-21`. */
export function civilDayOf(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** Hours and minutes of an instant: 09:05. */
export function timeText(instant: string): string {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('zh-CN', options).format(new Date(instant))
}
