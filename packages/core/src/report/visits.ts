/** At most one visit (最多跑一次, SY1): now, soon or never, with reasons, and the share of each. */
import type { AtMostOneVisit, Catalogue, Name, Text } from '../catalogue/model.ts'
import { type AuthorityRow, byAuthority, type ItemRow, itemRow } from './by-authority.ts'

/** `unclassified`: the item says nothing yet. */
export const VISIT_CLASSES = ['now', 'soon', 'never', 'unclassified'] as const
export type VisitClass = (typeof VISIT_CLASSES)[number]

type Classified = {
  readonly class: VisitClass
  /** Number of the batch with which it was or will be published. */
  readonly batch: number | null
  /** Why it stands on the negative list. */
  readonly reason: Text | null
}

export type ItemVisits = ItemRow &
  Classified & {
    /** Trips when applied for alone, and what is left of them in joint handling. */
    readonly alone: number
    readonly joint: number
  }

export type MatterVisits = Classified & { readonly matter: string; readonly name: Name }

export type VisitSums = {
  readonly classes: Readonly<Record<VisitClass, number>>
  /** Items of the class `now`, of all; 0 to 1. */
  readonly share: number
  /** Items that need at most one trip in joint handling, whatever list they stand on. */
  readonly atMostOneJoint: number
  /** Items that need none. */
  readonly noneJoint: number
}

export type VisitsReport = {
  readonly kind: 'visits'
  readonly catalogueVersion: string
  readonly items: readonly ItemVisits[]
  readonly matters: readonly MatterVisits[]
  /** Published batches with the number of items in each. */
  readonly batches: readonly { readonly batch: number; readonly now: number; readonly soon: number }[]
  readonly authorities: readonly (AuthorityRow & VisitSums)[]
  readonly overall: VisitSums & { readonly items: number }
}

function classified(given: AtMostOneVisit | undefined): Classified {
  if (given === undefined) return { class: 'unclassified', batch: null, reason: null }
  return {
    class: given.class,
    batch: given.class === 'never' ? null : (given.batch ?? null),
    reason: given.class === 'never' ? given.reason : null,
  }
}

function sumOf(rows: readonly ItemVisits[]): VisitSums {
  const inClass = (name: VisitClass) => rows.filter(row => row.class === name).length
  return {
    classes: {
      now: inClass('now'),
      soon: inClass('soon'),
      never: inClass('never'),
      unclassified: inClass('unclassified'),
    },
    share: rows.length === 0 ? 0 : inClass('now') / rows.length,
    atMostOneJoint: rows.filter(row => row.joint <= 1).length,
    noneJoint: rows.filter(row => row.joint === 0).length,
  }
}

function batchesOf(rows: readonly ItemVisits[]): VisitsReport['batches'] {
  const numbers = [...new Set(rows.flatMap(row => row.batch ?? []))].toSorted((left, right) => left - right)
  return numbers.map(batch => {
    const own = rows.filter(row => row.batch === batch)
    return {
      batch,
      now: own.filter(row => row.class === 'now').length,
      soon: own.filter(row => row.class === 'soon').length,
    }
  })
}

export function visitsReport(catalogue: Catalogue): VisitsReport {
  const items = [...catalogue.items.values()].map((item): ItemVisits => {
    const { alone, joint } = item.visits
    return { ...itemRow(catalogue, item), ...classified(item.atMostOneVisit), alone, joint }
  })
  const matters = [...catalogue.matters.values()].map(({ id, name, atMostOneVisit }) => ({
    matter: id,
    name,
    ...classified(atMostOneVisit),
  }))
  return {
    kind: 'visits',
    catalogueVersion: catalogue.version,
    items,
    matters,
    batches: batchesOf(items),
    authorities: byAuthority(catalogue, items, sumOf),
    overall: { items: items.length, ...sumOf(items) },
  }
}
