/**
 * How a region carries out a matter: theme → variant → region. Nothing is copied: the region's own
 * fields are laid over the matter and its items when a plan is made.
 */
import type { Authority, Catalogue, Item, Matter, Region, Variant } from './model.ts'

export type Locality = {
  readonly variant: Variant
  /** The region's own fields, those of the nearest region that the variant names. */
  readonly local: Variant['regions'][number]
}

/** The region and those that it lies in, nearest first; empty for an unknown code. */
export function regionPath(catalogue: Pick<Catalogue, 'regions'>, code: string): readonly Region[] {
  const path: Region[] = []
  for (let region = catalogue.regions.get(code); region !== undefined && !path.includes(region); ) {
    path.push(region)
    region = region.parent === undefined ? undefined : catalogue.regions.get(region.parent)
  }
  return path
}

/** The variant that holds in a region: that of the nearest region, upwards, which one names. */
export function findLocality(catalogue: Catalogue, matter: string, region: string): Locality | undefined {
  const variants = [...catalogue.variants.values()].filter(variant => variant.matter === matter)
  if (variants.length === 0) return undefined
  for (const { code } of regionPath(catalogue, region)) {
    for (const variant of variants) {
      const local = variant.regions.find(entry => entry.region === code)
      if (local) return { variant, local }
    }
  }
  return undefined
}

/** The matter with the variant's items: those more behind its own, those less left out. */
export function variantOf(matter: Matter, { add = [], omit = [] }: Variant): Matter {
  const kept = matter.items.filter(use => !omit.includes(use.item))
  return { ...matter, items: [...kept, ...add] }
}

/** The item as this region carries it out: by its own authority, and as fast as it promises. */
export function localItem(item: Item, { authorities = [], limits = [] }: Locality['local']): Item {
  const localOf = (id: Authority['id']) => authorities.find(entry => entry.standard === id)?.local ?? id
  const promisedDays = limits.find(entry => entry.item === item.id)?.promisedDays
  return {
    ...item,
    authority: localOf(item.authority),
    ...(item.jointAuthorities && { jointAuthorities: item.jointAuthorities.map(localOf) }),
    limit: promisedDays === undefined ? item.limit : { ...item.limit, promisedDays },
  }
}

/**
 * The regions to choose from for a matter: all counties and every other region that a variant names.
 * Empty where the matter is carried out everywhere alike.
 */
export function choosableRegions(catalogue: Catalogue, matter: string): readonly Region[] {
  const variants = [...catalogue.variants.values()].filter(variant => variant.matter === matter)
  if (variants.length === 0) return []
  const named = new Set(variants.flatMap(variant => variant.regions.map(entry => entry.region)))
  return [...catalogue.regions.values()].filter(({ code, level }) => level === 'county' || named.has(code))
}

/** The region of the authority that leads the matter, or the county in which it lies. */
export function usualRegion(catalogue: Catalogue, matter: Matter): Region | undefined {
  const home = catalogue.authorities.get(matter.lead)?.region
  const path = home === undefined ? [] : regionPath(catalogue, home)
  const choosable = choosableRegions(catalogue, matter.id)
  return path.find(region => choosable.includes(region)) ?? choosable[0]
}
