/** In each facet exactly one case holds, whatever a person answers: each ends in one situation (CD2). */
import type { FindingRow } from '../finding.ts'
import { matterVerdicts } from './matter-verdicts.ts'
import { eachMatter } from './rule.ts'

const facetNotExact = {
  code: 'catalogue/facet-not-exact',
  severity: 'error',
  zh: '情形组 {facet}：回答 {answers} 时成立的情形有 {count} 个（{cases}），应当恰好一个。请补上缺少的情形，或改正重叠的条件。',
  en: 'Facet {facet}: with {answers} the cases that hold number {count} ({cases}); it must be exactly one. Add the missing case or correct the overlap.',
} as const satisfies FindingRow

const facetNotProved = {
  code: 'catalogue/facet-not-proved',
  severity: 'warning',
  zh: '情形组 {facet} 的条件牵连太多，无法证明每种回答恰好有一个情形。请让每个条件少用几个问题，或拆成几个情形组。',
  en: 'The conditions of facet {facet} are too entangled to prove that each answer has exactly one case. Use fewer questions in each condition, or split the facet.',
} as const satisfies FindingRow

export const facets = eachMatter([facetNotExact, facetNotProved], (matter, catalogue, { report }) => {
  const verdicts = matterVerdicts(catalogue, matter).facets
  return matter.facets.flatMap(({ id }, index) => {
    const verdict = verdicts[index]
    if (verdict === undefined) return []
    const place = { in: 'matters' as const, id: matter.id, path: ['facets', index] }
    const findings = verdict.gaps.map(({ answers, cases }) =>
      report(facetNotExact, place, { facet: id, answers, count: cases.length, cases }),
    )
    return verdict.isProved ? findings : [...findings, report(facetNotProved, place, { facet: id })]
  })
})
