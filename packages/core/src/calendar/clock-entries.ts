/** What may be entered in the ledger of a clock, and what is refused. */
import { type ClockLedger, type ClockStop, clockAt, type StopGround, stopGrounds } from './clock.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type ClockRefusal =
  /** The entry lies before one that is there already. */
  | 'clock/backwards'
  /** What was owed has been done. */
  | 'clock/ended'
  /** It stands still already, or still. */
  | 'clock/stopped'
  /** It runs; there is nothing to resume. */
  | 'clock/running'
  /** The limit was over; an extension would cover the delay up. */
  | 'clock/overdue'
  /** An extension is granted once (ALL §42). */
  | 'clock/extended-already'

export type ClockEntry =
  | { readonly ok: true; readonly ledger: ClockLedger }
  | { readonly ok: false; readonly code: ClockRefusal }

/** A clock that begins at an event. */
export function startClock(start: Pick<ClockLedger, 'unit' | 'allowed' | 'owner' | 'since'>): ClockLedger {
  return { ...start, stops: [], extensions: [] }
}

/** Stops the clock on a ground, which decides whether it will go on or begin again. */
export function stopClock(ledger: ClockLedger, ground: StopGround, at: number): ClockEntry {
  const code = refusalAt(ledger, at)
  if (code !== undefined) return { ok: false, code }
  const stop: ClockStop = { ...stopGrounds[ground], ground, from: at }
  return { ok: true, ledger: { ...ledger, stops: [...ledger.stops, stop] } }
}

/** Lets a stopped clock go on, or begin again. */
export function resumeClock(ledger: ClockLedger, at: number): ClockEntry {
  const open = ledger.stops.at(-1)
  if (ledger.endedAt !== undefined) return { ok: false, code: 'clock/ended' }
  if (open === undefined || open.to !== undefined) return { ok: false, code: 'clock/running' }
  if (at < lastInstant(ledger)) return { ok: false, code: 'clock/backwards' }
  return { ok: true, ledger: { ...ledger, stops: [...ledger.stops.slice(0, -1), { ...open, to: at }] } }
}

/** Adds time, once, while the limit is not over. */
export function extendClock(
  ledger: ClockLedger,
  amount: number,
  at: number,
  calendar: WorkingCalendar,
): ClockEntry {
  if (ledger.endedAt !== undefined) return { ok: false, code: 'clock/ended' }
  if (at < lastInstant(ledger)) return { ok: false, code: 'clock/backwards' }
  if (ledger.extensions.length > 0) return { ok: false, code: 'clock/extended-already' }
  if (clockAt(ledger, at, calendar).overdue) return { ok: false, code: 'clock/overdue' }
  return { ok: true, ledger: { ...ledger, extensions: [{ amount, at }] } }
}

/** What was owed is done. A clock that stands still has to go on first. */
export function endClock(ledger: ClockLedger, at: number): ClockEntry {
  const code = refusalAt(ledger, at)
  return code === undefined ? { ok: true, ledger: { ...ledger, endedAt: at } } : { ok: false, code }
}

function refusalAt(ledger: ClockLedger, at: number): ClockRefusal | undefined {
  if (ledger.endedAt !== undefined) return 'clock/ended'
  const last = ledger.stops.at(-1)
  if (last !== undefined && last.to === undefined) return 'clock/stopped'
  return at < lastInstant(ledger) ? 'clock/backwards' : undefined
}

/** Clocks never run backwards: no entry before this instant. */
function lastInstant(ledger: ClockLedger): number {
  const instants = [
    ...ledger.stops.map(({ from, to }) => to ?? from),
    ...ledger.extensions.map(({ at }) => at),
  ]
  return Math.max(ledger.since, ...instants)
}
