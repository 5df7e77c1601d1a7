const timeZone = 'Asia/Shanghai'
const dateAndTime = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
const dateOnly = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' })

/** `2026-11-21 14:05`, in China's time wherever the reader sits. */
export function formatInstant(instant: string): string {
  return dateAndTime.format(new Date(instant))
}

/** `2026-11-21`, in China's time. */
export function formatDay(instant: string): string {
  return dateOnly.format(new Date(instant))
}

export function formatClock(instant: string): string {
  return clock.format(new Date(instant))
}

/** `2026年11月21日`, as official documents write it. Takes a civil date or an instant. */
export function officialDate(dateOrInstant: string): string {
  const civil = dateOrInstant.length === 10 ? dateOrInstant : formatDay(dateOrInstant)
  const [year = '', month = '', day = ''] = civil.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
