import type { Item } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import {
  channelFields,
  feeFields,
  materialRowFields,
  specialProcedureFields,
  stepFields,
} from './item-parts.ts'
import {
  atMostOneVisit,
  constraintFields,
  id,
  inferred,
  legalBasis,
  legalBasisFields,
  levels,
  name,
  naturalDays,
  promisedDays,
  reviewPointFields,
  tags,
  when,
} from './shared.ts'

/** What the item is, and who decides it. */
const identityFields = {
  id,
  name,
  basicCode: told(
    '基本编码',
    'Basic code',
    'GB/T 39554.1，12 位，加引号。',
    'GB/T 39554.1, 12 digits, in quotes.',
  ),
  implementationCode: told(
    '实施编码',
    'Implementation code',
    '31 位：部门信用代码 18 位＋层级 1 位＋基本编码 12 位。',
    'GB/T 39554.1, 31 characters: credit code 18, level 1, basic code 12.',
  ),
  kind: {
    ...told('事项类型', 'Kind of item', 'GB/T 39046 代码表 A.1。', 'GB/T 39046, table A.1.'),
    values: {
      licence: { zh: '行政许可', en: 'Licence' },
      confirmation: { zh: '行政确认', en: 'Confirmation' },
      payment: { zh: '行政给付', en: 'Payment' },
      reward: { zh: '行政奖励', en: 'Reward' },
      ruling: { zh: '行政裁决', en: 'Ruling' },
      'other-power': { zh: '其他行政权力', en: 'Other power' },
      'public-service': { zh: '公共服务', en: 'Public service' },
    },
  },
  authority: told('实施主体', 'Authority', '谁作决定。', 'Who decides.'),
  entrusted: {
    ...told('受委托机关', 'Entrusted to', '以实施主体的名义办理。', 'Who acts in the name of the authority.'),
    fields: {
      authority: told('受委托的部门', 'Entrusted authority', '部门编号。', 'Id of the authority.'),
      basis: legalBasis,
    },
  },
  jointAuthorities: told(
    '联办机构',
    'Joint authorities',
    '还有谁参加这一个事项。',
    'Who else takes part in this one item.',
  ),
  level: {
    ...told('行使层级', 'Level', 'GB/T 39046 代码表 A.2。', 'GB/T 39046, table A.2.'),
    values: levels,
  },
  powerDivision: told(
    '权限划分',
    'Division of powers',
    '几级都有权的，写明哪一级管什么；不填就写由本层级在本区划行使。',
    'Where several levels have a part in it: which decides what. When empty, this level in its region.',
  ),
  powerContent: told(
    '行使内容',
    'Content of the power',
    '本部门只做其中一部分的，写明做什么；不填是它自己的各个环节。',
    'Where the authority does a part of it only: which part. When empty, the steps of its own.',
  ),
  jurisdiction: told(
    '行政管辖',
    'Jurisdiction',
    '不是部门所在区划的才填。',
    'Only where it is not the region of the authority.',
  ),
  systemLevel: {
    ...told(
      '运行系统层级',
      'Level of the system',
      '在别的层级的系统里办的才填，代码同 GB/T 39046 表 A.2；不填是本平台的层级。',
      'Only where a system of another level handles it, coded as in GB/T 39046, table A.2; this platform when empty.',
    ),
    values: levels,
  },
  serviceObjects: {
    ...told('服务对象', 'Who is served', 'GB/T 39046 代码表 A.4。', 'GB/T 39046, table A.4.'),
    values: {
      person: { zh: '自然人', en: 'Persons' },
      enterprise: { zh: '企业法人', en: 'Enterprises' },
      'public-institution': { zh: '事业法人', en: 'Public institutions' },
      'social-organisation': { zh: '社会组织法人', en: 'Social organisations' },
      'administrative-body': { zh: '行政机关', en: 'Administrative bodies' },
      other: { zh: '其他', en: 'Others' },
    },
  },
  legalBasis: {
    ...told('设定依据', 'Legal basis', '凭哪条法律要办。', 'The law by which it is required.'),
    fields: legalBasisFields,
  },
} as const

export const itemFields: FieldTexts<Item> = {
  ...identityFields,
  conditions: told(
    '受理条件',
    'Conditions',
    '写全，一条一句，不写“其他条件”。',
    'All of them, one sentence each; no “other conditions”.',
  ),
  limit: {
    ...told('办结时限', 'Time limit', '从受理到决定。', 'From acceptance to decision.'),
    fields: {
      statutoryDays: told(
        '法定时限',
        'Statutory limit',
        '天数；法律没有规定的不填，并写说明。',
        'Days; empty where no law sets one, which the note then says.',
      ),
      statutoryUnit: {
        ...told(
          '法定时限单位',
          'Unit of the statutory limit',
          '不填是工作日（行政许可法第八十二条）。',
          'Working days when empty (Licensing Law, art. 82).',
        ),
        values: naturalDays,
      },
      promisedDays,
      note: told('说明', 'Note', '时限怎么算。', 'How the limit counts.'),
    },
  },
  asks: told(
    '用到的问题',
    'Questions used',
    '本事项的条件用到哪些问题的回答。',
    'Whose answers the conditions of this item use.',
  ),
  visits: {
    ...told('跑动次数', 'Visits', '申请人要来几次。', 'Trips of the applicant.'),
    fields: {
      alone: told('单独办', 'Applied for alone', '次；单独办这一项时。', 'Visits when applied for alone.'),
      joint: told('一件事办', 'In joint handling', '次；一件事一次办时。', 'Visits in joint handling.'),
    },
  },
  steps: { ...told('办理环节', 'Steps', '按先后顺序。', 'In order.'), fields: stepFields },
  specialProcedures: {
    ...told(
      '特别程序',
      'Special procedures',
      '听证、检验、专家评审等，不计入一般时限（行政许可法第四十五条）。',
      'Hearing, testing, expert review: time outside the ordinary limit (Licensing Law, art. 45).',
    ),
    fields: specialProcedureFields,
  },
  fields: {
    ...told('表单内容', 'Form', '填哪些数据元。', 'The data elements to fill in.'),
    fields: {
      element: told('数据元', 'Data element', '数据元编号。', 'Id of a data element.'),
      required: told('必填', 'Required', '不填不能提交。', 'Nothing is submitted without it.'),
      when,
      constraints: {
        ...told(
          '填写限制',
          'Limits of what is filled in',
          '比数据元更严的限制。',
          'Stricter than those of the element.',
        ),
        fields: constraintFields,
      },
    },
  },
  materials: {
    ...told(
      '申请材料',
      'Materials',
      '单独办理时要交的全部材料。',
      'All that is handed in when applied for alone.',
    ),
    fields: materialRowFields,
  },
  reviewPoints: {
    ...told(
      '审核要点',
      'Review points',
      '材料以外，审查人逐条核对什么。',
      'What the reviewer checks besides the materials.',
    ),
    fields: reviewPointFields,
  },
  results: told('办理结果', 'Results', '发哪些证照。', 'Which licences are issued.'),
  fees: { ...told('收费', 'Fees', '不收费的不填。', 'Empty where there are none.'), fields: feeFields },
  quota: told('数量限制', 'Quota', '有数量限制的才填。', 'Where numbers are limited.'),
  channels: {
    ...told('办理渠道', 'Channels', '在哪里、怎样办。', 'Where and how it is done.'),
    fields: channelFields,
  },
  authorisation: {
    ...told(
      '首席代表授权',
      'Authorised at the window',
      '窗口能做到哪一步；不填表示还没有授权。',
      'How far the chief representative goes; nothing yet when empty.',
    ),
    values: {
      decide: { zh: '当场决定并盖章', en: 'Decides and seals' },
      forward: { zh: '审查后转报', en: 'Reviews and forwards' },
      coordinate: { zh: '组织听证、勘验等', en: 'Coordinates hearings and the like' },
    },
  },
  intermediaryServices: {
    ...told(
      '中介服务',
      'Intermediary services',
      '要申请人另花钱请人做的。',
      'Paid services of others that the item requires.',
    ),
    fields: {
      name,
      basis: legalBasis,
      material: told('形成的材料', 'Material that it makes', '材料编号。', 'Id of the material.'),
    },
  },
  tags,
  atMostOneVisit,
  applicationPeriod: told(
    '申报期',
    'Application period',
    '只在一段时间受理的才填。',
    'Where applications are taken at certain times only.',
  ),
  validity: {
    ...told('生效和取消', 'Validity', '事项何时生效、何时取消。', 'When the item begins and ends.'),
    fields: {
      from: told('生效日期', 'From', '如 2026-11-21。', 'Such as 2026-11-21.'),
      until: told('取消日期', 'Until', '如 2027-12-31。', 'Such as 2027-12-31.'),
    },
  },
  questionsAsked: {
    ...told('常见问题', 'Frequent questions', '问和答。', 'Questions and answers.'),
    fields: {
      question: told('问题', 'Question', '常问的问题。', 'What is often asked.'),
      answer: told('回答', 'Answer', '简短回答。', 'A short answer.'),
    },
  },
  inferred,
}
