/** What became of asking a source, and of a value that was fetched. Web apps read it: it weighs nothing. */
import { isEmpty } from '../form/validate.ts'

/** How asking a source ended. `key-missing`: the number by which it is asked is not in the form yet. */
export const SHARING_OUTCOMES = [
  'fetched',
  'nothing-found',
  'source-down',
  'refused',
  'quota',
  'key-missing',
] as const
export type SharingOutcome = (typeof SHARING_OUTCOMES)[number]

export type FetchedStanding = 'as-fetched' | 'changed' | 'disputed'

type Row = Readonly<Record<string, unknown>>

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every(entry => typeof entry === 'object' && entry !== null)
}

/**
 * Blanks at the ends mean nothing, in a form as in a register. A list still stands as it was fetched where the person
 * has added only what its source did not tell.
 */
export function sameValue(fetched: unknown, current: unknown): boolean {
  if (isRows(fetched) && isRows(current))
    return (
      fetched.length === current.length &&
      fetched.every((row, index) =>
        Object.entries(row).every(([element, value]) => sameValue(value, current[index]?.[element])),
      )
    )
  const plain = (value: unknown) => (typeof value === 'string' ? value.trim() : value)
  return JSON.stringify(plain(fetched)) === JSON.stringify(plain(current))
}

/** A dispute stays, whatever the form holds then. A field that is empty still stands as it was fetched. */
export function fieldStanding(fetched: unknown, current: unknown, isDisputed: boolean): FetchedStanding {
  if (isDisputed) return 'disputed'
  return isEmpty(current) || sameValue(fetched, current) ? 'as-fetched' : 'changed'
}
