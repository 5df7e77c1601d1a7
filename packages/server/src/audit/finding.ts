/** What the check of a database finds. Codes are stable; the command line has words for them. */
import type { BreakKind } from './process-check.ts'

export type EventFinding = {
  readonly code: `event-${BreakKind}`
  readonly process: string
  readonly version: number
  /** RFC 3339: time of the event, or of the one before where it is gone. */
  readonly at: string | null
}

export type RootFinding = {
  /**
   * `root-changed`: the events of the day do not lead to it. `root-missing`: the day has none, though later ones do.
   * `root-unlinked`: it does not follow the root of the day before. `root-unsigned`: no known key has signed it.
   * `root-stamp`: its time-stamp is about something else, or of nobody who is trusted. `root-replaced`: a copy that was
   * kept elsewhere says otherwise. `root-parts`: what belongs to the day of a process does not follow the day before.
   */
  readonly code:
    | 'root-changed'
    | 'root-missing'
    | 'root-unlinked'
    | 'root-unsigned'
    | 'root-stamp'
    | 'root-replaced'
    | 'root-parts'
  readonly day: string
  /** Among which leaves of the day it is to be looked for, from 0, both included; absent where that is not known. */
  readonly leaves?: readonly [number, number]
  /** Of `root-parts`. */
  readonly process?: string
}

export type Finding = EventFinding | RootFinding

export const MOST_FINDINGS = 100

export function eventFindings(findings: readonly Finding[]): EventFinding[] {
  return findings.filter((finding): finding is EventFinding => finding.code.startsWith('event-'))
}
