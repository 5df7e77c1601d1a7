/** What changed in the fields that an item asks for. */
import type { Constraints, Item, Name } from '../model.ts'
import { isSameData } from '../same-data.ts'
import type { CatalogueChange } from './change.ts'
import type { Side, Sides } from './concern.ts'

type FieldUse = Item['fields'][number]

const CONSTRAINTS = [
  'minLength',
  'maxLength',
  'min',
  'max',
  'pattern',
  'options',
  'minItems',
  'maxItems',
] as const satisfies readonly (keyof Constraints)[]

export function differingLimits(before: Constraints = {}, after: Constraints = {}): (keyof Constraints)[] {
  return CONSTRAINTS.filter(limit => !isSameData(before[limit], after[limit]))
}

function nameOf(side: Side, id: string): Name {
  return side.catalogue.elements.get(id)?.name ?? { zh: id, en: id }
}

function isRequired(uses: readonly FieldUse[]): boolean {
  return uses.some(use => use.required)
}

function useChanges(
  sides: Sides,
  item: Item,
  element: string,
  before: readonly FieldUse[],
  after: readonly FieldUse[],
): CatalogueChange[] {
  const concerned = sides.after.concernedByItem(item.id)
  const base = {
    item: item.id,
    name: item.name,
    concerned,
    element,
    elementName: nameOf(sides.after, element),
  }
  const [earlier, later] = [
    sides.before.either(before.map(use => use.when)),
    sides.after.either(after.map(use => use.when)),
  ]
  const changes: CatalogueChange[] = []
  if (isRequired(before) !== isRequired(after)) {
    changes.push({ kind: isRequired(after) ? 'field-required' : 'field-optional', ...base })
  }
  if (earlier !== later) {
    changes.push({
      kind: 'field-condition',
      ...base,
      ...(earlier !== undefined && { from: sides.before.words(earlier) }),
      ...(later !== undefined && { to: sides.after.words(later) }),
    })
  }
  const limits = differingLimits(before[0]?.constraints, after[0]?.constraints)
  if (limits.length > 0 || (changes.length === 0 && !isSameData(new Set(before), new Set(after)))) {
    changes.push({ kind: 'field-limits', ...base, limits })
  }
  return changes
}

export function compareFields(
  sides: Sides,
  { before, after }: { readonly before: Item; readonly after: Item },
): CatalogueChange[] {
  const earlier = Map.groupBy(before.fields, use => use.element)
  const later = Map.groupBy(after.fields, use => use.element)
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id): CatalogueChange[] => {
    const [old, now] = [earlier.get(id), later.get(id)]
    if (old && now) return isSameData(old, now) ? [] : useChanges(sides, after, id, old, now)
    const side = now ? sides.after : sides.before
    const uses = now ?? old ?? []
    return [
      {
        kind: now ? 'field-asked' : 'field-not-asked',
        item: after.id,
        name: after.name,
        concerned: sides.after.concernedByItem(after.id),
        element: id,
        elementName: nameOf(side, id),
        required: isRequired(uses),
        ...side.when(side.either(uses.map(use => use.when))),
      },
    ]
  })
}
