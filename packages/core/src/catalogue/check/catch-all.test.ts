import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole, placesInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'
const cafe = 'matters/open-cafe.yaml'
const materials = 'materials/cafe.yaml'
const policy = 'policy.yaml'

const clause = '法律、法规规定的其他材料'

test('the finding stands at the clause, in the language that has it', () => {
  const edit = [materials, 'zh: 标出门窗', 'zh: 标出门窗，以及其他材料'] as const
  const [finding, ...others] = findingsInWhole([edit])
  expect(finding).toMatchObject({
    code: 'catalogue/catch-all',
    path: 'materials[1].guidance.zh',
    params: { phrase: '其他材料' },
  })
  expect(others).toEqual([])
  expect(placesInWhole([materials, 'en: 场地平面图', 'en: Floor plan and other documents'])).toEqual([
    'catalogue/catch-all materials/cafe.yaml materials[1].name.en',
  ])
})

test.each([
  ['a condition', permit, 'zh: 有两个出口', `zh: ${clause}`],
  ['a review point', permit, 'zh: 面积与图一致', `zh: ${clause}齐全`],
  ['a review point of a material', permit, 'zh: 与申请表一致', `zh: ${clause}齐全`],
  ['a review point of a step', permit, 'zh: 出口不上锁', `zh: ${clause}齐全`],
  ['a name', permit, '{ zh: 咖啡馆开业许可,', `{ zh: 咖啡馆开业许可及其他手续,`],
  ['an intermediary service', permit, 'zh: 噪声检测,', 'zh: 噪声检测及其他证明,'],
  ['a matter', cafe, 'zh: 一次办好', `zh: 一次办好${clause}`],
])('in %s', (_, file, from, to) => {
  expect(codesInWhole([file, from, to])).toEqual(['catch-all'])
})

test('law may be quoted as it is', () => {
  // The text of the first legal ground has such a clause from the start.
  expect(
    codesInWhole([permit, '应当提交营业执照和法律规定的其他材料。', '法律、法规规定的其他材料']),
  ).toEqual([])
})

test('a centre adds wordings of its own', () => {
  expect(codesInWhole([permit, 'zh: 有两个出口', 'zh: 按老规矩'])).toEqual(['catch-all'])
  expect(codesInWhole([permit, 'zh: 有两个出口', 'zh: 按老规矩'], [policy, '按老规矩', '看着办'])).toEqual([])
})
