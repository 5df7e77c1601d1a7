/** What became of a value that was fetched. */
import { isEmpty } from '../form/validate.ts'

export type FetchedStanding = 'as-fetched' | 'changed' | 'disputed'

/** Blanks at the ends mean nothing, in a form as in a register. */
export function sameValue(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/** A dispute stays, whatever the form holds then. A field that is empty still stands as it was fetched. */
export function fieldStanding(fetched: unknown, current: unknown, isDisputed: boolean): FetchedStanding {
  if (isDisputed) return 'disputed'
  return isEmpty(current) || sameValue(fetched, current) ? 'as-fetched' : 'changed'
}
