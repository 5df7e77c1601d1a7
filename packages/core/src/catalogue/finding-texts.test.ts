import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { findingsAfter } from './check/small-catalogue.ts'
import { findingRows, findingText } from './finding-texts.ts'
import { languages } from './language.ts'

test('every code is unique', () => {
  const codes = findingRows.map(row => row.code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('both languages of a row tell the same', () => {
  const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
  for (const row of findingRows) expect(placeholders(row.zh), row.code).toEqual(placeholders(row.en))
})

test('an example is YAML before and after, and these differ', () => {
  const examples = findingRows.flatMap(({ code, example }) => (example ? [{ code, example }] : []))
  expect(examples.length).toBeGreaterThan(10)
  for (const { code, example } of examples) {
    expect(example.wrong, code).not.toBe(example.right)
    for (const text of [example.wrong, example.right]) {
      expect(parseDocument(text, { uniqueKeys: false }).errors, `${code}: ${text}`).toEqual([])
    }
  }
})

test('a text shows what was found', () => {
  const [finding] = findingsAfter(['matters/open-shop.yaml', 'lead: market', 'lead: markt'])
  if (!finding) throw new Error('no finding')
  expect(languages.map(language => findingText(finding, language))).toEqual([
    'authorities 中没有 markt。最接近的是：market。请改正或先补上它。',
    'There is no markt in authorities. Nearest: market. Correct it, or add what is missing.',
  ])
})
