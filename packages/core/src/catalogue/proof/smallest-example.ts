/**
 * The fewest answers after which a claim holds whatever else is answered: what to show an official.
 *
 * The search goes through the variables in order. Each is either left out, and the claim must then hold for
 * every value of it, or given one value. It looks for examples of no answer first, then of one, and so on;
 * a pair of diagrams that had no example with so few answers is not looked at again. Where the budget ends,
 * any example is taken and what it does not need is dropped from it, so it is small but perhaps not least.
 */
import { BEYOND, type Diagram, type Diagrams, FAILS, HOLDS } from './diagrams.ts'

/** Values of variables, by level. */
export type Values = ReadonlyMap<number, number>

type Literal = { readonly level: number; readonly value: number }

/** Pairs of diagrams looked at: some hundredths of a second. */
const MAX_VISITED = 20_000

class Search {
  readonly #diagrams: Diagrams
  /** By pair of diagrams: the largest number of answers for which there is no example. */
  readonly #failed = new Map<string, number>()
  #left = MAX_VISITED

  constructor(diagrams: Diagrams) {
    this.#diagrams = diagrams
  }

  get isExhausted(): boolean {
    return this.#left <= 0
  }

  /** `claim` holds wherever `possible` does not, so only the other answers matter. */
  find(claim: Diagram, possible: Diagram, most: number): Literal[] | undefined {
    if (possible === FAILS || claim === BEYOND || possible === BEYOND) return undefined
    if (claim === HOLDS) return []
    if (claim === FAILS || most === 0) return undefined
    const key = `${claim},${possible}`
    if ((this.#failed.get(key) ?? -1) >= most) return undefined
    this.#left -= 1
    if (this.isExhausted) return undefined
    const found = this.#branch(claim, possible, most)
    if (found === undefined) this.#failed.set(key, most)
    return found
  }

  #branch(claim: Diagram, possible: Diagram, most: number): Literal[] | undefined {
    const diagrams = this.#diagrams
    const level = Math.min(diagrams.level(claim), diagrams.level(possible))
    const every = diagrams.project(claim, level, 'every')
    const some = diagrams.project(possible, level, 'some')
    const without = this.find(every, some, most)
    if (without !== undefined || diagrams.level(claim) > level) return without
    for (let value = 0; value < diagrams.arity(level); value += 1) {
      const claimed = diagrams.child(claim, level, value)
      const rest = this.find(claimed, diagrams.child(possible, level, value), most - 1)
      if (rest !== undefined) return [{ level, value }, ...rest]
    }
    return undefined
  }
}

/** Holds where the variables have one of these values each. */
export function cubeOf(diagrams: Diagrams, sets: ReadonlyMap<number, ReadonlySet<number>>): Diagram {
  const levels = [...sets.keys()].toSorted((left, right) => right - left)
  return levels.reduce<Diagram>((rest, level) => {
    const values = sets.get(level)
    const children = Array.from({ length: diagrams.arity(level) }, (_, value) =>
      values?.has(value) ? rest : FAILS,
    )
    return diagrams.node(level, children)
  }, HOLDS)
}

/** Some values with which the diagram holds; undefined when it never does. */
export function somePoint(diagrams: Diagrams, diagram: Diagram): Values | undefined {
  const values = new Map<number, number>()
  let rest = diagram
  while (diagrams.level(rest) < diagrams.levelCount) {
    const level = diagrams.level(rest)
    const all = Array.from({ length: diagrams.arity(level) }, (_, value) => value)
    // In a reduced diagram of two truth values each part but `FAILS` holds somewhere.
    const value = all.find(candidate => diagrams.child(rest, level, candidate) !== FAILS)
    if (value === undefined) return undefined
    values.set(level, value)
    rest = diagrams.child(rest, level, value)
  }
  return rest === HOLDS ? values : undefined
}

export type Example = {
  readonly values: Values
  /** The values that would do as well, each together with those of the others; the first one shown is in it. */
  readonly alike: ReadonlyMap<number, ReadonlySet<number>>
}

/** Undefined where no possible answers make the claim hold, or the budget ends. */
export function smallestExample(
  diagrams: Diagrams,
  { claim, possible }: { readonly claim: Diagram; readonly possible: Diagram },
): Example | undefined {
  const where = diagrams.and(claim, possible)
  const implied = diagrams.or(claim, diagrams.not(possible))
  const point = somePoint(diagrams, where)
  if (point === undefined) return undefined
  const search = new Search(diagrams)
  let values: Map<number, number> | undefined
  for (let most = 0; values === undefined && most < point.size && !search.isExhausted; most += 1) {
    const literals = search.find(implied, possible, most)
    if (literals) values = new Map(literals.map(({ level, value }) => [level, value]))
  }
  const holdsOn = (sets: ReadonlyMap<number, ReadonlySet<number>>) => {
    const cube = cubeOf(diagrams, sets)
    return diagrams.and(cube, diagrams.not(implied)) === FAILS && diagrams.and(cube, possible) !== FAILS
  }
  const shown = values ?? withoutNeedless(point, holdsOn)
  return { values: shown, alike: widened(diagrams, shown, holdsOn) }
}

type HoldsOn = (sets: ReadonlyMap<number, ReadonlySet<number>>) => boolean

function setsOf(values: Values): Map<number, ReadonlySet<number>> {
  return new Map([...values].map(([level, value]) => [level, new Set([value])]))
}

function withoutNeedless(point: Values, holdsOn: HoldsOn): Map<number, number> {
  const kept = new Map(point)
  for (const [level, value] of point) {
    kept.delete(level)
    if (!holdsOn(setsOf(kept))) kept.set(level, value)
  }
  return kept
}

function widened(diagrams: Diagrams, values: Values, holdsOn: HoldsOn): Map<number, ReadonlySet<number>> {
  const sets = setsOf(values)
  for (const [level, shown] of values) {
    const wider = new Set([shown])
    for (let value = 0; value < diagrams.arity(level); value += 1) {
      if (value !== shown && holdsOn(new Map([...sets, [level, new Set([value])]]))) wider.add(value)
    }
    sets.set(level, wider)
  }
  return sets
}
