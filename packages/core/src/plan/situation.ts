import type { Situation } from './plan.ts'
import type { PreparedMatter } from './prepare.ts'
import type { Truth } from './truth.ts'

/** One case of each facet; the catalogue check proves that exactly one holds. */
export function situationOf(prepared: PreparedMatter, truth: Truth): Situation {
  const chosen = prepared.facets.flatMap(facet => {
    const holding = facet.cases.find(entry => truth.holds(entry.when))
    return holding ? [{ facet: facet.id, case: holding.case }] : []
  })
  const labels = chosen.flatMap(entry => (entry.case.label ? [entry.case.label] : []))
  return {
    code: chosen.map(entry => entry.case.id).join('+'),
    name: {
      zh: labels.map(label => label.zh).join(' · '),
      en: labels.map(label => label.en).join(' · '),
    },
    cases: chosen.map(entry => ({ facet: entry.facet, case: entry.case.id })),
  }
}
