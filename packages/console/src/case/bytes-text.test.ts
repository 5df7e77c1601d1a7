import { expect, test } from 'vitest'
import { bytesText } from './bytes-text.ts'

test('Sizes are told in the unit that fits', () => {
  expect([0, 1023, 1024, 1536, 3_565_158].map(bytesText)).toEqual(['0 B', '1023 B', '1 kB', '2 kB', '3.4 MB'])
})
