/** What the audit does by itself: where each process ends, the root of each day that has ended, and its time-stamp. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { sealDays } from './seal.ts'
import type { SigningKey } from './signing-key.ts'
import { type Authority, stampRoots } from './stamp.ts'
import { keepTips } from './tips.ts'

const POLL_MS = 60_000
/** What was under way at midnight has been written by then, and comes into its own day. */
export const SETTLING_MS = 5 * 60_000

export type AuditWork = {
  readonly key: SigningKey
  readonly authority: Authority | undefined
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Looks at once and then every minute, until stopped. Days that were missed are caught up. */
export function startAudit(
  pool: pg.Pool,
  { key, authority, now }: AuditWork,
  onFault: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await keepTips(pool, signal)
        await sealDays(pool, { key, now: now(), settlingMs: SETTLING_MS, signal })
        if (authority !== undefined) await stampRoots(pool, authority, now(), onFault, signal)
      } catch (error) {
        onFault(error)
      }
      await sleep(POLL_MS, undefined, { signal }).catch(() => {})
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
