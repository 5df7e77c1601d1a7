import { describe, expect, test } from 'vitest'
import { answersOf, searchOf, withoutAnswer } from './answers-in-address.ts'

describe('answers in the address', () => {
  test('every kind of answer survives the address', () => {
    const answers = {
      operatorKind: 'company',
      seal: true,
      tobacco: false,
      area: 80.5,
      floor: -1,
      goods: ['tea', 'wine'],
      nothing: [],
      one: ['tea'],
    }
    expect(answersOf(searchOf(answers))).toEqual(answers)
  })

  test('order is kept, because the last answer is the one that Back takes away', () => {
    expect(Object.keys(answersOf('?b=x&a=y&c=z'))).toEqual(['b', 'a', 'c'])
  })

  test('an answer can be taken out to be given anew', () => {
    expect(searchOf(withoutAnswer({ a: 'x', b: 2 }, 'a'))).toBe('?b=2')
    expect(searchOf(withoutAnswer({ a: 'x' }, 'a'))).toBe('')
  })
})
