import { expect, test } from 'vitest'
import { formatDay, formatInstant, officialDate } from './format.ts'

test('Times are those of China, not of the reader', () => {
  expect(formatInstant('2026-11-20T17:30:00.000Z')).toBe('2026-11-21 01:30')
  expect(formatDay('2026-11-20T15:59:59.000Z')).toBe('2026-11-20')
})

test('Documents write the date in Chinese without leading zeros', () => {
  expect(officialDate('2026-03-05')).toBe('2026年3月5日')
  expect(officialDate('2026-12-31T17:00:00.000Z')).toBe('2027年1月1日')
})
