/**
 * Multi-valued decision diagrams: conditions over answers as graphs that share their equal parts.
 *
 * A condition is three-valued (it holds, fails, or is undecided) and depends on variables of few values
 * each, in one fixed order. Its diagram tests the variables in that order; equal sub-diagrams are stored
 * once and a test whose outcomes are all equal is left out. So two conditions that mean the same are the
 * same number, "can it hold?" is a comparison with `FAILS`, and `and`/`or` of two diagrams take time in
 * the product of their sizes at most, as each pair of sub-diagrams is combined once. The number of
 * combinations of answers plays no part: 20 questions of 4 options have 10¹² of them, and their usual
 * conditions some hundred nodes. There are functions for which every order is bad; the budgets bound time
 * and memory for these, and the answer is then `BEYOND`: not known, never wrong.
 *
 * R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation, IEEE Transactions on Computers
 * C-35 (8), 1986. A. Srinivasan, T. Kam, S. Malik, R. K. Brayton, Algorithms for Discrete Function
 * Manipulation, ICCAD 1990 (more than two values). The three truth values as three terminals: S. C.
 * Kleene's strong logic, which is that of FEEL.
 */
import { NumberTable } from './number-table.ts'

/** A diagram, by number: equal numbers are equal functions. */
export type Diagram = number

export const FAILS: Diagram = 0
export const HOLDS: Diagram = 1
export const UNDECIDED: Diagram = 2
/** The budget did not suffice. Whatever is built from it is beyond it too. */
export const BEYOND: Diagram = -1

export type Budget = {
  /** Nodes that may be stored in all: memory. */
  readonly nodes: number
  /** Pairs that may be combined for one claim: time. */
  readonly steps: number
}

const FIRST_NODE = 3
const [AND, OR, NOT, SETTLED, DIFFER] = [0, 1, 2, 3, 4]
/** Nodes have at most so many bits, so that an operation and two of them make one exact key. */
const NODE_LIMIT = 2 ** 21

export class Diagrams {
  readonly #arities: readonly number[]
  readonly #budget: Budget
  #levels = new Int32Array(256)
  #starts = new Int32Array(256)
  #children = new Int32Array(1024)
  #nodeCount = FIRST_NODE
  #childCount = 0
  #buckets = new Int32Array(512)
  readonly #done = new NumberTable()
  #steps = 0

  /** One variable for each number: how many values it has. Its place in the list is its level. */
  constructor(arities: readonly number[], budget: Budget) {
    this.#arities = arities
    this.#budget = { ...budget, nodes: Math.min(budget.nodes, NODE_LIMIT) }
    this.#levels.fill(arities.length, 0, FIRST_NODE)
  }

  /** Nodes stored so far, the three terminals not counted. */
  get size(): number {
    return this.#nodeCount - FIRST_NODE
  }

  get levelCount(): number {
    return this.#arities.length
  }

  arity(level: number): number {
    return this.#arities[level] ?? 0
  }

  /** Each claim has its own allowance of time. */
  startClaim(): void {
    this.#steps = 0
  }

  /** The variable that the diagram tests first; `levelCount` for a constant. */
  level(diagram: Diagram): number {
    return this.#levels[diagram] ?? this.#arities.length
  }

  /** What remains of the diagram once the variable of this level has this value. */
  child(diagram: Diagram, level: number, value: number): Diagram {
    if (this.level(diagram) !== level) return diagram
    return this.#children[(this.#starts[diagram] ?? 0) + value] ?? BEYOND
  }

  /** Tests the variable of the level: the diagram for each of its values. These test later levels only. */
  node(level: number, children: readonly Diagram[]): Diagram {
    const [first] = children
    if (children.includes(BEYOND)) return BEYOND
    if (first === undefined || children.every(child => child === first)) return first ?? BEYOND
    let hash = level
    for (const child of children) hash = Math.imul(hash ^ child, 0x9e3779b1) ^ (hash >>> 15)
    const mask = this.#buckets.length - 1
    let slot = hash & mask
    for (let found = this.#buckets[slot] ?? 0; found !== 0; found = this.#buckets[slot] ?? 0) {
      if (this.#levels[found] === level && this.#hasChildren(found, children)) return found
      slot = (slot + 1) & mask
    }
    if (this.size >= this.#budget.nodes) return BEYOND
    const created = this.#store(level, children)
    this.#buckets[slot] = created
    if (this.#nodeCount * 2 > this.#buckets.length) this.#rehash()
    return created
  }

  and(left: Diagram, right: Diagram): Diagram {
    return this.#combine(AND, left, right)
  }

  or(left: Diagram, right: Diagram): Diagram {
    return this.#combine(OR, left, right)
  }

  not(diagram: Diagram): Diagram {
    return this.#combine(NOT, diagram, diagram)
  }

  /** Holds where the diagram holds, and fails where it fails or is undecided. */
  settled(diagram: Diagram): Diagram {
    return this.#combine(SETTLED, diagram, diagram)
  }

  /** Holds where the two have different truth values. */
  differ(left: Diagram, right: Diagram): Diagram {
    return this.#combine(DIFFER, left, right)
  }

  /** The function that remains when the variable of the level has this value, whatever is tested before. */
  restrict(diagram: Diagram, level: number, value: number): Diagram {
    const done = new Map<Diagram, Diagram>()
    const visit = (part: Diagram): Diagram => {
      if (part === BEYOND || this.level(part) > level) return part
      if (this.level(part) === level) return this.child(part, level, value)
      const earlier = done.get(part)
      if (earlier !== undefined) return earlier
      const result = this.#mapChildren(part, visit)
      done.set(part, result)
      return result
    }
    return visit(diagram)
  }

  /** Holds where some value (`or`) or every value (`and`) of the diagram's first variable makes it hold. */
  project(diagram: Diagram, level: number, how: 'some' | 'every'): Diagram {
    if (this.level(diagram) !== level) return diagram
    let result: Diagram = how === 'some' ? FAILS : HOLDS
    for (let value = 0; value < this.arity(level); value += 1) {
      const child = this.child(diagram, level, value)
      result = how === 'some' ? this.or(result, child) : this.and(result, child)
    }
    return result
  }

  #mapChildren(diagram: Diagram, map: (child: Diagram) => Diagram): Diagram {
    const level = this.level(diagram)
    const children: Diagram[] = []
    for (let value = 0; value < this.arity(level); value += 1)
      children.push(map(this.child(diagram, level, value)))
    return this.node(level, children)
  }

  #combine(operation: number, left: Diagram, right: Diagram): Diagram {
    if (left === BEYOND || right === BEYOND) return BEYOND
    const known = constantResult(operation, left, right)
    if (known !== undefined) return known
    const [first, second] = left < right ? [left, right] : [right, left]
    const key = (operation * NODE_LIMIT + first) * NODE_LIMIT + second
    const earlier = this.#done.find(key)
    if (earlier !== undefined) return earlier
    this.#steps += 1
    if (this.#steps > this.#budget.steps) return BEYOND
    const level = Math.min(this.level(first), this.level(second))
    const children: Diagram[] = []
    for (let value = 0; value < this.arity(level); value += 1)
      children.push(
        this.#combine(operation, this.child(first, level, value), this.child(second, level, value)),
      )
    const result = this.node(level, children)
    if (result !== BEYOND) this.#done.add(key, result)
    return result
  }

  #hasChildren(node: number, children: readonly Diagram[]): boolean {
    const start = this.#starts[node] ?? 0
    for (let index = 0; index < children.length; index += 1)
      if (this.#children[start + index] !== children[index]) return false
    return true
  }

  #store(level: number, children: readonly Diagram[]): Diagram {
    const created = this.#nodeCount
    if (created >= this.#levels.length) {
      this.#levels = grown(this.#levels)
      this.#starts = grown(this.#starts)
    }
    while (this.#childCount + children.length > this.#children.length) this.#children = grown(this.#children)
    this.#levels[created] = level
    this.#starts[created] = this.#childCount
    this.#children.set(children, this.#childCount)
    this.#childCount += children.length
    this.#nodeCount += 1
    return created
  }

  #rehash(): void {
    this.#buckets = new Int32Array(this.#buckets.length * 2)
    const mask = this.#buckets.length - 1
    for (let node = FIRST_NODE; node < this.#nodeCount; node += 1) {
      const level = this.level(node)
      let hash = level
      for (let value = 0; value < this.arity(level); value += 1)
        hash = Math.imul(hash ^ this.child(node, level, value), 0x9e3779b1) ^ (hash >>> 15)
      let slot = hash & mask
      while (this.#buckets[slot] !== 0) slot = (slot + 1) & mask
      this.#buckets[slot] = node
    }
  }
}

function grown(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2)
  larger.set(table)
  return larger
}

/** The result where it is seen without looking into the diagrams. */
function constantResult(operation: number, left: Diagram, right: Diagram): Diagram | undefined {
  const areConstant = left < FIRST_NODE && right < FIRST_NODE
  switch (operation) {
    case AND:
      if (left === FAILS || right === FAILS) return FAILS
      if (left === HOLDS || left === right) return right
      return right === HOLDS ? left : undefined
    case OR:
      if (left === HOLDS || right === HOLDS) return HOLDS
      if (left === FAILS || left === right) return right
      return right === FAILS ? left : undefined
    case NOT:
      if (!areConstant) return undefined
      return left === UNDECIDED ? UNDECIDED : left === HOLDS ? FAILS : HOLDS
    case SETTLED:
      if (!areConstant) return undefined
      return left === HOLDS ? HOLDS : FAILS
    default:
      if (left === right) return FAILS
      return areConstant ? HOLDS : undefined
  }
}
