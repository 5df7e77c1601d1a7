import type { Channels, Item, SpecialProcedure } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import {
  atMostOneVisit,
  constraintFields,
  id,
  inferred,
  legalBasis,
  legalBasisFields,
  name,
  promisedDays,
  reviewPointFields,
  tags,
  when,
} from './shared.ts'

const specialProcedureFields: FieldTexts<SpecialProcedure> = {
  kind: told(
    '种类',
    'Kind',
    '听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审、现场勘验、公示、征求意见。',
    'Hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review, site inspection, publicity, request for opinions.',
  ),
  name,
  limitDays: told('时限', 'Limit', '天数，单位见 unit。', 'Days, in the unit given.'),
  unit: told(
    '单位',
    'Unit',
    '自然日写 natural-days；不写为工作日。',
    'natural-days; working days where not given.',
  ),
  suspends: told(
    '不计入时限',
    'Suspends',
    '期间是否停止计时；要有法律规定。',
    'Whether the clock stands still meanwhile; only a law can say so.',
  ),
  basis: legalBasis,
  when,
}

const channelFields: FieldTexts<Channels> = {
  online: told(
    '网上办理深度',
    'Online',
    '从 none 不能，到 whole 全程网办。',
    'From none to whole, the entire way.',
  ),
  mobile: told('手机办', 'Mobile', '手机上能否办。', 'Whether it can be done on a phone.'),
  terminal: told('自助终端', 'Terminal', '自助终端能否办。', 'Whether a self-service terminal does it.'),
  post: told('邮寄', 'Post', '材料和结果能否邮寄。', 'Whether papers and results go by post.'),
  appointment: told('预约', 'Appointment', '能否预约。', 'Whether an appointment can be made.'),
  onlinePayment: told('网上支付', 'Online payment', '能否网上缴费。', 'Whether fees are paid online.'),
  sites: told(
    '开放场所',
    'Sites',
    '下放到哪些类型的场所（就近办）。',
    'Kinds of sites to which the item is opened.',
  ),
  reach: told(
    '通办范围',
    'Reach',
    '本地、全市、全省或跨省。',
    'Own, city-wide, province-wide or inter-provincial.',
  ),
}

const stepFields: FieldTexts<Item['steps'][number]> = {
  id,
  name,
  shared: told('共用环节', 'Shared', '联合办理时只做一次。', 'Done once for all items in joint handling.'),
  role: told('岗位', 'Role', '谁来做。', 'Who does it.'),
  limitDays: told('时限', 'Limit', '这一环节的工作日。', 'Working days of this step alone.'),
  reviewPoints: {
    ...told('审查要点', 'Review points', '这一环节看什么。', 'What this step looks at.'),
    fields: reviewPointFields,
  },
}

const materialRowFields: FieldTexts<Item['materials'][number]> = {
  material: told('材料', 'Material', '材料编号。', 'Id of a material.'),
  when,
  rank: told(
    '主次',
    'Rank',
    'main 主件；secondary 次要材料，可容缺。不写为主件。',
    'main, or secondary, which may follow later; main where not given.',
  ),
  tolerableDays: told(
    '容缺期限',
    'Tolerable days',
    '次要材料可在几个工作日内补交。',
    'Within how many working days a secondary material may follow.',
  ),
  commitment: {
    ...told('告知承诺', 'Commitment', '可用承诺书代替。', 'A promise may stand in for it.'),
    fields: {
      check: told('核查方式', 'Check', '事后怎样核查。', 'How it is checked afterwards.'),
      checkDays: told('核查期限', 'Check days', '几个工作日内核查。', 'Within how many working days.'),
    },
  },
  electronic: told(
    '可用电子件',
    'Electronic',
    '电子件是否足够；不写为是。',
    'Whether an electronic one suffices; true where not given.',
  ),
  basis: {
    ...told('要求提供依据', 'Basis', '依据什么收取。', 'On what ground it is asked for.'),
    fields: legalBasisFields,
  },
  copies: {
    ...told('份数', 'Copies', '原件和复印件各几份。', 'How many originals and copies.'),
    fields: {
      original: told('原件', 'Original', '份数。', 'Number.'),
      copy: told('复印件', 'Copy', '份数。', 'Number.'),
    },
  },
  reviewPoints: {
    ...told('审查要点', 'Review points', '收件和审查时看什么。', 'What is looked at.'),
    fields: reviewPointFields,
  },
}

const feeFields: FieldTexts<NonNullable<Item['fees']>[number]> = {
  name,
  amountFen: told('金额', 'Amount', '分；10 元写 1000。', 'In fen; 1000 is ten yuan.'),
  basis: told('收费依据', 'Basis', '批准收费的文件。', 'The document that allows the fee.'),
  when,
  reduction: told('减免', 'Reduction', '谁可以少交或不交。', 'Who pays less or nothing.'),
}

export const itemFields: FieldTexts<Item> = {
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
    'GB/T 39554.1，31 位：部门 18 位、层级 1 位、基本编码 12 位。',
    'GB/T 39554.1, 31 characters: authority 18, level 1, basic code 12.',
  ),
  kind: told('事项类型', 'Kind', 'GB/T 39046 表 A.1。', 'GB/T 39046, table A.1.'),
  authority: told('实施部门', 'Authority', '谁作决定。', 'Who decides.'),
  entrusted: {
    ...told('受委托部门', 'Entrusted', '以实施部门的名义办理。', 'Who acts in the name of the authority.'),
    fields: {
      authority: told('部门', 'Authority', '部门编号。', 'Id of the authority.'),
      basis: legalBasis,
    },
  },
  jointAuthorities: told(
    '联办部门',
    'Joint authorities',
    '还有谁参加这一个事项。',
    'Who else takes part in this one item.',
  ),
  level: told('行使层级', 'Level', 'GB/T 39046 表 A.2。', 'GB/T 39046, table A.2.'),
  serviceObjects: told('服务对象', 'Service objects', 'GB/T 39046 表 A.4。', 'GB/T 39046, table A.4.'),
  legalBasis: {
    ...told('设定依据', 'Legal basis', '为什么要办。', 'Why it is required.'),
    fields: legalBasisFields,
  },
  conditions: told(
    '受理条件',
    'Conditions',
    '符合什么条件才受理，一条一句。',
    'When an application is accepted, one sentence each.',
  ),
  limit: {
    ...told('办理时限', 'Limit', '从受理到决定。', 'From acceptance to decision.'),
    fields: {
      statutoryDays: told(
        '法定时限',
        'Statutory limit',
        '天数；法律没有规定的不写，在 note 说明。',
        'Days; not given where no law sets one, which the note then says.',
      ),
      statutoryUnit: told(
        '法定时限单位',
        'Unit',
        '自然日写 natural-days；不写为工作日。',
        'natural-days; working days where not given.',
      ),
      promisedDays,
      note: told('说明', 'Note', '时限怎么算。', 'How the limit counts.'),
    },
  },
  asks: told(
    '要回答的问题',
    'Asks',
    '本事项条件用到的问题编号。',
    'Ids of the questions that conditions of this item use.',
  ),
  visits: {
    ...told('跑动次数', 'Visits', '申请人要来几次。', 'Trips of the applicant.'),
    fields: {
      alone: told('单独办理', 'Alone', '单独办这一项时。', 'When applied for alone.'),
      joint: told('联合办理', 'Joint', '一件事一次办时。', 'In joint handling.'),
    },
  },
  steps: { ...told('办理环节', 'Steps', '按先后顺序。', 'In order.'), fields: stepFields },
  specialProcedures: {
    ...told(
      '特别程序',
      'Special procedures',
      '不计入一般时限的程序（行政许可法第四十五条）。',
      'Time outside the ordinary limit (article 45 of the licensing law).',
    ),
    fields: specialProcedureFields,
  },
  fields: {
    ...told('表单字段', 'Fields', '申请表上要填的。', 'What the form asks for.'),
    fields: {
      element: told('数据元', 'Element', '数据元编号。', 'Id of a data element.'),
      required: told('必填', 'Required', '是否必填。', 'Whether it must be filled in.'),
      when,
      constraints: {
        ...told('限制', 'Constraints', '比数据元更严的限制。', 'Stricter than those of the element.'),
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
    ...told('审核要点', 'Review points', '材料以外还审查什么。', 'What is reviewed besides the materials.'),
    fields: reviewPointFields,
  },
  results: told('办理结果', 'Results', '发哪些证照。', 'Ids of the licences issued.'),
  fees: { ...told('收费', 'Fees', '不收费不写。', 'Not given where there are none.'), fields: feeFields },
  quota: told('数量限制', 'Quota', '有数量限制时写明。', 'Where numbers are limited.'),
  channels: {
    ...told('办理渠道', 'Channels', '在哪里、怎样办。', 'Where and how it is done.'),
    fields: channelFields,
  },
  authorisation: told(
    '窗口授权',
    'Authorisation',
    '首席代表可以 decide 决定、forward 审查转报，或 coordinate 协调；不写为未授权。',
    'The chief representative may decide, forward or coordinate; nothing is authorised where not given.',
  ),
  intermediaryServices: {
    ...told(
      '中介服务',
      'Intermediary services',
      '办理中需要的收费服务。',
      'Paid services of others that the item requires.',
    ),
    fields: {
      name,
      basis: legalBasis,
      material: told('形成的材料', 'Material', '材料编号。', 'Id of the material it makes.'),
    },
  },
  tags,
  atMostOneVisit,
  applicationPeriod: told(
    '申报期',
    'Application period',
    '只在一定时间受理时写明。',
    'Where applications are taken at certain times only.',
  ),
  validity: {
    ...told('有效期间', 'Validity', '事项何时生效、何时取消。', 'When the item begins and ends.'),
    fields: {
      from: told('生效日期', 'From', '如 2026-11-21。', 'Such as 2026-11-21.'),
      until: told('取消日期', 'Until', '如 2027-12-31。', 'Such as 2027-12-31.'),
    },
  },
  questionsAsked: {
    ...told('常见问题', 'Questions asked', '问和答。', 'Questions and answers.'),
    fields: {
      question: told('问', 'Question', '常问的问题。', 'What is often asked.'),
      answer: told('答', 'Answer', '回答。', 'The answer.'),
    },
  },
  inferred,
}
