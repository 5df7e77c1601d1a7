/** After so many failures in a row nothing is tried for a while: guessing becomes hopeless, a person only waits. */
import { type Refused, refused } from '../http/outcome.ts'

const failuresUntilLock = 5
const lockMinutes = 10
const minuteMs = 60_000
/** How long one lock lasts. */
export const lockMs = lockMinutes * minuteMs

/**
 * The assignments of an UPDATE that counts one failure; `most` and `until` are its parameters, such as `$2`, for which
 * `failureValues` gives the values.
 */
export function countingFailure(column: string, most: string, until: string): string {
  return `${column} = CASE WHEN ${column} + 1 >= ${most} THEN 0 ELSE ${column} + 1 END,
    locked_until = CASE WHEN ${column} + 1 >= ${most} THEN ${until}::timestamptz ELSE NULL END`
}

export function failureValues(now: number): readonly [number, Date] {
  return [failuresUntilLock, new Date(now + lockMs)]
}

/** The refusal while it is locked. */
export function lockedRefusal(until: Date | null | undefined, now: number): Refused | undefined {
  if (!until || until.getTime() <= now) return undefined
  return refused('access/login-locked', { minutes: Math.ceil((until.getTime() - now) / minuteMs) })
}
