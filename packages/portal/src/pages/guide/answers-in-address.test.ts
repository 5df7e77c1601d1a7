import { describe, expect, test } from 'vitest'
import { answersOf, guideBodyOf, regionOf, searchOf, withoutAnswer } from './answers-in-address.ts'

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
    expect(answersOf(searchOf(answers, undefined))).toEqual(answers)
  })

  test('order is kept, because the last answer is the one that Back takes away', () => {
    expect(Object.keys(answersOf('?b=x&a=y&c=z'))).toEqual(['b', 'a', 'c'])
  })

  test('an answer can be taken out to be given anew', () => {
    expect(searchOf(withoutAnswer({ a: 'x', b: 2 }, 'a'), undefined)).toBe('?b=2')
    expect(searchOf(withoutAnswer({ a: 'x' }, 'a'), undefined)).toBe('')
  })

  test('the region travels beside the answers, and is none of them', () => {
    const search = searchOf({ area: 80, region: 'north' }, '990102000000')
    expect(answersOf(search)).toEqual({ area: 80, region: 'north' })
    expect(regionOf(search)).toBe('990102000000')
    expect(guideBodyOf(search)).toEqual({ answers: { area: 80, region: 'north' }, region: '990102000000' })
    expect(guideBodyOf('?area=80')).toEqual({ answers: { area: 80 } })
  })

  test('a region that is none is left out', () => {
    expect(regionOf('?in-region=here')).toBeUndefined()
    expect(regionOf('')).toBeUndefined()
  })
})
