/**
 * Which entities a check looked at. A check that saw only entities that are still the same gives the
 * same findings, so it need not run again: that is what makes a check after one edit fast.
 */
import { type CollectionName, collectionNames, type EntityOf } from '../layout.ts'
import type { Catalogue } from '../model.ts'

/** `items/seal-filing`, or `items/*` where a check went through all of them. */
export type Read = string

export const readOf = (collection: CollectionName, id: string): Read => `${collection}/${id}`
export const readOfAll = (collection: CollectionName): Read => `${collection}/*`
export const POLICY_READ: Read = 'policy'

class WatchedMap<Entity> implements ReadonlyMap<string, Entity> {
  readonly #inner: ReadonlyMap<string, Entity>
  readonly #collection: CollectionName
  readonly #note: (read: Read) => void

  constructor(inner: ReadonlyMap<string, Entity>, collection: CollectionName, note: (read: Read) => void) {
    this.#inner = inner
    this.#collection = collection
    this.#note = note
  }

  #all(): ReadonlyMap<string, Entity> {
    this.#note(readOfAll(this.#collection))
    return this.#inner
  }

  get(id: string): Entity | undefined {
    this.#note(readOf(this.#collection, id))
    return this.#inner.get(id)
  }
  has(id: string): boolean {
    this.#note(readOf(this.#collection, id))
    return this.#inner.has(id)
  }
  get size(): number {
    return this.#all().size
  }
  keys(): MapIterator<string> {
    return this.#all().keys()
  }
  values(): MapIterator<Entity> {
    return this.#all().values()
  }
  entries(): MapIterator<[string, Entity]> {
    return this.#all().entries()
  }
  [Symbol.iterator](): MapIterator<[string, Entity]> {
    return this.#all()[Symbol.iterator]()
  }
  forEach(callback: (entity: Entity, id: string, map: ReadonlyMap<string, Entity>) => void): void {
    this.#all().forEach(callback)
  }
}

/** The same catalogue; each look at it is noted. */
export function watched(catalogue: Catalogue, note: (read: Read) => void): Catalogue {
  const watch = <Name extends CollectionName>(name: Name, map: ReadonlyMap<string, EntityOf<Name>>) =>
    new WatchedMap(map, name, note)
  return {
    version: catalogue.version,
    regions: watch('regions', catalogue.regions),
    authorities: watch('authorities', catalogue.authorities),
    sites: watch('sites', catalogue.sites),
    licences: watch('licences', catalogue.licences),
    elements: watch('elements', catalogue.elements),
    materials: watch('materials', catalogue.materials),
    questions: watch('questions', catalogue.questions),
    lifeStages: watch('lifeStages', catalogue.lifeStages),
    preconditions: watch('preconditions', catalogue.preconditions),
    items: watch('items', catalogue.items),
    matters: watch('matters', catalogue.matters),
    variants: watch('variants', catalogue.variants),
    resources: watch('resources', catalogue.resources),
    get policy() {
      note(POLICY_READ)
      return catalogue.policy
    },
  }
}

/** What of a catalogue is not what it was: every read that would now give something else. */
export function changedReads(before: Catalogue, after: Catalogue): ReadonlySet<Read> {
  const changed = new Set<Read>()
  for (const name of collectionNames) {
    const [old, now] = [before[name], after[name]]
    const mark = (id: string) => changed.add(readOf(name, id)).add(readOfAll(name))
    for (const [id, entity] of now) if (old.get(id) !== entity) mark(id)
    for (const id of old.keys()) if (!now.has(id)) mark(id)
  }
  if (before.policy !== after.policy) changed.add(POLICY_READ)
  return changed
}
