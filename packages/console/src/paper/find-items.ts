import type { Catalogue, Item } from '@yijianshi/core/catalogue'

/** Items whose name, code or authority has every word, in the order of their codes. */
export function findItems(catalogue: Catalogue, query: string): Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const textOf = (item: Item) => {
    const authority = catalogue.authorities.get(item.authority)?.name
    return [item.name.zh, item.name.en, item.basicCode, item.implementationCode, authority?.zh, authority?.en]
      .join(' ')
      .toLowerCase()
  }
  return [...catalogue.items.values()]
    .filter(item => words.every(word => textOf(item).includes(word)))
    .toSorted((left, right) => (left.basicCode < right.basicCode ? -1 : 1))
}
