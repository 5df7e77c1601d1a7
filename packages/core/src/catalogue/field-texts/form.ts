import type { DataElement, Policy, Question } from '../model.ts'
import { type FieldTexts, told } from './field-text.ts'
import { constraintFields, hint, id, name, optionFields } from './shared.ts'

const options = {
  ...told('选项', 'Options', '可选的值，按显示的顺序。', 'Values to choose from, in the order shown.'),
  fields: optionFields,
} as const

export const elementFields: FieldTexts<DataElement> = {
  id,
  name,
  hint,
  kind: told(
    '类型',
    'Kind',
    '填什么；money 以分保存、以元显示。',
    'What is filled in; money is kept in fen and shown in yuan.',
  ),
  section: told('所在部分', 'Section', '合并后表单中的哪一部分。', 'The section of the merged form.'),
  unit: told('单位', 'Unit', '数字的单位，如平方米。', 'Unit of the number, such as square metres.'),
  options,
  constraints: {
    ...told('限制', 'Constraints', '可以填的范围。', 'What may be filled in.'),
    fields: constraintFields,
  },
  of: {
    ...told(
      '列表各项',
      'Entries',
      '类型为 list 时，一项里有哪些数据元。',
      'For a list: the elements of one entry.',
    ),
    fields: {
      element: told('数据元', 'Element', '数据元编号。', 'Id of a data element.'),
      required: told('必填', 'Required', '是否必填。', 'Whether it must be filled in.'),
    },
  },
  autocomplete: told(
    '自动填写',
    'Autocomplete',
    'HTML 的 autocomplete 值（WCAG 1.3.5）。',
    'HTML autocomplete token (WCAG 1.3.5).',
  ),
}

export const questionFields: FieldTexts<Question> = {
  id: told(
    '编号',
    'Id',
    '一个英文单词，如 operatorKind；条件中用它。',
    'One word, such as operatorKind; conditions use it.',
  ),
  kind: told('类型', 'Kind', '单选、多选、是否或数字。', 'One of several, many, yes or no, or a number.'),
  title: told('问题', 'Title', '向办事人问的话。', 'What the person is asked.'),
  hint,
  options,
  unit: told('单位', 'Unit', '数字的单位。', 'Unit of the number.'),
  min: told('最小值', 'Minimum', '可回答的最小数字。', 'Least number that may be answered.'),
  max: told('最大值', 'Maximum', '可回答的最大数字。', 'Greatest number that may be answered.'),
}

export const policyFields: FieldTexts<Policy> = {
  compressionTargetPercent: told(
    '压缩目标',
    'Compression target',
    '承诺时限比法定时限至少缩短百分之几。',
    'By how many per cent promised limits are to be shorter than statutory ones.',
  ),
  jointLimitDays: told(
    '联办时限',
    'Joint limit',
    '工作日；行政许可法第四十二条，最多 45。',
    'Working days; at most 45 by article 42 of the licensing law.',
  ),
  basicCodePattern: told(
    '基本编码格式',
    'Pattern of basic codes',
    '正则表达式；各省不同。',
    'A regular expression; provinces differ.',
  ),
  implementationCodePattern: told(
    '实施编码格式',
    'Pattern of implementation codes',
    '正则表达式；各省不同。',
    'A regular expression; provinces differ.',
  ),
  catchAllPhrases: told(
    '兜底说法',
    'Catch-all phrases',
    '检查程序已认识的以外，本地用过的兜底说法。',
    'Wordings of catch-all clauses besides those the checker knows.',
  ),
}
