/** Opens a supervision order: one for each obligation that was not kept, whoever asks and however often. */
import { type Actor, maySupervise, SYSTEM } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import type { Owner } from '@yijianshi/core/process'
import type { Supervised } from '@yijianshi/core/supervision'
import type pg from 'pg'
import { z } from 'zod'
import { derivedId } from '../engine/derived-id.ts'
import type { OpenCard } from '../engine/sweep.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { supervisionKindName } from './supervision-kind.ts'

/** What it takes to open an order. */
export type Supervising = Pick<Services, 'pool' | 'supervision' | 'now'>

const ownerKind = z.enum(['applicant', 'window', 'authority', 'centre', 'editor'])
const ownerShape: z.ZodType<Owner> = z.object({
  kind: ownerKind,
  id: z.string(),
})

function orderIdOf(process: string, key: string): string {
  return derivedId(`supervision ${process} ${key}`)
}

async function nextNumber(pool: pg.Pool, at: number): Promise<string> {
  const found = await pool.query<{ serial: number }>(`SELECT nextval('supervision_serial') AS serial`)
  return `${civilDateOf(at).slice(0, 4)}-${String(found.rows[0]?.serial ?? 0).padStart(6, '0')}`
}

type Opening = {
  readonly actor: Actor
  readonly commandId: string
  readonly subject: Supervised
  readonly owner: Owner
  readonly reason?: string
}

async function openOrder(services: Supervising, opening: Opening): Promise<Outcome<string>> {
  const { actor, commandId, subject, owner, reason } = opening
  const at = services.now()
  const process = orderIdOf(subject.process, subject.key)
  const number = await nextNumber(services.pool, at)
  const facts = { number, subject, owner, ...(reason !== undefined && { reason }) }
  const command = { type: 'open' as const, ...facts }
  const executed = await services.supervision.execute({ process, commandId, actor, command, at })
  return executed.ok ? done(process) : executed
}

/** The order of a red card. Throws when it could not be opened. */
export async function superviseCard(services: Supervising, card: OpenCard): Promise<void> {
  const { process, processKind, key, kind, item, due } = card
  const subject = { process, processKind, key, kind, ...(item !== undefined && { item }), due }
  const opened = await openOrder(services, {
    actor: SYSTEM,
    commandId: derivedId(`supervision-open ${process} ${key}`),
    subject,
    owner: ownerShape.parse(card.owner),
  })
  if (!opened.ok && opened.refusal.code !== 'supervision/exists') throw new Error(opened.refusal.code)
  // The order may be older than this card: a manager's, or that of a card before.
  await services.pool.query(
    `UPDATE alert SET order_id = $1 WHERE process_id = $2 AND key = $3 AND card = 'red' AND order_id IS NULL`,
    [orderIdOf(process, key), process, key],
  )
}

const owedRow = z.object({
  process_kind: z.string(),
  kind: z.string(),
  owner_kind: ownerKind,
  owner_id: z.string(),
  item: z.string().nullable(),
  due: z.string(),
})

type Asked = {
  readonly id: string
  readonly process: string
  readonly key: string
  readonly reason: string
}

/** The order of a manager, for something that is still owed. */
export async function openByHand(services: Services, actor: Actor, asked: Asked): Promise<Outcome<string>> {
  const { id: commandId, process, key, reason } = asked
  // First: whoever may not order learns nothing of what is owed either.
  if (!maySupervise(actor.role, 'open')) return refused('access/role', { role: actor.role, command: 'open' })
  const found = await services.pool.query(
    `SELECT process_kind, kind, owner_kind, owner_id, item, due FROM obligation
     WHERE process_id = $1 AND key = $2 AND owner_kind <> 'applicant'`,
    [process, key],
  )
  const [row] = found.rows.map(entry => owedRow.parse(entry))
  if (row === undefined) return refused('supervision/nothing-owed')
  // An order is not ordered about.
  if (row.process_kind === supervisionKindName) return refused('supervision/exists')
  const { process_kind: processKind, kind, item, due } = row
  const subject = { process, processKind, key, kind, ...(item !== null && { item }), due }
  const owner = { kind: row.owner_kind, id: row.owner_id }
  return openOrder(services, { actor, commandId, subject, owner, reason })
}
