/** The entities of each collection, and where in which file each of them stands. */
import type { z } from 'zod'
import type { Finding, FindingRow, ParamsOf, Segment } from './finding.ts'
import type { Catalogue } from './model.ts'
import { duplicateId, fileName, missingField, unknownField, wrongType } from './parse-findings.ts'
import { schemaFindings, typeOf } from './schema-findings.ts'
import { type CatalogueFile, readYaml, type YamlSource } from './yaml-source.ts'

export type CollectionName = Exclude<keyof Catalogue, 'version' | 'policy'>

type Home = { readonly source: YamlSource; readonly base: readonly Segment[] }

/** Points into an entity: `{ in: 'items', id: 'seal-filing', path: ['limit'] }`. */
export type EntityPlace = {
  readonly in: CollectionName
  readonly id: string
  readonly path: readonly Segment[]
  readonly atKey?: boolean
  readonly offset?: number
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads files into entities; collects findings and remembers where everything stands. */
export class EntityReader {
  readonly findings: Finding[] = []
  /** Ids that occur, also of entities whose content is faulty: a reference to one is no second fault. */
  readonly declared = new Map<CollectionName, Map<string, Home>>()
  readonly #files: readonly CatalogueFile[]

  constructor(files: readonly CatalogueFile[]) {
    this.#files = files
  }

  /** Files with lists: `regions.yaml`, or each file under `regions/`, holds `regions: [ … ]`. */
  readList<Entity>(
    collection: CollectionName,
    entry: { list: string; schema: z.ZodType<Entity>; key: string },
  ) {
    const entities = new Map<string, Entity>()
    const isOne = ({ path }: CatalogueFile) =>
      path === `${entry.list}.yaml` || path.startsWith(`${entry.list}/`)
    for (const file of this.#files.filter(isOne)) {
      const source = this.#read(file)
      const list = source && this.#rootEntry(source, collection, 'array')
      if (!source || !Array.isArray(list)) continue
      for (const [index, value] of list.entries()) {
        this.#accept(collection, entry, { source, base: [collection, index] }, value, entities)
      }
    }
    return entities
  }

  /** One file with one object: `policy.yaml` holds `policy: { … }`. Undefined where there is none. */
  readObject<Value>(path: string, name: string, schema: z.ZodType<Value>): Value | undefined {
    const file = this.#files.find(candidate => candidate.path === path)
    const source = file && this.#read(file)
    const value = source && this.#rootEntry(source, name, 'object')
    if (source === undefined || value === undefined) return undefined
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    this.findings.push(...schemaFindings({ source, schema, value, base: [name] }, parsed.error.issues))
    return undefined
  }

  /** A folder of files with one entity each, named after its id. */
  readFolder<Entity>(collection: CollectionName, entry: { schema: z.ZodType<Entity>; key: string }) {
    const entities = new Map<string, Entity>()
    for (const file of this.#files.filter(candidate => candidate.path.startsWith(`${collection}/`))) {
      const source = this.#read(file)
      if (!source) continue
      const id = isRecord(source.value) ? source.value[entry.key] : undefined
      const expected = `${collection}/${String(id)}.yaml`
      if (typeof id === 'string' && file.path !== expected) {
        this.findings.push(source.report(fileName, { path: [entry.key] }, { id, expected }))
      }
      this.#accept(collection, entry, { source, base: [] }, source.value, entities)
    }
    return entities
  }

  /** A finding at a place in an entity that was read. */
  report<Row extends FindingRow>(row: Row, place: EntityPlace, params: ParamsOf<Row>): Finding {
    const home = this.declared.get(place.in)?.get(place.id)
    if (!home) throw new Error(`no ${place.in} ${place.id} was read: a rule reports on what is not there`)
    return home.source.report(row, { ...place, path: [...home.base, ...place.path] }, params)
  }

  /** The one entry that the root of a file may have; anything else is a finding. */
  #rootEntry(source: YamlSource, name: string, expected: 'array' | 'object'): unknown {
    const root = source.value
    const finding = (path: Segment[], received: string, wanted: string) =>
      this.findings.push(source.report(wrongType, { path }, { expected: wanted, received }))
    if (!isRecord(root)) {
      finding([], typeOf(root), 'object')
      return undefined
    }
    for (const field of Object.keys(root).filter(key => key !== name)) {
      const spot = { path: [field], atKey: true }
      this.findings.push(source.report(unknownField, spot, { field, nearest: [name] }))
    }
    const value = root[name]
    if (value === undefined) {
      this.findings.push(source.report(missingField, { path: [] }, { field: name, expected }))
      return undefined
    }
    if (expected === 'array' ? Array.isArray(value) : isRecord(value)) return value
    finding([name], typeOf(value), expected)
    return undefined
  }

  #read(file: CatalogueFile): YamlSource | undefined {
    const result = readYaml(file)
    if (result.ok) return result.source
    this.findings.push(...result.findings)
    return undefined
  }

  #accept<Entity>(
    collection: CollectionName,
    entry: { schema: z.ZodType<Entity>; key: string },
    home: Home,
    value: unknown,
    entities: Map<string, Entity>,
  ): void {
    const { source, base } = home
    const parsed = entry.schema.safeParse(value)
    if (!parsed.success) {
      const place = { source, schema: entry.schema, value, base }
      this.findings.push(...schemaFindings(place, parsed.error.issues))
    }
    const id = isRecord(value) ? value[entry.key] : undefined
    if (typeof id !== 'string') return
    const known = this.declared.get(collection) ?? new Map<string, Home>()
    this.declared.set(collection, known)
    const earlier = known.get(id)
    if (earlier) {
      const first = earlier.source.report(
        duplicateId,
        { path: [...earlier.base, entry.key] },
        { id, first: '' },
      )
      this.findings.push(
        source.report(
          duplicateId,
          { path: [...base, entry.key] },
          { id, first: `${first.file}:${first.line}` },
        ),
      )
      return
    }
    known.set(id, home)
    if (parsed.success) entities.set(id, parsed.data)
  }
}
