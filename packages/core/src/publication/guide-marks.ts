/** What another version of the guide asks otherwise, place by place, as it is marked for the people concerned. */
import type { Name } from '../catalogue/model.ts'
import { isSameData } from '../catalogue/same-data.ts'
import { type ChangeMark, compareGuides } from './take-over.ts'

/** What of a field or a material was changed, as far as a person can see it. */
export const CHANGED_PARTS = [
  'name',
  'hint',
  'rules',
  'now-required',
  'now-optional',
  'users',
  'guidance',
  'copies',
  'points',
  'sample',
] as const
export type ChangedPart = (typeof CHANGED_PARTS)[number]

/** A field, a material or an item of a guide. */
export type GuidePlace = {
  readonly kind: 'field' | 'material' | 'item'
  readonly id: string
  readonly name: Name
}

export type GuideMark = GuidePlace & {
  readonly mark: ChangeMark
  /** For what is changed; may be empty. */
  readonly parts: readonly ChangedPart[]
}

/** The parts of a plan that a person meets; with whatever else its entries say. */
export type MarkedGuide = {
  readonly form: {
    readonly fields: readonly {
      readonly element: string
      readonly name: Name
      readonly required: boolean
    }[]
  }
  readonly checklist: readonly { readonly material: string; readonly name: Name; readonly kind: string }[]
  readonly items: readonly { readonly item: string; readonly name: Name }[]
}

const partOf: Readonly<Record<string, ChangedPart>> = {
  name: 'name',
  hint: 'hint',
  kind: 'rules',
  unit: 'rules',
  options: 'rules',
  constraints: 'rules',
  of: 'rules',
  neededBy: 'users',
  guidance: 'guidance',
  copies: 'copies',
  reviewPoints: 'points',
  sample: 'sample',
}

function partsOf(key: string, after: unknown): readonly ChangedPart[] {
  if (key === 'required') return [after === true ? 'now-required' : 'now-optional']
  const part = partOf[key]
  return part === undefined ? [] : [part]
}

function changedParts(before: object, after: object): readonly ChangedPart[] {
  const earlier = new Map<string, unknown>(Object.entries(before))
  const later = new Map<string, unknown>(Object.entries(after))
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  const changed = keys.filter(key => !isSameData(earlier.get(key), later.get(key)))
  return [...new Set(changed.flatMap(key => partsOf(key, later.get(key))))]
}

type Known = GuidePlace & { readonly entry: object; readonly isForm: boolean }

/** All that the guide has: items, fields, materials, each in its order. */
export function guidePlaces({ form, checklist, items }: MarkedGuide): readonly Known[] {
  return [
    ...items.map(
      (entry): Known => ({ kind: 'item', id: entry.item, name: entry.name, entry, isForm: false }),
    ),
    ...form.fields.map(
      (entry): Known => ({ kind: 'field', id: entry.element, name: entry.name, entry, isForm: false }),
    ),
    ...checklist.map(
      (entry): Known => ({
        kind: 'material',
        id: entry.material,
        name: entry.name,
        entry,
        isForm: entry.kind === 'form',
      }),
    ),
  ]
}

export function isSamePlace(one: GuidePlace, other: GuidePlace): boolean {
  return one.kind === other.kind && one.id === other.id
}

function marksAmong(before: readonly Known[], after: readonly Known[], changed: ReadonlySet<string>) {
  const present = after.flatMap(({ kind, id, name, entry }): GuideMark[] => {
    const known = before.find(other => other.id === id)
    if (known === undefined) return [{ kind, id, name, mark: 'new', parts: [] }]
    return changed.has(id)
      ? [{ kind, id, name, mark: 'changed', parts: changedParts(known.entry, entry) }]
      : []
  })
  const gone = before
    .filter(({ id }) => !after.some(other => other.id === id))
    .map(({ kind, id, name }): GuideMark => ({ kind, id, name, mark: 'gone', parts: [] }))
  return [...present, ...gone]
}

/**
 * Items first, then fields, then materials, each in the order of the later guide; what is asked no more comes
 * last of its kind. Of an item only coming and going counts: its fields and materials say the rest. A form is
 * no paper to hand in: its fields are compared.
 */
export function guideMarks(before: MarkedGuide, after: MarkedGuide): readonly GuideMark[] {
  const { fields, materials } = compareGuides(before, after)
  const changed = {
    item: new Set<string>(),
    field: new Set(fields.flatMap(({ element, mark }) => (mark === 'changed' ? [element] : []))),
    material: new Set(materials.flatMap(({ material, mark }) => (mark === 'changed' ? [material] : []))),
  }
  const [earlier, later] = [before, after].map(guide => guidePlaces(guide).filter(({ isForm }) => !isForm))
  return (['item', 'field', 'material'] as const).flatMap(kind => {
    const of = (places: readonly Known[] = []) => places.filter(place => place.kind === kind)
    return marksAmong(of(earlier), of(later), changed[kind])
  })
}
