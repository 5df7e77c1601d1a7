/**
 * The plain comparisons of one question with fixed values, as a test of its answer: `kind = "shop"`,
 * `area <= 300`, `count(goods) > 2`. They are nearly all there are, and asking the evaluator of FEEL costs
 * some microseconds each time. Everything else gives undefined here and is left to the evaluator, as is
 * every answer of another type: there FEEL's own rules on null apply.
 */
import { childrenOf, numberOf, type SyntaxNode, stringOf, textOf } from './syntax.ts'

export type PlainValue = string | number | boolean

export type AnswerTest = {
  readonly question: string
  /** What is compared: the answer, the number of ticked options, or whether one option is ticked. */
  readonly subject: 'answer' | 'count' | 'option'
  /** The test says nothing about values of another type. */
  readonly type: 'string' | 'number' | 'boolean'
  readonly holds: (value: PlainValue) => boolean
}

function literalOf(node: SyntaxNode, text: string): PlainValue | undefined {
  const written = textOf(node, text)
  switch (node.name) {
    case 'NumericLiteral':
      return numberOf(written)
    case 'StringLiteral':
      return stringOf(written)
    case 'BooleanLiteral':
      return written === 'true'
    default:
      return undefined
  }
}

type Subject = Pick<AnswerTest, 'question' | 'subject'>

function subjectOf(node: SyntaxNode, text: string): Subject | undefined {
  if (node.name === 'VariableName') return { question: textOf(node, text), subject: 'answer' }
  if (node.name !== 'FunctionInvocation') return undefined
  const [target, , parameters] = childrenOf(node)
  if (target === undefined || textOf(target, text) !== 'count' || parameters === undefined) return undefined
  const [list, other] = childrenOf(parameters)
  if (parameters.name !== 'PositionalParameters' || list?.name !== 'VariableName' || other) return undefined
  return { question: textOf(list, text), subject: 'count' }
}

type Test = Pick<AnswerTest, 'type' | 'holds'>

function typeOf(value: PlainValue): AnswerTest['type'] {
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean'
}

function numeric(holds: (value: number) => boolean): Test {
  return { type: 'number', holds: value => typeof value === 'number' && holds(value) }
}

function operatorTest(operator: string, literal: PlainValue): Test | undefined {
  const type = typeOf(literal)
  if (operator === '=') return { type, holds: value => value === literal }
  if (operator === '!=') return { type, holds: value => value !== literal }
  if (typeof literal !== 'number') return undefined
  switch (operator) {
    case '<':
      return numeric(value => value < literal)
    case '<=':
      return numeric(value => value <= literal)
    case '>':
      return numeric(value => value > literal)
    case '>=':
      return numeric(value => value >= literal)
    default:
      return undefined
  }
}

function intervalTest(node: SyntaxNode, text: string): Test | undefined {
  const [opening, from, , to, closing] = childrenOf(node)
  if (opening === undefined || from === undefined || to === undefined || closing === undefined)
    return undefined
  const [start, end] = [literalOf(from, text), literalOf(to, text)]
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  const [withStart, withEnd] = [textOf(opening, text) === '[', textOf(closing, text) === ']']
  // What a descending or empty interval includes is the evaluator's affair.
  if (start > end || (start === end && !(withStart && withEnd))) return undefined
  return numeric(
    value => (withStart ? value >= start : value > start) && (withEnd ? value <= end : value < end),
  )
}

/** One of the tests behind `in`. */
function memberTest(node: SyntaxNode, text: string): Test | undefined {
  const [inner, ...others] = childrenOf(node)
  if (inner === undefined || others.length > 0) return undefined
  if (inner.name === 'SimplePositiveUnaryTest') {
    const [first, second] = childrenOf(inner)
    if (first?.name === 'Interval') return intervalTest(first, text)
    const literal = second && literalOf(second, text)
    return first && literal !== undefined ? operatorTest(textOf(first, text), literal) : undefined
  }
  const literal = literalOf(inner, text)
  return literal === undefined ? undefined : operatorTest('=', literal)
}

function membershipTest(nodes: readonly SyntaxNode[], text: string): Test | undefined {
  const tests = nodes.flatMap(node =>
    node.name === 'PositiveUnaryTests'
      ? childrenOf(node).filter(child => child.name === 'PositiveUnaryTest')
      : node.name === 'PositiveUnaryTest'
        ? [node]
        : [],
  )
  const members = tests.map(test => memberTest(test, text))
  const known = members.filter(member => member !== undefined)
  const [first] = known
  if (first === undefined || known.length < members.length) return undefined
  if (known.some(member => member.type !== first.type)) return undefined
  return { type: first.type, holds: value => known.some(member => member.holds(value)) }
}

function comparisonTest(node: SyntaxNode, text: string): Test | undefined {
  const [, operator, ...operands] = childrenOf(node)
  const [first, , third] = operands
  if (operator === undefined || first === undefined) return undefined
  if (operator.name === 'in') return membershipTest(operands, text)
  const literal = literalOf(first, text)
  if (operator.name === 'between') {
    const end = third && literalOf(third, text)
    if (typeof literal !== 'number' || typeof end !== 'number' || literal > end) return undefined
    return numeric(value => value >= literal && value <= end)
  }
  return literal === undefined ? undefined : operatorTest(textOf(operator, text), literal)
}

function isOptionCall(node: SyntaxNode, text: string): boolean {
  const [target, , parameters] = childrenOf(node)
  if (target === undefined || parameters?.name !== 'PositionalParameters') return false
  const [list, , option, ...others] = childrenOf(parameters)
  const isCall = textOf(target, text).replaceAll(/\s+/g, ' ') === 'list contains'
  return isCall && list?.name === 'VariableName' && option?.name === 'StringLiteral' && others.length === 0
}

/** The test that the node is, as a whole. */
export function readTest(node: SyntaxNode, text: string): AnswerTest | undefined {
  const isTrue: Test = { type: 'boolean', holds: value => value === true }
  if (node.name === 'VariableName') return { question: textOf(node, text), subject: 'answer', ...isTrue }
  if (node.name === 'FunctionInvocation' && isOptionCall(node, text)) {
    const [, , parameters] = childrenOf(node)
    const [list] = parameters ? childrenOf(parameters) : []
    return list && { question: textOf(list, text), subject: 'option', ...isTrue }
  }
  if (node.name !== 'Comparison') return undefined
  const [left] = childrenOf(node)
  const subject = left && subjectOf(left, text)
  const test = subject && comparisonTest(node, text)
  return test && { ...subject, ...test }
}
