/**
 * When sessions end by themselves. Staff see other people's papers at desks that others pass by: an hour without use,
 * and one working day in all (NIST SP 800-63B-4, AAL2). Citizens fill in a form over an evening, on their own phone.
 */
import type { Role } from '@yijianshi/core/access'

const hourMs = 3_600_000

export type SessionLimits = {
  /** After the last use. */
  readonly idleMs: number
  /** After the log-in, however much it is used. */
  readonly wholeMs: number
}

const citizen: SessionLimits = { idleMs: 12 * hourMs, wholeMs: 7 * 24 * hourMs }
const staff: SessionLimits = { idleMs: hourMs, wholeMs: 12 * hourMs }

export function sessionLimitsOf(role: Role): SessionLimits {
  return role === 'applicant' ? citizen : staff
}
