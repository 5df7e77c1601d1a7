/** When a mandate holds. It follows from the events and the days alone, so nothing has to end it on time. */
import { addDays, endOfDayMs, getCivilDate, parseCivilDate, startOfDayMs } from '../calendar/calendar.ts'
import type { MandateState } from './state.ts'

/** 等对方确认 · 还没开始 · 有效 · 过期 · 对方没有接受 · 收回 · 对方不再代办 · 终止. */
export const MANDATE_STANDINGS = [
  'waiting',
  'to-come',
  'holds',
  'over',
  'declined',
  'revoked',
  'renounced',
  'ended',
] as const
export type MandateStanding = (typeof MANDATE_STANDINGS)[number]

/** From when, and until when (no longer included), in milliseconds since 1970; undefined while nobody accepted it. */
export function holdingOf(
  state: MandateState,
): { readonly from: number; readonly until: number } | undefined {
  if (state.acceptedAt === undefined) return undefined
  const from = Math.max(state.acceptedAt, startOfDayMs(getCivilDate(state.from)))
  const lastMoment = endOfDayMs(getCivilDate(state.until))
  const until = Math.min(lastMoment, state.end?.at ?? lastMoment)
  return { from, until: Math.max(from, until) }
}

/** At an instant, in milliseconds since 1970, not before the last event. */
export function mandateStanding(state: MandateState, at: number): MandateStanding {
  if (state.end !== undefined) return state.end.how
  if (at >= endOfDayMs(getCivilDate(state.until))) return 'over'
  const holding = holdingOf(state)
  if (holding === undefined) return 'waiting'
  return at < holding.from ? 'to-come' : 'holds'
}

/** The same day that many years later; 28 February where that year has no 29th (民法典第二百零二条). */
export function yearsLater(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years)
  const same = parseCivilDate(year + day.slice(4))
  return same.ok ? same.value : `${year}-02-28`
}

/** The 18th birthday (民法典第十七条). */
export function comesOfAgeOn(birthDate: string): string {
  return yearsLater(birthDate, 18)
}

export function dayBefore(day: string): string {
  return addDays(getCivilDate(day), -1)
}
