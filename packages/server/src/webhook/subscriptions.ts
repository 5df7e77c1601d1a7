/** Subscriptions as managers see and change them. */
import { randomUUID } from 'node:crypto'
import { deliveryError, type Webhook } from '@yijianshi/contract/webhook'
import type pg from 'pg'
import { z } from 'zod'
import { HORIZON } from '../engine/outbox.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { addressProblem } from './address-guard.ts'
import { newSecret, writeSecret } from './signature.ts'

const MOST_RECEIVERS = 50

const row = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  source: z.enum(['setting', 'console']),
  event_types: z.array(z.string()),
  state: z.enum(['active', 'paused']),
  created_at: z.date(),
  delivered_at: z.date().nullable(),
  attempts: z.int(),
  next_attempt_at: z.date(),
  error_code: deliveryError.shape.code.nullable(),
  error_detail: z.string().nullable(),
  failed_at: z.date().nullable(),
  behind: z.boolean(),
  dead_letters: z.int(),
})

const SELECT = `
  SELECT id, name, url, source, event_types, state, created_at, delivered_at, attempts, next_attempt_at,
    error_code, error_detail, failed_at,
    EXISTS (SELECT FROM process_event
      WHERE process_event.transaction_id > subscription.transaction_id
        AND process_event.transaction_id <= ${HORIZON}) AS behind,
    (SELECT count(*)::integer FROM webhook_dead_letter
      WHERE webhook_dead_letter.subscription = subscription.id AND outcome IS NULL) AS dead_letters
  FROM webhook_subscription AS subscription`

function present(raw: unknown): Webhook {
  const { attempts, failed_at: failedAt, error_code: code, ...found } = row.parse(raw)
  return {
    id: found.id,
    name: found.name,
    url: found.url,
    source: found.source,
    eventTypes: found.event_types,
    state: found.state,
    createdAt: found.created_at.toISOString(),
    deliveredAt: found.delivered_at?.toISOString() ?? null,
    attempts,
    nextAttemptAt: attempts > 0 && found.state === 'active' ? found.next_attempt_at.toISOString() : null,
    failure:
      failedAt === null || code === null
        ? null
        : { at: failedAt.toISOString(), error: { code, detail: found.error_detail ?? '' } },
    behind: found.behind,
    deadLetters: found.dead_letters,
  }
}

/** There are few: no pages. */
export async function listSubscriptions(pool: pg.Pool): Promise<Webhook[]> {
  const found = await pool.query(`${SELECT} ORDER BY source DESC, created_at, id LIMIT ${2 * MOST_RECEIVERS}`)
  return found.rows.map(present)
}

async function get(pool: pg.Pool, id: string): Promise<Outcome<Webhook>> {
  const found = await pool.query(`${SELECT} WHERE id = $1`, [id])
  return found.rows[0] === undefined ? refused('webhook/not-found') : done(present(found.rows[0]))
}

export type NewSubscription = {
  readonly name: string
  readonly url: string
  readonly eventTypes: readonly string[]
}

export type WithSecret = { readonly webhook: Webhook; readonly secret: string }

function checkAddress(services: Services, url: string): Outcome<null> {
  const problem = addressProblem(url, services.webhookPolicy)
  return problem === undefined ? done(null) : refused('webhook/address', { problem })
}

/** Told what happens from now on. */
export async function addSubscription(
  services: Services,
  account: string,
  wanted: NewSubscription,
): Promise<Outcome<WithSecret>> {
  const { pool } = services
  const allowed = checkAddress(services, wanted.url)
  if (!allowed.ok) return allowed
  const id = randomUUID()
  const secret = newSecret()
  const added = await pool.query(
    `INSERT INTO webhook_subscription
       (id, name, url, source, event_types, secret, state, transaction_id, created_by)
     SELECT $1, $2, $3, 'console', $4, $5, 'active', ${HORIZON}, $6
     WHERE (SELECT count(*) FROM webhook_subscription WHERE source = 'console') < $7`,
    [id, wanted.name, wanted.url, wanted.eventTypes, secret, account, MOST_RECEIVERS],
  )
  if (added.rowCount !== 1) return refused('webhook/too-many', { limit: MOST_RECEIVERS })
  const webhook = await get(pool, id)
  return webhook.ok ? done({ webhook: webhook.value, secret: writeSecret(secret) }) : webhook
}

export type SubscriptionChange = {
  readonly name?: string
  readonly url?: string
  readonly eventTypes?: readonly string[]
  readonly state?: 'active' | 'paused'
}

/** Whoever resumes is told at once what it missed. The operator's own may be paused and resumed only. */
export async function changeSubscription(
  services: Services,
  id: string,
  wanted: SubscriptionChange,
): Promise<Outcome<Webhook>> {
  const { pool } = services
  const before = await get(pool, id)
  if (!before.ok) return before
  const { name, url, eventTypes, state } = wanted
  const describes = name !== undefined || url !== undefined || eventTypes !== undefined
  if (describes && before.value.source === 'setting') return refused('webhook/operator')
  const allowed = url === undefined ? done(null) : checkAddress(services, url)
  if (!allowed.ok) return allowed
  // Whoever delivers just now loses the lease, and with it the right to move on.
  await pool.query(
    `UPDATE webhook_subscription SET
       name = coalesce($2, name), url = coalesce($3, url), event_types = coalesce($4, event_types),
       state = coalesce($5, state), next_attempt_at = now(), lease = NULL, leased_until = NULL
     WHERE id = $1`,
    [id, name ?? null, url ?? null, eventTypes ?? null, state ?? null],
  )
  return get(pool, id)
}

export async function removeSubscription(pool: pg.Pool, id: string): Promise<Outcome<null>> {
  const found = await get(pool, id)
  if (!found.ok) return found
  if (found.value.source === 'setting') return refused('webhook/operator')
  await pool.query('DELETE FROM webhook_subscription WHERE id = $1', [id])
  return done(null)
}

/** The earlier one signs too for a day, so that the receiver can change over. */
export async function renewSecret(pool: pg.Pool, id: string): Promise<Outcome<WithSecret>> {
  const secret = newSecret()
  await pool.query(
    `UPDATE webhook_subscription
     SET earlier_secret = secret, earlier_until = now() + interval '1 day', secret = $2 WHERE id = $1`,
    [id, secret],
  )
  const webhook = await get(pool, id)
  return webhook.ok ? done({ webhook: webhook.value, secret: writeSecret(secret) }) : webhook
}
