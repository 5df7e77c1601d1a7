import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBounded } from './bounded.ts'

describe('a pattern ends, whatever the text', () => {
  test.each([
    '\\d{6}',
    '[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}',
    '[^@\\s]+@[^@\\s]+\\.[^@\\s]+',
    '1[3-9]\\d{9}',
    '(?:\\d{4}-)?\\d{7,8}',
    '\\d{15}|\\d{17}[\\dX]',
    '[一-龥]{2,20}(?:·[一-龥]{2,20})*',
    '\\p{Script=Han}+(?:·\\p{Script=Han}+)*',
    '(ab)*c',
    '(a|ab)*c',
    '(?:(?:\\d{6}),?){10}',
    '\\d{1,3}(?:,\\d{3})*',
    '(?:京|津|沪|渝|冀|豫|云|辽|黑|湘|皖|鲁|新|苏|浙|赣|鄂|桂|甘|晋|蒙|陕|吉|闽|贵|粤|青|藏|川|宁|琼)*x',
    '(?=(?:[^0-9]+)$)(?:.{0,30})',
    '.*a.*b',
    '(["“])[^"”]*\\1',
    '(?:[a-f]|[0-9])+',
    '(?:\\p{Lu}|\\d)+z',
    '(?:a{5}){20}b',
    '',
    '(?:)*',
    'a'.repeat(500),
  ])('%s', pattern => {
    expect(isBounded(pattern)).toBe(true)
  })
})

describe('a pattern that may go on without end is told', () => {
  test.each([
    '(a+)+b',
    '([0-9]+-?)+',
    '(x*)*',
    '(a|a)*b',
    '(?:a|b|ab)*c',
    '(\\d|\\w)+x',
    '(.|\\s)*x',
    '(?:\\p{L}|é)+z',
    '(?:[\\u4e00-\\u9fff]|[一-龥])+x',
    '(a?){30}a{30}',
    '(a{1,30}){1,30}b',
    '(?:aa|aaa){1,40}b',
    '(?=(a+)+b)a',
    '(?<!(?:a|a)*)b',
    '((a+)b?)+',
    '(?:(?i:A)|a)+z',
    '(a*)\\1*b(?:\\1|a)*c',
    '.*a.*b.*c.*d',
    `${'a*'.repeat(20)}b`,
    `${'(?:'.repeat(60)}a${')*'.repeat(60)}`,
    `${'('.repeat(990)}a+${')+'.repeat(500)}${')'.repeat(490)}`,
    '(?:[a-z]{4}[0-9]{4}){400,500}'.repeat(60),
  ])('%s', pattern => {
    expect(isBounded(pattern)).toBe(false)
  })
})

/** In how many ways a matcher that goes back can read the whole text, by going through them. */
type Shape =
  | { readonly of: 'one'; readonly letter: string }
  | { readonly of: 'either' | 'then'; readonly parts: readonly Shape[] }
  | { readonly of: 'many'; readonly part: Shape }

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('a', 'b', '[ab]').map((letter): Shape => ({ of: 'one', letter })),
    fc
      .tuple(fc.constantFrom('either', 'then'), fc.array(tie('shape'), { minLength: 2, maxLength: 3 }))
      .map(([of, parts]): Shape => ({ of: of === 'either' ? 'either' : 'then', parts })),
    tie('shape').map((part): Shape => ({ of: 'many', part })),
  ),
}))

function sourceOf(shape: Shape): string {
  switch (shape.of) {
    case 'one':
      return shape.letter
    case 'either':
      return `(?:${shape.parts.map(sourceOf).join('|')})`
    case 'then':
      return shape.parts.map(sourceOf).join('')
    case 'many':
      return `(?:${sourceOf(shape.part)})*`
  }
}

/** Ends of what the shape can read from `at`, each with the number of ways to it. */
function waysFrom(shape: Shape, text: string, at: number): Map<number, number> {
  const ends = new Map<number, number>()
  const add = (end: number, ways: number) => ends.set(end, (ends.get(end) ?? 0) + ways)
  switch (shape.of) {
    case 'one':
      if (at < text.length && (shape.letter === '[ab]' || shape.letter === text[at])) add(at + 1, 1)
      return ends
    case 'either':
      for (const part of shape.parts) for (const [end, ways] of waysFrom(part, text, at)) add(end, ways)
      return ends
    case 'then':
      return shape.parts.reduce(
        (before, part) => {
          const after = new Map<number, number>()
          for (const [from, ways] of before)
            for (const [end, more] of waysFrom(part, text, from))
              after.set(end, (after.get(end) ?? 0) + ways * more)
          return after
        },
        new Map([[at, 1]]),
      )
    case 'many':
      add(at, 1)
      for (const [from, ways] of waysFrom(shape.part, text, at)) {
        if (from === at) continue
        for (const [end, more] of waysFrom(shape, text, from)) add(end, ways * more)
      }
      return ends
  }
}

test('what is bounded has no more ways than the square of the length allows, for any text', () => {
  const word = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }).map(list => list.join(''))
  fc.assert(
    fc.property(shape, word, (some, repeated) => {
      fc.pre(isBounded(sourceOf(some)))
      const ways = (times: number) => {
        const counted = waysFrom(some, repeated.repeat(times), 0)
        return Math.max(1, ...counted.values())
      }
      // Doubling with each repetition would give 2^6 times as many for six more; the square gives 4 times.
      expect(ways(12) / ways(6)).toBeLessThan(16)
    }),
    { numRuns: process.env.SOAK === undefined ? 400 : 40_000 },
  )
})

/** Any character there is. The unit `binary` of fast-check draws alike, but first takes seconds to list all of them. */
const anyCharacter = fc
  .nat(0x10_f7ff)
  .map(place => String.fromCodePoint(place < 0xd800 ? place : place + 0x800))

test('any text gives an answer, in time', () => {
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 200 }),
    fc.stringMatching(/^[ab(|)*+?{},0-9\\[\]^$.-]{0,60}$/),
  )
  fc.assert(
    fc.property(text, pattern => {
      const before = performance.now()
      expect(typeof isBounded(pattern)).toBe('boolean')
      expect(performance.now() - before).toBeLessThan(2000)
    }),
    { numRuns: process.env.SOAK === undefined ? 400 : 40_000 },
  )
})
