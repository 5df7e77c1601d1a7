/**
 * The four reductions (四减): materials, time, links and visits, each item applied for alone against the
 * joint handling. Counted over the named situations of each matter; see `situations.ts`.
 *
 * Figures of a matter are means over its situations, so that each matter weighs the same, however many
 * situations it has. Figures over all are sums of these means.
 *
 * Where regions carry out a matter in a way of their own, each such region is counted like a matter and
 * stands under it. It is in no sum: a matter counts once, as it stands, however many regions vary it.
 */
import type { Catalogue, Matter, Name } from '../catalogue/model.ts'
import { type Compiled, compileWithGrounds, findPreparedMatter } from '../plan/compile.ts'
import type { Burden } from '../plan/plan.ts'
import type { PreparedItem, PreparedMatter } from '../plan/prepare.ts'
import type { Truth } from '../plan/truth.ts'
import { type Situations, situationsOf } from './situations.ts'

/** Means or sums: of a single plan whole numbers, over several not always. Days are working days. */
export type Reduction = { readonly before: Burden; readonly after: Burden }

type Counted = Reduction & {
  readonly situations: number
  /** The situation with the first case of each facet: whole numbers that can be shown to anybody. */
  readonly first: Reduction & { readonly code: string; readonly name: Name }
  /** Share of materials saved in the situation that gains least, and in that which gains most; 0 to 1. */
  readonly materialsSaved: { readonly least: number; readonly most: number }
}

/** What people of a region meet whose variant holds: items more and less, and its own limits. */
export type LocalReduction = Counted & {
  readonly variant: string
  readonly name: Name
  readonly region: string
  readonly regionName: Name
  /** Who leads there. */
  readonly leadName: Name
}

export type MatterReduction = Counted & {
  readonly matter: string
  readonly name: Name
  readonly lead: string
  readonly leadName: Name
  readonly method: Situations['method']
  /** One for each region that a variant of the matter names; in the order of the catalogue. */
  readonly locals: readonly LocalReduction[]
}

/**
 * An authority's own part. Before: its items alone. After: materials that one of its items needs, days on
 * which one of its tasks runs, links that are its own and not shared, and the visits that are left.
 * A material that serves two authorities counts at both.
 */
export type AuthorityReduction = Reduction & {
  readonly authority: string
  readonly name: Name
  readonly items: number
  readonly matters: number
}

export type ReductionsReport = {
  readonly kind: 'reductions'
  readonly catalogueVersion: string
  readonly matters: readonly MatterReduction[]
  readonly authorities: readonly AuthorityReduction[]
  readonly overall: Reduction & { readonly matters: number; readonly situations: number }
}

const none: Burden = { applications: 0, materials: 0, workingDays: 0, visits: 0, links: 0 }

function combined(left: Burden, right: Burden, of: (a: number, b: number) => number): Burden {
  return {
    applications: of(left.applications, right.applications),
    materials: of(left.materials, right.materials),
    workingDays: of(left.workingDays, right.workingDays),
    visits: of(left.visits, right.visits),
    links: of(left.links, right.links),
  }
}

const plus = (left: Burden, right: Burden) => combined(left, right, (a, b) => a + b)
const nothing: Reduction = { before: none, after: none }

function add(left: Reduction, right: Reduction): Reduction {
  return { before: plus(left.before, right.before), after: plus(left.after, right.after) }
}

function mean({ before, after }: Reduction, of: number): Reduction {
  const share = (burden: Burden) => combined(burden, burden, value => value / of)
  return { before: share(before), after: share(after) }
}

/** From 0 to 1, negative where more is asked than before; undefined where there was nothing to save. */
export function savedShare(before: number, after: number): number | undefined {
  return before === 0 ? undefined : (before - after) / before
}

function daysBusy(tasks: readonly { readonly startDay: number; readonly endDay: number }[]): number {
  let [days, until] = [0, 0]
  for (const { startDay, endDay } of tasks.toSorted((left, right) => left.startDay - right.startDay)) {
    days += Math.max(0, endDay - Math.max(startDay, until))
    until = Math.max(until, endDay)
  }
  return days
}

/** What the item asks for, as the checklist counts it: a material that two conditions call for once. */
function rowsOf({ materials }: PreparedItem, truth: Truth): number {
  const applicable = materials.filter(({ when }) => truth.holds(when))
  return new Set(applicable.map(({ material }) => material.id)).size
}

function partOf({ plan, items: all, truth }: Compiled, authority: string): Reduction {
  const items = all.filter(entry => entry.authority.id === authority)
  const ids = new Set(items.map(({ item }) => item.id))
  const sum = (of: (entry: PreparedItem) => number) => items.reduce((total, entry) => total + of(entry), 0)
  const isOwn = (entry: { readonly neededBy: readonly string[] }) => entry.neededBy.some(id => ids.has(id))
  return {
    before: {
      applications: items.length,
      materials: sum(entry => rowsOf(entry, truth)),
      workingDays: sum(({ item }) => item.limit.promisedDays),
      visits: sum(({ item }) => item.visits.alone),
      links: sum(({ item }) => item.steps.length),
    },
    after: {
      applications: items.length === 0 ? 0 : 1,
      materials: plan.checklist.filter(isOwn).length,
      workingDays: daysBusy(plan.flow.tasks.filter(task => ids.has(task.item))),
      visits: Math.max(0, ...items.map(({ item }) => item.visits.joint)),
      links: sum(({ item }) => item.steps.filter(step => !step.shared).length),
    },
  }
}

export type MatterPart = {
  readonly row: MatterReduction
  readonly authorities: ReadonlyMap<string, { readonly part: Reduction; readonly items: ReadonlySet<string> }>
}

class Parts {
  readonly #sums = new Map<string, { part: Reduction; readonly items: Set<string> }>()

  take(compiled: Compiled): void {
    const { items } = compiled.plan
    for (const authority of new Set(items.map(entry => entry.authority))) {
      const known = this.#sums.get(authority) ?? { part: nothing, items: new Set<string>() }
      known.part = add(known.part, partOf(compiled, authority))
      for (const entry of items) if (entry.authority === authority) known.items.add(entry.item)
      this.#sums.set(authority, known)
    }
  }

  means(of: number): MatterPart['authorities'] {
    return new Map([...this.#sums].map(([id, { part, items }]) => [id, { part: mean(part, of), items }]))
  }
}

type Count = { readonly counted: Counted; readonly authorities: MatterPart['authorities'] }

/** Undefined where no situation has a plan. */
function countOver(version: string, prepared: PreparedMatter, { list }: Situations): Count | undefined {
  const parts = new Parts()
  let sum = nothing
  let first: Counted['first'] | undefined
  let [planned, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { code, answers } of list) {
    const result = compileWithGrounds(version, prepared, answers)
    if (!result.ok) continue
    const { plan } = result.compiled
    const { before, after } = plan
    planned += 1
    sum = add(sum, plan)
    parts.take(result.compiled)
    first ??= { code, name: plan.situation.name, before, after }
    const saved = savedShare(before.materials, after.materials) ?? 0
    ;[least, most] = [Math.min(least, saved), Math.max(most, saved)]
  }
  if (first === undefined) return undefined
  const counted = { situations: planned, first, ...mean(sum, planned), materialsSaved: { least, most } }
  return { counted, authorities: parts.means(planned) }
}

/** The situations are those of the matter: a variant has its questions and facets. */
function reduceLocally(catalogue: Catalogue, matter: Matter, situations: Situations): LocalReduction[] {
  const variants = [...catalogue.variants.values()].filter(variant => variant.matter === matter.id)
  return variants.flatMap(({ id: variant, name, regions }) => {
    // Regions of one variant differ in authorities, which no figure hangs on, and in limits.
    const known = new Map<string, Counted | undefined>()
    return regions.flatMap(({ region, limits = [], authorities = [] }) => {
      const prepared = findPreparedMatter(catalogue, matter.id, region)
      const regionName = catalogue.regions.get(region)?.name
      if (prepared === undefined || regionName === undefined) return []
      const key = JSON.stringify(limits)
      if (!known.has(key)) known.set(key, countOver(catalogue.version, prepared, situations)?.counted)
      const counted = known.get(key)
      const lead = authorities.find(({ standard }) => standard === matter.lead)?.local ?? matter.lead
      const leadName = catalogue.authorities.get(lead)?.name ?? matter.name
      return counted ? [{ variant, name, region, regionName, leadName, ...counted }] : []
    })
  })
}

/** Of one matter; undefined for one that the catalogue does not have, or that has no plan. */
export function reduceMatter(catalogue: Catalogue, matterId: string): MatterPart | undefined {
  const prepared = findPreparedMatter(catalogue, matterId)
  const situations = situationsOf(catalogue, matterId)
  if (prepared === undefined || situations === undefined) return undefined
  const count = countOver(catalogue.version, prepared, situations)
  if (count === undefined) return undefined
  const { matter } = prepared
  const leadName = catalogue.authorities.get(matter.lead)?.name ?? matter.name
  return {
    row: {
      matter: matter.id,
      name: matter.name,
      lead: matter.lead,
      leadName,
      method: situations.method,
      ...count.counted,
      locals: reduceLocally(catalogue, matter, situations),
    },
    authorities: count.authorities,
  }
}

/** Puts the matters together; `reduceMatter` is the part that takes time, so callers may pause between. */
export function combineReductions(catalogue: Catalogue, parts: readonly MatterPart[]): ReductionsReport {
  const sums = new Map<string, { part: Reduction; matters: number; readonly items: Set<string> }>()
  for (const { authorities } of parts) {
    for (const [id, { part, items }] of authorities) {
      const known = sums.get(id) ?? { part: nothing, matters: 0, items: new Set<string>() }
      known.part = add(known.part, part)
      known.matters += 1
      for (const item of items) known.items.add(item)
      sums.set(id, known)
    }
  }
  const authorities = [...catalogue.authorities.values()].flatMap(({ id, name }) => {
    const found = sums.get(id)
    if (found === undefined) return []
    return [{ authority: id, name, items: found.items.size, matters: found.matters, ...found.part }]
  })
  const rows = parts.map(part => part.row)
  return {
    kind: 'reductions',
    catalogueVersion: catalogue.version,
    matters: rows,
    authorities,
    overall: {
      ...rows.reduce<Reduction>(add, nothing),
      matters: rows.length,
      situations: rows.reduce((total, row) => total + row.situations, 0),
    },
  }
}

export function reductionsReport(catalogue: Catalogue): ReductionsReport {
  const parts = [...catalogue.matters.keys()].flatMap(matter => reduceMatter(catalogue, matter) ?? [])
  return combineReductions(catalogue, parts)
}
