import type { DataResourceOnWire } from '@yijianshi/contract/data-resource'

type Say = (text: { readonly zh: string; readonly en?: string }) => string

/** Every word of the query stands in its names: of itself, its owner, its fields, or the papers that it saves. */
export function matches(resource: DataResourceOnWire, query: string, say: Say): boolean {
  const { name, ownerName, fields, materials } = resource
  const all = [name, ownerName, ...[...fields, ...materials].map(entry => entry.name)]
  const text = all.map(say).join('\n').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every(word => text.includes(word))
}
