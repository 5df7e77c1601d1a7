/** The names that cells use, of one catalogue. */
import type { AuthorityNature, Catalogue, Level, Name } from '../model.ts'
import { findAuthorityNature, findSystemLevel } from '../record-defaults.ts'
import { type NamedEntities, namedEntities } from './named.ts'

export type RecordNames = {
  readonly authorities: NamedEntities
  readonly licences: NamedEntities
  readonly elements: NamedEntities
  readonly materials: NamedEntities
  /** Unified social credit codes by authority. */
  readonly creditCodes: ReadonlyMap<string, string>
  /** Natures by authority, of those of which it is known. */
  readonly natures: ReadonlyMap<string, AuthorityNature>
  /** Of the system that handles whatever does not say otherwise. */
  readonly systemLevel: Level | undefined
  /** Links of the process by their Chinese name: the same link has the same id in all items, so that it can be shared. */
  readonly steps: ReadonlyMap<string, { readonly id: string; readonly name: Name }>
}

const USUAL_STEPS: readonly (readonly [id: string, zh: string, en: string])[] = [
  ['receive', '收件', 'Receive'],
  ['accept', '受理', 'Accept'],
  ['review', '审查', 'Review'],
  ['decide', '决定', 'Decide'],
  ['issue', '制证', 'Issue'],
  ['deliver', '送达', 'Deliver'],
]

function stepsOf(catalogue: Catalogue): RecordNames['steps'] {
  const steps = new Map<string, { readonly id: string; readonly name: Name }>()
  for (const item of catalogue.items.values()) {
    for (const { id, name } of item.steps) if (!steps.has(name.zh)) steps.set(name.zh, { id, name })
  }
  for (const [id, zh, en] of USUAL_STEPS) if (!steps.has(zh)) steps.set(zh, { id, name: { zh, en } })
  return steps
}

export function recordNames(catalogue: Catalogue): RecordNames {
  const { authorities, licences, elements, materials } = catalogue
  return {
    authorities: namedEntities(authorities.values()),
    licences: namedEntities(licences.values()),
    elements: namedEntities(elements.values()),
    materials: namedEntities(materials.values()),
    creditCodes: new Map([...authorities.values()].map(({ id, creditCode }) => [id, creditCode])),
    natures: new Map(
      [...authorities.values()].flatMap(authority => {
        const nature = findAuthorityNature(authority)
        return nature ? [[authority.id, nature] as const] : []
      }),
    ),
    systemLevel: findSystemLevel(catalogue, {}),
    steps: stepsOf(catalogue),
  }
}
