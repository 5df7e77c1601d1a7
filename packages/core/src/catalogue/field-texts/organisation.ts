import type { Authority, Licence, LifeStage, Region, Site } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { audience, id, name, phone, region, sample, siteKinds } from './shared.ts'

export const regionFields: FieldTexts<Region> = {
  code: told(
    '区划代码',
    'Region code',
    '12 位（GB/T 2260，含乡镇、村级），加引号。',
    'GB/T 2260 with townships and villages, 12 digits, in quotes.',
  ),
  name,
  level: {
    ...told('级别', 'Level', '这个区划是哪一级。', 'Which level the region has.'),
    values: {
      city: { zh: '市', en: 'City' },
      county: { zh: '县（区）', en: 'County' },
      township: { zh: '乡镇（街道）', en: 'Township' },
      village: { zh: '村（社区）', en: 'Village' },
    },
  },
  parent: told('上级区划', 'Region above', '上一级的 12 位代码。', 'Its code of 12 digits.'),
}

export const authorityFields: FieldTexts<Authority> = {
  id,
  name,
  creditCode: told(
    '统一社会信用代码',
    'Unified social credit code',
    '18 位，GB 32100，末位是校验码。',
    'GB 32100, 18 characters; the last one is a checksum.',
  ),
  nature: {
    ...told(
      '实施主体性质',
      'Nature of the authority',
      'GB/T 39046 代码表 A.3；机关和企业不填，从信用代码得出。',
      'GB/T 39046, table A.3; empty for organs of state and companies, whose credit code tells it.',
    ),
    values: {
      statutory: { zh: '法定机关', en: 'Organ of state by law' },
      authorised: { zh: '授权组织', en: 'Organisation authorised by a law' },
      entrusted: { zh: '受委托组织', en: 'Entrusted organisation' },
      other: { zh: '其他', en: 'Other' },
    },
  },
  region,
  phone,
  supervisionPhone: told(
    '监督电话',
    'Supervision telephone',
    '投诉这个部门打哪里。',
    'Where a complaint about this authority goes.',
  ),
  approvalSection: told(
    '行政审批股',
    'Approval section',
    '承担全部审批职能的内设机构（三集中三到位）。',
    'The section that holds the whole approval function.',
  ),
  settledAt: told(
    '进驻大厅',
    'Settled at',
    '审批股整建制进驻的大厅。',
    'The hall to which that section has moved.',
  ),
  settledWindows: told(
    '进驻窗口',
    'Windows',
    '审批股在大厅的哪些窗口。',
    'Windows of that hall at which the section sits.',
  ),
  outsideSection: told(
    '还没归并的事项',
    'Items outside the section',
    '还由其他内设机构办理的事项。',
    'Items that other sections still handle.',
  ),
  unsupervised: told(
    '还没监察的事项',
    'Items not supervised',
    '电子监察还看不到办理过程的事项，如在部门自己的系统里办。',
    'Items whose handling electronic supervision does not reach, as in a system of the authority’s own.',
  ),
  remedies: {
    ...told('救济途径', 'Remedies', '不服决定怎么办。', 'What to do against a decision.'),
    fields: {
      reconsideration: told(
        '行政复议',
        'Administrative reconsideration',
        '向谁申请行政复议。',
        'Who reconsiders the decision.',
      ),
      litigation: told(
        '行政诉讼',
        'Administrative litigation',
        '向哪个法院起诉。',
        'Which court hears the case.',
      ),
    },
  },
}

export const siteFields: FieldTexts<Site> = {
  id,
  name,
  kind: { ...told('地点种类', 'Kind of place', '是什么样的地点。', 'What place it is.'), values: siteKinds },
  region,
  address: told('地址', 'Address', '门牌地址。', 'Street address.'),
  hours: told('办公时间', 'Opening hours', '什么时候收件。', 'When papers are taken in.'),
  phone,
  windows: {
    ...told('窗口', 'Windows', '收件的窗口。', 'Windows that take papers in.'),
    fields: {
      id,
      name,
      kind: {
        ...told('窗口种类', 'Kind of window', '收什么。', 'What it takes.'),
        values: {
          comprehensive: { zh: '综合窗口', en: 'Comprehensive' },
          special: { zh: '专窗', en: 'Special' },
        },
      },
    },
  },
  matters: told(
    '可办的一件事',
    'Matters taken here',
    '写 all 表示都可办；否则列出编号（就近办）。',
    'Either all, or the ids of those opened to this place.',
  ),
}

export const licenceFields: FieldTexts<Licence> = {
  id,
  name,
  issuer: told('发证部门', 'Issued by', '部门编号。', 'Id of the authority.'),
  numberPrefix: told(
    '编号开头',
    'Numbers begin with',
    '1 到 6 个大写字母，如食品用 JY。',
    'With 1 to 6 capital letters, such as JY for food.',
  ),
  validityYears: told('有效期', 'Valid for', '年；不填表示长期。', 'Years; without end when empty.'),
  electronic: told(
    '电子证照',
    'Electronic licence',
    '加盖电子印章签发，别人可查，不用纸质。',
    'Issued with an e-seal and found by others without paper.',
  ),
  typeCode: told('证照类型代码', 'Type code', 'GB/T 36902，最多 21 位。', 'GB/T 36902, up to 21 characters.'),
  sample,
  tells: told(
    '载明的数据',
    'What it states',
    '取到这个证照就不用再填的数据元编号。',
    'Ids of data elements: who fetches it need not ask for these again.',
  ),
}

export const lifeStageFields: FieldTexts<LifeStage> = { id, audience, name }
