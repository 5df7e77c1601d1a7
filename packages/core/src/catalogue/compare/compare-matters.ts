/** What changed in a matter: what belongs to it, what it asks, which situations it knows. */
import type { Matter, Name } from '../model.ts'
import { isSameData } from '../same-data.ts'
import type { CatalogueChange } from './change.ts'
import type { Side, Sides } from './concern.ts'
import { remainingChanges } from './difference.ts'

type MatterPair = { readonly before: Matter; readonly after: Matter }

function fromTo(
  sides: Sides,
  before: string | undefined,
  after: string | undefined,
): { from?: Name; to?: Name } {
  return {
    ...(before !== undefined && { from: sides.before.words(before) }),
    ...(after !== undefined && { to: sides.after.words(after) }),
  }
}

function itemChanges(sides: Sides, { before, after }: MatterPair): CatalogueChange[] {
  const base = { matter: after.id, name: after.name }
  const [earlier, later] = [before, after].map(({ items }) => new Map(items.map(use => [use.item, use])))
  const itemName = (side: Side, id: string) => side.catalogue.items.get(id)?.name ?? { zh: id, en: id }
  const ids = new Set([...(later?.keys() ?? []), ...(earlier?.keys() ?? [])])
  return [...ids].flatMap((item): CatalogueChange[] => {
    const [old, now] = [earlier?.get(item), later?.get(item)]
    if (old && now) {
      if (old.when === now.when) return []
      const named = { item, itemName: itemName(sides.after, item) }
      return [{ kind: 'matter-item-condition', ...base, ...named, ...fromTo(sides, old.when, now.when) }]
    }
    const side = now ? sides.after : sides.before
    const kind = now ? 'matter-item-added' : 'matter-item-removed'
    return [{ kind, ...base, item, itemName: itemName(side, item), ...side.when((now ?? old)?.when) }]
  })
}

function questionChanges(sides: Sides, { before, after }: MatterPair): CatalogueChange[] {
  const base = { matter: after.id, name: after.name }
  const [earlier, later] = [before, after].map(
    ({ questions }) => new Map(questions.map(entry => [entry.question, entry])),
  )
  const title = (side: Side, id: string) => side.catalogue.questions.get(id)?.title ?? { zh: id, en: id }
  const ids = new Set([...(later?.keys() ?? []), ...(earlier?.keys() ?? [])])
  return [...ids].flatMap((question): CatalogueChange[] => {
    const [old, now] = [earlier?.get(question), later?.get(question)]
    if (old && now) {
      if (isSameData(old, now)) return []
      const words = fromTo(sides, old.when, now.when)
      return [
        { kind: 'question-condition', ...base, question, title: title(sides.after, question), ...words },
      ]
    }
    const side = now ? sides.after : sides.before
    const kind = now ? 'question-asked' : 'question-not-asked'
    return [{ kind, ...base, question, title: title(side, question), ...side.when((now ?? old)?.when) }]
  })
}

function situationChanges(sides: Sides, { before, after }: MatterPair): CatalogueChange[] {
  const base = { matter: after.id, name: after.name }
  const casesOf = ({ facets }: Matter) =>
    new Map(
      facets.flatMap(facet =>
        facet.cases.map(entry => [`${facet.id}/${entry.id}`, { facet: facet.id, ...entry }] as const),
      ),
    )
  const [earlier, later] = [casesOf(before), casesOf(after)]
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((key): CatalogueChange[] => {
    const [old, now] = [earlier.get(key), later.get(key)]
    const entry = now ?? old
    if (entry === undefined) return []
    const side = now ? sides.after : sides.before
    const named = { facet: entry.facet, case: entry.id, label: entry.label ?? side.words(entry.when) }
    if (old && now) {
      if (old.when === now.when) return []
      return [{ kind: 'situation-condition', ...base, ...named, ...fromTo(sides, old.when, now.when) }]
    }
    return [{ kind: now ? 'situation-added' : 'situation-removed', ...base, ...named }]
  })
}

function samePaperChanges(sides: Sides, { before, after }: MatterPair): CatalogueChange[] {
  const base = { matter: after.id, name: after.name }
  const pairsOf = ({ equivalences = [] }: Matter) =>
    new Map(
      equivalences.flatMap(({ keep, replaces }) =>
        replaces.map(id => [`${keep} ${id}`, { keep, id }] as const),
      ),
    )
  const nameOf = (side: Side, id: string) => side.catalogue.materials.get(id)?.name ?? { zh: id, en: id }
  const [earlier, later] = [pairsOf(before), pairsOf(after)]
  const told = (
    kind: 'same-paper-added' | 'same-paper-removed',
    side: Side,
    { keep, id }: { keep: string; id: string },
  ): CatalogueChange => ({ kind, ...base, keepName: nameOf(side, keep), replacedName: nameOf(side, id) })
  return [
    ...[...later]
      .filter(([key]) => !earlier.has(key))
      .map(([, pair]) => told('same-paper-added', sides.after, pair)),
    ...[...earlier]
      .filter(([key]) => !later.has(key))
      .map(([, pair]) => told('same-paper-removed', sides.before, pair)),
  ]
}

const TOLD: ReadonlySet<string> = new Set(['items', 'questions', 'facets', 'equivalences'])

/** What of those parts no change tells: labels and reasons, or the order in which things stand. */
function untold({ before, after }: MatterPair): CatalogueChange[] {
  const parts = [...TOLD].filter(part => !isSameData(Reflect.get(before, part), Reflect.get(after, part)))
  const structure = (matter: Matter) => [
    matter.items.map(use => use.item),
    matter.questions.map(entry => entry.question),
    matter.facets.map(facet => [facet.id, facet.cases.map(entry => entry.id)]),
  ]
  if (parts.length === 0) return []
  const kind = isSameData(structure(before), structure(after)) ? 'wording' : 'order'
  return [{ kind, what: 'matter', id: after.id, name: after.name, fields: parts }]
}

export function compareMatter(sides: Sides, pair: MatterPair): CatalogueChange[] {
  const { before, after } = pair
  const told = [
    ...itemChanges(sides, pair),
    ...questionChanges(sides, pair),
    ...situationChanges(sides, pair),
    ...samePaperChanges(sides, pair),
  ]
  return [
    ...told,
    ...(told.length === 0 ? untold(pair) : []),
    ...remainingChanges('matter', after.id, before, after, TOLD),
  ]
}
