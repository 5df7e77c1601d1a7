/** In each facet exactly one case holds, whatever a person answers: each ends in one situation (CD2). */
import { type ConditionResult, parseCondition } from '../../plan/condition.ts'
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Matter } from '../model.ts'
import {
  askedQuestions,
  MAX_COMBINATIONS,
  reachableAnswers,
  shownAnswers,
  withDeciding,
} from './answer-space.ts'
import type { CheckContext, Rule } from './rule.ts'

const facetNotExact = {
  code: 'catalogue/facet-not-exact',
  severity: 'error',
  zh: '情形组 {facet}：回答 {answers} 时成立的情形有 {count} 个（{cases}），应当恰好一个。请补上缺少的情形，或改正重叠的条件。',
  en: 'Facet {facet}: with {answers} the cases that hold number {count} ({cases}); it must be exactly one. Add the missing case or correct the overlap.',
} as const satisfies FindingRow

const facetTooLarge = {
  code: 'catalogue/facet-too-large',
  severity: 'warning',
  zh: '情形组 {facet} 的答案组合超过 {limit} 种，未全部检查。请拆成几个较小的情形组。',
  en: 'Facet {facet} has more than {limit} combinations of answers; not all were checked. Split it into smaller facets.',
} as const satisfies FindingRow

/** Enough to see what is missing; the rest is usually the same gap again. */
const SHOWN_PER_FACET = 3

type Parsed = Extract<ConditionResult, { ok: true }>

function facetFindings(
  catalogue: Catalogue,
  matter: Matter,
  index: number,
  report: CheckContext['report'],
): Finding[] {
  const facet = matter.facets[index]
  if (facet === undefined) return []
  const known = new Set(matter.questions.map(entry => entry.question))
  const results = facet.cases.map(entry => parseCondition(entry.when, known))
  const parsed = results.filter((result): result is Parsed => result.ok)
  if (parsed.length < results.length) return []
  const names = new Set(parsed.flatMap(result => result.condition.names))
  const questions = withDeciding(askedQuestions(catalogue, matter), names)
  if (names.size > questions.filter(({ question }) => names.has(question.id)).length) return []

  const place = { in: 'matters' as const, id: matter.id, path: ['facets', index] }
  const texts = [...facet.cases, ...matter.questions].flatMap(entry => entry.when ?? [])
  const findings: Finding[] = []
  for (const answers of reachableAnswers(questions, texts)) {
    if (answers === undefined) {
      return [...findings, report(facetTooLarge, place, { facet: facet.id, limit: MAX_COMBINATIONS })]
    }
    const holding = facet.cases.filter((_, caseIndex) => parsed[caseIndex]?.condition.holds(answers) === true)
    if (holding.length === 1) continue
    const cases = holding.map(entry => entry.id)
    findings.push(
      report(facetNotExact, place, {
        facet: facet.id,
        answers: shownAnswers(answers),
        count: holding.length,
        cases,
      }),
    )
    if (findings.length >= SHOWN_PER_FACET) return findings
  }
  return findings
}

export const facets: Rule = {
  rows: [facetNotExact, facetTooLarge],
  check(catalogue, { report }) {
    return [...catalogue.matters.values()].flatMap(matter =>
      matter.facets.flatMap((_, index) => facetFindings(catalogue, matter, index, report)),
    )
  },
}
