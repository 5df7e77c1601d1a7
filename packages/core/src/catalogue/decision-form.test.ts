import { describe, expect, test } from 'vitest'
import { decisionFormOf, decisionWords } from './decision-form.ts'
import type { ItemKind } from './model.ts'

test.each<[string, ItemKind, string]>([
  ['食品经营许可证核发', 'licence', '准予行政许可决定书'],
  ['企业（个体工商户）设立登记', 'licence', '准予登记通知书'],
  ['特种设备使用登记（电梯）', 'licence', '准予登记通知书'],
  ['不动产抵押登记', 'confirmation', '准予登记通知书'],
  ['公章刻制备案', 'other-power', '备案通知书'],
  ['房屋租赁登记备案', 'other-power', '备案通知书'],
  ['异地就医备案', 'public-service', '备案通知书'],
  ['海关报关单位备案注销', 'public-service', '办理结果通知书'],
  ['政府安排工作登记', 'public-service', '办理结果通知书'],
  ['残疾人证办理', 'confirmation', '办理结果通知书'],
  ['高龄津贴给付', 'payment', '办理结果通知书'],
])('%s (%s) ends in: %s', (zh, kind, title) => {
  expect(decisionWords(decisionFormOf({ kind, name: { zh, en: zh } }), 'zh').granted).toBe(title)
})

describe('only licences', () => {
  test.each(['registration', 'filing', 'other'] as const)('are spoken of as such, not a %s', form => {
    expect(JSON.stringify(decisionWords(form, 'zh'))).not.toContain('许可')
    expect(JSON.stringify(decisionWords(form, 'en'))).not.toMatch(/licence/i)
  })
})
