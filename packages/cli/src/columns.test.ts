import { expect, test } from 'vitest'
import { columns, widthOf } from './columns.ts'

test('a Chinese character is as wide as two Latin ones', () => {
  expect(widthOf('营业执照')).toBe(8)
  expect(widthOf('（80 m²）')).toBe(9)
  expect(widthOf('𠮷')).toBe(2)
})

test('columns stand in line whatever the script', () => {
  expect(
    columns(
      [
        ['食品', '1', 'x'],
        ['tobacco', '20', ''],
      ],
      ['left', 'right'],
    ),
  ).toEqual(['食品      1  x', 'tobacco  20'])
})
