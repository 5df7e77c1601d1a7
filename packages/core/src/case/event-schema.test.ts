import { describe, expect, test } from 'vitest'
import {
  applicant,
  CLOSED,
  CORRECTING,
  clerk,
  recordedFrom,
  step,
  stopped,
  TASKS,
  taskRefused,
} from './case.fixture.ts'
import { parseCaseEvent } from './event-schema.ts'
import type { CaseEvent } from './events.ts'

const examples: readonly CaseEvent[] = [
  ...recordedFrom(CLOSED).map(recorded => recorded.event),
  ...recordedFrom(CORRECTING).map(recorded => recorded.event),
  { type: 'CaseDeclined', reason: 'elsewhere', competentAuthority: 'police' },
  { type: 'CaseWithdrawn', reason: 'moved' },
  { type: 'CorrectionSubmitted', formHash: 'f2', materials: [] },
  { type: 'TaskReviewed', item: 'a', findings: [{ point: 'p', met: false, remark: 'r' }] },
  { type: 'ResultIssued', item: 'a', results: [{ licence: 'l', number: '1', validUntil: '2031-09-30' }] },
  { type: 'ResultsDelivered', method: 'post', trackingNumber: 'EMS1' },
  { type: 'CaseRated', grade: 'satisfied', commentHash: 'hash' },
  {
    type: 'CaseVersionTaken',
    request: 'asked at the window',
    catalogueVersion: 'v2',
    planHash: 'p2',
    situation: 's',
    fields: ['name'],
    checklist: ['identity'],
    tasks: TASKS,
  },
  taskRefused('a'),
  stopped('b', 'a'),
]

describe('a stored event', () => {
  test.each(examples.map(event => [event.type, event] as const))('%s comes back the same', (type, event) => {
    const stored: unknown = JSON.parse(JSON.stringify(event))
    expect(parseCaseEvent(type, stored)).toEqual(event)
  })

  test('the examples show every type of event', () => {
    expect(new Set(examples.map(event => event.type)).size).toBe(16)
    expect(recordedFrom([step(applicant), step(clerk)])).toEqual([])
  })

  test('is of the type of its row, whatever its data say', () => {
    const data = { type: 'CaseWithdrawn', reason: 'x' }
    expect(parseCaseEvent('CaseDeclined', data)).toEqual({ type: 'CaseDeclined', reason: 'x' })
  })

  test.each([
    ['an unknown type', 'CaseEaten', {}],
    ['a missing field', 'TaskRefused', { item: 'a' }],
    ['a wrong value', 'CaseRated', { grade: 'six' }],
    ['no object', 'CaseClosed', 'x'],
    ['nothing', 'CaseClosed', null],
  ])('that can’t be read is a fault: %s', (_, type, data) => {
    expect(() => parseCaseEvent(type, data)).toThrow()
  })
})
