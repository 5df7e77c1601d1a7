/** Conditions over the questions of one place (a matter, or one condition by itself) as diagrams. */
import type { Answers, AskedQuestion } from '../../plan/answers.ts'
import { parseCondition } from '../../plan/condition.ts'
import type { AnswerValue, Question } from '../model.ts'
import { type AnswerAxis, createAxis } from './answer-axis.ts'
import type { AnswerTest } from './answer-test.ts'
import { BEYOND, type Budget, type Diagram, Diagrams, FAILS, HOLDS, UNDECIDED } from './diagrams.ts'
import { type Atom, atomsOf, type Formula, formulaOf, isTruthValue, type Use } from './formula.ts'
import { variableOrder } from './variable-order.ts'

/**
 * `unreadable`: it is no condition on these questions. `opaque`: it compares so that fixed values
 * do not tell answers apart, such as one number with another. `beyond`: the budget did not suffice.
 */
export type NotProved = 'unreadable' | 'opaque' | 'beyond'

export type Compiled = { readonly diagram: Diagram } | { readonly problem: NotProved }

/** The variables of a question: `levels[i]` is the level of the i-th. */
export type Placed = AnswerAxis & { readonly levels: readonly number[] }

/** Whether it always says yes or no, as far as the plain forms of comparison show. */
export function isPlainlyDecided(text: string, questions: ReadonlyMap<string, Question>): boolean {
  const isPlain = (formula: Formula): boolean => {
    switch (formula.kind) {
      case 'constant':
        return true
      case 'atom':
        return isPlainAtom(formula, questions)
      case 'not':
        return isPlain(formula.of)
      case 'and':
      case 'or':
        return isPlain(formula.left) && isPlain(formula.right)
      case 'if':
        return false
    }
  }
  return isPlain(formulaOf(text))
}

function isPlainAtom(atom: Atom, questions: ReadonlyMap<string, Question>): boolean {
  const [use, another] = atom.uses
  const question = use && questions.get(use.question)
  if (question === undefined || another !== undefined || atom.isOpaque) return false
  return fits(atom.test, question)
}

/** The test compares values of the type that the answers have. */
function fits(test: AnswerTest | undefined, { kind }: Question): test is AnswerTest {
  switch (kind) {
    case 'many':
      return test?.subject === 'option' || (test?.subject === 'count' && test.type === 'number')
    case 'choice':
      return test?.subject === 'answer' && test.type === 'string'
    case 'number':
      return test?.subject === 'answer' && test.type === 'number'
    case 'yes-no':
      return test?.subject === 'answer' && test.type === 'boolean'
  }
}

/** Combinations of values for which the evaluator is asked about one atom. */
const MAX_TABLE = 2048

export class ConditionDiagrams {
  readonly diagrams: Diagrams
  readonly #placed = new Map<string, Placed>()
  readonly #owners: Placed[] = []
  readonly #names: ReadonlySet<string>
  readonly #known = new Map<string, Compiled>()

  /** All conditions that will be asked for must be among the texts: their values make the variables. */
  constructor(questions: readonly AskedQuestion[], texts: Iterable<string>, budget: Budget) {
    const uses = new Map<string, Use[]>()
    for (const text of new Set(texts)) {
      for (const use of atomsOf(formulaOf(text)).flatMap(atom => atom.uses)) {
        const known = uses.get(use.question)
        if (known) known.push(use)
        else uses.set(use.question, [use])
      }
    }
    this.#names = new Set(questions.map(entry => entry.question.id))
    const byId = new Map(questions.map(entry => [entry.question.id, entry]))
    const arities: number[] = []
    const asking = questions.map(({ question, when }) => ({
      question: question.id,
      decidedBy: when?.names ?? [],
    }))
    for (const id of variableOrder(asking)) {
      const entry = byId.get(id)
      if (entry === undefined || this.#placed.has(id)) continue
      const axis = createAxis(entry.question, uses.get(id) ?? [], entry.otherwise)
      const placed = { ...axis, levels: axis.arities.map((_, index) => arities.length + index) }
      arities.push(...axis.arities)
      this.#placed.set(id, placed)
      for (const _ of axis.arities) this.#owners.push(placed)
    }
    this.diagrams = new Diagrams(arities, budget)
  }

  placed(question: string): Placed | undefined {
    return this.#placed.get(question)
  }

  /** The question to which the variable of a level belongs. */
  ownerOf(level: number): Placed | undefined {
    return this.#owners[level]
  }

  /** The questions that a condition reads. */
  namesOf(text: string): readonly string[] {
    const result = parseCondition(text, this.#names)
    return result.ok ? result.condition.names : []
  }

  /** The condition, with all three truth values. */
  compile(text: string): Compiled {
    const earlier = this.#known.get(text)
    if (earlier) return earlier
    const isReadable = parseCondition(text, this.#names).ok
    const compiled: Compiled = isReadable ? this.#formula(formulaOf(text)) : { problem: 'unreadable' }
    this.#known.set(text, compiled)
    return compiled
  }

  /** Holds where the question has this answer; undefined for what is no answer to it. */
  equals(placed: Placed, answer: AnswerValue): Diagram | undefined {
    const values = placed.valuesOf(answer)
    if (values === undefined) return undefined
    return this.#conjunction(placed, index => value => value === values[index])
  }

  /** Holds where the answer is one that a person can give. */
  askable(placed: Placed): Diagram {
    return this.#conjunction(placed, () => value => value < placed.askable || placed.question.kind === 'many')
  }

  #conjunction(placed: Placed, testOf: (index: number) => (value: number) => boolean): Diagram {
    return placed.levels.reduceRight<Diagram>((rest, level, index) => {
      const test = testOf(index)
      return this.#test(level, value => (test(value) ? rest : FAILS))
    }, HOLDS)
  }

  #test(level: number, childOf: (value: number) => Diagram): Diagram {
    const children: Diagram[] = []
    for (let value = 0; value < this.diagrams.arity(level); value += 1) children.push(childOf(value))
    return this.diagrams.node(level, children)
  }

  #formula(formula: Formula): Compiled {
    switch (formula.kind) {
      case 'constant':
        return { diagram: formula.value ? HOLDS : FAILS }
      case 'atom':
        return this.#atom(formula)
      case 'not': {
        const of = this.#formula(formula.of)
        return 'problem' in of ? of : made(this.diagrams.not(of.diagram))
      }
      case 'and':
      case 'or': {
        const left = this.#formula(formula.left)
        if ('problem' in left) return left
        const right = this.#formula(formula.right)
        if ('problem' in right) return right
        return made(this.diagrams[formula.kind](left.diagram, right.diagram))
      }
      case 'if':
        return this.#choice(formula)
    }
  }

  /** FEEL takes null for false here and any other value for true, so one of another type needs the whole. */
  #choice(formula: Extract<Formula, { kind: 'if' }>): Compiled {
    const compiled = this.#formula(formula.condition)
    if ('problem' in compiled) return compiled
    const { diagrams } = this
    const condition = diagrams.settled(compiled.diagram)
    const isDecided = diagrams.differ(compiled.diagram, condition) === FAILS
    if (!isDecided && !isTruthValue(formula.condition)) return this.#atom(formula.whole)
    const then = this.#formula(formula.then)
    if ('problem' in then) return then
    const otherwise = this.#formula(formula.otherwise)
    if ('problem' in otherwise) return otherwise
    const whenFalse = diagrams.and(diagrams.not(condition), otherwise.diagram)
    return made(diagrams.or(diagrams.and(condition, then.diagram), whenFalse))
  }

  #atom(atom: Atom): Compiled {
    const named: Placed[] = []
    for (const { question } of atom.uses) {
      const placed = this.#placed.get(question)
      if (placed === undefined) return { problem: 'unreadable' }
      if (!named.includes(placed)) named.push(placed)
    }
    const [use, another] = atom.uses
    const [only] = named
    if (use && only && another === undefined && !atom.isOpaque) {
      const plain = this.#plain(use, atom.test, only)
      if (plain !== undefined) return made(plain)
    }
    if (atom.isOpaque || atom.uses.some(entry => this.#isUnbounded(entry))) return { problem: 'opaque' }
    return this.#table(atom.text, named)
  }

  /** The forms that are understood without the evaluator. */
  #plain(use: Use, test: AnswerTest | undefined, placed: Placed): Diagram | undefined {
    const { question } = placed
    if (!fits(test, question)) return undefined
    if (test.subject === 'option') {
      const place = placed.levels[placed.named.indexOf(use.option ?? '')]
      return place === undefined ? FAILS : this.#test(place, value => (value === 1 ? HOLDS : FAILS))
    }
    if (question.kind === 'many') return this.#counted(test, placed, question.options.length)
    const [level] = placed.levels
    if (level === undefined) return undefined
    return this.#test(level, value => {
      const answer = placed.answerOf([value])
      return typeof answer !== 'object' && test.holds(answer) ? HOLDS : FAILS
    })
  }

  /** Only how many are ticked counts: one node for each option and each number reached before it. */
  #counted(test: AnswerTest, placed: Placed, most: number): Diagram {
    let diagrams = Array.from({ length: most + 1 }, (_, count) => (test.holds(count) ? HOLDS : FAILS))
    for (const level of placed.levels.toReversed()) {
      const below = diagrams
      diagrams = below
        .slice(0, below.length - this.diagrams.arity(level) + 1)
        .map((_, count) => this.#test(level, value => below[count + value] ?? BEYOND))
    }
    return diagrams[0] ?? BEYOND
  }

  /** Whether answers that no fixed value tells apart can still make a difference. */
  #isUnbounded(use: Use): boolean {
    const placed = this.#placed.get(use.question)
    const kind = placed?.question.kind
    if (kind === 'many') return use.how === 'compared' || (use.how === 'counted' && this.#facesNumber(use))
    if (kind !== 'number') return false
    return use.how === 'whole' || (use.how === 'compared' && this.#facesNumber(use))
  }

  #facesNumber(use: Use): boolean {
    return use.beside.some(name => {
      const kind = this.#placed.get(name)?.question.kind
      return kind === 'number' || kind === 'many'
    })
  }

  /** Asks the evaluator for every combination of the values of the questions that the atom names. */
  #table(text: string, named: readonly Placed[]): Compiled {
    const result = parseCondition(text, new Set(named.map(placed => placed.question.id)))
    if (!result.ok) return { problem: 'opaque' }
    const levels = named.flatMap(placed => placed.levels).toSorted((left, right) => left - right)
    const combinations = levels.reduce((product, level) => product * this.diagrams.arity(level), 1)
    if (combinations > MAX_TABLE) return { problem: 'opaque' }
    const values = new Map<number, number>()
    const build = (index: number): Diagram => {
      const level = levels[index]
      if (level !== undefined) {
        return this.#test(level, value => {
          values.set(level, value)
          return build(index + 1)
        })
      }
      const holds = result.condition.holds(this.answersOf(values, named))
      return holds === undefined ? UNDECIDED : holds ? HOLDS : FAILS
    }
    return made(build(0))
  }

  /** Answers to the questions with these values of their variables, 0 where none is given. */
  answersOf(values: ReadonlyMap<number, number>, questions: Iterable<Placed>): Answers {
    const answers = new Map<string, AnswerValue>()
    for (const placed of questions) {
      answers.set(placed.question.id, placed.answerOf(placed.levels.map(level => values.get(level))))
    }
    return answers
  }
}

function made(diagram: Diagram): Compiled {
  return diagram === BEYOND ? { problem: 'beyond' } : { diagram }
}
