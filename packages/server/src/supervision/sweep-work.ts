/** The sweep of this server: every kind of process with which the law acts, and orders for red cards. */
import { changeWords } from '@yijianshi/core/calendar'
import { carryOutOrders } from '../change-order/carry-out.ts'
import { followProjection } from '../engine/projection.ts'
import type { MovedDue } from '../engine/reproject.ts'
import type { LapsingEngine, SweepWork } from '../engine/sweep.ts'
import { type Sweeping, startSweeping } from '../engine/sweep-schedule.ts'
import type { Services } from '../http/wiring.ts'
import { superviseCard } from './open.ts'
import { supervisionKindName } from './supervision-kind.ts'
import { watchingOf } from './watching.ts'

export type SupervisionTelling = {
  readonly onFault: (error: unknown) => void
  /** A due date that moved with the calendar, and why, in one line. */
  readonly onMoved: (line: string) => void
}

function describeMoved({ process, processKind, obligation, change }: MovedDue): string {
  const days = change.days.map(day => `${day.after.date} (${changeWords(day).en})`).join('; ')
  return `${obligation.key} of ${processKind} ${process}: due ${change.after.date} instead of ${change.before.date}, for ${days}`
}

/** Follows the calendar of the release and the policy in use; looks into the database only when they differ. */
function following(
  services: Services,
  onMoved: SupervisionTelling['onMoved'],
): (signal: AbortSignal) => Promise<void> {
  let followed: string | undefined
  return async signal => {
    const watching = watchingOf(services.catalogue())
    const rules = JSON.stringify(watching.rules)
    if (rules === followed) return
    const outcome = await followProjection({
      pool: services.pool,
      watching,
      onMoved: moved => onMoved(describeMoved(moved)),
      signal,
    })
    if (outcome !== 'busy') followed = rules
  }
}

/**
 * What was published in time is not late, also where the server that published it was killed before the order was
 * closed. A fault of it does not hold up everybody else's warnings.
 */
async function closeCarriedOut(services: Services, onFault: SupervisionTelling['onFault']): Promise<void> {
  try {
    await carryOutOrders(services)
  } catch (error) {
    onFault(error)
  }
}

export function sweepWork(services: Services, { onFault, onMoved }: SupervisionTelling): SweepWork {
  const engines: readonly (readonly [string, LapsingEngine])[] = [
    ['case', services.engine],
    [supervisionKindName, services.supervision],
  ]
  const follow = following(services, onMoved)
  return {
    pool: services.pool,
    engines: new Map(engines),
    superviseCard: card => superviseCard(services, card),
    beforeSweep: async signal => {
      await closeCarriedOut(services, onFault)
      await follow(signal)
    },
    now: services.now,
    onFault,
  }
}

/** Sweeps until stopped. */
export function startSupervision(services: Services, telling: SupervisionTelling): Sweeping {
  return startSweeping(sweepWork(services, telling))
}
