import { expect, test } from 'vitest'
import { BEYOND, type Diagram, Diagrams, FAILS, HOLDS, UNDECIDED } from './diagrams.ts'

const budget = { nodes: 1000, steps: 1000 }
const TRUTHS = [FAILS, UNDECIDED, HOLDS]

/** Holds where the variable of the level has the value. */
const is = (diagrams: Diagrams, level: number, value: number): Diagram =>
  diagrams.node(
    level,
    Array.from({ length: diagrams.arity(level) }, (_, index) => (index === value ? HOLDS : FAILS)),
  )

test('and, or, not are those of a logic with three truth values', () => {
  const diagrams = new Diagrams([3, 3], budget)
  const [one, other] = [diagrams.node(0, TRUTHS), diagrams.node(1, TRUTHS)]
  const [both, either, negated] = [diagrams.and(one, other), diagrams.or(one, other), diagrams.not(one)]
  const at = (diagram: Diagram, left: number, right: number) =>
    diagrams.child(diagrams.child(diagram, 0, left), 1, right)
  for (const left of [0, 1, 2]) {
    for (const right of [0, 1, 2]) {
      expect(at(both, left, right)).toBe(TRUTHS[Math.min(left, right)])
      expect(at(either, left, right)).toBe(TRUTHS[Math.max(left, right)])
    }
    expect(diagrams.child(negated, 0, left)).toBe(TRUTHS[2 - left])
    expect(diagrams.child(diagrams.settled(one), 0, left)).toBe(left === 2 ? HOLDS : FAILS)
  }
})

test('equal conditions are the same diagram, however they are written', () => {
  const diagrams = new Diagrams([2, 4, 3], budget)
  const [a, b, c] = [is(diagrams, 0, 1), is(diagrams, 1, 3), is(diagrams, 2, 0)]
  const { and, or, not } = {
    and: (left: Diagram, right: Diagram) => diagrams.and(left, right),
    or: (left: Diagram, right: Diagram) => diagrams.or(left, right),
    not: (of: Diagram) => diagrams.not(of),
  }
  expect(and(a, or(b, c))).toBe(or(and(c, a), and(b, a)))
  expect(not(and(a, not(b)))).toBe(or(b, not(a)))
  expect(or(a, not(a))).toBe(HOLDS)
  expect(diagrams.differ(a, b)).toBe(or(and(a, not(b)), and(b, not(a))))
  expect(diagrams.restrict(and(a, b), 1, 3)).toBe(a)
  expect(diagrams.restrict(and(a, b), 1, 0)).toBe(FAILS)
  expect(diagrams.project(or(a, b), 0, 'some')).toBe(HOLDS)
  expect(diagrams.project(or(a, b), 0, 'every')).toBe(b)
})

test('thousands of nodes are told apart', () => {
  const width = 40
  const diagrams = new Diagrams([width, width], { nodes: 10_000, steps: 10_000 })
  const made = new Set<Diagram>()
  for (let one = 0; one < width; one += 1)
    for (let other = 0; other < width; other += 1)
      made.add(diagrams.and(is(diagrams, 0, one), is(diagrams, 1, other)))
  expect(made.size).toBe(width * width)
  const before = diagrams.size
  for (let one = 0; one < width; one += 1) diagrams.and(is(diagrams, 0, one), is(diagrams, 1, one))
  expect(diagrams.size).toBe(before)
})

/** Each of the first half equals its partner in the second: exponential in this order. */
function farApart(diagrams: Diagrams, pairs: number): Diagram {
  let all: Diagram = HOLDS
  for (let index = 0; index < pairs; index += 1) {
    const differ = diagrams.differ(is(diagrams, index, 0), is(diagrams, index + pairs, 0))
    all = diagrams.and(all, diagrams.not(differ))
  }
  return all
}

test('beyond the budget nothing is claimed, and what is built from it is beyond too', () => {
  const few = new Diagrams(
    Array.from({ length: 24 }, () => 2),
    { nodes: 500, steps: 100_000 },
  )
  expect(farApart(few, 12)).toBe(BEYOND)
  expect(few.size).toBeLessThanOrEqual(500)
  expect(few.or(BEYOND, HOLDS)).toBe(BEYOND)
  const slow = new Diagrams(
    Array.from({ length: 24 }, () => 2),
    { nodes: 100_000, steps: 500 },
  )
  expect(farApart(slow, 12)).toBe(BEYOND)
  slow.startClaim()
  expect(slow.and(is(slow, 0, 1), is(slow, 1, 1))).not.toBe(BEYOND)
  const enough = new Diagrams(
    Array.from({ length: 24 }, () => 2),
    { nodes: 100_000, steps: 100_000 },
  )
  expect(farApart(enough, 12)).not.toBe(BEYOND)
})
