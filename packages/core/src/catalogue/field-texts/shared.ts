/** Texts of the fields that several concepts have. */
import type { AtMostOneVisit, Constraints, LegalBasis, Question, ReviewPoint, Text } from '../model.ts'
import { type FieldText, type FieldTexts, told } from './field-text.ts'

export const id: FieldText = told(
  '编号',
  'Id',
  '小写英文单词，用连字符连接；发布后不再改。',
  'Small English words joined by hyphens; not changed once published.',
)
export const name: FieldText = told('名称', 'Name', '对外显示的名称。', 'The name that people see.')
export const hint: FieldText = told('提示', 'Hint', '显示在旁边的一句说明。', 'A sentence shown beside it.')
export const when: FieldText = told(
  '条件',
  'Condition',
  'FEEL 表达式，只用问题的编号；不写表示总是。',
  'A FEEL expression over ids of questions; always where not given.',
)
export const phone: FieldText = told('电话', 'Telephone', '咨询电话。', 'Where to ask.')
export const region: FieldText = told(
  '地区',
  'Region',
  'regions.yaml 中的 12 位地区代码，加引号。',
  'The 12-digit code of a region in regions.yaml, in quotes.',
)
export const sample: FieldText = told(
  '样例',
  'Sample',
  'samples/ 下的图片文件名。',
  'Name of a picture under samples/.',
)
export const inferred: FieldText = told(
  '推定内容',
  'Inferred',
  '本文件中没有公开出处、按通行做法填写的内容。',
  'What of this file has no public source and was filled in by usual practice.',
)
export const tags: FieldText = told('标签', 'Tags', '筛选用的标签。', 'Tags to filter by.')
export const promisedDays: FieldText = told(
  '承诺时限',
  'Promised limit',
  '工作日；0 表示当场办结。',
  'Working days; 0 is decided on the spot.',
)

export const textFields: FieldTexts<Text> = {
  zh: told('中文', 'Chinese', '中文，必填。', 'Chinese, required.'),
  en: told('英文', 'English', '英文。', 'English.'),
}

export const legalBasisFields: FieldTexts<LegalBasis> = {
  law: told(
    '文件',
    'Law',
    '法律、法规或文件的全称，带书名号和文号。',
    'Full title of the law or document, with its number.',
  ),
  article: told('条款', 'Article', '第几条第几款。', 'Article and paragraph.'),
  text: told('原文', 'Text', '条款原文。', 'The words of the article, in Chinese.'),
}

export const legalBasis = {
  ...told('依据', 'Legal basis', '哪部法律的哪一条。', 'Which article of which law.'),
  fields: legalBasisFields,
} as const

export const reviewPointFields: FieldTexts<ReviewPoint> = {
  id: told('要点编号', 'Id', '在本事项中不重复。', 'Unique within the item.'),
  text: told('要点', 'Point', '审查时看什么、怎样算合格。', 'What is looked at and when it passes.'),
}

export const optionFields: FieldTexts<NonNullable<Extract<Question, { kind: 'choice' }>['options']>[number]> =
  {
    value: told('值', 'Value', '条件中用的值。', 'The value used in conditions.'),
    label: told('选项', 'Label', '显示的文字。', 'The words shown.'),
    hint,
  }

export const constraintFields: FieldTexts<Constraints> = {
  minLength: told('最短', 'Least length', '最少几个字符。', 'Least number of characters.'),
  maxLength: told('最长', 'Greatest length', '最多几个字符。', 'Greatest number of characters.'),
  min: told('最小值', 'Minimum', '数字的下限；金额以分计。', 'Least number; money in fen.'),
  max: told('最大值', 'Maximum', '数字的上限；金额以分计。', 'Greatest number; money in fen.'),
  pattern: told(
    '格式',
    'Pattern',
    '正则表达式，匹配全部内容。',
    'A regular expression that matches the whole value.',
  ),
  options: told('可选值', 'Options', '仍可选的值。', 'Values that may still be chosen.'),
  minItems: told('最少项数', 'Least entries', '至少几项。', 'Least number of entries.'),
  maxItems: told('最多项数', 'Most entries', '至多几项。', 'Greatest number of entries.'),
}

export const atMostOneVisit = {
  ...told(
    '最多跑一次',
    'At most one visit',
    '公布的最多跑一次分类。',
    'The published class of “at most one visit”.',
  ),
  fields: {
    class: told(
      '分类',
      'Class',
      'now 已公布；soon 下一批；never 负面清单，要写理由。',
      'now: published; soon: in a coming batch; never: on the negative list, with its reason.',
    ),
    batch: told('批次', 'Batch', '第几批公布。', 'The batch in which it is published.'),
    reason: told('理由', 'Reason', '为什么做不到只跑一次。', 'Why one visit is not enough.'),
  } satisfies FieldTexts<AtMostOneVisit>,
} as const
