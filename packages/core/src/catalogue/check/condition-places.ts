/** Every condition of the catalogue: its text, where it stands, and the questions it may ask about. */
import type { EntityPlace } from '../entities.ts'
import type { Segment } from '../finding.ts'
import type { Catalogue, Item, Material, Matter, Variant } from '../model.ts'
import type { PartsOf } from './rule.ts'

export type ConditionPlace = {
  readonly text: string
  readonly place: EntityPlace
  readonly names: ReadonlySet<string>
}

export function itemConditions(item: Item): ConditionPlace[] {
  const names = new Set(item.asks)
  const at = (text: string | undefined, path: readonly Segment[]): ConditionPlace[] =>
    text === undefined ? [] : [{ text, names, place: { in: 'items', id: item.id, path } }]
  return [
    ...item.fields.flatMap((field, index) => at(field.when, ['fields', index, 'when'])),
    ...item.materials.flatMap((entry, index) => at(entry.when, ['materials', index, 'when'])),
    ...(item.fees ?? []).flatMap((fee, index) => at(fee.when, ['fees', index, 'when'])),
    ...(item.specialProcedures ?? []).flatMap((procedure, index) =>
      at(procedure.when, ['specialProcedures', index, 'when']),
    ),
  ]
}

/** The matter's own conditions; a question may be asked only by what was answered before it. */
export function matterConditions(matter: Matter): ConditionPlace[] {
  const asked = matter.questions.map(entry => entry.question)
  const names = new Set(asked)
  const at = (
    text: string | undefined,
    path: readonly Segment[],
    allowed: ReadonlySet<string> = names,
  ): ConditionPlace[] =>
    text === undefined ? [] : [{ text, names: allowed, place: { in: 'matters', id: matter.id, path } }]
  return [
    ...matter.questions.flatMap((entry, index) =>
      at(entry.when, ['questions', index, 'when'], new Set(asked.slice(0, index))),
    ),
    ...matter.items.flatMap((entry, index) => at(entry.when, ['items', index, 'when'])),
    ...matter.facets.flatMap((facet, facetIndex) =>
      facet.cases.flatMap((entry, index) => at(entry.when, ['facets', facetIndex, 'cases', index, 'when'])),
    ),
  ]
}

/** Of the items that a variant adds to its matter. */
export function variantConditions(variant: Variant, matter: Matter): ConditionPlace[] {
  const names = new Set(matter.questions.map(entry => entry.question))
  return (variant.add ?? []).flatMap(({ when }, index) =>
    when === undefined
      ? []
      : [{ text: when, names, place: { in: 'variants', id: variant.id, path: ['add', index, 'when'] } }],
  )
}

/** Whether the government holds a paper may depend on any question. */
export function sharingConditions({ id, sharing }: Material, catalogue: Catalogue): ConditionPlace[] {
  if (sharing?.when === undefined) return []
  const names = new Set(catalogue.questions.keys())
  return [{ text: sharing.when, names, place: { in: 'materials', id, path: ['sharing', 'when'] } }]
}

export const conditionsOf: PartsOf<ConditionPlace> = {
  materials: sharingConditions,
  items: itemConditions,
  matters: matterConditions,
  variants(variant, catalogue) {
    const matter = catalogue.matters.get(variant.matter)
    return matter ? variantConditions(variant, matter) : []
  },
}
