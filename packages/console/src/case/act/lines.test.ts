import { expect, test } from 'vitest'
import { fieldOfInstant, instantOfField, linesOf } from './lines.ts'

test('Names are told apart by lines and by the marks of a list, each counted once', () => {
  expect(linesOf('张三\n李四、王五，张三')).toEqual(['张三', '李四', '王五'])
  expect(linesOf('  \n ')).toEqual([])
  expect(linesOf(undefined)).toEqual([])
})

test('A field of date and time is China’s time, there and back', () => {
  expect(instantOfField('2026-11-23T09:30')).toBe('2026-11-23T01:30:00.000Z')
  expect(fieldOfInstant('2026-11-23T01:30:00.000Z')).toBe('2026-11-23T09:30')
  expect(fieldOfInstant(instantOfField('2027-01-01T00:10'))).toBe('2027-01-01T00:10')
})
