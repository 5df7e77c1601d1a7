/**
 * Watches what is owed: gives each warning once, lets the law act when a limit is over, and opens an order for each red
 * card. Any number of servers may sweep at once. What is due stands in the database, so a restart forgets nothing.
 */
import type { Refusal } from '@yijianshi/core/refusal'
import type pg from 'pg'
import type { Lapsed } from './process-kind.ts'

/** The engine of one kind of process, as the sweep needs it. */
export type LapsingEngine = {
  readonly lapse: (
    process: string,
    name: string,
    lapsed: Lapsed,
    at: number,
  ) => Promise<
    { readonly ok: true; readonly repeated: boolean } | { readonly ok: false; readonly refusal: Refusal }
  >
}

/** A red card that no supervision order answers yet. */
export type OpenCard = {
  readonly process: string
  readonly processKind: string
  readonly key: string
  readonly kind: string
  readonly owner: { readonly kind: string; readonly id: string }
  readonly item: string | undefined
  /** The day by which it was owed, `YYYY-MM-DD`. */
  readonly due: string
}

export type SweepWork = {
  readonly pool: pg.Pool
  /** By the name of the kind. */
  readonly engines: ReadonlyMap<string, LapsingEngine>
  /** Opens the supervision order of a red card, once, however often it is called. */
  readonly superviseCard: (card: OpenCard) => Promise<void>
  /** Brings what the sweep reads up to date: orders carried out, the calendar and rules in force. */
  readonly beforeSweep?: (signal: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly onFault: (error: unknown) => void
}

/** Small enough that a command never waits long for a row that a sweep has in hand. */
const ALERT_BATCH = 500
const LAPSE_BATCH = 50
const CARD_BATCH = 50
const LEASE = '30 seconds'
const LONGEST_LEASE = '1 hour'

type State = { readonly next_at: Date | null; readonly cards: boolean }

/** When something is due next, and whether a red card waits for its order. Two looks into indexes. */
async function look(pool: pg.Pool): Promise<State> {
  const found = await pool.query<State>({
    name: 'sweep-look',
    text: `
      SELECT (SELECT min(next_at) FROM obligation) AS next_at, EXISTS (
        SELECT FROM alert WHERE card = 'red' AND order_id IS NULL AND process_kind <> 'supervision-order'
      ) AS cards`,
  })
  return found.rows[0] ?? { next_at: null, cards: false }
}

async function raiseAlerts({ pool, now }: SweepWork): Promise<void> {
  for (;;) {
    const found = await pool.query<{ seen: number }>({
      name: 'sweep-raise',
      text: 'SELECT raise_alerts($1, $2) AS seen',
      values: [new Date(now()), ALERT_BATCH],
    })
    if ((found.rows[0]?.seen ?? 0) < ALERT_BATCH) return
  }
}

type Leased = {
  process_id: string
  process_kind: string
  key: string
  item: string | null
  lapse: string
  attempts: number
}

/** Leases the next obligations with which the law acts; whoever leased them gives the commands. */
async function leaseLapses({ pool, now }: SweepWork): Promise<Leased[]> {
  const found = await pool.query<Leased>({
    name: 'sweep-lease',
    text: 'SELECT process_id, process_kind, key, item, lapse, attempts FROM lease_lapses($1, $2, $3, $4)',
    values: [new Date(now()), LAPSE_BATCH, LEASE, LONGEST_LEASE],
  })
  return found.rows
}

function describeLapse({ process_kind, process_id, key, lapse, attempts }: Leased): string {
  return `${lapse} of ${process_kind} ${process_id} for ${key}, attempt ${attempts}`
}

/** What fails stays leased and is tried again when the lease is over. */
async function lapseOne({ engines, now, onFault }: SweepWork, leased: Leased): Promise<void> {
  const { process_id: process, key, item, lapse } = leased
  try {
    const engine = engines.get(leased.process_kind)
    if (engine === undefined) throw new Error('no engine runs this kind of process')
    const outcome = await engine.lapse(process, lapse, { key, ...(item !== null && { item }) }, now())
    if (!outcome.ok) throw new Error(outcome.refusal.code)
  } catch (error) {
    onFault(new Error(`${describeLapse(leased)} did not come about`, { cause: error }))
  }
}

async function giveLapses(work: SweepWork): Promise<void> {
  for (;;) {
    const leased = await leaseLapses(work)
    await Promise.all(leased.map(entry => lapseOne(work, entry)))
    if (leased.length < LAPSE_BATCH) return
  }
}

type CardRow = {
  process_id: string
  process_kind: string
  key: string
  kind: string
  owner_kind: string
  owner_id: string
  item: string | null
  due: string
}

const CARDS = `
  SELECT DISTINCT ON (process_id, key) process_id, process_kind, key, kind, owner_kind, owner_id, item, due
  FROM (
    SELECT * FROM alert WHERE card = 'red' AND order_id IS NULL AND process_kind <> 'supervision-order'
    ORDER BY alert_id LIMIT ${CARD_BATCH}
  ) AS oldest
  ORDER BY process_id, key`

async function superviseCards({ pool, superviseCard, onFault }: SweepWork): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<CardRow>({ name: 'sweep-cards', text: CARDS })
    const opened = await Promise.all(
      rows.map(async row => {
        const { process_id: process, process_kind: processKind, key, kind, due } = row
        const owner = { kind: row.owner_kind, id: row.owner_id }
        try {
          await superviseCard({ process, processKind, key, kind, owner, item: row.item ?? undefined, due })
          return true
        } catch (error) {
          onFault(new Error(`no supervision order for ${key} of ${process}`, { cause: error }))
          return false
        }
      }),
    )
    // What could not be opened would come again at once.
    if (rows.length === 0 || opened.includes(false)) return
  }
}

/** Does all that is due now, and says when something is due next (milliseconds since 1970). */
export async function sweepOnce(work: SweepWork): Promise<number | undefined> {
  const before = await look(work.pool)
  const isDue = before.next_at !== null && before.next_at.getTime() <= work.now()
  if (!isDue && !before.cards) return before.next_at?.getTime()
  if (isDue) {
    await raiseAlerts(work)
    await giveLapses(work)
  }
  await superviseCards(work)
  return (await look(work.pool)).next_at?.getTime()
}
