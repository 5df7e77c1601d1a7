/** What is done by mandate is recorded for whoever gave it. Kept for ever; a trigger sees to it. */
import { type Actor, findMandateFor, type MandateAct, type Represented } from '@yijianshi/core/access'
import type pg from 'pg'
import { z } from 'zod'
import { GuardedDatabase } from '../database/guarded.ts'
import { work } from '../database/subject.ts'
import type { Cursor } from '../http/cursor.ts'
import { pageSize } from '../http/cursor.ts'

const what = z.enum([
  'began-draft',
  'deleted-draft',
  'submitted',
  'looked',
  'licence',
  'command',
  'consented',
])

export type Use = {
  readonly what: z.infer<typeof what>
  /** Draft, case or licence. */
  readonly subject: string
  readonly matter: string
  readonly detail?: string
  readonly commandId?: string
}

type Done = { readonly pool: pg.Pool; readonly now: () => number }

async function record({ pool, now }: Done, mandate: string, account: string, use: Use): Promise<void> {
  await pool.query(
    `INSERT INTO mandate_use (mandate_id, at, account_id, what, subject, matter, detail, command_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (command_id) DO NOTHING`,
    [
      mandate,
      new Date(now()),
      account,
      use.what,
      use.subject,
      use.matter,
      use.detail ?? null,
      use.commandId ?? null,
    ],
  )
}

/** Nothing to record where somebody acts in their own name. */
export async function recordUse(
  done: Done,
  actor: Actor,
  principal: string,
  acts: readonly MandateAct[],
  use: Use,
): Promise<void> {
  const represented: Represented = { principal, matter: use.matter }
  if (actor.role !== 'applicant' || actor.person === principal) return
  const held = findMandateFor(actor, represented, ...acts)
  if (held !== undefined) await record(done, held.mandate, actor.account, use)
}

/** By the clerk before whom the agent stands. */
export async function recordUseAtWindow(done: Done, clerk: string, mandate: string, use: Use): Promise<void> {
  await record(done, mandate, clerk, use)
}

const row = z.object({
  use_id: z.coerce.number().int(),
  at: z.date(),
  what,
  matter: z.string(),
  role: z.string(),
})
export type UseRow = z.infer<typeof row>

/** One beyond a page, newest first. */
export async function usesOf(pool: pg.Pool, mandate: string, from: Cursor | undefined): Promise<UseRow[]> {
  const { rows } = await new GuardedDatabase(pool, work('names')).query(
    `SELECT use_id, at, what, matter, account_name.role FROM mandate_use JOIN account_name ON account_name.id = account_id
     WHERE mandate_id = $1 AND ($2::bigint IS NULL OR use_id < $2) ORDER BY use_id DESC LIMIT $3`,
    [mandate, from?.key ?? null, pageSize + 1],
  )
  return rows.map(each => row.parse(each))
}
