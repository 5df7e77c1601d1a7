import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from './line-break.ts'

/** Ideographs and full-width marks one wide, others a half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 1 : 0.5), 0)
}

const text = fc
  .array(
    fc.constantFrom(
      '一',
      '件',
      '事',
      '，',
      '。',
      '；',
      '：',
      '”',
      '“',
      '）',
      '（',
      '》',
      '《',
      '、',
      'abc',
      '12',
      ' ',
      '%',
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''))

test('nothing is lost, and no line is wider than its column', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (given, width) => {
      const lines = breakLines(given, widthOf, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test('no line begins with a closing mark or ends with an opening one, where a line has room for both', () => {
  const marks = fc.constantFrom('，', '。', '；', '”', '）', '》')
  const word = fc.tuple(fc.constantFrom('', '“', '（', '《'), fc.stringMatching(/^[一-十]{1,3}$/), marks)
  const sentences = fc.array(word, { minLength: 1, maxLength: 20 }).map(words => words.flat().join(''))
  fc.assert(
    fc.property(sentences, fc.integer({ min: 6, max: 20 }), (given, width) => {
      const lines = breakLines(given, widthOf, width)
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。；”）》]/)
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[“（《]$/)
    }),
  )
})

test('Latin words and numbers stay whole where they fit, and are cut where they do not', () => {
  expect(breakLines('编码 990131025001 有效', widthOf, 7)).toEqual(['编码', '990131025001', '有效'])
  expect(breakLines('11990101000100001N4990131025001', widthOf, 8)).toEqual([
    '1199010100010000',
    '1N4990131025001',
  ])
})

test('a mark after a space does not begin a line either', () => {
  expect(breakLines('公司 · 食品 · 烟草', widthOf, 4)).toEqual(['公司 ·', '食品 ·', '烟草'])
})
