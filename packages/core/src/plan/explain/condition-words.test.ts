import { describe, expect, test } from 'vitest'
import type { Question } from '../../catalogue/model.ts'
import { answerWords, conditionWords } from './condition-words.ts'

const name = (zh: string, en: string) => ({ zh, en })
const KIND: Question = {
  id: 'kind',
  kind: 'choice',
  title: name('开什么店？', 'What shop?'),
  options: [
    { value: 'shop', label: name('便利店', 'Shop') },
    { value: 'cart', label: name('小摊', 'Cart') },
    { value: 'stall', label: name('档口', 'Stall') },
  ],
}
const SEAL: Question = { id: 'seal', kind: 'yes-no', title: name('刻章吗？', 'A seal?') }
const AREA: Question = {
  id: 'area',
  kind: 'number',
  title: name('多大面积？', 'How large?'),
  unit: { zh: '平方米', en: 'm²' },
  min: 1,
  max: 1000,
}
const GOODS: Question = {
  id: 'goods',
  kind: 'many',
  title: name('卖什么？', 'What goods?'),
  options: [
    { value: 'wine', label: name('酒', 'Wine') },
    { value: 'tea', label: name('茶', 'Tea') },
  ],
}
const QUESTIONS = new Map([KIND, SEAL, AREA, GOODS].map(question => [question.id, question]))

describe('a condition in words', () => {
  test.each([
    ['kind = "shop"', '“开什么店？”选“便利店”', '“What shop?” is “Shop”'],
    ['kind != "shop"', '“开什么店？”不选“便利店”', '“What shop?” is not “Shop”'],
    ['not(kind = "shop")', '“开什么店？”不选“便利店”', '“What shop?” is not “Shop”'],
    ['kind = "cart" or kind = "stall"', '“开什么店？”不选“便利店”', '“What shop?” is not “Shop”'],
    ['seal', '“刻章吗？”选“是”', '“A seal?” is “yes”'],
    ['seal = false', '“刻章吗？”选“否”', '“A seal?” is “no”'],
    ['area > 300', '“多大面积？”大于 300 平方米', '“How large?” is above 300 m²'],
    ['area >= 300', '“多大面积？”不少于 300 平方米', '“How large?” is at least 300 m²'],
    ['area = 300', '“多大面积？”是 300 平方米', '“How large?” is 300 m²'],
    [
      'area > 300 and area <= 500',
      '“多大面积？”大于 300 平方米、不超过 500 平方米',
      '“How large?” is above 300 m² and at most 500 m²',
    ],
    [
      'area < 10 or area in [20..30)',
      '“多大面积？”小于 10 平方米或不少于 20 平方米、小于 30 平方米',
      '“How large?” is below 10 m² or is at least 20 m² and below 30 m²',
    ],
    [
      'area > 300 and seal and area <= 500',
      '“多大面积？”大于 300 平方米、不超过 500 平方米，并且“刻章吗？”选“是”',
      '“How large?” is above 300 m² and at most 500 m² and “A seal?” is “yes”',
    ],
    ['list contains(goods, "tea")', '“卖什么？”选“茶”', '“What goods?” includes “Tea”'],
    ['not(list contains(goods, "tea"))', '“卖什么？”没有选“茶”', '“What goods?” does not include “Tea”'],
    [
      'seal and (kind = "cart" or area > 3)',
      '“刻章吗？”选“是”，并且（“开什么店？”选“小摊”，或者“多大面积？”大于 3 平方米）',
      '“A seal?” is “yes” and (“What shop?” is “Cart” or “How large?” is above 3 m²)',
    ],
    [
      'not(seal and kind = "cart")',
      '“刻章吗？”选“否”，或者“开什么店？”不选“小摊”',
      '“A seal?” is “no” or “What shop?” is not “Cart”',
    ],
    [
      'if seal then area > 3 else kind = "cart"',
      '如果“刻章吗？”选“是”，则“多大面积？”大于 3 平方米，否则“开什么店？”选“小摊”',
      'if “A seal?” is “yes”, then “How large?” is above 3 m², otherwise “What shop?” is “Cart”',
    ],
    ['true', '任何情形', 'in any case'],
  ])('%s', (text, zh, en) => {
    expect(conditionWords(text, QUESTIONS)).toEqual({ zh, en })
  })

  test('what has no words stands there as written', () => {
    expect(conditionWords('area + 1 > 3', QUESTIONS).zh).toBe('“area + 1 > 3”')
    expect(conditionWords('count(goods) > 1 and seal', QUESTIONS).zh).toBe(
      '“count(goods) > 1”，并且“刻章吗？”选“是”',
    )
    expect(conditionWords('other = 3', QUESTIONS).zh).toBe('“other = 3”')
  })
})

test('answers are said in the words of their options', () => {
  expect(answerWords(KIND, 'cart').zh).toBe('小摊')
  expect(answerWords(SEAL, true)).toEqual({ zh: '是', en: 'yes' })
  expect(answerWords(AREA, 80)).toEqual({ zh: '80 平方米', en: '80 m²' })
  expect(answerWords(GOODS, ['tea', 'wine']).zh).toBe('酒、茶')
  expect(answerWords(GOODS, []).zh).toBe('都不选')
})
