/** A variant changes a matter as it stands, and a region carries out one variant of it, never slower. */
import type { Finding, FindingRow, Segment } from '../finding.ts'
import type { Catalogue, Matter, Region, Variant } from '../model.ts'
import { type CheckContext, eachVariant, type Rule } from './rule.ts'

const localPromiseLonger = {
  code: 'catalogue/local-promise-longer',
  severity: 'error',
  zh: '{region} 对事项 {item} 承诺 {local} 个工作日，长于标准的 {standard} 个工作日。请改短，或删去本地时限。',
  en: '{region} promises {local} working days for the item {item}, more than the standard {standard}. Shorten it, or leave it out.',
  reason: {
    zh: '同要素管理、同标准办理：各地可以更快，不能更慢。',
    en: 'One standard everywhere: a region may be faster, never slower.',
  },
} as const satisfies FindingRow

const variantRegionTwice = {
  code: 'catalogue/variant-region-twice',
  severity: 'error',
  zh: '区划 {region} 在“一件事”{matter} 的变体中出现了两次，另一处在变体 {other}。一个区划只能用一个变体，请删去一处。',
  en: 'The region {region} stands in two places of variants of the matter {matter}; the other is in {other}. A region follows one variant: remove one.',
} as const satisfies FindingRow

const variantNamesNothing = {
  code: 'catalogue/variant-names-nothing',
  severity: 'error',
  zh: '变体写到 {id}，但这件事里没有它，写了也不起作用。请改正或删去。',
  en: 'The variant names {id}, which this matter does not have, so it changes nothing. Correct or remove it.',
} as const satisfies FindingRow

const variantAddsKnown = {
  code: 'catalogue/variant-adds-known',
  severity: 'error',
  zh: '变体要增加的事项 {item} 这件事里本来就有。请删去。',
  en: 'The variant adds the item {item}, which the matter has already. Remove it.',
} as const satisfies FindingRow

const variantAuthorityRegion = {
  code: 'catalogue/variant-authority-region',
  severity: 'error',
  zh: '{authority} 属于区划 {its}，不在变体的区划 {region} 之内。请换成本地的机关。',
  en: '{authority} belongs to the region {its}, which is not within {region} of the variant. Name a local authority.',
} as const satisfies FindingRow

/** GB/T 2260: a code begins with that of the region that it lies in. */
const OWN_DIGITS: Readonly<Record<Region['level'], number>> = { city: 4, county: 6, township: 9, village: 12 }

/** Also where nobody can tell, since the outer region is not there: that is reported as such. */
function isWithin(catalogue: Catalogue, region: string, outer: string): boolean {
  const level = catalogue.regions.get(outer)?.level
  return level === undefined || region.startsWith(outer.slice(0, OWN_DIGITS[level]))
}

type Reported = {
  readonly variant: Variant
  readonly matter: Matter
  readonly catalogue: Catalogue
  readonly report: CheckContext['report']
}

function contentFindings({ variant, matter, catalogue, report }: Reported): Finding[] {
  const at = (...path: Segment[]) => ({ in: 'variants' as const, id: variant.id, path })
  const has = new Set(matter.items.map(entry => entry.item))
  const added = (variant.add ?? []).flatMap(({ item }, index) =>
    has.has(item) ? [report(variantAddsKnown, at('add', index, 'item'), { item })] : [],
  )
  const omitted = (variant.omit ?? []).flatMap((id, index) =>
    has.has(id) || !catalogue.items.has(id) ? [] : [report(variantNamesNothing, at('omit', index), { id })],
  )
  return [...added, ...omitted]
}

function regionFindings({ variant, matter, catalogue, report }: Reported): Finding[] {
  const omitted = new Set(variant.omit)
  const left = matter.items.map(entry => entry.item).filter(id => !omitted.has(id))
  const items = new Set([...left, ...(variant.add ?? []).map(entry => entry.item)])
  const standards = new Set([...items].flatMap(id => catalogue.items.get(id)?.authority ?? []))
  standards.add(matter.lead)
  return variant.regions.flatMap(({ region, authorities, limits }, index) => {
    const at = (...path: Segment[]) => ({
      in: 'variants' as const,
      id: variant.id,
      path: ['regions', index, ...path],
    })
    const who = (authorities ?? []).flatMap(({ standard, local }, place) => {
      const its = catalogue.authorities.get(local)?.region
      const isIdle = catalogue.authorities.has(standard) && !standards.has(standard)
      return [
        ...(isIdle
          ? [report(variantNamesNothing, at('authorities', place, 'standard'), { id: standard })]
          : []),
        ...(its === undefined || isWithin(catalogue, its, region)
          ? []
          : [
              report(variantAuthorityRegion, at('authorities', place, 'local'), {
                authority: local,
                its,
                region,
              }),
            ]),
      ]
    })
    const fast = (limits ?? []).flatMap(({ item, promisedDays: local }, place) => {
      const standard = catalogue.items.get(item)?.limit.promisedDays
      if (standard === undefined) return []
      if (!items.has(item)) return [report(variantNamesNothing, at('limits', place, 'item'), { id: item })]
      if (local <= standard) return []
      const params = { region, item, local, standard }
      return [report(localPromiseLonger, at('limits', place, 'promisedDays'), params)]
    })
    return [...who, ...fast]
  })
}

export const variants = eachVariant(
  [localPromiseLonger, variantNamesNothing, variantAddsKnown, variantAuthorityRegion],
  (variant, catalogue, { report }) => {
    const matter = catalogue.matters.get(variant.matter)
    if (matter === undefined) return []
    const reported = { variant, matter, catalogue, report }
    return [...contentFindings(reported), ...regionFindings(reported)]
  },
)

export const variantRegions: Rule = {
  rows: [variantRegionTwice],
  check(catalogue, { report }) {
    const first = new Map<string, string>()
    return [...catalogue.variants.values()].flatMap(({ id, matter, regions }) =>
      regions.flatMap(({ region }, index) => {
        const key = `${matter} ${region}`
        const other = first.get(key)
        if (other === undefined) {
          first.set(key, id)
          return []
        }
        const place = { in: 'variants' as const, id, path: ['regions', index, 'region'] }
        return [report(variantRegionTwice, place, { region, matter, other })]
      }),
    )
  },
}
