/** The literals of a FEEL condition, each with the questions it is compared with. */
import { syntaxTree } from '../../plan/condition.ts'

type Part = { readonly text: string; readonly offset: number }

export type Comparison = {
  /** Names in the same comparison or call, functions among them. */
  readonly names: readonly string[]
  readonly literals: readonly (Part & { readonly type: string })[]
  /** Where it asks for greater, less or between. */
  readonly orders: readonly Part[]
}

type OpenComparison = {
  readonly names: string[]
  readonly literals: Comparison['literals'][number][]
  readonly orders: Part[]
}

const SCOPES: ReadonlySet<string> = new Set(['Comparison', 'FunctionInvocation'])
const ORDERS: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])

export function comparisonsOf(text: string): Comparison[] {
  const done: Comparison[] = []
  const open: OpenComparison[] = []
  syntaxTree(text).iterate({
    enter(node) {
      if (SCOPES.has(node.name)) open.push({ names: [], literals: [], orders: [] })
      const scope = open.at(-1)
      if (scope === undefined) return
      const part = text.slice(node.from, node.to)
      if (node.name === 'VariableName') scope.names.push(part)
      if (node.name.endsWith('Literal') || node.name === 'null')
        scope.literals.push({ type: node.name, text: part, offset: node.from })
      const isOrder = node.name === 'CompareOp' ? ORDERS.has(part) : /^(between|Interval)$/.test(node.name)
      if (isOrder) scope.orders.push({ text: part, offset: node.from })
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

/** Where the condition first calculates, if it does: what it compares with can't be read off. */
export function findArithmetic(text: string): number | undefined {
  let offset: number | undefined
  syntaxTree(text).iterate({
    enter(node) {
      if (node.name === 'ArithmeticExpression') offset ??= node.from
    },
  })
  return offset
}

export function numericValue(literal: string): number {
  return Number(literal.replaceAll(/\s/g, ''))
}

/** The text between the quotes. */
export function stringValue(literal: string): string {
  return literal.slice(1, -1)
}
