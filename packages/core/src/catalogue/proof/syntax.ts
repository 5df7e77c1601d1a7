/** Walking the syntax tree of a condition. */
import type { SyntaxTree } from '../../plan/condition.ts'

export type SyntaxNode = SyntaxTree['topNode']

/** The children in order, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isSkipped) children.push(child)
  }
  return children
}

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to)
}

/** A number as `feelin` reads it; undefined where that gives none. */
export function numberOf(literal: string): number | undefined {
  const value = literal.includes('.') ? Number.parseFloat(literal) : Number.parseInt(literal, 10)
  return Number.isFinite(value) ? value : undefined
}

/** The text between the quotes; undefined with an escape in it, which no value of a question has. */
export function stringOf(literal: string): string | undefined {
  return literal.includes('\\') ? undefined : literal.slice(1, -1)
}
