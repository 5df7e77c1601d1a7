/** The entities of one collection, and where in which file each of them stands. */
import type { z } from 'zod'
import type { Finding, FindingRow, ParamsOf, Segment } from './finding.ts'
import { type CollectionName, type Layout, layouts } from './layout.ts'
import { duplicateId, fileName, missingField, unknownField, wrongType } from './parse-findings.ts'
import { isSameData } from './same-data.ts'
import { schemaFindings, typeOf } from './schema-findings.ts'
import { type CatalogueFile, readYaml, type YamlSource } from './yaml-source.ts'

export type { CollectionName } from './layout.ts'

/** Points into an entity: `{ in: 'items', id: 'seal-filing', path: ['limit'] }`. */
export type EntityPlace = {
  readonly in: CollectionName
  readonly id: string
  readonly path: readonly Segment[]
  readonly atKey?: boolean
  readonly offset?: number
}

export type Home = { readonly source: YamlSource; readonly base: readonly Segment[] }

type Entry<Entity> = {
  readonly id: string
  readonly home: Home
  /** Undefined where the content does not fit the schema: a reference to it is no second fault. */
  readonly entity: Entity | undefined
}

type FileReading<Entity> = {
  readonly file: CatalogueFile
  readonly entries: readonly Entry<Entity>[]
  readonly findings: readonly Finding[]
}

export type CollectionReading<Entity> = {
  readonly entities: ReadonlyMap<string, Entity>
  readonly homes: ReadonlyMap<string, Home>
  readonly findings: readonly Finding[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export type RootEntry =
  | { readonly ok: true; readonly value: unknown; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The one entry that the root of a file may have; anything else is a finding. */
export function rootEntry(source: YamlSource, name: string, expected: 'array' | 'object'): RootEntry {
  const root = source.value
  if (!isRecord(root)) {
    const params = { expected: 'object', received: typeOf(root) }
    return { ok: false, findings: [source.report(wrongType, { path: [] }, params)] }
  }
  const findings = Object.keys(root)
    .filter(key => key !== name)
    .map(field => source.report(unknownField, { path: [field], atKey: true }, { field, nearest: [name] }))
  const value = root[name]
  if (value === undefined) {
    const missing = source.report(missingField, { path: [] }, { field: name, expected })
    return { ok: false, findings: [...findings, missing] }
  }
  if (expected === 'array' ? Array.isArray(value) : isRecord(value)) return { ok: true, value, findings }
  const wrong = source.report(wrongType, { path: [name] }, { expected, received: typeOf(value) })
  return { ok: false, findings: [...findings, wrong] }
}

/**
 * Reads the files of one collection. What it read of a file it keeps, and reads it again only when
 * its text is another; an entity that says the same as before stays the same object, so that whoever
 * depends on it sees that nothing changed.
 */
export class CollectionReader<Entity> {
  readonly #collection: CollectionName
  readonly #schema: z.ZodType<Entity>
  readonly #layout: Layout
  #readings: ReadonlyMap<string, FileReading<Entity>> = new Map()

  constructor(collection: CollectionName, schema: z.ZodType<Entity>) {
    this.#collection = collection
    this.#schema = schema
    this.#layout = layouts[collection]
  }

  read(files: readonly CatalogueFile[]): CollectionReading<Entity> {
    const earlier = this.#readings
    this.#readings = new Map(files.map(file => [file.path, this.#reading(file, earlier.get(file.path))]))
    const entities = new Map<string, Entity>()
    const homes = new Map<string, Home>()
    const findings: Finding[] = []
    for (const reading of this.#readings.values()) {
      for (const finding of reading.findings) findings.push(finding)
      for (const { id, home, entity } of reading.entries) {
        const first = homes.get(id)
        if (first) {
          findings.push(this.#duplicate(id, first, home))
          continue
        }
        homes.set(id, home)
        if (entity !== undefined) entities.set(id, entity)
      }
    }
    return { entities, homes, findings }
  }

  #duplicate(id: string, first: Home, second: Home): Finding {
    const { key } = this.#layout
    const { file, line } = first.source.report(duplicateId, { path: [...first.base, key] }, { id, first: '' })
    return second.source.report(
      duplicateId,
      { path: [...second.base, key] },
      { id, first: `${file}:${line}` },
    )
  }

  #reading(file: CatalogueFile, earlier: FileReading<Entity> | undefined): FileReading<Entity> {
    if (earlier?.file.text === file.text) return earlier
    const result = readYaml(file)
    if (!result.ok) return { file, entries: [], findings: result.findings }
    const known = new Map(earlier?.entries.map(entry => [entry.id, entry.entity]))
    const { source } = result
    if (this.#layout.layout === 'list') return this.#listReading(file, source, known)
    const { entry, findings } = this.#accept({ source, base: [] }, source.value, known)
    const named = entry && this.#misnamed(file, source, entry.id)
    return { file, entries: entry ? [entry] : [], findings: named ? [named, ...findings] : findings }
  }

  #misnamed(file: CatalogueFile, source: YamlSource, id: string): Finding | undefined {
    const { place, key } = this.#layout
    const expected = `${place}/${id}.yaml`
    return file.path === expected ? undefined : source.report(fileName, { path: [key] }, { id, expected })
  }

  #listReading(
    file: CatalogueFile,
    source: YamlSource,
    known: ReadonlyMap<string, Entity | undefined>,
  ): FileReading<Entity> {
    const collection = this.#collection
    const root = rootEntry(source, collection, 'array')
    if (!root.ok || !Array.isArray(root.value)) return { file, entries: [], findings: root.findings }
    const accepted = root.value.map((value, index) =>
      this.#accept({ source, base: [collection, index] }, value, known),
    )
    return {
      file,
      entries: accepted.flatMap(({ entry }) => entry ?? []),
      findings: [...root.findings, ...accepted.flatMap(({ findings }) => findings)],
    }
  }

  #accept(home: Home, value: unknown, known: ReadonlyMap<string, Entity | undefined>) {
    const schema = this.#schema
    const { key } = this.#layout
    const parsed = schema.safeParse(value)
    const findings = parsed.success ? [] : schemaFindings({ ...home, schema, value }, parsed.error.issues)
    const id = isRecord(value) ? value[key] : undefined
    if (typeof id !== 'string') return { entry: undefined, findings }
    const before = known.get(id)
    const isUnchanged = parsed.success && before !== undefined && isSameData(before, parsed.data)
    const entity = isUnchanged ? before : parsed.data
    return { entry: { id, home, entity }, findings }
  }
}

/** A finding at a place in an entity that was read. */
export function reportAt<Row extends FindingRow>(
  homes: ReadonlyMap<string, Home>,
  row: Row,
  place: EntityPlace,
  params: ParamsOf<Row>,
): Finding {
  const home = homes.get(place.id)
  if (!home) throw new Error(`no ${place.in} ${place.id} was read: a rule reports on what is not there`)
  return home.source.report(row, { ...place, path: [...home.base, ...place.path] }, params)
}
