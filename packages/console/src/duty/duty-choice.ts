/** What is chosen when a duty is given, and what is still missing. */
import type { DutyStaff, DutyView, NewDutyOnWire } from '@yijianshi/contract/duty'
import { endOfDayMs, parseCivilDate, startOfDayMs } from '@yijianshi/core/calendar'

export type DutyChoice = {
  readonly kind: DutyView['kind']
  /** Login of whose post a deputy fills; empty as long as none is chosen. */
  readonly of: string
  readonly login: string
  /** Days, `YYYY-MM-DD`, both included; empty: from now, and without end. */
  readonly from: string
  readonly until: string
}

/** Whose posts a deputy may be named for. */
export function fillable(staff: readonly DutyStaff[]): readonly DutyStaff[] {
  return staff.filter(({ mayFill }) => mayFill)
}

/** Who may be given this duty: by the rights that the server told. */
export function holdersFor(staff: readonly DutyStaff[], { kind, of }: DutyChoice): readonly DutyStaff[] {
  if (kind === 'own') return staff.filter(({ mayTime }) => mayTime)
  const filled = staff.find(({ login }) => login === of)
  return staff.filter(
    member =>
      member.mayHold &&
      member.login !== of &&
      member.role === filled?.role &&
      member.office === filled.office,
  )
}

export type DutyFault = 'ofMissing' | 'loginMissing' | 'untilMissing' | 'periodWrong'

function faultOfPeriod({ kind, from, until }: DutyChoice, now: number): DutyFault | undefined {
  if (until === '') return kind === 'deputy' ? 'untilMissing' : undefined
  const end = parseCivilDate(until)
  const begin = parseCivilDate(from)
  if (!end.ok || (from !== '' && !begin.ok)) return 'periodWrong'
  const first = begin.ok ? Math.max(startOfDayMs(begin.value), now) : now
  return endOfDayMs(end.value) <= first ? 'periodWrong' : undefined
}

/** Nothing where it can be sent. `now` in milliseconds since 1970. */
export function faultsOf(choice: DutyChoice, now: number): readonly DutyFault[] {
  const period = faultOfPeriod(choice, now)
  return [
    ...(choice.kind === 'deputy' && choice.of === '' ? (['ofMissing'] as const) : []),
    ...(choice.login === '' ? (['loginMissing'] as const) : []),
    ...(period === undefined ? [] : [period]),
  ]
}

function edge(day: string, of: typeof startOfDayMs): string | undefined {
  const read = parseCivilDate(day)
  return read.ok ? new Date(of(read.value)).toISOString() : undefined
}

/** A choice without faults, as it is sent. Days are those of China. */
export function sentDuty({ kind, of, login, from, until }: DutyChoice): NewDutyOnWire {
  const [since, end] = [edge(from, startOfDayMs), edge(until, endOfDayMs)]
  return {
    kind,
    login,
    ...(kind === 'deputy' && { of }),
    ...(since !== undefined && { since }),
    ...(end !== undefined && { until: end }),
  }
}
