/** The literals of a FEEL condition, each with the questions it is compared with. */
import { parseExpression } from 'feelin'

export type Comparison = {
  /** Names in the same comparison or call, functions among them. */
  readonly names: readonly string[]
  readonly literals: readonly { readonly type: string; readonly text: string; readonly offset: number }[]
}

type OpenComparison = { readonly names: string[]; readonly literals: Comparison['literals'][number][] }

const SCOPES: ReadonlySet<string> = new Set(['Comparison', 'FunctionInvocation'])

export function comparisonsOf(text: string): Comparison[] {
  const done: Comparison[] = []
  const open: OpenComparison[] = []
  parseExpression(text, {}, undefined).iterate({
    enter(node) {
      if (SCOPES.has(node.name)) open.push({ names: [], literals: [] })
      const scope = open.at(-1)
      const part = text.slice(node.from, node.to)
      if (node.name === 'VariableName') scope?.names.push(part)
      if (node.name.endsWith('Literal') || node.name === 'null')
        scope?.literals.push({ type: node.name, text: part, offset: node.from })
    },
    leave(node) {
      if (!SCOPES.has(node.name)) return
      const closed = open.pop()
      if (closed === undefined) return
      done.push(closed)
      // `count(goods) > 2`: the number is compared with what stands in the call.
      open.at(-1)?.names.push(...closed.names)
    },
  })
  return done
}

/** Where the condition first calculates, if it does: thresholds of such a condition can't be read off. */
export function findArithmetic(text: string): number | undefined {
  let offset: number | undefined
  parseExpression(text, {}, undefined).iterate({
    enter(node) {
      if (node.name === 'ArithmeticExpression') offset ??= node.from
    },
  })
  return offset
}

/** Numbers that a condition compares the question with. */
export function thresholds(text: string, questionId: string): number[] {
  return comparisonsOf(text)
    .filter(comparison => comparison.names.includes(questionId))
    .flatMap(comparison => comparison.literals)
    .filter(literal => literal.type === 'NumericLiteral')
    .map(literal => Number(literal.text.replaceAll(/\s/g, '')))
    .filter(Number.isFinite)
}

/** The text between the quotes. */
export function stringValue(literal: string): string {
  return literal.slice(1, -1)
}
