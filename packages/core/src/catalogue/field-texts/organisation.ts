import type { Authority, Licence, LifeStage, Region, Site } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { id, name, phone, region, sample } from './shared.ts'

export const regionFields: FieldTexts<Region> = {
  code: told(
    '地区代码',
    'Code',
    'GB/T 2260 加街道、村两级，共 12 位，加引号。',
    'GB/T 2260 with township and village, 12 digits, in quotes.',
  ),
  name,
  level: told('层级', 'Level', '市、县、乡镇街道或村社区。', 'City, county, township or village.'),
  parent: told('上级地区', 'Parent', '上一级地区的代码。', 'Code of the region above.'),
}

export const authorityFields: FieldTexts<Authority> = {
  id,
  name,
  creditCode: told(
    '统一社会信用代码',
    'Credit code',
    'GB 32100，18 位，按末位校验。',
    'GB 32100, 18 characters, checked by the last.',
  ),
  region,
  phone,
  supervisionPhone: told(
    '监督电话',
    'Supervision telephone',
    '投诉这个部门时拨打。',
    'Where complaints about this authority go.',
  ),
  approvalSection: told(
    '行政审批科室',
    'Approval section',
    '集中行使审批职能的科室（三集中三到位）。',
    'The section that holds the whole approval function.',
  ),
  settledAt: told(
    '进驻场所',
    'Settled at',
    '这个科室已整体进驻的政务服务中心。',
    'The hall to which that section has moved.',
  ),
  remedies: {
    ...told('救济途径', 'Remedies', '不服决定时去哪里。', 'Where a decision is contested.'),
    fields: {
      reconsideration: told(
        '行政复议',
        'Reconsideration',
        '向谁申请行政复议。',
        'Who reconsiders the decision.',
      ),
      litigation: told('行政诉讼', 'Litigation', '向哪个法院起诉。', 'Which court hears the case.'),
    },
  },
}

export const siteFields: FieldTexts<Site> = {
  id,
  name,
  kind: told(
    '类型',
    'Kind',
    '政务大厅、乡镇街道、村社区、银行网点或医院。',
    'Service hall, township, village, bank or hospital.',
  ),
  region,
  address: told('地址', 'Address', '门牌地址。', 'Street address.'),
  hours: told('开放时间', 'Hours', '什么时候收件。', 'When papers are taken in.'),
  phone,
  windows: {
    ...told('窗口', 'Windows', '收件的窗口。', 'Windows that take papers in.'),
    fields: {
      id,
      name,
      kind: told(
        '窗口类型',
        'Kind',
        'comprehensive 综合窗口；special 专窗。',
        'comprehensive: for everything; special: for some matters.',
      ),
    },
  },
  matters: told(
    '可受理的一件事',
    'Matters',
    'all 表示全部；否则列出下放到这里的（就近办）。',
    'all, or just those opened to this site.',
  ),
}

export const licenceFields: FieldTexts<Licence> = {
  id,
  name,
  issuer: told('发证部门', 'Issuer', '部门编号。', 'Id of the authority.'),
  numberPrefix: told(
    '证号字头',
    'Number prefix',
    '证号开头的大写字母，如食品的 JY。',
    'Capital letters that numbers begin with, such as JY for food.',
  ),
  validityYears: told(
    '有效期',
    'Validity',
    '年；长期有效不写。',
    'Years; not given where it does not expire.',
  ),
  electronic: told(
    '电子证照',
    'Electronic',
    '是否签发加盖电子印章的电子证照。',
    'Whether it is issued with an e-seal, without paper.',
  ),
  typeCode: told('证照类型代码', 'Type code', 'GB/T 36902，最多 21 位。', 'GB/T 36902, up to 21 characters.'),
  sample,
  tells: told(
    '载明的数据元',
    'Tells',
    '证照上已有、调取后不用再填的数据元编号。',
    'Ids of data elements that the licence states, so that nobody fills them in again.',
  ),
}

export const lifeStageFields: FieldTexts<LifeStage> = {
  id,
  audience: told('对象', 'Audience', 'person 个人；enterprise 经营主体。', 'person or enterprise.'),
  name,
}
