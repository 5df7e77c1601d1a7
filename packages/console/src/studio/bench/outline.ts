/** Which entities stand in which file, whether or not what they say is right. */
import { type CatalogueFile, collectionOf, layouts, POLICY_FILE, readYaml } from '@yijianshi/core/catalogue'
import type { EntityKind } from './shape.ts'

export type OutlineName = { readonly zh: string; readonly en?: string }

export type OutlineEntry = {
  readonly kind: EntityKind
  readonly path: string
  /** Place in a file that holds many. */
  readonly index?: number
  readonly id: string
  readonly name?: OutlineName
  /** Ids of the items of a matter. */
  readonly items?: readonly string[]
  /** Says something else than in the version that the change is built on. */
  readonly isChanged?: true
}

/** A file as it is read: its data, undefined while it is not YAML. */
export type ReadFile = {
  readonly text: string
  readonly data: { readonly value: unknown } | undefined
  readonly entries: readonly OutlineEntry[]
  /** In small letters, for each entry: what the search looks through. */
  readonly words: readonly string[]
}

type RawRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function nameOf(entity: RawRecord): OutlineName | undefined {
  const given = isRecord(entity.name) ? entity.name : entity.title
  if (!isRecord(given)) return undefined
  const [zh, en] = [textOf(given.zh), textOf(given.en)]
  if (zh === undefined) return undefined
  return { zh, ...(en !== undefined && { en }) }
}

function entryOf(kind: EntityKind, path: string, value: unknown, index?: number): OutlineEntry {
  const entity = isRecord(value) ? value : {}
  const id = textOf(kind === 'regions' ? entity.code : entity.id) ?? ''
  const name = nameOf(entity)
  const items =
    kind === 'matters' && Array.isArray(entity.items)
      ? entity.items.flatMap((use: unknown) => (isRecord(use) ? (textOf(use.item) ?? []) : []))
      : undefined
  return {
    kind,
    path,
    ...(index !== undefined && { index }),
    id,
    ...(name !== undefined && { name }),
    ...(items !== undefined && { items }),
  }
}

const words = (value: unknown): string => (JSON.stringify(value) ?? '').toLowerCase()

export function readFile(file: CatalogueFile): ReadFile {
  const { path, text } = file
  const result = readYaml(file)
  const value = result.ok ? result.source.value : undefined
  const data = result.ok ? { value } : undefined
  const whole = words(value)
  if (path === POLICY_FILE) {
    return { text, data, entries: [{ kind: 'policy', path, id: 'policy' }], words: [whole] }
  }
  const collection = collectionOf(path)
  if (collection === undefined) return { text, data, entries: [], words: [] }
  if (layouts[collection].layout === 'folder') {
    const entry = entryOf(collection, path, value)
    const id = entry.id || path.replace(/^.*\/|\.yaml$/g, '')
    return { text, data, entries: [{ ...entry, id }], words: [`${whole} ${id}`] }
  }
  const list: unknown = isRecord(value) ? value[collection] : undefined
  const values: readonly unknown[] = Array.isArray(list) ? list : []
  return {
    text,
    data,
    entries: values.map((each, index) => entryOf(collection, path, each, index)),
    words: values.map(words),
  }
}
