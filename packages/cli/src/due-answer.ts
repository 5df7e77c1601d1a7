/** What `yijianshi due` finds out, and the same as data. */
import {
  type ClockLedger,
  type ClockReading,
  changeWords,
  civilDateOf,
  clockAt,
  type DueChange,
  dueChange,
  dueOf,
  endOfDayMs,
  explainedDayWords,
  explainLimit,
  type LimitDue,
  type LimitExplanation,
  startOfDayMs,
  stepWords,
  stopGrounds,
  weekdayOf,
} from '@yijianshi/core/calendar'
import type { DueRequest } from './due-request.ts'

export type DueAnswer = {
  readonly request: DueRequest
  readonly explanation: LimitExplanation
  /** The end by the calendar of law, where an office's own calendar leads to another one. */
  readonly byLaw: LimitDue | undefined
  /** What the notices that were given changed. */
  readonly change: DueChange | undefined
  /** Undefined before the event. */
  readonly reading: ClockReading | undefined
}

export function answerOf(request: DueRequest): DueAnswer {
  const { limit, calendar, unannounced, hasNotice, now } = request
  const explanation = explainLimit(calendar, limit)
  const lawful = dueOf(calendar.ofLaw(), limit)
  return {
    request,
    explanation,
    byLaw: lawful.at === explanation.due.at ? undefined : lawful,
    change: hasNotice ? dueChange(limit, unannounced, calendar) : undefined,
    reading: now < limit.since ? undefined : clockAt(ledgerOf(request), now, calendar),
  }
}

/** The same limit as a ledger, for what is used and left now. */
function ledgerOf({ limit, stops }: DueRequest): ClockLedger {
  return {
    unit: limit.unit,
    allowed: limit.amount,
    owner: 'office',
    since: limit.since,
    stops: stops.map(({ kind, first, last }) => {
      const ground = kind === 'suspend' ? 'special-procedure' : 'papers-incomplete'
      return {
        ...stopGrounds[ground],
        ground,
        from: startOfDayMs(first),
        ...(last !== undefined && { to: endOfDayMs(last) - 1 }),
      }
    }),
    extensions: [{ amount: limit.extension ?? 0, at: limit.since }],
  }
}

export function dataOf({ request, explanation, byLaw, change, reading }: DueAnswer): unknown {
  const { limit, from, calendar, now } = request
  return {
    from,
    unit: limit.unit,
    amount: limit.amount,
    extension: limit.extension ?? 0,
    calendars: calendar.layers.map(({ id }) => id),
    ...dueData(explanation.due),
    ...(byLaw !== undefined && { byLaw: dueData(byLaw) }),
    ...(change !== undefined && {
      change: {
        moved: change.moved,
        before: dueData(change.before),
        after: dueData(change.after),
        days: change.days.map(day => ({ date: day.after.date, ...day, words: changeWords(day) })),
      },
    }),
    ...(reading !== undefined && {
      clock: {
        on: civilDateOf(now),
        state: reading.state,
        allowed: reading.allowed,
        used: reading.used,
        left: reading.left,
        overdue: reading.overdue,
        overdueBy: reading.overdueBy,
        held: reading.held,
      },
    }),
    steps: explanation.steps.map(step => ({
      rule: step.rule,
      ...('stop' in step && {
        first: civilDateOf(step.stop.from),
        last: civilDateOf(step.stop.to),
        late: step.late,
      }),
      ...('amount' in step && { amount: step.amount }),
      ...dueData(step.due),
      words: stepWords(step, limit.unit),
    })),
    days: explanation.days.map(day => ({
      ...day,
      weekday: weekdayOf(day.date),
      counted: day.count !== null,
      words: explainedDayWords(day),
    })),
  }
}

function dueData({ date, at, provisional }: LimitDue) {
  return { due: date, until: `${shanghaiTime(at)}+08:00`, provisional }
}

/** An instant as date and time of day in China; the end of a day is the beginning of the next. */
function shanghaiTime(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)
}
