import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const cafe = 'matters/open-cafe.yaml'
const materials = 'materials/cafe.yaml'

const declared = 'equivalences: [{ keep: lease, replaces: [tenancy], reason: { zh: 同一份合同 } }]\n'

test('one paper under two names in one matter is pointed out', () => {
  expect(findingsInWhole([[cafe, declared, '']])).toMatchObject([
    {
      code: 'catalogue/materials-alike',
      file: cafe,
      path: 'items[1].item',
      params: { material: 'tenancy', other: 'lease', name: '房屋租赁协议', otherName: '租赁合同' },
    },
  ])
})

test('not where the matter declares them equal, nor where they stand in two matters', () => {
  expect(codesInWhole()).toEqual([])
  // The small shop's photograph and the café's are never asked for together.
  expect(codesInWhole([materials, 'zh: 场地平面图', 'zh: 照片'])).toEqual([])
})
