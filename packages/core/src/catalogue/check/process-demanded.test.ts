import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const cafe = 'matters/open-cafe.yaml'
const materials = 'materials/cafe.yaml'

const paper = 'zh: 夫妻关系声明'

test('a document that is the result of another item of the matter is not asked for', () => {
  expect(findingsInWhole([[materials, paper, 'zh: 咖啡馆开业许可证（复印件）']])).toMatchObject([
    {
      code: 'catalogue/process-material-demanded',
      path: 'items[1].item',
      params: { item: 'health-card', maker: 'cafe-permit', licence: 'cafe-permit' },
    },
  ])
})

test('nor one that only the applicant’s word makes a paper of his', () => {
  expect(
    codesInWhole([
      materials,
      'licence: cafe-permit, source: government',
      'licence: cafe-permit, source: applicant',
    ]),
  ).toEqual(['process-material-demanded'])
})

test('it may be where maker and asker are never together, or the item asks for its own earlier result', () => {
  const renamed = [materials, 'zh: 噪声检测报告', 'zh: 音乐备案回执'] as const
  expect(codesInWhole(renamed)).toEqual(['process-material-demanded'])
  expect(
    codesInWhole(renamed, [
      permit,
      'material: noise-test, commitment',
      'material: noise-test, when: tables > 70, commitment',
    ]),
  ).not.toContain('process-material-demanded')
  expect(codesInWhole([materials, 'zh: 场地平面图', 'zh: 咖啡馆开业许可证'])).toEqual([])
})

test('and where it is declared to be the same paper as a copy of the licence', () => {
  expect(
    codesInWhole(
      [materials, paper, 'zh: 咖啡馆开业许可证'],
      [
        cafe,
        'equivalences: [',
        'equivalences: [{ keep: permit-copy, replaces: [marriage], reason: { zh: 同一证 } }, ',
      ],
    ),
  ).toEqual([])
})
