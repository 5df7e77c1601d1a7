/**
 * A condition as logic: and, or, not, if over atoms. An atom is the smallest part that has a truth value,
 * nearly always a comparison of one question with fixed values (`area > 300`).
 */
import { syntaxTree } from '../../plan/condition.ts'
import { type AnswerTest, readTest } from './answer-test.ts'
import { childrenOf, numberOf, type SyntaxNode, stringOf, textOf } from './syntax.ts'

/** How an atom reads a question. It tells which answers the atom can't tell apart. */
export type Use = {
  readonly question: string
  /**
   * `compared`: the answer with fixed values. `counted`: the number of ticked options with fixed numbers.
   * `contains`: whether one fixed option is ticked. `bare`: as a truth value by itself. `whole`: any
   * other way, so that every answer may matter.
   */
  readonly how: 'compared' | 'counted' | 'contains' | 'bare' | 'whole'
  /** The fixed numbers of the comparison. */
  readonly numbers: readonly number[]
  /** For `contains`: the fixed option. */
  readonly option: string | undefined
  /** Other questions in the same comparison. */
  readonly beside: readonly string[]
}

export type Atom = {
  readonly kind: 'atom'
  readonly text: string
  readonly uses: readonly Use[]
  /** A short cut for the plain forms; the evaluator of FEEL is asked for all others. */
  readonly test: AnswerTest | undefined
  /** It says true, false or null, and never anything else, such as a number. */
  readonly isTruthValue: boolean
  /** It holds what can't be reasoned about, such as a calculation or a loop. */
  readonly isOpaque: boolean
}

export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'not'; readonly of: Formula }
  | {
      readonly kind: 'if'
      readonly text: string
      readonly condition: Formula
      readonly then: Formula
      readonly otherwise: Formula
      /** The whole as one atom, for a condition that may be something else than a truth value. */
      readonly whole: Atom
    }
  | Atom

const READ: ReadonlySet<string> = new Set([
  'Expression',
  'ParenthesizedExpression',
  'Conjunction',
  'Disjunction',
  'IfExpression',
  'Comparison',
  'FunctionInvocation',
  'PositionalParameters',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'SimplePositiveUnaryTest',
  'Interval',
  'List',
  'CompareOp',
  'VariableName',
  'Identifier',
  'NumericLiteral',
  'ArithOp',
  'StringLiteral',
  'BooleanLiteral',
  'null',
])

const PLAIN_WORDS: ReadonlySet<string> = new Set('( ) [ ] , .. and or in between if then else'.split(' '))

/** What is written inside one comparison, gathered while its parts are read. */
type Comparing = { readonly numbers: number[]; readonly names: { name: string; counted: boolean }[] }

class AtomReader {
  readonly uses: Use[] = []
  isOpaque = false
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  read(node: SyntaxNode, comparing: Comparing | undefined): void {
    if (!READ.has(node.name) && !PLAIN_WORDS.has(node.name)) {
      this.isOpaque = true
      return
    }
    switch (node.name) {
      case 'Comparison':
        this.#comparison(node)
        return
      case 'FunctionInvocation':
        this.#invocation(node, comparing)
        return
      case 'VariableName': {
        const name = textOf(node, this.#text)
        if (comparing) comparing.names.push({ name, counted: false })
        else this.#use(name, 'bare')
        return
      }
      case 'NumericLiteral': {
        const value = numberOf(textOf(node, this.#text))
        if (value === undefined) this.isOpaque = true
        else comparing?.numbers.push(value)
        return
      }
      case 'Conjunction':
      case 'Disjunction':
      case 'IfExpression':
        for (const child of childrenOf(node)) this.read(child, undefined)
        return
      default:
        for (const child of childrenOf(node)) this.read(child, comparing)
    }
  }

  #comparison(node: SyntaxNode): void {
    const comparing: Comparing = { numbers: [], names: [] }
    for (const child of childrenOf(node)) this.read(child, comparing)
    for (const [index, { name, counted }] of comparing.names.entries()) {
      const beside = comparing.names.filter((_, other) => other !== index).map(other => other.name)
      const how = counted ? 'counted' : 'compared'
      this.uses.push({ question: name, how, numbers: comparing.numbers, option: undefined, beside })
    }
  }

  #invocation(node: SyntaxNode, comparing: Comparing | undefined): void {
    const call = readCall(node, this.#text)
    const [first, second] = call?.parameters ?? []
    if (call?.name === 'not' && first && second === undefined) {
      this.read(first, undefined)
      return
    }
    if (call?.name === 'count' && first?.name === 'VariableName' && second === undefined) {
      const name = textOf(first, this.#text)
      if (comparing) comparing.names.push({ name, counted: true })
      else this.#use(name, 'bare')
      return
    }
    const option = second?.name === 'StringLiteral' ? stringOf(textOf(second, this.#text)) : undefined
    if (call?.name === 'list contains' && first?.name === 'VariableName' && option !== undefined) {
      this.#use(textOf(first, this.#text), 'contains', option)
      return
    }
    for (const parameter of call?.parameters ?? []) {
      if (parameter.name === 'VariableName') this.#use(textOf(parameter, this.#text), 'whole')
      else if (!parameter.name.endsWith('Literal')) this.isOpaque = true
    }
    if (call === undefined) this.isOpaque = true
  }

  #use(question: string, how: Use['how'], option?: string): void {
    this.uses.push({ question, how, numbers: [], option, beside: [] })
  }
}

type Call = { readonly name: string; readonly parameters: readonly SyntaxNode[] }

function readCall(node: SyntaxNode, text: string): Call | undefined {
  const [target, , parameters] = childrenOf(node)
  if (target?.name !== 'VariableName' || parameters?.name !== 'PositionalParameters') return undefined
  const given = childrenOf(parameters).filter(child => child.name !== ',')
  return { name: textOf(target, text).replaceAll(/\s+/g, ' '), parameters: given }
}

function readAtom(node: SyntaxNode, text: string): Atom {
  const reader = new AtomReader(text)
  reader.read(node, undefined)
  const { uses, isOpaque } = reader
  const isCall = node.name === 'FunctionInvocation' && readCall(node, text)?.name === 'list contains'
  const isTruthValue = node.name === 'Comparison' || isCall
  return { kind: 'atom', text: textOf(node, text), uses, test: readTest(node, text), isTruthValue, isOpaque }
}

function read(node: SyntaxNode, text: string): Formula {
  const children = childrenOf(node)
  const [first, second, third, fourth, , sixth] = children
  switch (node.name) {
    case 'Expression':
      if (first) return read(first, text)
      break
    case 'ParenthesizedExpression':
      if (second) return read(second, text)
      break
    case 'Conjunction':
    case 'Disjunction':
      if (first && third) {
        const kind = node.name === 'Conjunction' ? 'and' : 'or'
        return { kind, left: read(first, text), right: read(third, text) }
      }
      break
    case 'IfExpression':
      if (second && fourth && sixth) {
        const [condition, then, otherwise] = [read(second, text), read(fourth, text), read(sixth, text)]
        const whole = readAtom(node, text)
        return { kind: 'if', text: whole.text, condition, then, otherwise, whole }
      }
      break
    case 'BooleanLiteral':
      return { kind: 'constant', value: textOf(node, text) === 'true' }
    case 'FunctionInvocation': {
      const call = readCall(node, text)
      const [negated, other] = call?.parameters ?? []
      if (call?.name === 'not' && negated && other === undefined)
        return { kind: 'not', of: read(negated, text) }
      break
    }
  }
  return readAtom(node, text)
}

const formulas = new Map<string, Formula>()
const KEPT_FORMULAS = 50_000

/** The logic of a condition that `parseCondition` has accepted. Kept by text: wordings repeat. */
export function formulaOf(text: string): Formula {
  const earlier = formulas.get(text)
  if (earlier) return earlier
  if (formulas.size >= KEPT_FORMULAS) formulas.clear()
  const formula = read(syntaxTree(text).topNode, text)
  formulas.set(text, formula)
  return formula
}

/** Whether it says true, false or null, and never anything else. */
export function isTruthValue(formula: Formula): boolean {
  switch (formula.kind) {
    case 'atom':
      return formula.isTruthValue
    case 'if':
      return isTruthValue(formula.then) && isTruthValue(formula.otherwise)
    default:
      return true
  }
}

/** All atoms of a formula, those of an `if` once more as the whole. */
export function atomsOf(formula: Formula): readonly Atom[] {
  switch (formula.kind) {
    case 'constant':
      return []
    case 'atom':
      return [formula]
    case 'not':
      return atomsOf(formula.of)
    case 'if':
      return [formula.whole, ...[formula.condition, formula.then, formula.otherwise].flatMap(atomsOf)]
    case 'and':
    case 'or':
      return [...atomsOf(formula.left), ...atomsOf(formula.right)]
  }
}
