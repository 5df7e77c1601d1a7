/** For tests: lets e-licences follow their cases at once, as the worker of a server does within a second. */
import { setTimeout as sleep } from 'node:timers/promises'
import { catalogueOf } from '../case/case-version.ts'
import { HORIZON } from '../engine/outbox.ts'
import type { TestApp } from '../http/test-app.ts'
import { type FollowOptions, followDue } from './follow.ts'

export function followOptions({ services }: TestApp): FollowOptions {
  return {
    pool: services.pool,
    engine: services.engine,
    licences: services.licences,
    catalogueOf: state => catalogueOf(services, state),
    onFault: fault => {
      throw fault
    },
    chance: () => 0.5,
  }
}

/** What other databases of the cluster have under way holds the horizon back. */
async function horizonPassed({ services }: TestApp): Promise<void> {
  const isPassed = async () => {
    const { rows } = await services.pool.query<{ passed: boolean }>(
      `SELECT coalesce(max(transaction_id) <= ${HORIZON}, true) AS passed FROM process_event`,
    )
    return rows[0]?.passed === true
  }
  while (!(await isPassed())) await sleep(20)
}

/** Gives how many events were followed. */
export async function follow(house: TestApp): Promise<number> {
  await horizonPassed(house)
  return followDue(followOptions(house))
}
