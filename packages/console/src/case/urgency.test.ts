import { expect, test } from 'vitest'
import { urgencyOf } from './urgency.ts'

test('A date passed is overdue, the last day is today, the two days before are soon', () => {
  expect([-3, -1, 0, 1, 2, 3, 20].map(urgencyOf)).toEqual([
    'overdue',
    'overdue',
    'today',
    'soon',
    'soon',
    'calm',
    'calm',
  ])
})
