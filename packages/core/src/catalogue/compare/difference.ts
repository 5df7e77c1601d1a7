/** How two versions of one entity differ, as far as no rule knows better. */
import type { Name } from '../model.ts'
import { isSameData } from '../same-data.ts'
import type { CatalogueChange, CollectionKind } from './change.ts'

function isText(value: object): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every(key => key === 'zh' || key === 'en') && keys.includes('zh')
}

/** The value without its texts, which nobody's situation depends on. */
function withoutTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutTexts)
  if (isText(value)) return ''
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTexts(inner)]))
}

function asSet(value: unknown): unknown {
  return Array.isArray(value) ? value.map(entry => JSON.stringify(entry)).sort() : value
}

/** Files of pictures are texts too: what one has to do stays the same. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(['sample', 'blankForm', 'inferred', 'keywords'])

/** Fields that differ, those of `known` apart, for which there are changes of their own. */
export function differingFields(
  before: object,
  after: object,
  known: ReadonlySet<string>,
): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter(
    key => !known.has(key) && !isSameData(Reflect.get(before, key), Reflect.get(after, key)),
  )
}

type Entity = { readonly name: Name }

/** What remains to be said once the changes of its own are told: renamed, worded anew, or otherwise. */
export function remainingChanges<Value extends Entity>(
  what: CollectionKind,
  id: string,
  before: Value,
  after: Value,
  known: ReadonlySet<string>,
): CatalogueChange[] {
  const fields = differingFields(before, after, new Set([...known, 'name']))
  const { name } = after
  const isWording = (field: string) => {
    const [left, right]: unknown[] = [Reflect.get(before, field), Reflect.get(after, field)]
    const bare = (value: unknown) => withoutTexts(value) ?? ''
    return TEXT_FIELDS.has(field) || isSameData(bare(left), bare(right))
  }
  const isOrder = (field: string) =>
    isSameData(asSet(Reflect.get(before, field)), asSet(Reflect.get(after, field)))
  const wording = fields.filter(isWording)
  const order = fields.filter(field => !isWording(field) && isOrder(field))
  const other = fields.filter(field => !isWording(field) && !isOrder(field))
  if (before.name.zh === after.name.zh && before.name.en !== after.name.en) wording.push('name')
  return [
    ...(before.name.zh === after.name.zh
      ? []
      : [{ kind: 'renamed' as const, what, id, from: before.name, to: name }]),
    ...(other.length > 0 ? [{ kind: 'other' as const, what, id, name, fields: other }] : []),
    ...(order.length > 0 ? [{ kind: 'order' as const, what, id, name, fields: order }] : []),
    ...(wording.length > 0 ? [{ kind: 'wording' as const, what, id, name, fields: wording }] : []),
  ]
}

export type Pairs<Value> = {
  readonly added: readonly Value[]
  readonly removed: readonly Value[]
  /** Those that say something else than before. */
  readonly changed: readonly { readonly before: Value; readonly after: Value }[]
}

export function pairsOf<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): Pairs<Value> {
  const changed: { before: Value; after: Value }[] = []
  const added: Value[] = []
  for (const [id, value] of after) {
    const earlier = before.get(id)
    if (earlier === undefined) added.push(value)
    else if (!isSameData(earlier, value)) changed.push({ before: earlier, after: value })
  }
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, value]) => value)
  return { added, removed, changed }
}
