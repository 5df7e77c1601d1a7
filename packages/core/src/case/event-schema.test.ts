import { describe, expect, test } from 'vitest'
import { EVENT_SAMPLES } from './event-samples.fixture.ts'
import { parseCaseEvent } from './event-schema.ts'
import type { CaseEvent } from './events.ts'

const samples: readonly CaseEvent[] = Object.values(EVENT_SAMPLES).flat()

describe('a stored event', () => {
  test.each(samples.map(event => [event.type, event] as const))('%s comes back the same', (type, event) => {
    const stored: unknown = JSON.parse(JSON.stringify(event))
    expect(parseCaseEvent(type, stored)).toEqual(event)
  })

  // A field that a sample leaves out is one that the schema could forget: each must be missed.
  test.each(samples.map(event => [event.type, event] as const))(
    '%s misses nothing it needs',
    (type, event) => {
      const barest = Object.keys(EVENT_SAMPLES[type][0]).filter(field => field !== 'type')
      for (const field of barest) {
        const { [field]: _, ...rest }: Readonly<Record<string, unknown>> = { ...event }
        expect(() => parseCaseEvent(type, rest), field).toThrow()
      }
    },
  )

  test('the samples stand under their type', () => {
    for (const [type, events] of Object.entries(EVENT_SAMPLES))
      expect(new Set(events.map(event => event.type))).toEqual(new Set([type]))
  })

  test('is of the type of its row, whatever its data say', () => {
    const data = { type: 'CaseWithdrawn', reason: 'x' }
    expect(parseCaseEvent('CaseDeclined', data)).toEqual({ type: 'CaseDeclined', reason: 'x' })
  })

  test.each([
    ['an unknown type', 'CaseEaten', {}],
    ['a missing field', 'TaskRefused', { item: 'a' }],
    ['a wrong value', 'CaseRated', { grade: 'six' }],
    ['a procedure that no law knows', 'ProcedureBegun', { ...EVENT_SAMPLES.ProcedureBegun[0], kind: 'nap' }],
    ['no object', 'CaseClosed', 'x'],
    ['nothing', 'CaseClosed', null],
  ])('that can’t be read is a fault: %s', (_, type, data) => {
    expect(() => parseCaseEvent(type, data)).toThrow()
  })
})

test('an event of before answers were sealed is read as it stands', () => {
  const answers = { kind: 'shop', extras: ['lights'], area: 3, licensed: false }
  const [submitted] = EVENT_SAMPLES.CaseSubmitted
  expect(parseCaseEvent('CaseSubmitted', { ...submitted, answers })).toEqual({ ...submitted, answers })
})

test('an event of before the plan carried the law is read without it', () => {
  const [{ tolerable: _, promisable: __, held: ___, ...earlier }] = EVENT_SAMPLES.CaseSubmitted
  const tasks = earlier.tasks.map(({ law: ____, ...plan }) => plan)
  expect(parseCaseEvent('CaseSubmitted', { ...earlier, tasks })).toEqual({ ...earlier, tasks })
})
