import { describe, expect, test } from 'vitest'
import { findCatchAll } from './catch-all-phrases.ts'

/** Clauses as they stand, or stood, in published guides. */
const clauses = [
  '其他材料',
  '其它材料',
  '其他相关材料',
  '其他有关证明材料',
  '其他应当提交的材料',
  '其它需提供的资料',
  '其余材料',
  '法律、法规规定的其他材料',
  '法律、行政法规规定的其他条件',
  '法律法规规章规定的其他情形',
  '法律、法规、规章规定应当提交的其他文件',
  '国家规定的其他条件',
  '符合法律、法规规定的其他条件',
  '具备法律法规规定的其他条件。',
  '其他条件',
  '身份证、户口簿等材料',
  '章程、决议等相关文件',
  '营业执照等有关证件',
  '立项、用地、规划等手续',
  '租赁合同等证明材料',
  '审批机关要求的其他文件',
  '审批部门认为需要提交的其他材料',
  '登记机关认为有必要提供的资料',
  '主管部门规定的其他材料',
  '窗口要求补充的材料',
  '受理机构认为应当补充提供的证明',
  '根据需要提供',
  '视情况补充提供',
  '根据审核情况要求申请人补充材料',
  '按照实际需要另行提交',
  '必要时提供',
  '如有需要，还应提交',
  '特殊情况下可要求申请人提供',
  '有关材料',
  '提交相关证明材料',
  '准备必要的材料',
  '身份证明、有关手续',
  '需要提供的其他材料',
  '需要提交的有关资料',
  '其他证明',
  '其他手续',
  '其 他 材 料',
  '包括但不限于身份证',
  '此外还需提交补充材料',
  '除此之外的材料',
  'Other materials',
  'Identity card and any other documents',
  'other supporting documents',
  'All other relevant papers',
  'documents as required by the authority',
  'further materials if requested',
  'additional documents',
  'whatever the office considered necessary',
  'Identity card, lease, etc.',
  'relevant documents',
  'other conditions provided by law',
]

/** Clear texts that have a word of a clause in them. */
const clear = [
  '法人或者其他组织',
  '其他股东的身份证',
  '其他业主一致同意的证明',
  '其他家庭成员的身份证',
  '其他共有人同意出售的声明',
  '其他合伙人放弃优先购买权的声明',
  '不在其他单位任职',
  '在其他城市参保的，交参保凭证',
  '其他专业技术人员职称证书',
  '没有其他未拆除的招牌',
  '材料齐全、符合法定形式',
  '法律法规禁止的行为',
  '经营范围不含法律禁止的项目',
  '符合法律规定的年龄',
  '有与经营卷烟相适应的资金',
  '食品安全自查、健康管理、进货查验等制度名称',
  '水、电、气等费用结清',
  '有消毒、洗手、防蝇防鼠等设施',
  '货架、冷柜、操作区等位置',
  '列出食品安全自查、事故处置等制度名称，盖章或签名',
  '授权委托书，附受托人身份证',
  '人口库、电子证照库（居民身份证）',
  '公安机关发的备案凭证，印模要看得清',
  '按医疗器械分类目录勾选经营类别',
  '每页都要拍，需要提供原件',
  '材料能共享的不用交',
  '名称和地址与营业执照一致',
  '文件名称写清楚',
  '登记机关核准的名称',
  '审批部门的意见',
  '其他权利人的同意书',
  '一等功证书、二等功证书',
  '等级证书',
  '材料费清单',
  '按实际情况勾选',
  'Other shareholders sign too',
  'Identity card of the other parent',
  'No other sign is on the wall',
  'The name agrees with the licence',
  'A certificate that the building meets the standard',
  'One for each model',
  'Sketch of the site',
  '注销 ETC 的回执',
]

describe('a catch-all clause is found', () => {
  test.each(clauses)('%s', text => expect(findCatchAll(text)).toBeDefined())
})

describe('a clear text is left alone', () => {
  test.each(clear)('%s', text => expect(findCatchAll(text)).toBeUndefined())
})

test('it is found in the middle of a sentence, and shown as it stands there', () => {
  expect(findCatchAll('身份证复印件，以及其他材料。')).toBe('其他材料')
})

test('a centre adds wordings of its own', () => {
  expect(findCatchAll('按老规矩准备')).toBeUndefined()
  expect(findCatchAll('按老规矩准备', ['老规矩'])).toBe('老规矩')
})
