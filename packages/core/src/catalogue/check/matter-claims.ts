/** Every condition that has a say in a matter, with what must hold for it to be looked at. */
import type { EntityPlace } from '../entities.ts'
import type { Catalogue, Item, Material, Matter, Question, Variant } from '../model.ts'
import { itemConditions } from './condition-places.ts'

export type Claim = {
  readonly kind: 'question' | 'item' | 'case' | 'part'
  /** The id of the question, item or case; for a part of an item or a material that of its owner. */
  readonly subject: string
  readonly text: string
  /** Conditions that hold wherever this one is looked at: an item's part counts where the item does. */
  readonly given: readonly string[]
  readonly place: EntityPlace
}

/** All that a matter is made of, so that whatever is known of it holds while these are the same. */
export type MatterParts = {
  readonly matter: Matter
  readonly variants: readonly Variant[]
  readonly questions: ReadonlyMap<string, Question>
  readonly items: ReadonlyMap<string, Item>
  readonly materials: ReadonlyMap<string, Material>
}

function found<Value>(map: ReadonlyMap<string, Value>, ids: Iterable<string>): Map<string, Value> {
  const values = new Map<string, Value>()
  for (const id of ids) {
    const value = map.get(id)
    if (value !== undefined) values.set(id, value)
  }
  return values
}

export function matterParts(catalogue: Catalogue, matter: Matter): MatterParts {
  const variants = [...catalogue.variants.values()].filter(variant => variant.matter === matter.id)
  const uses = [...matter.items, ...variants.flatMap(variant => variant.add ?? [])]
  const items = found(
    catalogue.items,
    uses.map(use => use.item),
  )
  const used = [...items.values()].flatMap(item => item.materials.map(entry => entry.material))
  const questions = found(
    catalogue.questions,
    matter.questions.map(entry => entry.question),
  )
  return {
    matter,
    variants,
    questions,
    items,
    materials: found(catalogue.materials, used),
  }
}

/** The same objects: the same is true of them. */
export function isSameParts(one: MatterParts, other: MatterParts): boolean {
  const all = ({ matter, variants, questions, items, materials }: MatterParts) => [
    matter,
    ...variants,
    ...questions.values(),
    ...items.values(),
    ...materials.values(),
  ]
  const [left, right] = [all(one), all(other)]
  return left.length === right.length && left.every((part, index) => part === right[index])
}

type Use = { readonly item: string; readonly when?: string }

function* useClaims(parts: MatterParts, use: Use, place: EntityPlace): Generator<Claim> {
  const included = use.when === undefined ? [] : [use.when]
  if (use.when !== undefined) {
    yield { kind: 'item', subject: use.item, text: use.when, given: [], place }
  }
  const item = parts.items.get(use.item)
  if (item === undefined) return
  for (const { text, place: at } of itemConditions(item)) {
    yield { kind: 'part', subject: item.id, text, given: included, place: at }
  }
  for (const entry of item.materials) {
    const sharing = parts.materials.get(entry.material)?.sharing?.when
    if (sharing === undefined) continue
    const given = entry.when === undefined ? included : [...included, entry.when]
    const at = { in: 'materials' as const, id: entry.material, path: ['sharing', 'when'] }
    yield { kind: 'part', subject: entry.material, text: sharing, given, place: at }
  }
}

export function* matterClaims(parts: MatterParts): Generator<Claim> {
  const { matter, variants } = parts
  const at = (...path: (string | number)[]): EntityPlace => ({ in: 'matters', id: matter.id, path })
  for (const [index, { question, when }] of matter.questions.entries()) {
    if (when === undefined) continue
    yield {
      kind: 'question',
      subject: question,
      text: when,
      given: [],
      place: at('questions', index, 'when'),
    }
  }
  for (const [facetIndex, facet] of matter.facets.entries()) {
    for (const [index, { id, when }] of facet.cases.entries()) {
      const place = at('facets', facetIndex, 'cases', index, 'when')
      yield { kind: 'case', subject: `${facet.id} / ${id}`, text: when, given: [], place }
    }
  }
  for (const [index, use] of matter.items.entries()) {
    yield* useClaims(parts, use, at('items', index, 'when'))
  }
  for (const { id, add = [] } of variants) {
    for (const [index, use] of add.entries()) {
      yield* useClaims(parts, use, { in: 'variants', id, path: ['add', index, 'when'] })
    }
  }
}
