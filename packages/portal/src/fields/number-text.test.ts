import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fenIn, numberIn, yuanText, yuanTyped } from './number-text.ts'

describe('yuan and fen', () => {
  test.each([
    ['1', 100],
    ['1.5', 150],
    ['1.05', 105],
    ['0.1', 10],
    ['１２．３４', 1234],
    ['1,234,567.89', 123456789],
    ['￥10', 1000],
    ['-3.20', -320],
    ['12.', 1200],
  ])('%s yuan is %i fen', (text, fen) => {
    expect(fenIn(text)).toBe(fen)
  })

  test.each(['', '十', '1.234', '1e5', '--1', '1.2.3', 'NaN'])('%j is no amount', text => {
    expect(fenIn(text)).toBeUndefined()
  })

  test('every amount survives being shown and typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), fen => {
        expect(fenIn(yuanTyped(fen))).toBe(fen)
        expect(fenIn(yuanText(fen))).toBe(fen)
      }),
    )
  })

  test('amounts are grouped by thousands for reading', () => {
    expect(yuanText(12345678900)).toBe('123,456,789')
    expect(yuanText(100050)).toBe('1,000.50')
    expect(yuanText(-100)).toBe('-1')
  })
})

describe('numbers', () => {
  test.each([
    ['80', 80],
    [' 80.5 ', 80.5],
    ['８０', 80],
    ['-3', -3],
    ['1,200', 1200],
  ])('%j is %d', (text, number) => {
    expect(numberIn(text)).toBe(number)
  })

  test.each(['', '.', '-', '八十', '12a', '0x10'])('%j is no number', text => {
    expect(numberIn(text)).toBeUndefined()
  })
})
