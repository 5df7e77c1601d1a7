/** Materials of different items that are the same paper (the matter's `equivalences`). */
import type { Material, Matter, Text } from '../catalogue/model.ts'

export type SamePaper = {
  /** The material that is asked for where an item needs it; the same for all that are one paper. */
  readonly keep: string
  /** Why they are the same; absent for the kept one. */
  readonly reason?: Text
  /** The licence that any of them is a copy of: then all of them are. */
  readonly licence?: string
}

export type SamePapers = ReadonlyMap<string, SamePaper>

type Replacement = { readonly keep: string; readonly reason: Text }

/** A kept material may itself be replaced. Where entries run in a circle, one of it is kept: the first by id. */
function keptFor(id: string, replacements: ReadonlyMap<string, Replacement>): string {
  const path = [id]
  for (;;) {
    const next = replacements.get(path.at(-1) ?? id)?.keep
    if (next === undefined) return path.at(-1) ?? id
    if (path.includes(next)) return path.slice(path.indexOf(next)).toSorted()[0] ?? id
    path.push(next)
  }
}

/** Only materials that an equivalence names are in the map. */
export function samePapers(
  { equivalences = [] }: Pick<Matter, 'equivalences'>,
  materials: ReadonlyMap<string, Material>,
): SamePapers {
  const replacements = new Map(
    equivalences
      .flatMap(({ keep, replaces, reason }) => replaces.map(id => [id, { keep, reason }] as const))
      .filter(([id, { keep }]) => id !== keep)
      .toReversed(),
  )
  const named = new Set(equivalences.flatMap(({ keep, replaces }) => [keep, ...replaces]))
  const classes = Map.groupBy(named, id => keptFor(id, replacements))
  const found = new Map<string, SamePaper>()
  for (const [keep, members] of classes) {
    const licence = [keep, ...members].flatMap(id => materials.get(id)?.licence ?? [])[0]
    for (const id of members) {
      const reason = id === keep ? undefined : replacements.get(id)?.reason
      found.set(id, { keep, ...(reason && { reason }), ...(licence !== undefined && { licence }) })
    }
  }
  return found
}

/** The licence that a material is a copy of, by itself or as the same paper as another. */
export function licenceOf(material: Material, same: SamePapers): string | undefined {
  return material.licence ?? same.get(material.id)?.licence
}
