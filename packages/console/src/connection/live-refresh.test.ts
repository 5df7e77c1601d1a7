import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefresh, type Refresh } from './live-refresh.ts'

let read: string[]
let refresh: Refresh

beforeEach(() => {
  vi.useFakeTimers()
  read = []
  refresh = createRefresh({
    readCase: id => read.push(id),
    readLists: () => read.push('lists'),
    readAll: () => read.push('all'),
  })
})
afterEach(() => {
  refresh.stop()
  vi.useRealTimers()
})

const change = (process: string, kind = 'case') => refresh.changed({ kind, process, version: 1 })

test('changes that come together are read once', () => {
  change('a')
  change('a')
  change('b')
  expect(read).toEqual([])
  vi.advanceTimersByTime(400)
  expect(read).toEqual(['a', 'b', 'lists'])
})

test('a case is read at once, its lists every three seconds at most', () => {
  for (let count = 0; count < 10; count += 1) {
    change(String(count))
    vi.advanceTimersByTime(500)
  }
  expect(read.filter(what => what === 'lists')).toHaveLength(2)
  expect(read.filter(what => what !== 'lists')).toHaveLength(10)
  vi.advanceTimersByTime(5_000)
  expect(read.filter(what => what === 'lists')).toHaveLength(3)
})

test('nothing moves while a finger is down, and everything comes after it', () => {
  refresh.press(true)
  change('a')
  vi.advanceTimersByTime(10_000)
  expect(read).toEqual([])
  refresh.press(false)
  vi.advanceTimersByTime(1_000)
  expect(read).toEqual(['a', 'lists'])
})

test('after a gap all that is shown is read, once', () => {
  change('a')
  refresh.all()
  refresh.all()
  vi.advanceTimersByTime(5_000)
  expect(read).toEqual(['all'])
})

test('what is no case changes no screen of cases', () => {
  change('a', 'catalogue-change')
  vi.advanceTimersByTime(5_000)
  expect(read).toEqual([])
})
