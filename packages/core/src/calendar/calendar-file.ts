/** Reads calendars that people write: an own calendar, or the notice of a year. YAML or JSON. */
import { type Document, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import type { CalendarLayer, OpenHours, OwnDays } from './calendar-layer.ts'
import { addDays, type CivilDate, daysBetween, parseCivilDate, weekdayOf, yearOf } from './civil-date.ts'
import type { HolidayId, HolidayYear } from './holiday-year.ts'
import { lastStatutoryYear, statutoryYear } from './statutory-year.ts'

export type CalendarFileRefusal = {
  readonly ok: false
  readonly code:
    | 'calendar-file/too-long'
    | 'calendar-file/syntax'
    | 'calendar-file/shape'
    /** No day or span of days, or too long a span. */
    | 'calendar-file/date'
    | 'calendar-file/hours'
    /** The notice names a day of another year. */
    | 'calendar-file/other-year'
    /** A day is off and worked at once, or a make-up day is no weekend day. */
    | 'calendar-file/contradiction'
    /** The notice lets a statutory holiday be worked. */
    | 'calendar-file/statutory-day'
  /** Where: keys and indexes joined by dots, or a line; empty for the whole file. */
  readonly at: string
  /** What stands there, shortened. */
  readonly received: string
}

export type CalendarFile =
  | { readonly ok: true; readonly kind: 'layer'; readonly layer: CalendarLayer }
  | { readonly ok: true; readonly kind: 'notice'; readonly notice: HolidayYear }
  | CalendarFileRefusal

const longestText = 200_000
const longestSpanDays = 400
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const holidays = [
  'new-year',
  'spring-festival',
  'tomb-sweeping-day',
  'labour-day',
  'dragon-boat-festival',
  'mid-autumn-festival',
  'national-day',
  'victory-day',
] as const satisfies readonly HolidayId[]

const words = z.strictObject({ zh: z.string().min(1).max(100), en: z.string().min(1).max(200) })
const ownDays = z.array(z.strictObject({ days: z.string(), why: words })).max(1000)
const hours = z.array(z.string()).max(10)
const layerSchema = z.strictObject({
  calendar: z
    .string()
    .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/)
    .max(60),
  name: words,
  force: z.enum(['law', 'office']),
  basis: z.string().max(200).optional(),
  worksOn: z.array(z.enum(['saturday', 'sunday'])).optional(),
  hours: hours.optional(),
  hoursOn: z.partialRecord(z.enum(weekdayNames), hours).optional(),
  closed: ownDays.optional(),
  open: ownDays.optional(),
})
const daysByHoliday = z.partialRecord(z.enum(holidays), z.array(z.string()).max(60))
const noticeSchema = z.strictObject({
  year: z.int().min(2027).max(lastStatutoryYear),
  basis: z.string().max(200).optional(),
  daysOff: daysByHoliday,
  makeUpDays: daysByHoliday,
})

/** Reads an own calendar (it has `calendar`) or a notice (it has `year`); refuses what contradicts itself. */
export function readCalendarFile(text: string): CalendarFile {
  if (text.length > longestText) return refuse('too-long', '', `${text.length}`)
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) return refuse('syntax', `${error.linePos?.[0].line ?? 1}`, error.code)
  if (hasAlias(document)) return refuse('syntax', '', 'ALIAS')
  const value: unknown = document.toJS()
  const isNotice = typeof value === 'object' && value !== null && 'year' in value
  return isNotice ? readNotice(value) : readLayer(value)
}

/** Aliases would let a small file grow without end, and may point nowhere; a calendar needs none. */
function hasAlias(document: Document): boolean {
  let found = false
  visit(document, {
    Alias() {
      found = true
      return visit.BREAK
    },
  })
  return found
}

function readLayer(value: unknown): CalendarFile {
  const parsed = layerSchema.safeParse(value)
  if (!parsed.success) return refuseShape(parsed.error)
  const { calendar: id, name, force, basis, worksOn, closed, open, ...given } = parsed.data
  const days: OwnDays[] = []
  for (const [key, list] of [
    ['closed', closed],
    ['open', open],
  ] as const) {
    for (const [index, own] of (list ?? []).entries()) {
      const span = readSpan(own.days)
      if (span === undefined) return refuse('date', `${key}.${index}.days`, own.days)
      days.push({ ...span, open: key === 'open', why: own.why })
    }
  }
  const usual = given.hours === undefined ? undefined : readHours(given.hours)
  if (usual === null) return refuse('hours', 'hours', String(given.hours))
  const hoursOn = new Map<number, readonly OpenHours[]>()
  for (const [index, weekday] of weekdayNames.entries()) {
    const texts = given.hoursOn?.[weekday]
    const read = texts === undefined ? undefined : readHours(texts)
    if (read === null) return refuse('hours', `hoursOn.${weekday}`, String(texts))
    if (read !== undefined) hoursOn.set(index + 1, read)
  }
  const layer: CalendarLayer = {
    id,
    name,
    force,
    days,
    hoursOn,
    ...(basis !== undefined && { basis }),
    ...(usual !== undefined && { hours: usual }),
    ...(worksOn !== undefined && { worksOn: worksOn.map(name => weekdayNames.indexOf(name) + 1) }),
  }
  return { ok: true, kind: 'layer', layer }
}

type Listed = { readonly date: CivilDate; readonly holiday: HolidayId; readonly at: string }

function readNotice(value: unknown): CalendarFile {
  const parsed = noticeSchema.safeParse(value)
  if (!parsed.success) return refuseShape(parsed.error)
  const { year } = parsed.data
  const daysOff = listed('daysOff', parsed.data.daysOff)
  if ('code' in daysOff) return daysOff
  const makeUpDays = listed('makeUpDays', parsed.data.makeUpDays)
  if ('code' in makeUpDays) return makeUpDays
  for (const { date, at } of [...daysOff, ...makeUpDays]) {
    // Notices reach back into the last days of December only.
    const isNear = yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5, 7) === '12')
    if (!isNear) return refuse('other-year', at, date)
  }
  const off = new Set(daysOff.map(({ date }) => date))
  const wrong = makeUpDays.find(({ date }) => off.has(date) || weekdayOf(date) <= 5)
  if (wrong !== undefined) return refuse('contradiction', wrong.at, wrong.date)
  const own = ofYear(daysOff, year)
  const missing = Object.keys(statutoryYear(year).daysOff).find(day => own[day] === undefined)
  if (missing !== undefined) return refuse('statutory-day', 'daysOff', `${year}-${missing}`)
  const december = { daysOff: ofYear(daysOff, year - 1), makeUpDays: ofYear(makeUpDays, year - 1) }
  const notice = { year, published: true, daysOff: own, makeUpDays: ofYear(makeUpDays, year), december }
  return { ok: true, kind: 'notice', notice }
}

function listed(
  key: string,
  given: Readonly<Partial<Record<HolidayId, readonly string[]>>>,
): Listed[] | CalendarFileRefusal {
  const found: Listed[] = []
  for (const holiday of holidays) {
    for (const [index, text] of (given[holiday] ?? []).entries()) {
      const at = `${key}.${holiday}.${index}`
      const span = readSpan(text)
      if (span === undefined) return refuse('date', at, text)
      for (let date = span.first; date <= span.last; date = addDays(date, 1)) {
        found.push({ date, holiday, at })
      }
    }
  }
  return found
}

function ofYear(days: readonly Listed[], year: number): Record<string, HolidayId> {
  const own = days.filter(({ date }) => yearOf(date) === year)
  return Object.fromEntries(own.map(({ date, holiday }) => [date.slice(5), holiday]))
}

/** `2026-12-01` or `2026-12-01..2026-12-03`. */
function readSpan(text: string): { readonly first: CivilDate; readonly last: CivilDate } | undefined {
  const [from = '', to = from, ...more] = text.split('..')
  const [first, last] = [parseCivilDate(from), parseCivilDate(to)]
  if (more.length > 0 || !first.ok || !last.ok) return undefined
  const length = daysBetween(first.value, last.value)
  return length < 0 || length > longestSpanDays ? undefined : { first: first.value, last: last.value }
}

/** `09:00-12:00`, in order; null when one is none, or they overlap. */
function readHours(texts: readonly string[]): OpenHours[] | null {
  const read: OpenHours[] = []
  for (const text of texts) {
    const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
    if (match === null) return null
    const opens = Number(match[1]) * 60 + Number(match[2])
    const closes = Number(match[3]) * 60 + Number(match[4])
    if (closes <= opens || closes > 24 * 60 || opens < (read.at(-1)?.closes ?? 0)) return null
    read.push({ opens, closes })
  }
  return read
}

function refuseShape(error: z.ZodError): CalendarFileRefusal {
  const [issue] = error.issues
  return refuse('shape', issue?.path.join('.') ?? '', issue?.message ?? '')
}

type Code = CalendarFileRefusal['code'] extends `calendar-file/${infer Rest}` ? Rest : never

function refuse(code: Code, at: string, received: string): CalendarFileRefusal {
  return { ok: false, code: `calendar-file/${code}`, at, received: received.slice(0, 100) }
}
