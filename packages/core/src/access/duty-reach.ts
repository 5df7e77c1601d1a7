/** Whose duties somebody arranges (排岗): within the own hall and the sites of regions below it, or within the own authority. */
import type { Items, PersonActor } from './actor.ts'
import { type DutyKind, headItems } from './duty.ts'

/** `arranged` of an authority: items of those posts that the reader may arrange; none for whoever only looks. */
export type DutyReach =
  | { readonly kind: 'sites'; readonly clerksAt: readonly string[]; readonly managersAt: readonly string[] }
  | { readonly kind: 'authority'; readonly authority: string; readonly arranged: Items }

/** Sites with their regions, and the region above each region. */
export type RegionalSites = {
  readonly sites: Iterable<{ readonly id: string; readonly region: string }>
  readonly parentOf: (region: string) => string | undefined
}

/** A circle among the regions, which the catalogue’s check refuses, ends it too. */
function liesBelow(region: string, above: string, parentOf: RegionalSites['parentOf']): boolean {
  const seen = new Set<string>()
  let parent = parentOf(region)
  while (parent !== undefined && !seen.has(parent)) {
    if (parent === above) return true
    seen.add(parent)
    parent = parentOf(parent)
  }
  return false
}

type Reviewer = Extract<PersonActor, { readonly role: 'reviewer' }>

/** Heads answer for the people on their items. What a colleague’s post allows, a deputy does not pass on. */
function arrangedItems(own: Reviewer, acting: PersonActor): Items {
  const ownCounts = acting.role === 'reviewer' && acting.deputy?.own.length !== 0
  return ownCounts ? headItems(own) : []
}

/**
 * By the own post alone, `own`, while it counts; `acting` is the same person with the posts of colleagues. Those of the
 * own rank are arranged by nobody of it. Undefined: no duties are this person’s to see.
 */
export function dutyReachOf(
  own: PersonActor,
  acting: PersonActor,
  { sites, parentOf }: RegionalSites,
): DutyReach | undefined {
  if (own.role === 'reviewer')
    return { kind: 'authority', authority: own.authority, arranged: arrangedItems(own, acting) }
  if (own.role !== 'manager') return undefined
  const all = [...sites]
  const region = all.find(({ id }) => id === own.site)?.region
  const below =
    region === undefined
      ? []
      : all.filter(site => site.id !== own.site && liesBelow(site.region, region, parentOf))
  const managersAt = below.map(({ id }) => id)
  return { kind: 'sites', clerksAt: [own.site, ...managersAt], managersAt }
}

function isWithin(arranged: Items, items: Items): boolean {
  if (arranged === 'all') return true
  return items !== 'all' && items.length > 0 && items.every(item => arranged.includes(item))
}

/** Whether the times of this post are arranged by whoever has the reach. */
function arrangesTimes(reach: DutyReach, post: PersonActor): boolean {
  if (reach.kind === 'sites') {
    if (post.role === 'clerk') return reach.clerksAt.includes(post.site)
    return post.role === 'manager' && reach.managersAt.includes(post.site)
  }
  return (
    post.role === 'reviewer' &&
    post.authority === reach.authority &&
    post.head === undefined &&
    isWithin(reach.arranged, post.items)
  )
}

/** Whether somebody may be named deputy for this post: it gives no more than its items. */
export function mayNameDeputyFor(reach: DutyReach | undefined, filled: PersonActor): boolean {
  if (reach === undefined) return false
  if (reach.kind === 'sites') return filled.role === 'clerk' && arrangesTimes(reach, filled)
  return (
    filled.role === 'reviewer' &&
    filled.authority === reach.authority &&
    isWithin(reach.arranged, filled.items)
  )
}

/** Whether they belong to the place, whatever they may do there. */
function isColleague(reach: DutyReach, post: PersonActor): boolean {
  if (reach.kind === 'sites') return arrangesTimes(reach, post)
  return post.role === 'reviewer' && post.authority === reach.authority
}

export type ArrangedDuty = {
  readonly kind: DutyKind
  readonly holder: PersonActor
  /** The post that a deputy fills. */
  readonly filled?: PersonActor
}

/** Whether this duty is theirs to give and to end. Nobody arranges what they hold themselves. */
export function mayArrangeDuty(
  reach: DutyReach | undefined,
  by: string,
  { kind, holder, filled }: ArrangedDuty,
): boolean {
  if (reach === undefined || holder.account === by) return false
  if (kind === 'own') return arrangesTimes(reach, holder)
  return filled !== undefined && mayNameDeputyFor(reach, filled) && isColleague(reach, holder)
}
