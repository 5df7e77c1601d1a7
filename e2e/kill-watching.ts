/** What the sweep ought to have done, read from the clocks of what was owed, beside what it did. */

import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { lastEntryOf, type Obligation, watch } from '@yijianshi/core/process'
import { type CaseEngine, createCaseEngine } from '@yijianshi/server/case/case-kind'
import { type SweepWork, sweepOnce } from '@yijianshi/server/engine/sweep'
import { superviseCard } from '@yijianshi/server/supervision/open'
import { createSupervisionEngine, supervisionKindName } from '@yijianshi/server/supervision/supervision-kind'
import type pg from 'pg'
import { obligationOf, storedObligation } from '../packages/server/src/engine/stored-obligation.ts'
import { wordlessKeys } from '../packages/server/src/personal-data/test-keys.ts'
import { watchingOf } from '../packages/server/src/supervision/watching.ts'

/** An obligation, and the process that it is of. */
export type Owed = { readonly process: string; readonly obligation: Obligation }

/** The engine of cases as a server that begins now has it. */
export function caseEngineOf(pool: pg.Pool, catalogue: Catalogue): CaseEngine {
  return createCaseEngine(pool, {
    authorities: () => new Set(catalogue.authorities.keys()),
    now: Date.now,
    keys: wordlessKeys,
    watchRules: () => watchingOf(catalogue).rules,
  })
}

/** All that is owed now. */
export async function readOwed(pool: pg.Pool): Promise<Owed[]> {
  const { rows } = await pool.query(
    'SELECT process_id, key, kind, owner_kind, owner_id, item, lapse, clock, statutory FROM obligation',
  )
  return rows.map(entry => {
    const row = storedObligation.parse(entry)
    return { process: row.process_id, obligation: obligationOf(row) }
  })
}

async function textsOf(pool: pg.Pool, sql: string): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(sql)
  return rows.map(({ text }) => text)
}

/** Process, obligation and step of each warning that was given. */
const alertsOf = (pool: pg.Pool) =>
  textsOf(pool, `SELECT concat_ws(' ', process_id, key, step) AS text FROM alert`)

/** The warnings that are due by a moment: each step that was reached, but for what the law does itself. */
function reachedBy(owed: readonly Owed[], moment: number, catalogue: Catalogue): Set<string> {
  const { rules } = watchingOf(catalogue)
  const reached = owed.flatMap(({ process, obligation }) =>
    watch(obligation, lastEntryOf(obligation.clock), nationalWorkingCalendar, rules)
      .steps.filter(({ step, at }) => step !== 'lapse' && at <= moment)
      .map(({ step }) => `${process} ${obligation.key} ${step}`),
  )
  return new Set(reached)
}

/** Tells the entries that one side has and the other has not, or has more often. */
function differences(what: string, wanted: Iterable<string>, found: Iterable<string>): string[] {
  const balance = new Map<string, number>()
  for (const entry of wanted) balance.set(entry, (balance.get(entry) ?? 0) + 1)
  for (const entry of found) balance.set(entry, (balance.get(entry) ?? 0) - 1)
  return [...balance]
    .filter(([, count]) => count !== 0)
    .map(([entry, count]) => `${what} ${count > 0 ? 'lost' : 'doubled or never due'}: ${entry}`)
}

/**
 * When the last sweeps are to be: now, or when the last lease of a server that died over it is over. Whatever a killed
 * server had taken is free again then.
 */
async function lastMoment(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ at: Date | null }>(
    `SELECT max(next_at) AS at FROM obligation WHERE next_step = 'lapse' AND attempts > 0`,
  )
  return Math.max(Date.now(), found.rows[0]?.at?.getTime() ?? 0)
}

export type Watched = {
  /** Warnings that the servers under fire gave. */
  readonly alerts: number
  /** Cases that they accepted because nobody had answered. */
  readonly lapsed: number
  /** Orders that they opened for red cards. */
  readonly orders: number
  readonly wrong: readonly string[]
}

export type Watching = {
  readonly catalogue: Catalogue
  readonly unanswered: readonly string[]
  readonly late: readonly string[]
  /** All that was owed when the campaign began. */
  readonly owed: readonly Owed[]
}

/** The entries of `cases`, each as often as the law accepted it. */
async function acceptedByLaw(engine: CaseEngine, cases: readonly string[]): Promise<string[]> {
  const accepted: string[] = []
  for (const id of cases) {
    const events = await engine.history(id)
    accepted.push(...events.filter(({ event }) => event.type === 'CaseDeemedAccepted').map(() => id))
  }
  return accepted
}

/** What the red cards of cases and the orders name: process and obligation. */
async function orderedFor(pool: pg.Pool): Promise<readonly [cards: string[], orders: string[]]> {
  const cards = await textsOf(
    pool,
    `SELECT DISTINCT concat_ws(' ', process_id, key) AS text FROM alert
     WHERE card = 'red' AND process_kind <> '${supervisionKindName}'`,
  )
  const orders = await textsOf(pool, `SELECT concat_ws(' ', process_id, key) AS text FROM supervision_view`)
  return [cards, orders]
}

/**
 * The last sweeps, after all servers have ended, and then the question whether every warning was given once and none
 * besides, and whether the law acted once.
 */
export async function findWrongWatching(pool: pg.Pool, watching: Watching): Promise<Watched> {
  const { catalogue, unanswered, late, owed } = watching
  const engine = caseEngineOf(pool, catalogue)
  const cases = [...unanswered, ...late]
  const [alerts, lapsed] = [(await alertsOf(pool)).length, (await acceptedByLaw(engine, cases)).length]
  const orders = (await orderedFor(pool))[1].length
  const moment = await lastMoment(pool)
  const now = () => moment
  const supervision = createSupervisionEngine(pool, now, () => watchingOf(catalogue), wordlessKeys)
  const faults: string[] = []
  const work: SweepWork = {
    pool,
    engines: new Map([['case', engine]]),
    superviseCard: card => superviseCard({ pool, supervision, now }, card),
    now,
    onFault: error => faults.push(`the last sweeps: ${String(error)}`),
  }
  const before = await readOwed(pool)
  // Acceptance by law dates back, so it leaves a first item that is late already: for the last sweep.
  await sweepOnce(work)
  const reached = reachedBy([...owed, ...before, ...(await readOwed(pool))], moment, catalogue)
  await sweepOnce(work)
  const [cards, ordered] = await orderedFor(pool)
  const wrong = [
    ...faults,
    ...differences('a warning was', reached, await alertsOf(pool)),
    ...differences('acceptance by law was', unanswered, await acceptedByLaw(engine, cases)),
    ...differences('an order was', cards, ordered),
  ]
  return { alerts, lapsed, orders, wrong }
}
