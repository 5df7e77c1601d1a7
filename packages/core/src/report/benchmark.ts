/** Benchmarking (对标, AY1): our promised limits against those of other regions, item by item. */
import type { Catalogue } from '../catalogue/model.ts'
import { type AuthorityRow, byAuthority, type ItemRow, itemRow } from './by-authority.ts'

export const BENCHMARK_UNITS = ['working-days', 'natural-days'] as const
export type BenchmarkUnit = (typeof BENCHMARK_UNITS)[number]

/** What a region promises for an item. */
export type RegionLimit = {
  readonly region: string
  /** Basic code, the same in all regions, or an implementation code that ends with it. */
  readonly code: string
  readonly limit: number
  readonly unit: BenchmarkUnit
}

export const STANDINGS = ['lead', 'equal', 'behind'] as const
export type Standing = (typeof STANDINGS)[number]

export type ItemStanding = ItemRow & {
  readonly ours: number
  /** Working days of the fastest region. */
  readonly best: number
  readonly bestRegions: readonly string[]
  readonly regions: number
  readonly standing: Standing
  /** Working days: ours less the best. Negative where we lead. */
  readonly gapDays: number
}

export type StandingSums = Readonly<Record<Standing, number>> & {
  /** Lead or equal, of all compared; 0 to 1; null when nothing was. */
  readonly notBehind: number | null
}

export type BenchmarkReport = {
  readonly kind: 'benchmark'
  readonly catalogueVersion: string
  readonly items: readonly ItemStanding[]
  readonly authorities: readonly (AuthorityRow & StandingSums)[]
  /** Against each region by itself. */
  readonly regions: readonly ({ readonly region: string; readonly items: number } & StandingSums)[]
  readonly overall: StandingSums & {
    readonly items: number
    /** Items of the catalogue of which the table says nothing. */
    readonly withoutLimit: number
    /** Codes in the table that are not in the catalogue. */
    readonly unknownCodes: number
  }
  /** The first of them, to look into. */
  readonly unknownCodes: readonly string[]
}

const SHOWN_CODES = 100
/** GB/T 39554.1: an implementation code of 31 characters ends with the basic code of 12. */
const IMPLEMENTATION_CODE = /^[0-9A-Z]{19}([0-9A-Z]{12})$/

/** Working days: five of every seven natural ones, as for statutory limits. */
export function inWorkingDays(limit: number, unit: BenchmarkUnit): number {
  return unit === 'natural-days' ? Math.floor((limit * 5) / 7) : limit
}

function standingOf(ours: number, theirs: number): Standing {
  if (ours < theirs) return 'lead'
  return ours === theirs ? 'equal' : 'behind'
}

function sumOf(rows: readonly { readonly standing: Standing }[]): StandingSums {
  const count = (standing: Standing) => rows.filter(row => row.standing === standing).length
  const [lead, equal, behind] = [count('lead'), count('equal'), count('behind')]
  return { lead, equal, behind, notBehind: rows.length === 0 ? null : (lead + equal) / rows.length }
}

type Codes = ReadonlyMap<string, readonly string[]>

/** Several regions of ours may carry out an item of the same basic code. */
function codesOf(catalogue: Catalogue): Codes {
  const codes = new Map<string, string[]>()
  for (const { id, basicCode, implementationCode } of catalogue.items.values()) {
    for (const code of new Set([basicCode, implementationCode ?? basicCode])) {
      const key = code.toUpperCase()
      codes.set(key, [...(codes.get(key) ?? []), id])
    }
  }
  return codes
}

function itemsFor(codes: Codes, code: string): readonly string[] {
  const whole = code.toUpperCase()
  const basic = IMPLEMENTATION_CODE.exec(whole)?.[1]
  return codes.get(whole) ?? (basic === undefined ? undefined : codes.get(basic)) ?? []
}

/** By item, then by region the shortest that it promises. */
function limitsByItem(codes: Codes, limits: readonly RegionLimit[]) {
  const known = new Map<string, Map<string, number>>()
  const unknown = new Set<string>()
  for (const { region, code, limit, unit } of limits) {
    const items = itemsFor(codes, code)
    if (items.length === 0) unknown.add(code)
    for (const item of items) {
      const regions = known.get(item) ?? new Map<string, number>()
      regions.set(
        region,
        Math.min(inWorkingDays(limit, unit), regions.get(region) ?? Number.POSITIVE_INFINITY),
      )
      known.set(item, regions)
    }
  }
  return { known, unknown: [...unknown] }
}

export function compareWith(catalogue: Catalogue, limits: readonly RegionLimit[]): BenchmarkReport {
  const { known, unknown } = limitsByItem(codesOf(catalogue), limits)
  const all = [...catalogue.items.values()]
  const byRegion = new Map<string, { readonly standing: Standing }[]>()
  const items = all.flatMap((item): ItemStanding[] => {
    const regions = known.get(item.id)
    if (regions === undefined) return []
    const ours = item.limit.promisedDays
    for (const [region, theirs] of regions) {
      const rows = byRegion.get(region) ?? []
      rows.push({ standing: standingOf(ours, theirs) })
      byRegion.set(region, rows)
    }
    const best = Math.min(...regions.values())
    return [
      {
        ...itemRow(catalogue, item),
        ours,
        best,
        bestRegions: [...regions].flatMap(([region, theirs]) => (theirs === best ? region : [])),
        regions: regions.size,
        standing: standingOf(ours, best),
        gapDays: ours - best,
      },
    ]
  })
  return {
    kind: 'benchmark',
    catalogueVersion: catalogue.version,
    items,
    authorities: byAuthority(catalogue, items, sumOf),
    regions: [...byRegion].map(([region, rows]) => ({ region, items: rows.length, ...sumOf(rows) })),
    overall: {
      items: items.length,
      ...sumOf(items),
      withoutLimit: all.length - items.length,
      unknownCodes: unknown.length,
    },
    unknownCodes: unknown.slice(0, SHOWN_CODES),
  }
}
