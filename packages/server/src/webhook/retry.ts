/** When a batch that was not taken is sent again. */

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 4 * 3_600_000
/** Receivers that came back at the same time must not all be told at the same time. */
const JITTER = 0.25

/** With the pauses below, the last of them comes three days after the first. */
export const USUAL_ATTEMPTS = 30

/**
 * Milliseconds until the next attempt: pauses that double up to four hours, each up to a quarter longer or shorter.
 * @param attempts that have failed, 1 or more
 * @param chance from 0 to 1
 * @param wantedMs what the receiver asked for (`Retry-After`); kept to, as far as the longest pause
 */
export function pauseAfter(attempts: number, chance: number, wantedMs = 0): number {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)
  const spread = pauseMs * (1 + JITTER * (2 * chance - 1))
  return Math.max(spread, Math.min(wantedMs, LONGEST_PAUSE_MS))
}
