import { expect, test } from 'vitest'
import { countStages } from './stage-counts.ts'

test('Every stage has its number, also those without a case', () => {
  expect(countStages([{ stage: 'handling' }, { stage: 'closed' }, { stage: 'handling' }])).toEqual({
    submitted: 0,
    correcting: 0,
    handling: 2,
    concluded: 0,
    closed: 1,
    declined: 0,
    withdrawn: 0,
  })
})
