/** The clocks of a case as ledgers: read from what happened, so nothing about time is kept twice. */
import { type ClockLedger, type ClockStop, startClock, stopGrounds } from '../calendar/calendar.ts'
import type { Tolerable } from './events.ts'
import { type CaseState, isUndecided, type Procedure, type Task } from './state.ts'

/** Limits in working days that do not depend on the item. A city may set all but those of the law. */
export const CASE_LIMITS = {
  /** ALL §32(4). */
  acceptanceDays: 5,
  correctionDays: 10,
  /** To say what becomes of a case whose notice was not answered. */
  lapsedCorrectionDays: 5,
  jointNoticeDays: 3,
  handOverDays: 1,
  returnedTaskDays: 1,
  objectionDays: 5,
  /** ALL §44: issued and delivered within 10 working days of the decision. */
  issueDays: 10,
  deliveryDays: 10,
  revocationDays: 10,
  /** ALL §42(2): several authorities together. */
  jointDays: 45,
  /** ALL §42(2): what the head of the government may add, once. */
  jointExtensionDays: 15,
  /** At most, for force majeure (不可抗力). */
  prolongedSupplementDays: 10,
} as const

/** From the receipt to acceptance; a notice interrupts it, and the correction lets it begin again (ALL §32). */
export function acceptanceClock(state: CaseState): ClockLedger {
  const { notice, submittedAt } = state
  const end = state.deemedAt ?? state.acceptedAt ?? state.endedAt
  const to = notice?.answeredAt ?? notice?.lapsedAt
  const stop: ClockStop | undefined = notice && {
    ...stopGrounds['papers-incomplete'],
    ground: 'papers-incomplete',
    from: notice.at,
    ...(to !== undefined && { to }),
  }
  return {
    ...startClock({
      unit: 'working-days',
      allowed: CASE_LIMITS.acceptanceDays,
      owner: 'office',
      since: submittedAt,
    }),
    stops: stop === undefined ? [] : [stop],
    ...(end !== undefined && (stop === undefined || to !== undefined) && { endedAt: end }),
  }
}

/** Spans in which the clock stands still, those that overlap as one. */
function merged(procedures: readonly Procedure[]): ClockStop[] {
  const stops: ClockStop[] = []
  for (const { begunAt, endedAt } of procedures) {
    const last = stops.at(-1)
    const overlaps = last !== undefined && (last.to === undefined || begunAt <= last.to)
    const stop: ClockStop = {
      ...stopGrounds['special-procedure'],
      ground: 'special-procedure',
      from: overlaps ? last.from : begunAt,
    }
    const isOpen = endedAt === undefined || (overlaps && last.to === undefined)
    if (overlaps) stops.pop()
    stops.push(isOpen ? stop : { ...stop, to: Math.max(endedAt, overlaps ? (last.to ?? 0) : 0) })
  }
  return stops
}

/** The authority’s time for one item, as it promised; undefined before it has the item. */
export function taskClock(task: Task): ClockLedger | undefined {
  if (task.dispatchedAt === undefined) return undefined
  return ledgerOf(task, task.dispatchedAt, 'working-days', task.promisedDays)
}

/** The time that the law gives it; undefined where no law does, or before it has the item. */
export function statutoryClock(task: Task): ClockLedger | undefined {
  const { statutory } = task.law
  if (task.dispatchedAt === undefined || statutory === undefined) return undefined
  return ledgerOf(task, task.dispatchedAt, statutory.unit, statutory.days)
}

/**
 * All items of several authorities together (ALL §42(2)): from acceptance, or from the day on which the case was opened
 * again, to the last decision. What one of them suspends is counted for none (ALL §45). Undefined before acceptance.
 */
export function jointClock(state: CaseState): ClockLedger | undefined {
  return jointLedger(state, Math.min(state.jointLimitDays ?? CASE_LIMITS.jointDays, CASE_LIMITS.jointDays))
}

/** What the law allows for it at most. */
export function jointStatutoryClock(state: CaseState): ClockLedger | undefined {
  return jointLedger(state, CASE_LIMITS.jointDays)
}

/** Procedures that suspend; what was open when the task was stopped ended with it. */
function suspensionsOf({ procedures, decidedAt, stoppedAt }: Task): Procedure[] {
  const taskEnd = decidedAt ?? stoppedAt
  return procedures
    .filter(({ suspends }) => suspends)
    .map(procedure =>
      procedure.endedAt === undefined && taskEnd !== undefined
        ? { ...procedure, endedAt: taskEnd }
        : procedure,
    )
}

function jointLedger(state: CaseState, allowed: number): ClockLedger | undefined {
  const { acceptedAt, jointExtension, tasks } = state
  if (acceptedAt === undefined) return undefined
  const since = Math.max(acceptedAt, ...state.reopened.map(({ at }) => at))
  const suspending = tasks
    .flatMap(suspensionsOf)
    .filter(({ endedAt }) => endedAt === undefined || endedAt > since)
    .toSorted((one, other) => one.begunAt - other.begunAt)
  const isDecided = !tasks.some(isUndecided)
  const end = Math.max(since, ...tasks.map(task => task.decidedAt ?? task.stoppedAt ?? since))
  return {
    ...startClock({ unit: 'working-days', allowed, owner: 'office', since }),
    stops: merged(suspending),
    extensions: jointExtension === undefined ? [] : [{ amount: jointExtension.days, at: jointExtension.at }],
    ...(isDecided && { endedAt: end }),
  }
}

function ledgerOf(task: Task, since: number, unit: ClockLedger['unit'], allowed: number): ClockLedger {
  const suspending = task.procedures.filter(procedure => procedure.suspends)
  const stops = merged(suspending)
  const end = task.decidedAt ?? task.stoppedAt
  return {
    ...startClock({ unit, allowed, owner: 'office', since }),
    stops,
    extensions: task.extension === undefined ? [] : [{ amount: task.extension.days, at: task.extension.at }],
    ...(end !== undefined && { endedAt: end }),
  }
}

/** A plain limit: so many working days from an event, without stops. */
export function plainClock(since: number, allowed: number, owner: ClockLedger['owner']): ClockLedger {
  return startClock({ unit: 'working-days', allowed, owner, since })
}

/** The longest that a special procedure may take. */
export function procedureClock(procedure: Procedure): ClockLedger {
  const { unit, days, begunAt, endedAt } = procedure
  return {
    ...startClock({ unit, allowed: days, owner: 'third-party', since: begunAt }),
    ...(endedAt !== undefined && { endedAt }),
  }
}

/**
 * The applicant's time for what is to follow (容缺): from acceptance, or from the day on which an item that needs it
 * was opened again, and what force majeure added. Undefined before acceptance.
 */
export function supplementClock(state: CaseState, { material, days }: Tolerable): ClockLedger | undefined {
  if (state.acceptedAt === undefined) return undefined
  const needing = new Set(
    state.tasks.filter(task => task.law.materials.includes(material)).map(task => task.item),
  )
  const again = state.reopened.filter(({ items }) => items.some(item => needing.has(item)))
  const since = Math.max(state.acceptedAt, ...again.map(({ at }) => at))
  return {
    ...plainClock(since, days, 'applicant'),
    extensions: state.prolonged
      .filter(entry => entry.material === material && entry.at >= since)
      .map(entry => ({ amount: entry.days, at: entry.at })),
  }
}
