import { describe, expect, test } from 'vitest'
import type { Plan } from './plan.ts'
import { planOf } from './stall.fixture.ts'

const timesOf = (plan: Plan) =>
  Object.fromEntries(plan.flow.tasks.map(task => [task.item, [task.startDay, task.endDay]]))
const criticalOf = (plan: Plan) => plan.flow.tasks.filter(task => task.critical).map(task => task.item)
const dependsOn = (plan: Plan, item: string) => plan.flow.tasks.find(task => task.item === item)?.dependsOn

describe('the merged flow', () => {
  test('an item waits for the items whose results it needs, and for nothing else', () => {
    const plan = planOf()
    expect(dependsOn(plan, 'registration')).toEqual([])
    expect(dependsOn(plan, 'lights')).toEqual(['registration'])
    expect(dependsOn(plan, 'tax')).toEqual(['registration', 'seal'])
  })

  test('a task stands after those it waits for, whatever the order of the matter', () => {
    const order = planOf().flow.tasks.map(task => task.item)
    expect(order.indexOf('tax')).toBeGreaterThan(order.indexOf('seal'))
  })

  test('it starts when the last of them ends; the others run side by side', () => {
    expect(timesOf(planOf())).toEqual({ registration: [0, 3], seal: [3, 4], tax: [4, 6], lights: [3, 6] })
  })

  test('nobody waits for a licence already held', () => {
    const plan = planOf({ licensed: true })
    expect(dependsOn(plan, 'tax')).toEqual(['seal'])
    expect(timesOf(plan)).toEqual({ seal: [0, 1], tax: [1, 3], lights: [0, 3] })
  })

  test('an item that asks for its own earlier result doesn’t wait for itself', () => {
    expect(dependsOn(planOf({ extras: ['music'], lateMusic: false }), 'music')).toEqual(['registration'])
  })

  test('two paths of the same length are both critical', () => {
    expect(criticalOf(planOf())).toEqual(['registration', 'seal', 'tax', 'lights'])
  })

  test('a task with time to spare is not critical, nor is one whose end nobody critical waits for', () => {
    expect(criticalOf(planOf({ extras: ['music'], lateMusic: false }))).toEqual([
      'registration',
      'seal',
      'tax',
    ])
    expect(criticalOf(planOf({ kind: 'cart', extras: ['music', 'lights'], lateMusic: false }))).toEqual([
      'registration',
      'lights',
    ])
  })

  test('the working days are those of the longest path', () => {
    expect(planOf().flow.workingDays).toBe(6)
    expect(planOf({ extras: [], kind: 'cart' }).flow.workingDays).toBe(3)
  })
})
