import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '../answers.ts'
import { type Condition, parseCondition } from '../condition.ts'
import { decidingQuestions } from './support.ts'

const NAMES = ['a', 'b', 'c', 'd'] as const

function condition(text: string): Condition {
  const result = parseCondition(text, new Set([...NAMES, 'kind', 'area', 'extras']))
  if (!result.ok) throw new Error(`${text}: ${result.problem}`)
  return result.condition
}

const never = () => false

test.each([
  ['kind != "cart" and area > 300', { kind: 'shop', area: 500 }, ['kind', 'area']],
  ['kind != "cart" and area > 300', { kind: 'cart', area: 500 }, ['kind']],
  ['kind != "cart" and area > 300', { kind: 'shop', area: 200 }, ['area']],
  ['kind = "cart" or area > 300', { kind: 'cart', area: 200 }, ['kind']],
  ['not(kind = "cart" or area > 300)', { kind: 'shop', area: 200 }, ['kind', 'area']],
  ['(a or b) and a', { a: true, b: true }, ['a']],
  ['if a then b else c', { a: true, b: true, c: false }, ['a', 'b']],
  ['if a then b else c', { a: true, b: true, c: true }, ['a', 'b']],
  ['list contains(extras, "music")', { extras: ['music'], area: 3 }, ['extras']],
])('%s with %j is decided by %j', (text, answers, expected) => {
  expect(decidingQuestions(condition(text), new Map(Object.entries(answers)), never)).toEqual(expected)
})

test('of two answers either of which would do, the one that was not asked is given up', () => {
  const answers: Answers = new Map([
    ['a', true],
    ['b', true],
  ])
  expect(decidingQuestions(condition('a or b'), answers, id => id === 'a')).toEqual(['b'])
  expect(decidingQuestions(condition('a or b'), answers, id => id === 'b')).toEqual(['a'])
})

const expression: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...NAMES, ...NAMES.map(name => `${name} = false`)),
    fc
      .tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node'))
      .map(([l, word, r]) => `(${l} ${word} ${r})`),
    tie('node').map(inner => `not(${inner})`),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([c, t, e]) => `(if ${c} then ${t} else ${e})`),
  ),
})).node

test('whatever the other answers are, the condition stays as it is', () => {
  const answersOf = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() })
  fc.assert(
    fc.property(expression, answersOf, (text, answers) => {
      const parsed = condition(text)
      const given = new Map(Object.entries(answers))
      const deciding = decidingQuestions(parsed, given, never)
      const value = parsed.holds(given)
      for (let bits = 0; bits < 16; bits += 1) {
        const others = new Map(
          NAMES.map((name, index) => [
            name,
            deciding.includes(name) ? answers[name] : (bits >> index) % 2 === 1,
          ]),
        )
        expect(parsed.holds(others)).toBe(value)
      }
    }),
    { numRuns: process.env.SOAK === undefined ? 300 : 30_000 },
  )
})
