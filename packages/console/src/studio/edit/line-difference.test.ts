import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingParts, lineDifference } from './line-difference.ts'

test('What is the same and removed is the earlier text, what is the same and added the later one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c')).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDifference(before, after)
      const without = (kind: string) =>
        lines
          .filter(line => line.kind !== kind)
          .map(line => line.text)
          .join('\n')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

test('Only what differs is shown, with the lines around it', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')
  const after = before.replace('line 10', 'another')
  const [part, ...others] = differingParts(lineDifference(before, after), 1)
  expect(others).toEqual([])
  expect(part).toEqual([
    { kind: 'same', number: 10, text: 'line 9' },
    { kind: 'removed', number: 11, text: 'line 10' },
    { kind: 'added', number: 11, text: 'another' },
    { kind: 'same', number: 12, text: 'line 11' },
  ])
})
