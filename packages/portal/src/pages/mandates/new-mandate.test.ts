import { expect, test } from 'vitest'
import { faultsOf, type NewMandate, PERIODS, STEPS, stepOf, untilOf } from './new-mandate.ts'

const whole: NewMandate = {
  kind: 'family',
  name: '李华',
  document: { kind: 'citizen-number', number: '110199198809129925' },
  acts: ['submit'],
  matters: 'all',
  period: 'year',
}

test('no step is skipped by an address, and one may go back to any', () => {
  expect(stepOf('check', whole)).toBe('check')
  expect(stepOf('agent', whole)).toBe('agent')
  expect(stepOf(null, whole)).toBe('kind')
  expect(stepOf('check', { ...whole, kind: undefined })).toBe('kind')
  expect(stepOf('check', { ...whole, name: ' ' })).toBe('agent')
  expect(stepOf('check', { ...whole, matters: [] })).toBe('matters')
  expect(stepOf('nonsense', whole)).toBe('kind')
})

test('each step says what it lacks', () => {
  const nothing: NewMandate = {
    ...whole,
    kind: undefined,
    name: '',
    document: { kind: 'passport', number: '!' },
    acts: [],
    matters: [],
  }
  const faults = STEPS.flatMap(step => faultsOf(step, nothing)).map(({ fault }) => fault)
  expect(faults).toEqual(['kindMissing', 'nameMissing', 'numberWrong', 'actsMissing', 'mattersMissing'])
  expect(STEPS.flatMap(step => faultsOf(step, whole))).toEqual([])
  const empty = { ...whole, document: { kind: 'citizen-number', number: ' ' } } as const
  expect(faultsOf('agent', empty)).toEqual([{ field: 'number', fault: 'numberMissing' }])
})

test('the last day is the same day of the month, or its last', () => {
  expect(PERIODS.map(period => untilOf(period, '2026-11-22'))).toEqual([
    '2027-02-22',
    '2027-11-22',
    '2029-11-22',
  ])
  expect(untilOf('quarter', '2026-11-30')).toBe('2027-02-28')
  expect(untilOf('year', '2028-02-29')).toBe('2029-02-28')
})
