/**
 * Tells other systems what happened, at least once and in order. Each subscription goes its own way, so a slow or
 * dead receiver delays nobody else. Of several servers the one that has the lease delivers; when it dies, the lease
 * runs out and another goes on.
 */
import type pg from 'pg'
import { isWanted, readOutbox } from '../engine/outbox.ts'
import type { RecordKeys } from '../engine/sealed-words.ts'
import type { AddressPolicy } from './address-guard.ts'
import { type Deliveries, startDeliveries } from './deliveries.ts'
import { pauseAfter } from './retry.ts'
import { sendMessage } from './send.ts'
import { bury, type Leased, leaseDue, moveOn, pause, putOff, release } from './store.ts'

const BATCH = 100
const POLL_MS = 1_000
/** Deliveries that one server makes at the same time. */
const AT_ONCE = 32

export type RelayOptions = {
  readonly pool: pg.Pool
  /** To the words in events. */
  readonly keys: RecordKeys
  /** How often a batch is tried before it becomes a dead letter. */
  readonly attempts: number
  /** For addresses that managers have entered; the operator's own are not questioned. */
  readonly policy: AddressPolicy
  /** Told of faults of the database; receivers that fail are noted in their subscriptions. */
  readonly onFault: (error: unknown) => void
  /** From 0 to 1. */
  readonly chance: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly pollMs?: number
}

export type WebhookRelay = Deliveries

/** The same for the same batch, so that receivers know it again. */
export function messageId(subscription: string, until: number): string {
  return `${subscription}.${until}`
}

export function policyFor(source: Leased['source'], policy: AddressPolicy): AddressPolicy {
  return source === 'setting' ? { ...policy, trusted: true } : policy
}

/** Delivers the next batch; gives the subscription as it then stands, or undefined when there is no more to do. */
async function deliverNext(options: RelayOptions, leased: Leased): Promise<Leased | undefined> {
  const { pool, keys, now } = options
  const batch = await readOutbox(pool, keys, leased.transactionId, BATCH, leased.batchUntil)
  if (batch === undefined) {
    await release(pool, leased)
    return undefined
  }
  const { until } = batch
  const events = batch.events.filter(event => isWanted(event.type, leased.eventTypes))
  const on: Leased = { ...leased, transactionId: until, batchUntil: undefined, attempts: 0 }
  if (events.length === 0) return (await moveOn(pool, leased, until, false)) ? on : undefined
  const message = { url: leased.url, secrets: leased.secrets, id: messageId(leased.id, until), events }
  const sent = await sendMessage(message, policyFor(leased.source, options.policy), now())
  if (sent.ok) return (await moveOn(pool, leased, until, true)) ? on : undefined
  if (sent.gone) await pause(pool, leased, until, sent.error)
  else if (leased.attempts + 1 >= options.attempts) await bury(pool, leased, until, events.length, sent.error)
  else {
    const pauseMs = pauseAfter(leased.attempts + 1, options.chance(), sent.retryAfterMs)
    await putOff(pool, leased, until, sent.error, pauseMs)
  }
  return undefined
}

export function startWebhookRelay(options: RelayOptions): WebhookRelay {
  const { pool, onFault, pollMs = POLL_MS } = options
  const deliver = async (leased: Leased, signal: AbortSignal): Promise<void> => {
    let next: Leased | undefined = leased
    while (next !== undefined) {
      if (signal.aborted) {
        await release(pool, next)
        return
      }
      next = await deliverNext(options, next)
    }
  }
  return startDeliveries({ lease: limit => leaseDue(pool, limit), deliver, onFault, atOnce: AT_ONCE, pollMs })
}
