/** Four levels and nearby sites (CD6): what is opened where; and what is marked for whom, the elderly above all (AY2). */
import type { Catalogue, SiteKind, Tag } from '../catalogue/model.ts'
import { type ItemRow, itemRow } from './by-authority.ts'
import { sitesOfItems } from './sites-of-item.ts'

export const SITE_KINDS = [
  'hall',
  'township',
  'village',
  'bank',
  'hospital',
] as const satisfies readonly SiteKind[]

export const ITEM_TAGS = [
  'elderly',
  'disabled',
  'veterans',
  'children',
  'green-channel',
  'high-frequency',
  'smart-approval',
  'local-speciality',
] as const satisfies readonly Tag[]

/** Items to be opened to villages (事项下沉): the sources name fifteen. */
export const VILLAGE_TARGET = 15

export type ItemLevels = ItemRow & {
  /** Kinds of sites to which it is opened. */
  readonly opened: readonly SiteKind[]
  /** Those of them of which a site really takes it. */
  readonly taken: readonly SiteKind[]
  readonly tags: readonly Tag[]
}

export type LevelsReport = {
  readonly kind: 'levels'
  readonly catalogueVersion: string
  readonly villageTarget: number
  readonly kinds: readonly {
    readonly kind: SiteKind
    readonly sites: number
    readonly opened: number
    readonly taken: number
  }[]
  readonly tags: readonly { readonly tag: Tag; readonly items: number; readonly matters: number }[]
  readonly items: readonly ItemLevels[]
}

export function levelsReport(catalogue: Catalogue): LevelsReport {
  const sitesOf = sitesOfItems(catalogue)
  const items = [...catalogue.items.values()].map((item): ItemLevels => {
    const kinds = new Set(sitesOf(item).map(site => site.kind))
    const opened = SITE_KINDS.filter(kind => item.channels.sites.includes(kind))
    return {
      ...itemRow(catalogue, item),
      opened,
      taken: opened.filter(kind => kinds.has(kind)),
      tags: item.tags ?? [],
    }
  })
  const [sites, matters] = [[...catalogue.sites.values()], [...catalogue.matters.values()]]
  return {
    kind: 'levels',
    catalogueVersion: catalogue.version,
    villageTarget: VILLAGE_TARGET,
    kinds: SITE_KINDS.map(kind => ({
      kind,
      sites: sites.filter(site => site.kind === kind).length,
      opened: items.filter(item => item.opened.includes(kind)).length,
      taken: items.filter(item => item.taken.includes(kind)).length,
    })),
    tags: ITEM_TAGS.map(tag => ({
      tag,
      items: items.filter(item => item.tags.includes(tag)).length,
      matters: matters.filter(matter => matter.tags?.includes(tag)).length,
    })),
    items,
  }
}
