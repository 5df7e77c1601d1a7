import { expect, test } from 'vitest'
import { codesInWhole, findingsInWhole } from './whole-catalogue.fixture.ts'

const permit = 'items/cafe-permit.yaml'

const promise = 'commitment: { check: { zh: 抽查 }, checkDays: 30 }, '

test('no promise replaces a form or an identity paper', () => {
  expect(
    codesInWhole([permit, 'material: owner-identity, ', `material: owner-identity, ${promise}`]),
  ).toEqual(['commitment-no-proof'])
  expect(codesInWhole([permit, 'material: cafe-form, ', `material: cafe-form, ${promise}`])).toEqual([
    'commitment-no-proof',
  ])
  expect(codesInWhole([permit, 'material: lease, ', `material: lease, ${promise}`])).toEqual([])
})

test.each(['烟花爆竹经营许可', '枪支配置许可', '放射性同位素使用许可', '外商投资安全审查', '单采血浆许可'])(
  'none at all for %s',
  name => {
    const [finding] = findingsInWhole([[permit, '{ zh: 咖啡馆开业许可,', `{ zh: ${name},`]])
    expect(finding?.code).toBe('catalogue/commitment-forbidden')
    expect(finding?.params.ground).not.toBe('')
  },
)
