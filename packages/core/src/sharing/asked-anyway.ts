/** Why a person handed in a paper although a source exists: for the list by which sharing is made better. */
import type { Offer } from './offers.ts'
import type { SharingOutcome } from './standing.ts'

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

/**
 * The resource that this applicant could have used for a paper, of those that `offers` names for the plan; undefined
 * where there is none: what is not shared, and what is somebody else’s by its nature, was rightly asked for.
 */
export function findUsableSource(
  offers: readonly Offer[],
  material: string,
  applicant: 'person' | 'organisation',
): string | undefined {
  const isOrganisation = applicant === 'organisation'
  return offers.find(
    ({ resource: { kind, key }, materials }) =>
      kind !== 'refused' &&
      !(isOrganisation && key.by === 'citizen-number') &&
      materials.some(entry => entry.material === material && !(isOrganisation && entry.whose !== undefined)),
  )?.resource.id
}
