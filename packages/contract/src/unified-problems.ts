/** Why a log-in by the unified identity led back to the log-in page, in `?unified=`. */
export const unifiedProblems = [
  /** Refused there, or given up. */
  'denied',
  /** What came back was not what was asked for, or too late. */
  'failed',
  'unreachable',
  /** The provider told no name, number or mobile that is one. */
  'incomplete',
  'other-name',
  /** Staff are linked by an operator. */
  'unknown-staff',
  /** Staff at the portal, or a citizen at the console. */
  'wrong-place',
  'disabled',
] as const
export type UnifiedProblem = (typeof unifiedProblems)[number]
