import fc from 'fast-check'
import { expect, test } from 'vitest'
import { twentyFacets, twentyQuestions } from '../proof/matter-of-twenty.fixture.ts'
import { allCombinations, conditionIn, randomSituation } from '../proof/random-situation.fixture.ts'
import { type OutcomeResult, SituationProof } from '../proof/situation-proof.ts'
import { proveFacet } from './facet-verdict.ts'

const facetOf = (conditions: readonly string[]) => ({
  id: 'facet',
  cases: conditions.map((when, index) => ({ id: `case-${index}`, when })) as [{ id: string; when: string }],
})

const isOpaque = (result: OutcomeResult): boolean => 'problem' in result && result.problem === 'opaque'

const numRuns = process.env.SOAK === undefined ? 100 : 10_000

test('a facet is sound where exactly one case holds for every combination of answers, and only there', () => {
  fc.assert(
    fc.property(randomSituation, fc.boolean(), ({ questions, conditions }, hasRest) => {
      const rest = `not(${conditions.map(text => `(if (${text}) = true then true else false)`).join(' or ')})`
      const cases = hasRest ? [...conditions, rest] : conditions
      const asked = questions.map(entry => entry.question)
      const parsed = cases.map(text => conditionIn(text, asked))
      const counts = allCombinations(questions).map(
        answers => parsed.filter(condition => condition.holds(answers) === true).length,
      )
      const proof = new SituationProof(questions, cases)
      // Nothing is claimed of a condition over more combinations than are gone through one by one.
      fc.pre(cases.every(text => !isOpaque(proof.outcome(text))))
      const verdict = proveFacet(proof, facetOf(cases))
      expect(verdict?.isProved).toBe(true)
      const found = verdict?.gaps.map(gap => gap.cases.length) ?? []
      expect(found.length === 0).toBe(counts.every(count => count === 1))
      expect(found.includes(0)).toBe(counts.includes(0))
      if (found.length < 3) expect(found.some(count => count > 1)).toBe(counts.some(count => count > 1))
      expect(found.filter(count => count === 1)).toEqual([])
    }),
    { numRuns },
  )
})

test('twenty questions of four options, a million million combinations, are proved with few nodes', () => {
  const facets = twentyFacets()
  const proof = new SituationProof(twentyQuestions(), facets.flat())
  for (const facet of facets) expect(proveFacet(proof, facetOf(facet))).toEqual({ gaps: [], isProved: true })
  expect(proof.diagrams.size).toBeLessThan(2_000)
})

test('the one corner among them that has no case is found, with only the answers that matter', () => {
  const facets = twentyFacets(4)
  const proof = new SituationProof(twentyQuestions(), facets.flat())
  const verdicts = facets.map(facet => proveFacet(proof, facetOf(facet)))
  expect(verdicts.flatMap((verdict, index) => (verdict?.gaps.length ? [index] : []))).toEqual([4])
  expect(verdicts[4]?.gaps[0]).toEqual({
    answers: 'q4 = "c", q6 = "b", q9 = "a", q17 = "d"',
    cases: [],
  })
})
