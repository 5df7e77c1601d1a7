import { expect, test } from 'vitest'
import { findingsFrom, findingsToSend, openPoints, reasonsFromUnmet } from './findings.ts'

const points = ['a', 'b', 'c']

test('Every point must be looked at, and one not met needs a remark', () => {
  expect(openPoints(points, {})).toEqual(points)
  expect(
    openPoints(points, {
      a: { met: true, remark: '' },
      b: { met: false, remark: ' ' },
      c: { met: false, remark: '面积不符' },
    }),
  ).toEqual(['b'])
})

test('What is sent has only points looked at, remarks without blanks at the ends', () => {
  expect(
    findingsToSend(points, {
      a: { met: true, remark: '' },
      b: { met: false, remark: ' 缺页 ' },
      x: { met: true, remark: '' },
    }),
  ).toEqual([
    { point: 'a', met: true },
    { point: 'b', met: false, remark: '缺页' },
  ])
})

test('Stored findings can be taken up again', () => {
  expect(findingsFrom([{ point: 'a', met: true }])).toEqual({ a: { met: true, remark: '' } })
})

test('The reasons of a refusal are preset from the points not met', () => {
  const texts = [
    { id: 'a', text: '场所合法' },
    { id: 'b', text: '布局合理' },
    { id: 'c', text: '人员健康' },
  ]
  expect(reasonsFromUnmet(texts, [{ point: 'a', met: true }])).toBe('')
  expect(reasonsFromUnmet(texts, [{ point: 'a', met: false, remark: '无产权证明' }])).toBe(
    '场所合法：无产权证明',
  )
  expect(
    reasonsFromUnmet(texts, [
      { point: 'a', met: false, remark: '无产权证明' },
      { point: 'c', met: false },
    ]),
  ).toBe('1. 场所合法：无产权证明\n2. 人员健康')
})
