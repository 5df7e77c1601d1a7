import { normaliseNumber, type Parsed } from './parsed.ts'
import { beginsWithProvince } from './province.ts'

declare const regionCodeBrand: unique symbol

/** Twelve digits: province 2, city 2, county 2 (GB/T 2260), township 3, village 3 (GB/T 10114). */
export type RegionCode = string & { readonly [regionCodeBrand]: true }

export type RegionLevel = 'province' | 'city' | 'county' | 'township' | 'village'

export interface RegionIdentity {
  readonly code: RegionCode
  readonly level: RegionLevel
  /** The codes of the regions that it lies in, from the province down. */
  readonly within: readonly RegionCode[]
}

export type RegionCodeCode =
  | 'region-code/length'
  | 'region-code/format'
  | 'region-code/province'
  | 'region-code/structure'

const levels: readonly { readonly level: RegionLevel; readonly start: number; readonly end: number }[] = [
  { level: 'province', start: 0, end: 2 },
  { level: 'city', start: 2, end: 4 },
  { level: 'county', start: 4, end: 6 },
  { level: 'township', start: 6, end: 9 },
  { level: 'village', start: 9, end: 12 },
]

/**
 * Reads a region code. A level left out above a level given is refused: counties directly under a province have
 * the city `90`, never `00`.
 */
export function parseRegionCode(text: string): Parsed<RegionIdentity, RegionCodeCode> {
  const code = normaliseNumber(text)
  if (!/^\d*$/.test(code)) return { ok: false, code: 'region-code/format' }
  if (code.length !== 12) return { ok: false, code: 'region-code/length' }
  if (!beginsWithProvince(code)) return { ok: false, code: 'region-code/province' }
  const given = levels.filter(({ start, end }) => Number(code.slice(start, end)) !== 0)
  const lowest = given.at(-1)
  if (lowest === undefined || lowest !== levels[given.length - 1]) {
    return { ok: false, code: 'region-code/structure' }
  }
  const within = given.slice(0, -1).map(({ end }) => code.slice(0, end).padEnd(12, '0') as RegionCode)
  return { ok: true, value: { code: code as RegionCode, level: lowest.level, within } }
}
