/**
 * The catalogue: what the government offers, as data that officials edit.
 *
 * One schema per concept under `model/`; the TypeScript type of each is inferred from it, so what is
 * checked on load is what the code relies on. Field names follow GB/T 39046 where it has one.
 */
import type { DataElement, Question } from './model/form.ts'
import type { Item } from './model/item.ts'
import type { Material, Precondition } from './model/material.ts'
import type { Matter, Variant } from './model/matter.ts'
import type { Authority, Licence, LifeStage, Region, Site } from './model/organisation.ts'
import type { Policy } from './model/policy.ts'
import type { DataResource } from './model/sharing.ts'

export * from './model/form.ts'
export * from './model/item.ts'
export * from './model/material.ts'
export * from './model/matter.ts'
export * from './model/organisation.ts'
export * from './model/policy.ts'
export * from './model/sharing.ts'
export * from './model/texts.ts'

/** A sound catalogue: every reference resolves, every condition parses. Made by `parseCatalogue` only. */
export type Catalogue = {
  /** SHA-256 of the canonical content, hex; given by whoever loads it. */
  readonly version: string
  readonly regions: ReadonlyMap<string, Region>
  readonly authorities: ReadonlyMap<string, Authority>
  readonly sites: ReadonlyMap<string, Site>
  readonly licences: ReadonlyMap<string, Licence>
  readonly elements: ReadonlyMap<string, DataElement>
  readonly materials: ReadonlyMap<string, Material>
  readonly questions: ReadonlyMap<string, Question>
  readonly items: ReadonlyMap<string, Item>
  readonly matters: ReadonlyMap<string, Matter>
  readonly lifeStages: ReadonlyMap<string, LifeStage>
  readonly preconditions: ReadonlyMap<string, Precondition>
  readonly variants: ReadonlyMap<string, Variant>
  /** The directory of what the government shares (数据资源目录). */
  readonly resources: ReadonlyMap<string, DataResource>
  readonly policy: Policy
}

/** The same as plain data, for the wire and for the console's browser. */
export type CatalogueData = {
  version: string
  regions: Region[]
  authorities: Authority[]
  sites: Site[]
  licences: Licence[]
  elements: DataElement[]
  materials: Material[]
  questions: Question[]
  items: Item[]
  matters: Matter[]
  lifeStages: LifeStage[]
  preconditions: Precondition[]
  variants: Variant[]
  resources: DataResource[]
  policy: Policy
}
