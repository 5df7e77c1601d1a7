/**
 * Publishes what is due, and goes on with versions that other servers have published. What is due stands in the
 * database, so a restart forgets nothing; of several servers one does it.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@yijianshi/core/access'
import { refusalText } from '@yijianshi/core/refusal/texts'
import { carryOutOrders } from '../change-order/carry-out.ts'
import type { Services } from '../http/wiring.ts'
import { publishChange } from './publish.ts'

/** Any number, the same for ever. */
const SCHEDULE_LOCK = 7_193_480_264
const POLL_MS = 3_000
const dueAtOnce = 20

/** Whoever has scheduled it publishes it. */
function scheduler(scheduled: { readonly by: string; readonly role: string }): Actor {
  if (scheduled.role === 'manager') return { role: 'manager', account: scheduled.by, site: '' }
  return { role: 'editor', account: scheduled.by }
}

async function publishOne(services: Services, changeId: string): Promise<void> {
  const known = await services.changes.load(changeId)
  const scheduled = known?.state.scheduled
  if (known?.state.stage !== 'scheduled' || scheduled === undefined) return
  if (scheduled.publishAt > services.now()) return
  const actor = scheduler(scheduled)
  const published = await publishChange(services, actor, changeId)
  if (published.ok || published.refusal.code === 'publication/busy') return
  // It stays approved, with what stood in the way, until somebody does something about it.
  const { code } = published.refusal
  await services.changes.execute({
    process: changeId,
    commandId: randomUUID(),
    actor,
    command: { type: 'fail-publication', code, what: refusalText(published.refusal, 'zh') },
    at: services.now(),
  })
}

/** Publishes every change whose time has come; nothing while another server is at it. */
export async function publishDue(services: Services): Promise<void> {
  const holder = await services.pool.connect()
  try {
    const locked = await holder.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      SCHEDULE_LOCK,
    ])
    if (locked.rows[0]?.mine !== true) return
    const due = await services.pool.query<{ change_id: string }>(
      `SELECT change_id FROM catalogue_change_view WHERE stage = 'scheduled' AND publish_at <= $1
       ORDER BY publish_at LIMIT ${dueAtOnce}`,
      [new Date(services.now())],
    )
    for (const { change_id: changeId } of due.rows) await publishOne(services, changeId)
    await carryOutOrders(services)
  } finally {
    // A connection that can’t give the lock back is closed, which gives it back too.
    const unlocked = await holder.query('SELECT pg_advisory_unlock_all()').catch(() => undefined)
    holder.release(unlocked === undefined)
  }
}

export type Schedule = { readonly stop: () => Promise<void> }

/** Looks at once and then every few seconds, until stopped. */
export function startSchedule(services: Services, onFault: (error: unknown) => void): Schedule {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await publishDue(services)
        await services.refreshCatalogue()
      } catch (error) {
        onFault(error)
      }
      await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
