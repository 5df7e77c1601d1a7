import { describe, expect, test } from 'vitest'
import {
  applicant,
  CLOSED,
  CONCLUDED,
  clerk,
  closed,
  delivered,
  FIRST_ISSUED,
  given,
  outcome,
  SUBMITTED,
  step,
} from '../case.fixture.ts'
import type { CaseCommand } from '../commands.ts'
import { GRADES } from '../events.ts'

describe('deliver', () => {
  const deliver = (command: Omit<Extract<CaseCommand, { type: 'deliver' }>, 'type'>, steps = CONCLUDED) =>
    outcome(steps, { type: 'deliver', ...command }, clerk)

  test('hands over all results at once and closes the case', () => {
    expect(deliver({ method: 'window' })).toEqual([delivered, closed])
    expect(given(...CLOSED)).toMatchObject({ stage: 'closed', delivered: { method: 'window' } })
  })

  test('by post it has a tracking number', () => {
    expect(deliver({ method: 'post' })).toBe('case/tracking-missing')
    expect(deliver({ method: 'post', trackingNumber: ' ' })).toBe('case/tracking-missing')
    expect(deliver({ method: 'post', trackingNumber: 'EMS1' })).toEqual([
      { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' },
      closed,
    ])
  })

  test('not before every task has ended, and not twice', () => {
    expect(deliver({ method: 'window' }, FIRST_ISSUED)).toBe('case/stage')
    expect(deliver({ method: 'window' }, CLOSED)).toBe('case/stage')
  })
})

describe('rate', () => {
  const rate = (steps: typeof CLOSED) => outcome(steps, { type: 'rate', grade: 'satisfied' }, applicant)

  test('one matter, one rating, of five grades', () => {
    for (const grade of GRADES) {
      expect(outcome(CLOSED, { type: 'rate', grade }, applicant)).toEqual([{ type: 'CaseRated', grade }])
    }
    expect(rate([...CLOSED, step(applicant, { type: 'CaseRated', grade: 'dissatisfied' })])).toBe(
      'case/already-rated',
    )
  })

  test('a comment goes with it as a hash', () => {
    const command = { type: 'rate', grade: 'satisfied', commentHash: 'hash' } as const
    expect(outcome(CLOSED, command, applicant)).toEqual([{ ...command, type: 'CaseRated' }])
  })

  test('only a closed case', () => {
    expect(rate(SUBMITTED)).toBe('case/stage')
    expect(rate(CONCLUDED)).toBe('case/stage')
  })
})
