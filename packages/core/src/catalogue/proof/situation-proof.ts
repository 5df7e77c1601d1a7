/**
 * What can be said of conditions for all answers that the questions of a matter can lead to.
 *
 * "Can lead to" is a condition like any other: for each question, if its `when` holds its answer is one
 * that can be given, and if not it is what `otherwise` says. A claim is looked at together with the
 * questions it names and those that decide on them, never with all: whatever these say, each further
 * question has some answer, so it can't make a claim true or false.
 */
import type { Answers, AskedQuestion } from '../../plan/answers.ts'
import { ConditionDiagrams, type NotProved, type Placed } from './condition-diagrams.ts'
import { BEYOND, type Budget, type Diagram, type Diagrams, FAILS, HOLDS } from './diagrams.ts'
import { cubeOf, type Example, smallestExample, somePoint, type Values } from './smallest-example.ts'

/** A matter of 20 questions uses some hundred nodes. One claim can use up a fifth of the memory only. */
const BUDGET: Budget = { nodes: 500_000, steps: 100_000 }

/** When something is the case, and the questions that this depends on. */
export type Outcome = {
  /** Of two truth values. */
  readonly diagram: Diagram
  readonly names: ReadonlySet<string>
}

export type OutcomeResult = Outcome | { readonly problem: NotProved }

export type Sample = {
  /** The fewest answers that decide it, in asking order. */
  readonly answers: Answers
  /** The same with an answer to each of the questions concerned. */
  readonly all: Answers
  /** Where these few answers are given. */
  readonly here: Diagram
  /** Where the same is the case for the same reason. */
  readonly alike: Diagram
}

export class SituationProof {
  readonly #conditions: ConditionDiagrams
  readonly #questions: ReadonlyMap<string, AskedQuestion>
  /** Each question with all those that decide on it, directly or not. */
  readonly #concerned = new Map<string, ReadonlySet<string>>()
  readonly #rules = new Map<string, Diagram>()
  readonly #reachable = new Map<string, Diagram>()

  /**
   * The questions in asking order, and every condition that will be asked about. A question whose `when`
   * is not among the known ones must be left out.
   */
  constructor(questions: readonly AskedQuestion[], texts: readonly string[], budget: Budget = BUDGET) {
    const all = [...texts, ...questions.flatMap(({ when }) => when?.text ?? [])]
    this.#questions = new Map(questions.map(entry => [entry.question.id, entry]))
    this.#conditions = new ConditionDiagrams(questions, all, budget)
    for (const { question, when } of questions) {
      const deciding = (when?.names ?? []).flatMap(name => [...(this.#concerned.get(name) ?? [])])
      this.#concerned.set(question.id, new Set([...deciding, question.id]))
    }
  }

  get diagrams(): Diagrams {
    return this.#conditions.diagrams
  }

  /** The questions that a condition reads. */
  namesOf(text: string): readonly string[] {
    return this.#conditions.namesOf(text)
  }

  /** All of the conditions hold; those left undefined always do. An undecided one does not hold. */
  outcome(...texts: readonly (string | undefined)[]): OutcomeResult {
    this.diagrams.startClaim()
    const names = new Set<string>()
    let diagram: Diagram = HOLDS
    for (const text of texts) {
      if (text === undefined) continue
      const compiled = this.#conditions.compile(text)
      if ('problem' in compiled) return compiled
      diagram = this.diagrams.and(diagram, this.diagrams.settled(compiled.diagram))
      for (const name of this.#conditions.namesOf(text)) names.add(name)
    }
    return diagram === BEYOND ? { problem: 'beyond' } : { diagram, names }
  }

  /** When the condition is neither true nor false. */
  undecided(text: string): OutcomeResult {
    this.diagrams.startClaim()
    const compiled = this.#conditions.compile(text)
    if ('problem' in compiled) return compiled
    const diagram = this.diagrams.differ(compiled.diagram, this.diagrams.settled(compiled.diagram))
    const names = new Set(this.#conditions.namesOf(text))
    return diagram === BEYOND ? { problem: 'beyond' } : { diagram, names }
  }

  /** When the question is put to the person. */
  asked(question: string): OutcomeResult {
    const entry = this.#questions.get(question)
    if (entry === undefined) return { problem: 'unreadable' }
    return this.outcome(entry.otherwise === undefined ? undefined : entry.when?.text)
  }

  /** Whether some answers lead to it. Undefined where that is not known. */
  canHappen({ diagram, names }: Outcome): boolean | undefined {
    if (diagram === FAILS) return false
    this.diagrams.startClaim()
    return isPossible(this.diagrams.and(diagram, this.#reached(names)))
  }

  /** Whether all answers that lead to the first lead to the second too. Undefined where that is not known. */
  follows(given: Outcome, consequence: Outcome): boolean | undefined {
    this.diagrams.startClaim()
    const reached = this.#reached(new Set([...given.names, ...consequence.names]))
    const against = this.diagrams.and(given.diagram, this.diagrams.not(consequence.diagram))
    const isContradicted = isPossible(this.diagrams.and(against, reached))
    return isContradicted === undefined ? undefined : !isContradicted
  }

  /**
   * Whether another answer to the question, where it is asked, ever makes a difference to the outcome, all
   * other answers being the same. Of several options one is ticked more or less. Undefined where that is
   * not known.
   */
  dependsOn(outcome: Outcome, question: string): boolean | undefined {
    const placed = this.#conditions.placed(question)
    const asked = this.asked(question)
    if (placed === undefined || 'problem' in asked) return undefined
    const { diagrams } = this
    diagrams.startClaim()
    const reached = this.#reached(new Set([...outcome.names, ...asked.names, question]))
    const possible = diagrams.and(reached, asked.diagram)
    for (const level of placed.levels) {
      const makesDifference = this.#distinguishes(level, outcome.diagram, possible)
      if (makesDifference !== false) return makesDifference
    }
    return false
  }

  /** Each pair of values by itself: with two of them the same answers to the other questions must be possible. */
  #distinguishes(level: number, outcome: Diagram, possible: Diagram): boolean | undefined {
    const { diagrams } = this
    const values = Array.from({ length: diagrams.arity(level) }, (_, value) => ({
      outcome: diagrams.restrict(outcome, level, value),
      possible: diagrams.restrict(possible, level, value),
    }))
    for (const [index, one] of values.entries()) {
      for (const other of values.slice(0, index)) {
        if (one.outcome === other.outcome && one.outcome !== BEYOND) continue
        const both = diagrams.and(one.possible, other.possible)
        const isPair = isPossible(diagrams.and(diagrams.differ(one.outcome, other.outcome), both))
        if (isPair !== false) return isPair
      }
    }
    return false
  }

  /** The fewest answers that lead to the outcome for sure; undefined where none do, or it is not known. */
  sample({ diagram, names }: Outcome): Sample | undefined {
    this.diagrams.startClaim()
    const possible = this.#reached(names)
    const example = smallestExample(this.diagrams, { claim: diagram, possible })
    if (example === undefined) return undefined
    const concerned = this.#concernedBy(names)
    const values = this.#inWholeNumbers(example, possible)
    const point = somePoint(this.diagrams, this.diagrams.and(this.#cube(values), possible)) ?? values
    const all = this.#asGiven(this.#conditions.answersOf(new Map([...point, ...values]), concerned))
    const owners = new Set([...values.keys()].map(level => this.#conditions.ownerOf(level)))
    const chosen = concerned.filter(placed => owners.has(placed))
    const answers = new Map(this.#conditions.answersOf(values, chosen))
    for (const { question } of chosen) {
      const given = all.get(question.id)
      // Of several options only those that matter are shown; any other answer is one of the full sample.
      if (question.kind !== 'many' && given !== undefined) answers.set(question.id, given)
    }
    return { answers, all, here: this.#cube(values), alike: cubeOf(this.diagrams, example.alike) }
  }

  #cube(values: Values): Diagram {
    return cubeOf(this.diagrams, new Map([...values].map(([level, value]) => [level, new Set([value])])))
  }

  /** A whole number rather than a fraction, where it shows the same. */
  #inWholeNumbers({ values, alike }: Example, possible: Diagram): Values {
    const shown = new Map(values)
    for (const [level, value] of values) {
      const placed = this.#conditions.ownerOf(level)
      if (placed?.question.kind !== 'number') continue
      const isWhole = (candidate: number) => Number.isInteger(placed.answerOf([candidate]))
      const better = [value, ...(alike.get(level) ?? [])].find(candidate => {
        const changed = this.#cube(new Map([...shown, [level, candidate]]))
        return isWhole(candidate) && isPossible(this.diagrams.and(changed, possible)) === true
      })
      if (better !== undefined) shown.set(level, better)
    }
    return shown
  }

  /** What counts where a question is not asked may be another answer of the same kind than the one shown. */
  #asGiven(answers: Answers): Answers {
    const given = new Map(answers)
    for (const { question, when, otherwise } of this.#questions.values()) {
      if (!given.has(question.id) || when === undefined || otherwise === undefined) continue
      if (when.holds(given) !== true) given.set(question.id, otherwise)
    }
    return given
  }

  /** Answers to these questions, and those that decide on them, which people can give. */
  #reached(names: ReadonlySet<string>): Diagram {
    const concerned = this.#concernedBy(names)
    const key = concerned.map(placed => placed.question.id).join(' ')
    const earlier = this.#reachable.get(key)
    if (earlier !== undefined) return earlier
    let reached: Diagram = HOLDS
    for (const placed of concerned.toReversed()) reached = this.diagrams.and(this.#rule(placed), reached)
    if (reached !== BEYOND) this.#reachable.set(key, reached)
    return reached
  }

  /** In asking order. */
  #concernedBy(names: ReadonlySet<string>): Placed[] {
    const wanted = new Set<string>()
    for (const name of names) for (const id of this.#concerned.get(name) ?? []) wanted.add(id)
    const placed: Placed[] = []
    for (const id of this.#questions.keys()) {
      const found = wanted.has(id) ? this.#conditions.placed(id) : undefined
      if (found) placed.push(found)
    }
    return placed
  }

  /** The answer is one that can be given, or, where the question is not asked, what counts then. */
  #rule(placed: Placed): Diagram {
    const { id } = placed.question
    const earlier = this.#rules.get(id)
    if (earlier !== undefined) return earlier
    const { diagrams } = this
    const entry = this.#questions.get(id)
    let rule = this.#conditions.askable(placed)
    if (entry?.when !== undefined && entry.otherwise !== undefined) {
      const compiled = this.#conditions.compile(entry.when.text)
      const asked = 'problem' in compiled ? BEYOND : diagrams.settled(compiled.diagram)
      const unasked = this.#conditions.equals(placed, entry.otherwise) ?? BEYOND
      rule = diagrams.or(diagrams.and(asked, rule), diagrams.and(diagrams.not(asked), unasked))
    }
    if (rule !== BEYOND) this.#rules.set(id, rule)
    return rule
  }
}

function isPossible(diagram: Diagram): boolean | undefined {
  return diagram === BEYOND ? undefined : diagram !== FAILS
}
