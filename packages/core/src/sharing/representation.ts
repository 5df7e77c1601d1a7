/** Whether a register of organisations says that somebody is the legal representative of one (民法典第六十一条、第六十五条). */
import type { Mapping } from './mapping.ts'
import { numberText } from './number-text.ts'

/** What a register is asked for then. No matter of the catalogue: an id of one holds no colon. */
export const REPRESENTATION_PURPOSE = 'mandate:legal-representative'
export const REPRESENTATION_NAME = { zh: '核对法定代表人', en: 'Checking the legal representative' }

/** `unknown`: the register has no such organisation, or does not say who represents it. */
export type Representation =
  | { readonly says: 'holds'; readonly name: string }
  | { readonly says: 'unknown' | 'somebody-else' | 'not-in-force' }

const longestName = 100

/** Whether the operator told how its answers name organisation and representative. */
export function canTellRepresentative({ organisation }: Mapping): boolean {
  return ['name', 'representative', 'inForce'].every(part => organisation.has(part))
}

/**
 * `raw`: what the source answered, `key` the credit code that it was asked by. By the exact citizen number alone: names
 * are shared by many, and a list of numbers says of nobody that they represent it. Whatever the source answers, it ends.
 */
export function readRepresentation(
  { found, organisation }: Mapping,
  raw: unknown,
  { key, citizenNumber }: { readonly key: string; readonly citizenNumber: string },
): Representation {
  const told = (part: string) => organisation.get(part)?.(raw, key)
  const [name, representative] = [told('name'), told('representative')]
  if (found !== undefined && found(raw, key) !== true) return { says: 'unknown' }
  if (typeof name !== 'string' || typeof representative !== 'string') return { says: 'unknown' }
  const shown = name.trim().toWellFormed()
  if (shown === '' || shown.length > longestName || representative.trim() === '') return { says: 'unknown' }
  if (numberText(representative) !== numberText(citizenNumber)) return { says: 'somebody-else' }
  return told('inForce') === true ? { says: 'holds', name: shown } : { says: 'not-in-force' }
}
