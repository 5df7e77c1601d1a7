import { expect, test } from 'vitest'
import { codesInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const materials = 'materials/cafe.yaml'

test('an abolished one is asked by nobody, whatever stands around its name', () => {
  expect(placesInWhole([materials, 'zh: 场地平面图', 'zh: 会计师事务所验资报告（原件）'])).toEqual([
    'catalogue/precondition-abolished materials/cafe.yaml materials[1].name',
  ])
})

test('what the applicant may write is not tied to an agency, and says so', () => {
  const study = '开店可行性研究报告 }, kind: document, source: applicant'
  expect(codesInWhole([materials, study, study.replace('applicant', 'third-party')])).toEqual([
    'precondition-agency',
  ])
  expect(codesInWhole([materials, ', precondition: study', ''])).toEqual(['precondition-unmarked'])
  expect(
    codesInWhole(
      [permit, 'zh: 噪声检测,', 'zh: 可行性研究报告编制,'],
      [permit, ', material: noise-test }', ' }'],
    ),
  ).toEqual(['precondition-agency'])
})

test('what the authority arranges is not demanded; what it has from that is its own', () => {
  const named = [materials, 'zh: 夫妻关系声明', 'zh: 专家评审意见'] as const
  expect(codesInWhole([materials, 'zh: 场地平面图', 'zh: 专家评审意见'])).toEqual(['precondition-organised'])
  expect(codesInWhole(named)).toEqual([])
})

test('a form or an approval that bears the name is no such paper', () => {
  expect(codesInWhole([materials, 'zh: 咖啡馆申请表', 'zh: 可行性研究报告审查申请表'])).toEqual([])
  expect(codesInWhole([materials, 'zh: 卫生合格证副本', 'zh: 可行性研究报告批复'])).toEqual([])
})
