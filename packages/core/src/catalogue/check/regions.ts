/** Regions form a tree of four levels, and the code of each begins with that of its parent (GB/T 2260). */
import type { Finding, FindingRow } from '../finding.ts'
import type { Region } from '../model.ts'
import type { CheckContext, Rule } from './rule.ts'

const regionParent = {
  code: 'catalogue/region-parent',
  severity: 'error',
  zh: '{name} 的上级不对：市没有上级，其他各级的上级必须是更高一级的区划。请改正 parent 或 level。',
  en: '{name} has a wrong parent: a city has none, any other region one of a higher level. Correct parent or level.',
} as const satisfies FindingRow

const regionCode = {
  code: 'catalogue/region-code',
  severity: 'error',
  zh: '{name} 的代码 {region} 应以 {prefix} 开头，并在本级之后补 0。',
  en: 'The code {region} of {name} must begin with {prefix} and end in zeros after its own level.',
} as const satisfies FindingRow

/** Highest first, with how many digits of the code each level uses. */
const LEVELS = ['city', 'county', 'township', 'village'] as const
const DIGITS = { city: 4, county: 6, township: 9, village: 12 } as const

function regionFinding(
  region: Region,
  parent: Region | undefined,
  report: CheckContext['report'],
): Finding | undefined {
  const place = { in: 'regions' as const, id: region.code }
  const name = region.name.zh
  const isBelow = parent && LEVELS.indexOf(parent.level) < LEVELS.indexOf(region.level)
  if (region.level === 'city' ? region.parent !== undefined : !isBelow) {
    const path = [region.parent === undefined ? 'level' : 'parent']
    return report(regionParent, { ...place, path }, { name })
  }
  const prefix = parent ? parent.code.slice(0, DIGITS[parent.level]) : region.code.slice(0, DIGITS.city)
  const hasZeros = /^0*$/.test(region.code.slice(DIGITS[region.level]))
  if (region.code.startsWith(prefix) && hasZeros) return undefined
  return report(regionCode, { ...place, path: ['code'] }, { name, region: region.code, prefix })
}

export const regions: Rule = {
  rows: [regionParent, regionCode],
  check(catalogue, { report }) {
    return [...catalogue.regions.values()].flatMap(region => {
      const parent = region.parent === undefined ? undefined : catalogue.regions.get(region.parent)
      // A parent that is not there is an unknown reference, or is faulty itself.
      if (region.parent !== undefined && parent === undefined) return []
      return regionFinding(region, parent, report) ?? []
    })
  },
}
