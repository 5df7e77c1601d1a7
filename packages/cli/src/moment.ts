/** A moment as people of the platform say it. */
const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/
const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Without a zone it is time of China. Undefined when it is no moment. */
export function readMoment(text: string): Date | undefined {
  const [, day, time] = local.exec(text) ?? []
  const iso = day !== undefined && time !== undefined ? `${day}T${time}+08:00` : text.replace(' ', 'T')
  if (day === undefined && !zoned.test(text)) return undefined
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}
