/** Whether exactly one case of a facet holds for all answers that the questions can lead to. */
import type { Matter } from '../model.ts'
import { BEYOND, type Diagram, FAILS } from '../proof/diagrams.ts'
import type { Outcome, SituationProof } from '../proof/situation-proof.ts'
import { shownSample } from './shown-answers.ts'

/** The fewest answers with which no case holds, or several. */
export type FacetGap = { readonly answers: string; readonly cases: readonly string[] }

export type FacetVerdict = {
  readonly gaps: readonly FacetGap[]
  /** Whether the budget sufficed, so that there are no other gaps than more of these. */
  readonly isProved: boolean
}

/** Enough to see what is missing; the rest is usually the same gap again. */
const MAX_GAPS = 3

type Case = { readonly id: string; readonly outcome: Outcome }

class FacetProof {
  readonly #proof: SituationProof
  readonly #cases: readonly Case[]
  readonly #names: ReadonlySet<string>
  readonly gaps: FacetGap[] = []
  isProved = true

  constructor(proof: SituationProof, cases: readonly Case[]) {
    this.#proof = proof
    this.#cases = cases
    this.#names = new Set(cases.flatMap(entry => [...entry.outcome.names]))
  }

  run(): void {
    const { diagrams } = this.#proof
    diagrams.startClaim()
    let some: Diagram = FAILS
    let several: Diagram = FAILS
    for (const { outcome } of this.#cases) {
      several = diagrams.or(several, diagrams.and(some, outcome.diagram))
      some = diagrams.or(some, outcome.diagram)
    }
    this.#look(diagrams.not(some), () => [])
    if (!this.#canHappen(several)) return
    for (const [index, one] of this.#cases.entries()) {
      for (const other of this.#cases.slice(0, index)) {
        const both = diagrams.and(diagrams.and(one.outcome.diagram, other.outcome.diagram), several)
        const shown = this.#look(both, here => this.#casesAt(here))
        several = diagrams.and(several, diagrams.not(shown))
      }
    }
  }

  #canHappen(diagram: Diagram): boolean {
    const answer = this.#proof.canHappen({ diagram, names: this.#names })
    if (answer === undefined) this.isProved = false
    return answer === true
  }

  /** Shows where it is the case, each reason once; gives where that was. */
  #look(where: Diagram, casesAt: (here: Diagram) => readonly string[]): Diagram {
    const { diagrams } = this.#proof
    let [left, shown] = [where, FAILS]
    while (this.gaps.length < MAX_GAPS && this.#canHappen(left)) {
      const sample = this.#proof.sample({ diagram: left, names: this.#names })
      if (sample === undefined) {
        this.isProved = false
        break
      }
      this.gaps.push({ answers: shownSample(sample), cases: casesAt(sample.here) })
      left = diagrams.and(left, diagrams.not(sample.alike))
      shown = diagrams.or(shown, sample.alike)
    }
    if (left === BEYOND) this.isProved = false
    return shown
  }

  /** Cases that hold wherever these answers are given, whatever the others are. */
  #casesAt(here: Diagram): string[] {
    const given = { diagram: here, names: this.#names }
    return this.#cases.filter(entry => this.#proof.follows(given, entry.outcome)).map(entry => entry.id)
  }
}

/** Undefined where a case is no condition that anything is known of. */
export function proveFacet(proof: SituationProof, facet: Matter['facets'][number]): FacetVerdict | undefined {
  const cases: Case[] = []
  for (const { id, when } of facet.cases) {
    const outcome = proof.outcome(when)
    if ('problem' in outcome) return outcome.problem === 'beyond' ? { gaps: [], isProved: false } : undefined
    cases.push({ id, outcome })
  }
  const run = new FacetProof(proof, cases)
  run.run()
  return { gaps: run.gaps, isProved: run.isProved }
}
