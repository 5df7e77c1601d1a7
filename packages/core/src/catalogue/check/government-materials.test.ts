import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const cafe = 'matters/open-cafe.yaml'
const materials = 'materials/cafe.yaml'

const asked = ', demandedBy: { law: 《示范法》, article: 第四条 }'

test('what the government issues is fetched, or a law says that it is brought', () => {
  expect(findingsInWhole([[materials, asked, '']])).toMatchObject([
    { code: 'catalogue/government-material-demanded', params: { material: 'marriage', where: 'open-cafe' } },
  ])
  expect(
    codesInWhole(
      [materials, asked, ', sharing: { resource: { zh: 婚姻登记 } }'],
      [
        'data-resources.yaml',
        'materials: [{ material: owner',
        'materials: [{ material: marriage }, { material: owner',
      ],
    ),
  ).toEqual([])
  expect(
    codesInWhole(
      [materials, asked, ''],
      [materials, 'kind: document, source: government', 'kind: document, source: applicant'],
    ),
  ).toEqual([])
})

test('a process material is passed on within the matter, and demanded where its maker is not', () => {
  // permit-copy has neither sharing nor a law, and its maker is in the matter.
  expect(codesInWhole()).toEqual([])
  expect(codesInWhole([cafe, '  - { item: cafe-permit }\n', ''])).toContain('government-material-demanded')
})
