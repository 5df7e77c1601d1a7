/** Texts of the fields that several concepts have. */
import type {
  AtMostOneVisit,
  Constraints,
  LegalBasis,
  Level,
  Matter,
  Name,
  Question,
  ReviewPoint,
  SiteKind,
  Tag,
  Text,
} from '../model.ts'
import { type FieldText, type FieldTexts, told } from './field-text.ts'

type Names<Word extends string> = Readonly<Record<Word, Name>>

export const id: FieldText = told(
  '编号',
  'Id',
  '英文小写字母、数字和短横线。别处按它引用，定了就不改。',
  'Small letters, digits and hyphens. Others refer to it, so it never changes.',
)
export const name: FieldText = told(
  '名称',
  'Name',
  '群众看到的叫法；中文、英文都要写。',
  'As people call it; Chinese and English are both needed.',
)
export const hint: FieldText = told(
  '提示',
  'Hint',
  '填写时看到的一句话。',
  'One sentence shown while filling in.',
)
export const when: FieldText = told(
  '适用条件',
  'Only when',
  '写 FEEL 条件，如 food = "prepackaged"；不填表示都适用。',
  'A FEEL condition such as food = "prepackaged"; always when empty.',
)
export const phone: FieldText = told('咨询电话', 'Telephone', '办事前打哪里问。', 'Where to ask.')
export const region: FieldText = told(
  '所在区划',
  'Region',
  '区划里的 12 位代码，加引号。',
  'The 12-digit code of a region, in quotes.',
)
export const sample: FieldText = told(
  '样本图片',
  'Sample picture',
  '上传图片，或者写 samples 文件夹里的文件名。',
  'Upload a picture, or name a file of the samples folder.',
)
export const inferred: FieldText = told(
  '补充说明',
  'Filled in',
  '不是从公开来源读到、由编者补充的内容。',
  'What was not read from a public source.',
)
export const promisedDays: FieldText = told(
  '承诺时限',
  'Promised limit',
  '工作日；0 表示当场办结。',
  'Working days; 0 is on the spot.',
)

export const tags = {
  ...told('标签', 'Tags', '筛选用。', 'Tags to filter by.'),
  values: {
    elderly: { zh: '老年人', en: 'The elderly' },
    disabled: { zh: '残疾人', en: 'The disabled' },
    veterans: { zh: '退役军人', en: 'Veterans' },
    children: { zh: '儿童', en: 'Children' },
    'green-channel': { zh: '绿色通道', en: 'Green channel' },
    'high-frequency': { zh: '高频事项', en: 'High frequency' },
    'smart-approval': { zh: '智能审批', en: 'Smart approval' },
    'local-speciality': { zh: '地方特色', en: 'Local speciality' },
  } satisfies Names<Tag>,
} as const

export const audience = {
  ...told('对象', 'For', '给谁办的。', 'For whom it is.'),
  values: {
    person: { zh: '个人', en: 'Persons' },
    enterprise: { zh: '企业', en: 'Enterprises' },
  } satisfies Names<Matter['audience']>,
} as const

export const naturalDays = {
  'natural-days': { zh: '自然日', en: 'Calendar days' },
} as const

/** GB/T 39046, table A.2. */
export const levels: Names<Level> = {
  national: { zh: '国家级', en: 'National' },
  provincial: { zh: '省级', en: 'Provincial' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡镇级', en: 'Township' },
  village: { zh: '村级', en: 'Village' },
  graded: { zh: '分级办理', en: 'Graded' },
}

export const siteKinds: Names<SiteKind> = {
  hall: { zh: '政务大厅', en: 'Government hall' },
  township: { zh: '乡镇便民中心', en: 'Township centre' },
  village: { zh: '村级服务点', en: 'Village point' },
  bank: { zh: '银行网点', en: 'Bank' },
  hospital: { zh: '医院', en: 'Hospital' },
}

export const textFields: FieldTexts<Text> = {
  zh: told('中文', 'Chinese', '中文，必填。', 'Chinese, required.'),
  en: told('英文', 'English', '英文。', 'English.'),
}

export const legalBasisFields: FieldTexts<LegalBasis> = {
  law: told(
    '法律法规',
    'Law',
    '法律、法规或文件的全称，带书名号和文号。',
    'Full title of the law or document, with its number.',
  ),
  article: told('条款', 'Article', '第几条第几款。', 'Article and paragraph.'),
  text: told('条文', 'Wording', '条款原文。', 'The words of the article, in Chinese.'),
}

export const legalBasis = {
  ...told('依据', 'Legal ground', '哪部法律的哪一条。', 'Which article of which law.'),
  fields: legalBasisFields,
} as const

export const reviewPointFields: FieldTexts<ReviewPoint> = {
  id: told('编号', 'Id', '在本事项中不重复。', 'Unique within the item.'),
  text: told('内容', 'Text', '审查时看什么、怎样算合格。', 'What is looked at and when it passes.'),
}

export const optionFields: FieldTexts<NonNullable<Extract<Question, { kind: 'choice' }>['options']>[number]> =
  {
    value: told('值', 'Value', '条件里写的就是它。', 'What conditions compare with.'),
    label: told('显示文字', 'Shown as', '选项显示的文字。', 'The words shown.'),
    hint,
  }

export const constraintFields: FieldTexts<Constraints> = {
  minLength: told('最少字数', 'At least … characters', '最少几个字。', 'Least number of characters.'),
  maxLength: told('最多字数', 'At most … characters', '最多几个字。', 'Greatest number of characters.'),
  min: told('最小值', 'At least', '数字的下限；金额以分计。', 'Least number; money in fen.'),
  max: told('最大值', 'At most', '数字的上限；金额以分计。', 'Greatest number; money in fen.'),
  pattern: told('格式', 'Pattern', '正则表达式，整段匹配。', 'Regular expression for the whole text.'),
  options: told(
    '只允许的选项',
    'Only these options',
    '数据元选项中的一部分。',
    'Some of those of the data element.',
  ),
  minItems: told('最少几条', 'At least … entries', '至少几条。', 'Least number of entries.'),
  maxItems: told('最多几条', 'At most … entries', '至多几条。', 'Greatest number of entries.'),
}

export const atMostOneVisit = {
  ...told(
    '最多跑一次',
    'At most one visit',
    '公布的最多跑一次分类。',
    'The published class of “at most one visit”.',
  ),
  fields: {
    class: {
      ...told('清单', 'List', '在哪张清单上。', 'The list on which it stands.'),
      values: {
        now: { zh: '已公布', en: 'Published' },
        soon: { zh: '下一批', en: 'Next batch' },
        never: { zh: '负面清单', en: 'Negative list' },
      },
    },
    batch: told('批次', 'Batch', '第几批公布。', 'With which it was published.'),
    reason: told('理由', 'Reason', '为什么做不到只跑一次。', 'Why one visit is not enough.'),
  } satisfies FieldTexts<AtMostOneVisit>,
} as const
