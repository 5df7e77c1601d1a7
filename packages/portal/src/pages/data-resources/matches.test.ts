import type { DataResourceOnWire } from '@yijianshi/contract/data-resource'
import { expect, test } from 'vitest'
import { matches } from './matches.ts'

const named = (zh: string, en: string) => ({ zh, en })
const basis = { law: '《条例》', article: '第四章', quote: null }
const population: DataResourceOnWire = {
  id: 'population',
  name: named('人口库（居民身份证）', 'Population register'),
  owner: 'police',
  ownerName: named('公安局', 'Police'),
  kind: 'conditional',
  key: 'citizen-number',
  fields: [{ element: 'name', name: named('姓名', 'Name') }],
  details: [],
  materials: [{ material: 'identity', name: named('身份证复印件', 'Copy of the identity card') }],
  sensitive: false,
  matters: null,
  conditions: [],
  basis,
  refusal: null,
  freshHours: 24,
  perDay: 1,
}
const inLanguage = (language: 'zh' | 'en') => (query: string) =>
  matches(population, query, text => text[language] ?? text.zh)

test('found by its own name, its owner, what it fills in and what it saves; all words count', () => {
  const zh = inLanguage('zh')
  expect(['', '  ', '人口', '公安', '姓名', '复印件', '公安  身份证'].filter(query => !zh(query))).toEqual([])
  expect(zh('公安 不动产')).toBe(false)
  const en = inLanguage('en')
  expect([en('IDENTITY police'), en('公安')]).toEqual([true, false])
})
