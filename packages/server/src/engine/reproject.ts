/** A changed calendar moves what is owed: every open obligation is worked out anew from its stored clock. */
import { type DueChange, dueChange, limitAt, type WorkingCalendar } from '@yijianshi/core/calendar'
import { lastEntryOf, type Obligation } from '@yijianshi/core/process'
import type pg from 'pg'
import { z } from 'zod'
import { type ObligationRow, obligationRow, type Watching } from './obligation-rows.ts'
import { obligationOf, storedObligation } from './stored-obligation.ts'

/** A due date that moved, and the days of the calendar that moved it. */
export type MovedDue = {
  readonly process: string
  readonly processKind: string
  readonly obligation: Obligation
  readonly change: DueChange
}

export type Reprojected = { readonly seen: number; readonly changed: number; readonly moved: number }

const storedRow = storedObligation.extend({
  process_kind: z.string(),
  due_at: z.date(),
  provisional: z.boolean(),
  steps: z.array(z.string()),
  step_at: z.array(z.date()),
})
type StoredRow = z.infer<typeof storedRow>

function isSame(stored: StoredRow, row: ObligationRow): boolean {
  return (
    stored.due_at.toISOString() === row.due_at &&
    stored.provisional === row.provisional &&
    stored.steps.join() === row.steps.join() &&
    stored.step_at.map(at => at.toISOString()).join() === row.step_at.join()
  )
}

/** What hangs on calendar and rules. */
function projected({ process_id, key, due_at, due, provisional, steps, step_at }: ObligationRow) {
  return { process_id, key, due_at, due, provisional, steps, step_at }
}

const BATCH = 1_000

const NEXT_BATCH = `
  SELECT process_id, process_kind, key, kind, owner_kind, owner_id, item, lapse, due_at, provisional, steps, step_at,
    clock, statutory
  FROM obligation WHERE $1::uuid IS NULL OR (process_id, key) > ($1, $2)
  ORDER BY process_id, key LIMIT ${BATCH} FOR UPDATE`

type Place = { readonly process: string; readonly key: string }
type Batch = { readonly rows: readonly StoredRow[]; readonly changed: readonly ObligationRow[] }

/** One batch in one transaction: a command on one of its processes waits for some milliseconds. */
async function projectBatch(pool: pg.Pool, watching: Watching, after: Place | undefined): Promise<Batch> {
  const client = await pool.connect()
  let done = false
  try {
    await client.query('BEGIN')
    const found = await client.query(NEXT_BATCH, [after?.process ?? null, after?.key ?? null])
    const rows = found.rows.map(row => storedRow.parse(row))
    const changed = rows.flatMap(stored => {
      const row = obligationRow(stored.process_kind, stored.process_id, obligationOf(stored), watching)
      return isSame(stored, row) ? [] : [row]
    })
    if (changed.length > 0) {
      await client.query('SELECT reproject_obligations($1)', [JSON.stringify(changed.map(projected))])
    }
    await client.query('COMMIT')
    done = true
    return { rows, changed }
  } finally {
    // A connection whose transaction is in doubt does not go back to the pool.
    client.release(!done)
  }
}

const DEADLOCK = '40P01'
const ATTEMPTS = 5

/** Groups of commands lock rows in an order of their own, so both may wait for each other; then one tries again. */
async function projectBatchSurely(
  pool: pg.Pool,
  watching: Watching,
  after: Place | undefined,
): Promise<Batch> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await projectBatch(pool, watching, after)
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === DEADLOCK
      if (!isDeadlock || attempt === ATTEMPTS) throw error
    }
  }
}

function movedOf({ rows, changed }: Batch, was: WorkingCalendar, is: WorkingCalendar): MovedDue[] {
  const byKey = new Map(rows.map(row => [`${row.process_id} ${row.key}`, row]))
  return changed.flatMap(row => {
    const stored = byKey.get(`${row.process_id} ${row.key}`)
    if (stored === undefined || stored.due_at.toISOString() === row.due_at) return []
    const obligation = obligationOf(stored)
    const change = dueChange(limitAt(stored.clock, lastEntryOf(stored.clock)), was, is)
    return [{ process: row.process_id, processKind: row.process_kind, obligation, change }]
  })
}

/**
 * Brings every open obligation to a calendar and rules, in batches, beside commands and sweeps. `onMoved` is told of
 * each due date that moved, with the days that moved it: those that differ from the calendar `was`. Servers that still
 * run by the old calendar would write old dates again, so it is for after they have ended.
 */
export async function reprojectObligations(
  pool: pg.Pool,
  was: WorkingCalendar,
  watching: Watching,
  onMoved: (moved: MovedDue) => void,
  signal?: AbortSignal,
): Promise<Reprojected> {
  let [seen, changed, moved] = [0, 0, 0]
  let after: Place | undefined
  for (;;) {
    signal?.throwIfAborted()
    const batch = await projectBatchSurely(pool, watching, after)
    const found = movedOf(batch, was, watching.calendar)
    for (const entry of found) onMoved(entry)
    seen += batch.rows.length
    changed += batch.changed.length
    moved += found.length
    const last = batch.rows.at(-1)
    if (last === undefined || batch.rows.length < BATCH) return { seen, changed, moved }
    after = { process: last.process_id, key: last.key }
  }
}
