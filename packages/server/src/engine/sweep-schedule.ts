/** Sweeps until stopped: at short intervals, because other servers write obligations too, and when something is due. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type SweepWork, sweepOnce } from './sweep.ts'

export type Sweeping = { readonly stop: () => Promise<void> }

/** What another server has in hand is looked at again after this. */
const LEAST_PAUSE_MS = 100
const POLL_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

export type SweepingOptions = {
  /** The longest pause after a sweep that went well. */
  readonly pollMs?: number
}

/** `stop` waits for the sweep that is under way. A sweep that fails is repeated after growing pauses. */
export function startSweeping(work: SweepWork, { pollMs = POLL_MS }: SweepingOptions = {}): Sweeping {
  const stopping = new AbortController()
  const run = async (): Promise<void> => {
    let failures = 0
    while (!stopping.signal.aborted) {
      let pauseMs = pollMs
      try {
        await work.beforeSweep?.(stopping.signal)
        const nextAt = await sweepOnce(work)
        failures = 0
        if (nextAt !== undefined) pauseMs = Math.min(pollMs, Math.max(LEAST_PAUSE_MS, nextAt - work.now()))
      } catch (error) {
        if (stopping.signal.aborted) return
        failures += 1
        pauseMs = Math.min(pollMs * 2 ** failures, LONGEST_PAUSE_MS)
        work.onFault(error)
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
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
