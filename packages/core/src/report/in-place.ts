/**
 * Three concentrations, three in place (三集中三到位, CD5): departments' approval functions in one section,
 * the section in the hall, approval on the platform; items, authority and procedure in place. What is
 * not there yet, item by item.
 */
import type { Catalogue, Item } from '../catalogue/model.ts'
import { type AuthorityRow, byAuthority, type ItemRow, itemRow } from './by-authority.ts'
import { sitesOfItems } from './sites-of-item.ts'

/**
 * `window`: no site takes the item (事项进驻). `section`: its authority has no approval section, or another section
 * still handles the item (职能归并). `settled`: that section has not moved to a hall (集中进驻). `authorisation`: the
 * window is not authorised (授权到位). `supervision`: electronic supervision does not reach it (电子监察). `online`: it
 * can't be applied for online (平台集中: depth III, pre-check, or IV, the whole).
 */
export const PLACE_PARTS = ['window', 'section', 'settled', 'authorisation', 'supervision', 'online'] as const
export type PlacePart = (typeof PLACE_PARTS)[number]

export type ItemInPlace = ItemRow & { readonly missing: readonly PlacePart[] }

export type InPlaceSums = {
  readonly inPlace: number
  /** Items that lack it. */
  readonly missing: Readonly<Record<PlacePart, number>>
}

export type InPlaceReport = {
  readonly kind: 'in-place'
  readonly catalogueVersion: string
  /** Those not in place only. */
  readonly items: readonly ItemInPlace[]
  readonly authorities: readonly (AuthorityRow & InPlaceSums)[]
  readonly overall: InPlaceSums & { readonly items: number }
}

const APPLIED_FOR_ONLINE: ReadonlySet<Item['channels']['online']> = new Set(['pre-check', 'whole'])

function sumOf(rows: readonly ItemInPlace[]): InPlaceSums {
  const lacking = (part: PlacePart) => rows.filter(row => row.missing.includes(part)).length
  return {
    inPlace: rows.filter(row => row.missing.length === 0).length,
    missing: {
      window: lacking('window'),
      section: lacking('section'),
      settled: lacking('settled'),
      authorisation: lacking('authorisation'),
      supervision: lacking('supervision'),
      online: lacking('online'),
    },
  }
}

export function inPlaceReport(catalogue: Catalogue): InPlaceReport {
  const sitesOf = sitesOfItems(catalogue)
  const rows = [...catalogue.items.values()].map((item): ItemInPlace => {
    const authority = catalogue.authorities.get(item.authority)
    const isThere: Readonly<Record<PlacePart, boolean>> = {
      window: sitesOf(item).length > 0,
      section:
        authority?.approvalSection !== undefined && authority.outsideSection?.includes(item.id) !== true,
      settled: authority?.settledAt !== undefined,
      authorisation: item.authorisation !== undefined,
      supervision: authority?.unsupervised?.includes(item.id) !== true,
      online: APPLIED_FOR_ONLINE.has(item.channels.online),
    }
    return { ...itemRow(catalogue, item), missing: PLACE_PARTS.filter(part => !isThere[part]) }
  })
  return {
    kind: 'in-place',
    catalogueVersion: catalogue.version,
    items: rows.filter(row => row.missing.length > 0),
    authorities: byAuthority(catalogue, rows, sumOf),
    overall: { items: rows.length, ...sumOf(rows) },
  }
}
