import { expect, test } from 'vitest'
import { readMoment } from './moment.ts'

test.each([
  ['2026-11-21T15:30:00', '2026-11-21T07:30:00.000Z'],
  ['2026-11-21 15:30', '2026-11-21T07:30:00.000Z'],
  ['2026-11-21 15:30:00.250', '2026-11-21T07:30:00.250Z'],
  ['2026-11-21T15:30:00Z', '2026-11-21T15:30:00.000Z'],
  ['2026-11-21 15:30:00+09:00', '2026-11-21T06:30:00.000Z'],
])('%s is %s', (text, moment) => {
  expect(readMoment(text)?.toISOString()).toBe(moment)
})

test.each(['', 'yesterday', '2026-11-21', '2026-13-21T00:00', '2026-11-21T25:00', '15:30'])(
  '%j is none',
  text => {
    expect(readMoment(text)).toBeUndefined()
  },
)
