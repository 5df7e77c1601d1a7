/** Why a person handed in a paper although a source exists: for the list by which sharing is made better. */
import type { SharingOutcome } from './asking.ts'

/** `besides`: it was fetched, and handed in all the same. */
export const ASKED_REASONS = [
  'disputed',
  'source-down',
  'refused',
  'nothing-found',
  'quota',
  'key-missing',
  'besides',
  'never-asked',
] as const
export type AskedReason = (typeof ASKED_REASONS)[number]

/** `last`: how the last request for one paper of one application ended, if there was one. */
export function askedReason(last: SharingOutcome | undefined, isDisputed: boolean): AskedReason {
  if (isDisputed) return 'disputed'
  if (last === undefined) return 'never-asked'
  return last === 'fetched' ? 'besides' : last
}
