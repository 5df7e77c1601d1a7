import { expect, test } from 'vitest'
import { type ConsentSheetFacts, makeConsentSheet } from './consent-sheet.ts'

const resource = {
  name: { zh: '人口库', en: 'Population' },
  owner: { zh: '公安局', en: 'Police' },
  sensitive: false,
  basis: { law: '《条例》', article: '第四章' },
  fields: [{ zh: '姓名', en: 'Name' }],
  materials: [{ zh: '身份证', en: 'Identity card' }],
}
const facts: ConsentSheetFacts = {
  language: 'zh',
  matter: { zh: '开便利店', en: 'Open a shop' },
  issuer: undefined,
  resources: [resource, { ...resource, name: { zh: '社保', en: 'Insurance' }, sensitive: true, fields: [] }],
  days: 30,
  edition: { hash: 'a'.repeat(64) },
  date: '2026-11-21',
}
const tablesOf = (given: ConsentSheetFacts) =>
  makeConsentSheet(given).blocks.flatMap(block => (block.kind === 'table' ? [block] : []))

test('purpose, sources, period and how to take it back stand on it, in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const { blocks, subtitle } = makeConsentSheet({ ...facts, language })
    const text = JSON.stringify(blocks)
    expect(subtitle).toBe(facts.matter[language])
    for (const said of [facts.matter, resource.name, resource.owner, ...resource.materials])
      expect(text).toContain(said[language])
    expect(text).toContain('30')
    expect(text).toContain('《条例》第四章')
  }
})

test('what is sensitive is signed for by itself; an empty part is left out', () => {
  const [ordinary, sensitive, more] = tablesOf(facts)
  expect([ordinary?.rows.length, sensitive?.rows.length, more]).toEqual([1, 1, undefined])
  expect(ordinary?.rows[0]?.[0]).toEqual(['□'])
  expect([sensitive?.columns[0]?.title, sensitive?.rows[0]?.[0]]).toEqual(['签名', ['']])
  expect(tablesOf({ ...facts, resources: [resource] })).toHaveLength(1)
})
