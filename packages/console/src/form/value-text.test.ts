import { expect, test } from 'vitest'
import { fenOf, yuanText } from './money.ts'
import { type ValueContext, valueText } from './value-text.ts'

const context: ValueContext = {
  language: 'zh',
  yes: '是',
  no: '否',
  regionName: code => (code === '990101000000' ? { zh: '东湖区', en: 'Donghu' } : undefined),
}
const options = [
  { value: 'a', label: { zh: '甲', en: 'A' } },
  { value: 'b', label: { zh: '乙', en: 'B' } },
]

test('Money is stored in whole fen and shown in yuan', () => {
  expect(yuanText(12345678)).toBe('123,456.78')
  expect(fenOf(19.99)).toBe(1999)
  expect(valueText({ kind: 'money' }, 5, context)).toBe('¥ 0.05')
})

test('Choices are shown by their labels, in the language of the reader', () => {
  expect(valueText({ kind: 'choice', options }, 'b', context)).toBe('乙')
  expect(valueText({ kind: 'many', options }, ['a', 'b'], context)).toBe('甲、乙')
  expect(valueText({ kind: 'many', options }, ['a', 'b'], { ...context, language: 'en' })).toBe('A, B')
})

test('A region is shown by name, an unknown one by its code', () => {
  expect(valueText({ kind: 'region' }, '990101000000', context)).toBe('东湖区')
  expect(valueText({ kind: 'region' }, '110101000000', context)).toBe('110101000000')
})

test('No is an answer, an empty field is none', () => {
  expect(valueText({ kind: 'yes-no' }, false, context)).toBe('否')
  expect(valueText({ kind: 'number', unit: { zh: '人' } }, 0, context)).toBe('0 人')
  for (const empty of [undefined, null, '', []])
    expect(valueText({ kind: 'many' }, empty, context)).toBeUndefined()
})
