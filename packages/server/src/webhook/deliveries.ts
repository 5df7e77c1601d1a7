/** Looks for what is due, in the database that several servers share, and delivers a bounded number at the same time. */
import { setTimeout as sleep } from 'node:timers/promises'

const LONGEST_PAUSE_MS = 60_000

export type DeliveryWork<Leased> = {
  /** Takes at most so many, so that no other server delivers them meanwhile. */
  readonly lease: (limit: number) => Promise<readonly Leased[]>
  /** Aborted: to come to an end soon. */
  readonly deliver: (leased: Leased, signal: AbortSignal) => Promise<void>
  readonly onFault: (error: unknown) => void
  readonly atOnce: number
  readonly pollMs: number
}

export type Deliveries = {
  /** Settles when what is under way has ended. */
  readonly stop: () => Promise<void>
}

export function startDeliveries<Leased>(work: DeliveryWork<Leased>): Deliveries {
  const { lease, deliver, onFault, atOnce, pollMs } = work
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  const start = (leased: Leased): void => {
    const delivery = deliver(leased, stopping.signal)
      .catch(onFault)
      .finally(() => running.delete(delivery))
    running.add(delivery)
  }

  const run = async (): Promise<void> => {
    let pauseMs = pollMs
    while (!stopping.signal.aborted) {
      try {
        const free = atOnce - running.size
        if (free > 0) for (const leased of await lease(free)) start(leased)
        pauseMs = pollMs
      } catch (error) {
        onFault(error)
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    await Promise.all(running)
  }

  const ended = run()
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
