/** What `yijianshi due` is asked: options as typed into a limit, a calendar and a moment, or one complaint. */
import { readFile, stat } from 'node:fs/promises'
import {
  type CivilDate,
  civilDateOf,
  daysBetween,
  type Limit,
  type LimitUnit,
  nationalWorkingCalendar,
  parseCivilDate,
  type StopKind,
  startOfDayMs,
  stopOnDays,
  type WorkingCalendar,
  workingHoursOf,
} from '@yijianshi/core/calendar'
import { readCalendarFile } from '@yijianshi/core/calendar/file'
import type { DueOptions } from './command-line.ts'
import type { Messages } from './messages.ts'

export type DueStop = {
  readonly kind: StopKind
  readonly first: CivilDate
  /** Undefined while it goes on. */
  readonly last: CivilDate | undefined
}

export type DueRequest = {
  readonly limit: Limit
  readonly stops: readonly DueStop[]
  readonly from: CivilDate
  readonly now: number
  readonly calendar: WorkingCalendar
  /** The calendar without the notices that were given. */
  readonly unannounced: WorkingCalendar
  readonly hasNotice: boolean
}

type Complaint = { readonly complaint: string }

const units = ['working-days', 'natural-days', 'hours'] as const satisfies readonly LimitUnit[]
const mostAmount = 9999
const mostFileBytes = 400_000
const timePattern = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/

export async function readDueRequest(
  options: DueOptions,
  messages: Messages,
  clockNow: number,
): Promise<DueRequest | Complaint> {
  const texts = messages.due
  const unit = units.find(each => each === (options.unit ?? units[0]))
  if (unit === undefined)
    return { complaint: messages.unknownOptionValue('--unit', options.unit ?? '', units) }
  if (options.from === undefined) return { complaint: texts.optionWanted('--from', '2026-09-25') }
  if (options.days === undefined) return { complaint: texts.optionWanted('--days', '20') }
  const since = readInstant('--from', options.from, unit, messages)
  if (typeof since !== 'number') return since
  const now = options.now === undefined ? clockNow : readInstant('--now', options.now, unit, messages)
  if (typeof now !== 'number') return now
  const amount = readAmount(options.days)
  if (amount === undefined) return { complaint: texts.notAnAmount('--days', options.days, mostAmount) }
  const extension = readAmount(options.extend ?? '0')
  if (extension === undefined)
    return { complaint: texts.notAnAmount('--extend', options.extend ?? '', mostAmount) }
  const stops = readStops(options, messages)
  if ('complaint' in stops) return stops
  const calendars = await readCalendars(options.calendar, messages)
  if ('complaint' in calendars) return calendars
  const today = civilDateOf(now)
  const limit = {
    unit,
    amount,
    extension,
    since,
    // An open stop is projected as if it were answered today.
    stops: stops.map(({ kind, first, last }) => stopOnDays(kind, first, last ?? later(first, today))),
  }
  if (!reaches(calendars.calendar, limit)) return { complaint: texts.tooLate }
  return { limit, stops, from: civilDateOf(since), now, ...calendars }
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other
}

/** Whether the calendar certainly holds the end of the limit: if all of it were still left after the last stop. */
function reaches(
  calendar: WorkingCalendar,
  { unit, amount, extension = 0, since, stops = [] }: Limit,
): boolean {
  const begin = Math.max(since, ...stops.map(({ to }) => to))
  const end = startOfDayMs(calendar.lastDate)
  if (begin >= end) return false
  const wanted = amount + extension
  if (unit === 'hours') return workingHoursOf(calendar).between(begin, end) >= wanted * 3_600_000
  const [from, to] = [civilDateOf(begin), calendar.lastDate]
  // The longest holidays after a last day in natural days are far shorter than a month.
  if (unit === 'natural-days') return daysBetween(from, to) >= wanted + 31
  return calendar.workingDaysBetween(from, to) >= wanted
}

function readDate(given: string): CivilDate | undefined {
  const parsed = parseCivilDate(given)
  const { firstDate, lastDate } = nationalWorkingCalendar
  return parsed.ok && parsed.value >= firstDate && parsed.value <= lastDate ? parsed.value : undefined
}

/** A date, or for limits in hours a time of that date in China, in milliseconds since 1970. */
function readInstant(option: string, given: string, unit: LimitUnit, messages: Messages): number | Complaint {
  const match = timePattern.exec(given)
  const date = readDate(match?.[1] ?? '')
  if (match === null || date === undefined) return { complaint: messages.due.notADate(option, given) }
  if (match[2] !== undefined && unit !== 'hours') return { complaint: messages.due.timeOnlyForHours(given) }
  return startOfDayMs(date) + (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * 60_000
}

function readAmount(given: string): number | undefined {
  const amount = /^\d{1,4}$/.test(given) ? Number(given) : undefined
  return amount !== undefined && amount <= mostAmount ? amount : undefined
}

function readStops(options: DueOptions, messages: Messages): readonly DueStop[] | Complaint {
  const stops: DueStop[] = []
  for (const kind of ['suspend', 'interrupt'] as const) {
    for (const given of options[kind]) {
      const parts = given.split('..')
      const first = readDate(parts[0] ?? '')
      const last = readDate(parts[1] ?? '')
      const open = parts[1] === ''
      const inOrder = first !== undefined && (open || (last !== undefined && last >= first))
      if (parts.length !== 2 || !inOrder) return { complaint: messages.due.notASpan(`--${kind}`, given) }
      stops.push({ kind, first, last })
    }
  }
  stops.sort((one, other) => (one.first < other.first ? -1 : 1))
  for (const [index, stop] of stops.entries()) {
    const next = stops[index + 1]
    if (next !== undefined && (stop.last === undefined || next.first <= stop.last)) {
      return { complaint: messages.due.overlapping(spanText(stop), spanText(next)) }
    }
  }
  return stops
}

export function spanText({ first, last }: DueStop): string {
  return `${first}..${last ?? ''}`
}

type Calendars = Pick<DueRequest, 'calendar' | 'unannounced' | 'hasNotice'>

async function readCalendars(files: readonly string[], messages: Messages): Promise<Calendars | Complaint> {
  let calendar = nationalWorkingCalendar
  let unannounced = nationalWorkingCalendar
  let hasNotice = false
  for (const file of files) {
    const text = await readText(file)
    if (text === undefined) return { complaint: messages.due.unreadableFile(file) }
    const read = readCalendarFile(text)
    if (!read.ok) {
      const problem = messages.due.fileProblem[read.code](read.received)
      return { complaint: messages.due.faultyFile(file, read.at, problem) }
    }
    if (read.kind === 'notice') {
      calendar = calendar.announced(read.notice)
      hasNotice = true
    } else {
      calendar = calendar.with(read.layer)
      unannounced = unannounced.with(read.layer)
    }
  }
  return { calendar, unannounced, hasNotice }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file)
    return size > mostFileBytes ? ' '.repeat(mostFileBytes) : await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}
