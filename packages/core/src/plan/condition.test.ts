import { describe, expect, test } from 'vitest'
import type { AnswerValue } from '../catalogue/model.ts'
import { parseCondition } from './condition.ts'

const ANSWERS = new Map<string, AnswerValue>([
  ['kind', 'shop'],
  ['area', 300],
  ['tobacco', true],
  ['extras', ['music', 'lights']],
])
const KNOWN = new Set([...ANSWERS.keys(), 'other'])

const parsed = (text: string) => parseCondition(text, KNOWN)
const holds = (text: string) => {
  const result = parsed(text)
  if (!result.ok) throw new Error(`${text}: ${result.problem}`)
  return result.condition.holds(ANSWERS)
}

describe('a condition', () => {
  test.each([
    ['kind = "shop"', true],
    ['kind != "shop"', false],
    ['area > 300', false],
    ['area >= 300 and tobacco = true', true],
    ['kind = "cart" or tobacco', true],
    ['not(tobacco)', false],
    ['list contains(extras, "music")', true],
    ['list contains(extras, "noise")', false],
    ['count(extras) = 2', true],
    ['area in (200, 300)', true],
    ['area in [1..299]', false],
    ['area in >= 300', true],
  ])('%s is %s', (text, expected) => {
    expect(holds(text)).toBe(expected)
  })

  test('is undecided where it gives no truth value', () => {
    for (const text of ['kind = 3', 'area', 'other > 3', 'not(area)', '"text"', 'tobacco > false'])
      expect(holds(text)).toBeUndefined()
  })

  test('names the questions that it reads, each once', () => {
    const result = parsed('area > 3 and not(area > 9) and kind = "area"')
    expect(result.ok && result.condition.names).toEqual(['area', 'kind'])
  })

  test('can be asked any number of times with other answers', () => {
    const result = parsed('area > 300')
    if (!result.ok) throw new Error(result.problem)
    const values = [299, 301, 300].map(area => result.condition.holds(new Map([['area', area]])))
    expect(values).toEqual([false, true, false])
  })

  test('with an error in it is told where', () => {
    expect(parsed('kind = ')).toMatchObject({ ok: false, problem: 'syntax' })
    expect(parsed('= 3')).toEqual({ ok: false, problem: 'syntax', offset: 0 })
    expect(parsed('area = = 3')).toEqual({ ok: false, problem: 'syntax', offset: 7 })
  })

  test('that reads an unknown name or calls an unknown function is refused', () => {
    expect(parsed('kind = "x" or colour = "red"')).toEqual({
      ok: false,
      problem: 'unknown-name',
      offset: 14,
      name: 'colour',
    })
    expect(parsed('now() = 3')).toMatchObject({ ok: false, problem: 'unknown-name', name: 'now' })
  })
})
