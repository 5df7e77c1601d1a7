import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLine, readLines, readWords, writeLine, writeLines } from './lines.ts'

test('what is written into a cell is read again, whatever the texts hold', () => {
  const part = fc
    .string({ unit: fc.constantFrom('甲', 'a', '｜', '|', '\\', '\n', ' ', 'n') })
    .map(text => text.trim())
  const entry = fc.array(part, { minLength: 1, maxLength: 4 }).filter(parts => (parts.at(-1) ?? '') !== '')
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), entries => {
      expect(readLines(writeLines(entries.map(parts => writeLine(...parts))))).toEqual(entries)
    }),
    { numRuns: 2000 },
  )
})

test('parts may be parted by either bar; empty ones in the middle stay', () => {
  expect(readLine('甲｜|乙')).toEqual(['甲', '', '乙'])
  expect(readLine('《法》｜第一条')).toEqual(['《法》', '第一条'])
})

test('words are parted in many ways', () => {
  expect(readWords('窗口、电脑端，移动端; 快递\n自助终端')).toEqual([
    '窗口',
    '电脑端',
    '移动端',
    '快递',
    '自助终端',
  ])
})
