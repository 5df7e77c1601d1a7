import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const directory = 'data-resources.yaml'

test('a refusal to share says why and by which law; what is shared has none', () => {
  expect(findingsInWhole([[directory, 'kind: refused', 'kind: unconditional']])).toMatchObject([
    {
      code: 'catalogue/resource-refusal',
      params: { resource: 'blood', kind: 'unconditional' },
      path: 'resources[2].refusal',
    },
  ])
  expect(
    codesInWhole([
      directory,
      '    refusal: { reason: { zh: 只用于急救 }, basis: { law: 《示范法》, article: 第十二条 } }\n',
      '',
    ]),
  ).toEqual(['resource-refusal'])
})

test('conditions are named, in words or as matters', () => {
  const conditions = '    conditions: [{ zh: 只供办理本人的事 }]\n'
  expect(codesInWhole([directory, conditions, ''])).toEqual(['resource-conditions'])
  expect(codesInWhole([directory, conditions, '    matters: [open-cafe]\n'])).toEqual([])
})

test('a citizen number is the applicant’s own, any other number stands in the form', () => {
  const key = 'key: { by: citizen-number }'
  expect(codesInWhole([directory, key, 'key: { by: citizen-number, element: card-number }'])).toEqual([
    'resource-key',
  ])
  expect(codesInWhole([directory, key, 'key: { by: credit-code, element: card-number }'])).toEqual([])
})

test('the grounds of a resource are laws that one can look up', () => {
  expect(
    codesInWhole([directory, 'law: 《示范法》, article: 第十条', 'law: 示范法, article: 第十条']),
  ).toEqual(['law-without-title'])
})

test('a paper that a refused resource holds is still asked for, and the checker says so', () => {
  expect(
    codesInWhole(
      [directory, 'materials: [{ material: card-copy }, ', 'materials: ['],
      [directory, 'materials: []', 'materials: [{ material: card-copy }]'],
    ),
  ).toEqual(['shared-material-without-resource'])
})

test('what a resource names exists', () => {
  expect(
    findingsInWhole([[directory, 'fields: [{ element: cafe-name }]', 'fields: [{ element: cafe-nam }]']]),
  ).toMatchObject([{ code: 'catalogue/unknown-reference', path: 'resources[0].fields[0].element' }])
})
