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
  kind: {
    ...told(
      '填写方式',
      'How it is filled in',
      '金额以分保存、以元显示。',
      'Money is kept in fen and shown in yuan.',
    ),
    values: {
      text: { zh: '文字', en: 'Text' },
      'long-text': { zh: '长文字', en: 'Long text' },
      number: { zh: '数字', en: 'Number' },
      money: { zh: '金额', en: 'Money' },
      date: { zh: '日期', en: 'Date' },
      choice: { zh: '单选', en: 'One of several' },
      many: { zh: '多选', en: 'Some of several' },
      'yes-no': { zh: '是或否', en: 'Yes or no' },
      mobile: { zh: '手机号码', en: 'Mobile number' },
      'citizen-number': { zh: '公民身份号码', en: 'Citizen number' },
      'credit-code': { zh: '统一社会信用代码', en: 'Credit code' },
      region: { zh: '区划', en: 'Region' },
      list: { zh: '列表', en: 'List' },
    },
  },
  section: told('所在段落', 'Section', '合并表单里的段落编号。', 'Id of a section of the merged form.'),
  unit: told('单位', 'Unit', '数字的单位，如平方米。', 'Unit of the number, such as square metres.'),
  options,
  constraints: {
    ...told('填写限制', 'Limits of what is filled in', '可以填的范围。', 'What may be filled in.'),
    fields: constraintFields,
  },
  of: {
    ...told(
      '每条的内容',
      'Of each entry',
      '列表中一条由哪些数据元组成。',
      'The data elements of one entry of the list.',
    ),
    fields: {
      element: told('数据元', 'Data element', '数据元编号。', 'Id of a data element.'),
      required: told('必填', 'Required', '每一条都要填。', 'To be filled in for each entry.'),
    },
  },
  autocomplete: told(
    '自动填写',
    'Filled in by the browser',
    'HTML autocomplete 的取值，如 name（WCAG 1.3.5）。',
    'HTML autocomplete token, e.g. name (WCAG 1.3.5).',
  ),
}

export const questionFields: FieldTexts<Question> = {
  id: told(
    '编号',
    'Id',
    '一个英文单词，如 operatorKind；条件中用它。',
    'One word, such as operatorKind; conditions use it.',
  ),
  kind: {
    ...told('提问方式', 'How it is asked', '怎样回答。', 'How it is answered.'),
    values: {
      choice: { zh: '单选', en: 'One of several' },
      many: { zh: '多选', en: 'Some of several' },
      'yes-no': { zh: '是或否', en: 'Yes or no' },
      number: { zh: '数字', en: 'Number' },
    },
  },
  title: told('问题', 'Question', '向办事人问的话。', 'What the person is asked.'),
  hint,
  options,
  unit: told('单位', 'Unit', '数字的单位。', 'Unit of the number.'),
  min: told('最小值', 'At least', '可回答的最小数字。', 'Least number that may be answered.'),
  max: told('最大值', 'At most', '可回答的最大数字。', 'Greatest number that may be answered.'),
}

export const policyFields: FieldTexts<Policy> = {
  compressionTargetPercent: told(
    '时限压缩目标',
    'Shorter by',
    '承诺时限比法定时限至少缩短百分之几。',
    'By how many per cent promised limits are to be shorter than statutory ones.',
  ),
  jointLimitDays: told(
    '联合办理上限',
    'Joint handling within',
    '工作日；行政许可法第四十二条，最多 45。',
    'Working days; at most 45 by article 42 of the licensing law.',
  ),
  basicCodePattern: told(
    '基本编码格式',
    'Pattern of basic codes',
    '正则表达式；各省不同。',
    'Regular expression; provinces differ.',
  ),
  implementationCodePattern: told(
    '实施编码格式',
    'Pattern of implementation codes',
    '正则表达式；各省不同。',
    'Regular expression; provinces differ.',
  ),
  catchAllPhrases: told(
    '兜底用语',
    'Catch-all phrases',
    '除系统已知的以外，也算兜底条款的说法。',
    'Wordings of catch-all clauses besides those that the check knows.',
  ),
  watch: {
    ...told(
      '催办和红黄牌',
      'Reminders and cards',
      '何时提醒、何时算严重超时；不写则用平台的默认。',
      'When to remind and when being late is grave; the platform has defaults.',
    ),
    fields: {
      reminderPercents: told(
        '提醒时点',
        'Reminders',
        '时限用去百分之几时提醒，从小到大；默认 50 和 80。',
        'Per cent of the limit that are used, rising; 50 and 80 by default.',
      ),
      graveAfterDays: told(
        '严重超时',
        'Grave after',
        '超时后第几个工作日结束时亮红牌；默认 3。',
        'Working days after the limit at whose end the card is red; 3 by default.',
      ),
    },
  },
}
