/** At which sites an item is really taken: open to their kind, and part of what they offer. */
import type { Catalogue, Item, Site } from '../catalogue/model.ts'

export function sitesOfItems(catalogue: Catalogue): (item: Item) => readonly Site[] {
  const offered = new Map<string, Set<string>>()
  for (const matter of catalogue.matters.values()) {
    for (const { item } of matter.items) {
      const known = offered.get(item) ?? new Set<string>()
      offered.set(item, known.add(matter.id))
    }
  }
  const sites = [...catalogue.sites.values()]
  return ({ id, channels }) =>
    sites.filter(({ kind, matters }) => {
      if (!channels.sites.includes(kind)) return false
      return matters === 'all' || matters.some(matter => offered.get(id)?.has(matter))
    })
}
