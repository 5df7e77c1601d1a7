/** Entities by the name that stands in a cell, or by their id. */
import { nearest } from '../../plan/nearest.ts'
import type { Name } from '../model.ts'

export type Named =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false
      readonly code: 'cell-unknown' | 'cell-several'
      readonly params: Readonly<Record<string, string>>
    }

export type NamedEntities = {
  readonly find: (text: string) => Named
  readonly nameOf: (id: string) => string
}

const LONGEST_SHOWN = 60

export function namedEntities(
  entities: Iterable<{ readonly id: string; readonly name: Name }>,
): NamedEntities {
  const names = new Map<string, string>()
  const ids = new Map<string, string[]>()
  for (const { id, name } of entities) {
    names.set(id, name.zh)
    ids.set(name.zh, [...(ids.get(name.zh) ?? []), id])
  }
  return {
    nameOf: id => names.get(id) ?? id,
    find(text) {
      const [only, ...more] = ids.get(text) ?? []
      // A name that several have is not taken for the id of one of them.
      if (only !== undefined && more.length === 0) return { ok: true, id: only }
      if (names.has(text)) return { ok: true, id: text }
      const value = text.slice(0, LONGEST_SHOWN)
      if (only !== undefined) {
        return { ok: false, code: 'cell-several', params: { value, names: [only, ...more].join('、') } }
      }
      return {
        ok: false,
        code: 'cell-unknown',
        params: { value, nearest: nearest(text, ids.keys()).join('、') },
      }
    },
  }
}

/** What the cell shows for an entity: its name, or its id where the name is not its alone. */
export function shownEntity({ find, nameOf }: NamedEntities, id: string): string {
  const found = find(nameOf(id))
  return found.ok && found.id === id ? nameOf(id) : id
}
