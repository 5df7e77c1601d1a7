/** Batches that were given up: seen, sent once more, or thrown away by a manager. */
import { type DeadLetter, deliveryError } from '@yijianshi/contract/webhook'
import type pg from 'pg'
import { z } from 'zod'
import { isWanted, readOutbox } from '../engine/outbox.ts'
import { pageSize, readCursor, readMoment, toPage } from '../http/cursor.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { messageId, policyFor } from './relay.ts'
import { type Sent, sendMessage } from './send.ts'

const row = z.object({
  id: z.uuid(),
  subscription: z.uuid(),
  until_id: z.int(),
  events: z.int(),
  attempts: z.int(),
  error_code: deliveryError.shape.code,
  error_detail: z.string(),
  died_at: z.date(),
})

type Page = { readonly letters: readonly DeadLetter[]; readonly next: string | null }

export async function listDeadLetters(
  pool: pg.Pool,
  subscription: string,
  cursorText: string | undefined,
): Promise<Outcome<Page>> {
  const cursor = readCursor(cursorText)
  const before = cursor === undefined || cursor === 'invalid' ? undefined : readMoment(cursor)
  if (cursor === 'invalid' || (cursor !== undefined && before === undefined))
    return refused('request/invalid', { where: 'query.cursor', what: '' })
  // Cursors hold milliseconds.
  const found = await pool.query(
    `SELECT id, subscription, until_id, events, attempts, error_code, error_detail,
       date_trunc('milliseconds', died_at) AS died_at
     FROM webhook_dead_letter
     WHERE subscription = $1 AND outcome IS NULL
       AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', died_at), id) < ($2, $3::uuid))
     ORDER BY date_trunc('milliseconds', died_at) DESC, id DESC LIMIT $4`,
    [subscription, before ?? null, cursor?.id ?? null, pageSize + 1],
  )
  const { rows, next } = toPage(
    found.rows.map(entry => row.parse(entry)),
    letter => ({ key: String(letter.died_at.getTime()), id: letter.id }),
  )
  const letters = rows.map(letter => ({
    id: letter.id,
    messageId: messageId(letter.subscription, letter.until_id),
    events: letter.events,
    attempts: letter.attempts,
    error: { code: letter.error_code, detail: letter.error_detail },
    diedAt: letter.died_at.toISOString(),
  }))
  return done({ letters, next })
}

type Claimed = {
  url: string
  source: 'setting' | 'console'
  secret: Buffer
  earlier_secret: Buffer | null
  after_id: number
  until_id: number
  event_types: string[]
}

/** Takes the letter for a minute, so that two managers do not send it at the same time. */
async function claim(pool: pg.Pool, subscription: string, letter: string): Promise<Claimed | undefined> {
  const claimed = await pool.query<Claimed>(
    `UPDATE webhook_dead_letter AS letter SET leased_until = now() + interval '60 seconds', attempts = letter.attempts + 1
     FROM webhook_subscription AS receiver
     WHERE letter.id = $1 AND letter.subscription = $2 AND receiver.id = letter.subscription
       AND letter.outcome IS NULL AND (letter.leased_until IS NULL OR letter.leased_until < now())
     RETURNING url, source, secret, after_id, until_id, letter.event_types,
       CASE WHEN earlier_until > now() THEN earlier_secret END AS earlier_secret`,
    [letter, subscription],
  )
  return claimed.rows[0]
}

async function settle(pool: pg.Pool, letter: string, account: string, outcome: 'sent' | 'discarded') {
  const settled = await pool.query(
    `UPDATE webhook_dead_letter SET outcome = $2, settled_at = now(), settled_by = $3, leased_until = NULL
     WHERE id = $1 AND outcome IS NULL`,
    [letter, outcome, account],
  )
  return settled.rowCount === 1
}

async function send(services: Services, subscription: string, claimed: Claimed): Promise<Sent> {
  const { after_id: after, until_id: until } = claimed
  // The whole of the batch: a limit that no batch reaches.
  const batch = await readOutbox(services.pool, services.keys, after, Number.MAX_SAFE_INTEGER, until)
  // Nothing to be read is nothing that could be sent: the letter stays.
  if (batch === undefined)
    return { ok: false, error: { code: 'unreachable', detail: 'outbox' }, retryAfterMs: 0, gone: false }
  const message = {
    url: claimed.url,
    secrets: claimed.earlier_secret === null ? [claimed.secret] : [claimed.secret, claimed.earlier_secret],
    id: messageId(subscription, until),
    events: batch.events.filter(event => isWanted(event.type, claimed.event_types)),
  }
  return sendMessage(message, policyFor(claimed.source, services.webhookPolicy), services.now())
}

/** Sends once, now. When it is not taken, the letter stays and tells why. */
export async function resendDeadLetter(
  services: Services,
  account: string,
  subscription: string,
  letter: string,
): Promise<Outcome<null>> {
  const { pool } = services
  const claimed = await claim(pool, subscription, letter)
  if (claimed === undefined) return refused('webhook/not-found')
  const sent = await send(services, subscription, claimed)
  if (sent.ok) {
    await settle(pool, letter, account, 'sent')
    // The receiver is well again, unless another batch is failing just now.
    await pool.query(
      `UPDATE webhook_subscription SET delivered_at = now(),
         error_code = CASE WHEN attempts > 0 THEN error_code END,
         error_detail = CASE WHEN attempts > 0 THEN error_detail END,
         failed_at = CASE WHEN attempts > 0 THEN failed_at END
       WHERE id = $1`,
      [subscription],
    )
    return done(null)
  }
  const { code, detail } = sent.error
  await pool.query(
    `UPDATE webhook_dead_letter SET error_code = $2, error_detail = $3, leased_until = NULL WHERE id = $1`,
    [letter, code, detail],
  )
  return refused('webhook/not-taken')
}

export async function discardDeadLetter(
  pool: pg.Pool,
  account: string,
  subscription: string,
  letter: string,
): Promise<Outcome<null>> {
  const found = await pool.query('SELECT FROM webhook_dead_letter WHERE id = $1 AND subscription = $2', [
    letter,
    subscription,
  ])
  const settled = found.rowCount === 1 && (await settle(pool, letter, account, 'discarded'))
  return settled ? done(null) : refused('webhook/not-found')
}
