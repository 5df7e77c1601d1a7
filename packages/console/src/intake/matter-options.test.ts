import { type Catalogue, catalogueFromData, type Matter } from '@yijianshi/core/catalogue'
import { expect, test } from 'vitest'
import { groupMatters, isMeant, mattersOf } from './matter-options.ts'

function matter(id: string, zh: string, lifeStage: string, keywords: string[]): Matter {
  return {
    id,
    name: { zh, en: id },
    summary: { zh },
    lead: 'health',
    audience: 'person',
    lifeStage,
    list: 'local',
    keywords,
    questions: [],
    items: [],
    facets: [],
    jointForm: 'form',
    sections: [],
  }
}

const place = { zh: '示范' }
const site = (id: string, matters: 'all' | string[]) => ({
  id,
  name: { zh: id, en: id },
  kind: 'hall' as const,
  region: '990101000000',
  address: place,
  hours: place,
  phone: '0',
  windows: [],
  matters,
})

const catalogue: Catalogue = catalogueFromData({
  version: 'x',
  regions: [],
  authorities: [],
  sites: [site('hall', 'all'), site('village', ['retirement'])],
  licences: [],
  elements: [],
  materials: [],
  questions: [],
  items: [],
  matters: [
    matter('after-death', '公民身后', 'afterwards', ['去世']),
    matter('new-child', '新生儿出生', 'birth', ['上户口']),
    matter('retirement', '退休', 'old-age', ['Retire']),
  ],
  lifeStages: ['birth', 'schooling', 'old-age', 'afterwards'].map(id => ({
    id,
    audience: 'person' as const,
    name: { zh: id, en: id },
  })),
  preconditions: [],
  variants: [],
  resources: [],
  policy: {},
})

test('matters stand in the order of the stages, and a stage without any is left out', () => {
  const groups = groupMatters(catalogue, mattersOf(catalogue, 'hall'), name => name.zh)
  expect(groups.map(({ label, options }) => [label, options.map(({ value }) => value)])).toEqual([
    ['birth', ['new-child']],
    ['old-age', ['retirement']],
    ['afterwards', ['after-death']],
  ])
})

test('a window offers what its site may take in', () => {
  expect(mattersOf(catalogue, 'village').map(({ id }) => id)).toEqual(['retirement'])
  expect(mattersOf(catalogue, 'elsewhere')).toEqual([])
})

test('a matter is found by its name and by what people call it, in either language', () => {
  const found = (typed: string) =>
    groupMatters(catalogue, mattersOf(catalogue, 'hall'), name => name.zh)
      .flatMap(({ options }) => options)
      .filter(({ words }) => isMeant(typed, words))
      .map(({ value }) => value)
  expect(found(' 上户口 ')).toEqual(['new-child'])
  expect(found('身后')).toEqual(['after-death'])
  expect(found('RETIRE')).toEqual(['retirement'])
  expect(found('结婚')).toEqual([])
  expect(isMeant('x', undefined)).toBe(false)
})
