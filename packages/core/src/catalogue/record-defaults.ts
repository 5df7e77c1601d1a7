/**
 * Fields of an implementation record that follow from the rest of the catalogue, so that nobody has to
 * write them: what is written wins.
 */
import type { Authority, AuthorityNature, Catalogue, Item, Level } from './model.ts'

/**
 * 实施主体性质 (GB/T 39046, table A.3). The first two characters of a credit code tell who registered it
 * and what it is (GB 32100): organs of state act by law, companies exercise no power of the state.
 * Undefined for institutions and societies of which nobody wrote it: some are authorised by a law, some not.
 */
export function findAuthorityNature({
  nature,
  creditCode,
}: Pick<Authority, 'nature' | 'creditCode'>): AuthorityNature | undefined {
  if (nature !== undefined) return nature
  if (creditCode.startsWith('11')) return 'statutory'
  return creditCode.startsWith('9') ? 'other' : undefined
}

/** 运行系统层级: that of this platform, which is the level of the region that holds all others. */
export function findSystemLevel(catalogue: Catalogue, item: Pick<Item, 'systemLevel'>): Level | undefined {
  if (item.systemLevel !== undefined) return item.systemLevel
  const regions = [...catalogue.regions.values()]
  return regions.find(({ parent }) => parent === undefined || !catalogue.regions.has(parent))?.level
}

/** Steps that the authority does itself: those that the window does for all items are not among them. */
export function ownSteps({ steps }: Pick<Item, 'steps'>): Item['steps'] {
  const own = steps.filter(step => !step.shared)
  return own.length === 0 ? steps : own
}

/** Matters that an item belongs to, in any region; in the order of the catalogue. */
export function mattersOfItem(catalogue: Catalogue, item: string): string[] {
  const varied = [...catalogue.variants.values()].filter(({ add = [] }) => add.some(row => row.item === item))
  const inVariants = new Set(varied.map(({ matter }) => matter))
  return [...catalogue.matters.values()]
    .filter(({ id, items }) => inVariants.has(id) || items.some(row => row.item === item))
    .map(({ id }) => id)
}
