import { describe, expect, test } from 'vitest'
import { boxesOf, dateOf } from './date-boxes.ts'

describe('a date in three boxes', () => {
  test('full boxes give an ISO date, with full-width digits too', () => {
    expect(dateOf({ year: '2026', month: '3', day: '5' })).toBe('2026-03-05')
    expect(dateOf({ year: '２０２６', month: '１１', day: '２１ ' })).toBe('2026-11-21')
  })

  test('what is half typed is kept', () => {
    for (const boxes of [
      { year: '2026', month: '', day: '' },
      { year: '', month: '3', day: '' },
      { year: '2026', month: '12', day: '' },
    ]) {
      expect(boxesOf(dateOf(boxes))).toEqual(boxes)
    }
  })

  test('a stored date comes back without leading zeros', () => {
    expect(boxesOf('2026-03-05')).toEqual({ year: '2026', month: '3', day: '5' })
    expect(boxesOf('2026-10-20')).toEqual({ year: '2026', month: '10', day: '20' })
  })

  test('empty boxes give nothing', () => {
    expect(dateOf({ year: '', month: ' ', day: '' })).toBe('')
  })
})
