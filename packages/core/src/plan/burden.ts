/** Before and after (四减): sums over items applied for alone, against this plan. */
import type { Burden } from './plan.ts'
import type { PreparedItem } from './prepare.ts'

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Each item applied for alone, one after another. */
export function burdenBefore(items: readonly PreparedItem[], rowsBefore: number): Burden {
  return {
    applications: items.length,
    materials: rowsBefore,
    workingDays: sum(items.map(({ item }) => item.limit.promisedDays)),
    visits: sum(items.map(({ item }) => item.visits.alone)),
    links: sum(items.map(({ item }) => item.steps.length)),
  }
}

/** One application; links that the items share (receive, accept, deliver) are gone through once. */
export function burdenAfter(items: readonly PreparedItem[], materials: number, workingDays: number): Burden {
  const shared = new Set(
    items.flatMap(({ item }) => item.steps.filter(step => step.shared).map(step => step.id)),
  )
  const own = sum(items.map(({ item }) => item.steps.filter(step => !step.shared).length))
  return {
    applications: items.length === 0 ? 0 : 1,
    materials,
    workingDays,
    visits: Math.max(0, ...items.map(({ item }) => item.visits.joint)),
    links: shared.size + own,
  }
}
