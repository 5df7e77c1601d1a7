import { expect, test } from 'vitest'
import { actualSpan, plannedSchedule, takenDays } from './schedule.ts'

test('A task begins when the last of those it waits for has ended', () => {
  const spans = plannedSchedule([
    { item: 'tax', dependsOn: ['licence', 'seal'], promisedDays: 1 },
    { item: 'licence', dependsOn: [], promisedDays: 2 },
    { item: 'seal', dependsOn: ['licence'], promisedDays: 1 },
    { item: 'food', dependsOn: ['licence'], promisedDays: 9 },
  ])
  expect(spans).toEqual([
    { item: 'tax', startDay: 3, endDay: 4 },
    { item: 'licence', startDay: 0, endDay: 2 },
    { item: 'seal', startDay: 2, endDay: 3 },
    { item: 'food', startDay: 2, endDay: 11 },
  ])
})

test('Days taken are working days in China, up to the result or to now', () => {
  const friday = '2026-11-20T02:00:00.000Z'
  const monday = '2026-11-23T02:00:00.000Z'
  const waiting = { dispatchedAt: null, decidedAt: null, issuedAt: null }
  expect(takenDays(waiting, Date.parse(monday))).toBeUndefined()
  expect(takenDays({ ...waiting, dispatchedAt: friday }, Date.parse(monday))).toBe(1)
  expect(takenDays({ ...waiting, dispatchedAt: friday, issuedAt: friday }, Date.parse(monday))).toBe(0)
})

test('What happened is placed by working days since acceptance', () => {
  const now = Date.parse('2026-11-26T02:00:00.000Z')
  const task = { item: 'food', dispatchedAt: '2026-11-23T02:00:00.000Z', decidedAt: null, issuedAt: null }
  expect(actualSpan(task, '2026-11-20T02:00:00.000Z', now)).toEqual({ item: 'food', startDay: 1, endDay: 4 })
  expect(actualSpan({ ...task, dispatchedAt: null }, '2026-11-20T02:00:00.000Z', now)).toBeUndefined()
})
