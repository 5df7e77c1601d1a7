/** Warnings and cards, and who has read them. */
import type { Operation } from '@yijianshi/contract/contract'
import { type Alert, card } from '@yijianshi/contract/supervision'
import type { Actor } from '@yijianshi/core/access'
import { z } from 'zod'
import { pageSize } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { numberOf, owingColumns, presentOwing, readPlace, writePlace } from './owing.ts'
import { Conditions } from './scope.ts'

const alertRow = z.object({
  ...owingColumns,
  alert_id: z.int(),
  step: z.string(),
  card: card.nullable(),
  at: z.date(),
  order_id: z.uuid().nullable(),
  acknowledged_at: z.date().nullable(),
})
type AlertRow = z.infer<typeof alertRow>

/** Reminders are for those who owe it; a manager is told of cards. */
function visible(actor: Actor): Conditions {
  const conditions = new Conditions().scope(actor)
  return actor.role === 'manager' ? conditions.plain('card IS NOT NULL') : conditions
}

async function readAlerts(services: Services, conditions: Conditions): Promise<AlertRow[]> {
  const found = await services.pool.query(
    `SELECT page.*, ${numberOf} FROM (
       SELECT alert_id, process_id, process_kind, key, kind, owner_kind, owner_id, item, due, step, card, at, order_id,
         acknowledged_at
       FROM alert WHERE ${conditions.text} ORDER BY alert_id DESC LIMIT ${pageSize + 1}
     ) AS page ORDER BY alert_id DESC`,
    [...conditions.values],
  )
  return found.rows.map(row => alertRow.parse(row))
}

function present(services: Services, row: AlertRow): Alert {
  return {
    id: row.alert_id,
    ...presentOwing(services.catalogue(), row),
    step: row.step,
    card: row.card,
    at: row.at.toISOString(),
    order: row.order_id,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    may: row.acknowledged_at === null ? ['acknowledge'] : [],
  }
}

const place = z.tuple([z.int()])

export async function listAlerts(
  services: Services,
  actor: Actor,
  query: Operation<'listAlerts'>['query'],
): Promise<Outcome<Operation<'listAlerts'>['response']>> {
  const after = query.cursor === undefined ? undefined : readPlace(query.cursor, place)
  if (query.cursor !== undefined && after === undefined) {
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  }
  const conditions = visible(actor)
    .add(query.card, parameter => `card = ${parameter}`)
    .add(query.owner, parameter => `owner_id = ${parameter}`)
    .add(after?.[0], parameter => `alert_id < ${parameter}`)
  const rows = await readAlerts(services, conditions)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return done({
    alerts: page.map(row => present(services, row)),
    next: rows.length > pageSize && last !== undefined ? writePlace([last.alert_id]) : null,
  })
}

/** Notes who has read it first; what was read stays read. */
export async function acknowledgeAlert(
  services: Services,
  actor: Actor,
  alert: number,
): Promise<Outcome<Alert>> {
  const one = () => visible(actor).add(alert, parameter => `alert_id = ${parameter}`)
  const conditions = one()
  const first = conditions.next
  await services.pool.query(
    `UPDATE alert SET acknowledged_by = $${first}, acknowledged_at = $${first + 1}
     WHERE ${conditions.text} AND acknowledged_at IS NULL`,
    [...conditions.values, actor.account, new Date(services.now())],
  )
  const [row] = await readAlerts(services, one())
  return row === undefined ? refused('request/not-found') : done(present(services, row))
}
