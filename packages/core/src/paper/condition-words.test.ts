import { expect, test } from 'vitest'
import { stallCatalogue } from '../plan/stall.fixture.ts'
import { conditionText } from './condition-words.ts'
import { deskFor } from './desk.ts'

const base = { catalogue: stallCatalogue, edition: { hash: 'x' } } as const

test.each([
  ['zh', 'area >= 50', '“area（名）”不少于“50 m²”'],
  ['zh', 'licensed = true and area < 100', '“licensed（名）”是“是”，并且“area（名）”少于“100 m²”'],
  ['en', 'kind != "shop" or licensed = false', '“kind” is not “shop” or “licensed” is “No”'],
  ['zh', 'list contains(extras, "music")', '“extras（名）”里有“music（名）”'],
] as const)('%s: «%s» is said in the words of questions and options', (language, condition, words) => {
  expect(conditionText(deskFor({ ...base, language }), condition)).toBe(words)
})

test('what is no question stays as it stands', () => {
  expect(conditionText(deskFor({ ...base, language: 'zh' }), 'nobody = "knows"')).toBe('nobody = "knows"')
})
