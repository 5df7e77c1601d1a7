/** Texts of the parts of an item: special procedures, channels, steps, rows of materials, fees. */
import type { Channels, Item, SpecialProcedure } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import {
  legalBasis,
  legalBasisFields,
  name,
  naturalDays,
  id as partId,
  reviewPointFields,
  siteKinds,
  when,
} from './shared.ts'

export const specialProcedureFields: FieldTexts<SpecialProcedure> = {
  kind: {
    ...told(
      '程序种类',
      'Kind of procedure',
      '行政许可法第四十五条。',
      'Administrative Licensing Law, art. 45.',
    ),
    values: {
      hearing: { zh: '听证', en: 'Hearing' },
      tender: { zh: '招标', en: 'Tender' },
      auction: { zh: '拍卖', en: 'Auction' },
      inspection: { zh: '检验', en: 'Inspection' },
      testing: { zh: '检测', en: 'Testing' },
      quarantine: { zh: '检疫', en: 'Quarantine' },
      appraisal: { zh: '鉴定', en: 'Appraisal' },
      'expert-review': { zh: '专家评审', en: 'Expert review' },
      'site-inspection': { zh: '现场勘验', en: 'Site inspection' },
      publicity: { zh: '公示', en: 'Public notice' },
      'opinion-request': { zh: '征求意见', en: 'Request for opinions' },
    },
  },
  name,
  limitDays: told('时限', 'Limit', '这个程序几天。', 'Days of this procedure.'),
  unit: {
    ...told('时限单位', 'Unit of the limit', '不填是工作日。', 'Working days when empty.'),
    values: naturalDays,
  },
  suspends: told(
    '中止计时',
    'The clock stands still',
    '法律规定不计入时限的才选。',
    'Only where a law says so.',
  ),
  basis: legalBasis,
  when,
}

export const channelFields: FieldTexts<Channels> = {
  online: {
    ...told('网上办理深度', 'How far online', 'Ⅰ–Ⅳ 级。', 'Grades I–IV.'),
    values: {
      none: { zh: '不能网上办', en: 'Not online' },
      information: { zh: 'Ⅰ级：网上公开', en: 'I: information' },
      download: { zh: 'Ⅱ级：可下载表格', en: 'II: forms to download' },
      'pre-check': { zh: 'Ⅲ级：网上预审', en: 'III: pre-check' },
      whole: { zh: 'Ⅳ级：全程网办', en: 'IV: wholly online' },
    },
  },
  mobile: told('手机可办', 'On a phone', '手机上能办。', 'It can be done on a phone.'),
  terminal: told('自助机可办', 'At a terminal', '自助终端上能办。', 'A self-service terminal does it.'),
  post: told('可邮寄', 'By post', '材料和结果都可以邮寄。', 'Papers and results go by post.'),
  appointment: told('可预约', 'Appointments', '可以预约来办的时间。', 'An appointment can be made.'),
  onlinePayment: told('网上缴费', 'Online payment', '可以在网上缴费。', 'Fees are paid online.'),
  sites: {
    ...told('开放的地点', 'Open at', '就近办：下放到哪些地点。', 'Places near by to which it is opened.'),
    values: siteKinds,
  },
  reach: {
    ...told(
      '通办范围',
      'Reach',
      '除了本部门的大厅，还能在哪里申请。',
      'Where it may be applied for besides the authority’s own hall.',
    ),
    values: {
      own: { zh: '本地', en: 'Own place' },
      'city-wide': { zh: '全市通办', en: 'City-wide' },
      'province-wide': { zh: '全省通办', en: 'Province-wide' },
      'inter-provincial': { zh: '跨省通办', en: 'Across provinces' },
    },
  },
  onlineAddress: told(
    '网办地址',
    'Address online',
    '在别的网站办的才填，以 https:// 开头；不填是本平台的页面。',
    'Only where another site handles it, beginning with https://; a page of this platform when empty.',
  ),
}

export const stepFields: FieldTexts<Item['steps'][number]> = {
  id: partId,
  name,
  shared: told('合并办理', 'Shared', '一件事里只办一次。', 'Done once for all items.'),
  role: {
    ...told('谁办', 'Done by', '这一环节由谁办。', 'Who does this step.'),
    values: {
      window: { zh: '窗口', en: 'Window' },
      reviewer: { zh: '审查人', en: 'Reviewer' },
      decider: { zh: '决定人', en: 'Decider' },
      issuer: { zh: '制证人', en: 'Issuer' },
    },
  },
  limitDays: told('时限', 'Limit', '这一环节的工作日。', 'Working days of this step alone.'),
  reviewPoints: {
    ...told('审核要点', 'Review points', '这一环节逐条核对。', 'Each is checked in this step.'),
    fields: reviewPointFields,
  },
}

export const materialRowFields: FieldTexts<Item['materials'][number]> = {
  material: told('材料', 'Material', '材料编号。', 'Id of a material.'),
  when,
  rank: {
    ...told(
      '主次',
      'Rank',
      '只有次要材料可以容缺；不填是主件。',
      'Only a secondary one may follow later; main when empty.',
    ),
    values: {
      main: { zh: '主件', en: 'Main' },
      secondary: { zh: '次要材料', en: 'Secondary' },
    },
  },
  tolerableDays: told(
    '可容缺',
    'May follow within',
    '次要材料可在几个工作日内补齐。',
    'Working days within which a secondary material may follow.',
  ),
  commitment: {
    ...told('告知承诺', 'Commitment instead', '签承诺书代替。', 'A promise may stand in for it.'),
    fields: {
      check: told(
        '事后怎么核查',
        'How it is checked afterwards',
        '查什么、向谁查。',
        'What is looked at, and where.',
      ),
      checkDays: told(
        '几日内核查',
        'Checked within',
        '收到承诺后几个工作日内。',
        'Working days after the promise.',
      ),
    },
  },
  electronic: told(
    '电子件',
    'Electronic',
    '电子的就够用，不再要纸质；不填是够用。',
    'An electronic one is enough; so when empty.',
  ),
  basis: {
    ...told('依据', 'Legal ground', '凭哪条规定收取。', 'On what ground it is asked for.'),
    fields: legalBasisFields,
  },
  copies: {
    ...told('份数', 'Copies', '原件和复印件各几份。', 'How many originals and copies.'),
    fields: {
      original: told('原件', 'Originals', '份。', 'How many.'),
      copy: told('复印件', 'Photocopies', '份。', 'How many.'),
    },
  },
  reviewPoints: {
    ...told(
      '审核要点',
      'Review points',
      '收件和审查时逐条核对。',
      'Each is checked when it is taken in and reviewed.',
    ),
    fields: reviewPointFields,
  },
}

export const feeFields: FieldTexts<NonNullable<Item['fees']>[number]> = {
  name,
  amountFen: told('金额', 'Amount', '分；100 是 1 元。', 'In fen; 100 is 1 yuan.'),
  basis: told('收费依据', 'Ground of the fee', '批准收费的文件。', 'The document that allows the fee.'),
  when,
  reduction: told('减免', 'Reduction', '谁少交或者不交。', 'Who pays less or nothing.'),
}
