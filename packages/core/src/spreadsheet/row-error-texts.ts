/** What a row error says to people: what is wrong, and what to do. */
import type { Language } from '../catalogue/language.ts'
import type { RowError, RowErrorCode } from './row-error.ts'

type Params = Readonly<Record<string, string>>
type Line = readonly [wrong: (params: Params) => string, advice: (params: Params) => string]
type Texts = Readonly<Record<RowErrorCode, Line>>

/** An empty list of what is near has nothing to say. */
const or = (names: string | undefined, text: (names: string) => string, otherwise: string) =>
  names === undefined || names === '' ? otherwise : text(names)

const ZH: Texts = {
  'sheet-missing': [() => '没有这张工作表。', ({ name }) => `请把工作表命名为“${name}”，或下载模板填写。`],
  'sheet-empty': [() => '表里没有内容。', () => '请在表头下面填写，每行一条。'],
  'rows-too-many': [({ most }) => `超过 ${most} 行。`, () => '请分成几个文件导入。'],
  'column-missing': [
    ({ name }) => `没有“${name}”这一列。`,
    ({ aliases }) => or(aliases, names => `请加上这一列，表头也可以写：${names}。`, '请加上这一列。'),
  ],
  'column-twice': [({ name }) => `“${name}”出现了两列。`, () => '请只留一列。'],
  'column-unknown': [
    ({ value }) => `不认识“${value}”这一项。`,
    ({ nearest }) => or(nearest, names => `可以写的有：${names}。`, '请删掉这一项。'),
  ],
  'cell-missing': [() => '这一格没有填。', () => '请填写。'],
  'cell-text': [() => '这里要写成文字。', () => '请加上引号；数字、列表都不行。'],
  'cell-too-long': [({ most }) => `超过 ${most} 个字。`, () => '请缩短。'],
  'cell-number': [({ value }) => `“${value}”不是天数。`, ({ example }) => `请填数字，如 ${example}。`],
  'cell-range': [({ value }) => `${value} 超出范围。`, ({ min, max }) => `请填 ${min} 到 ${max}。`],
  'cell-unknown': [
    ({ value }) => `不认识“${value}”。`,
    ({ nearest }) => or(nearest, names => `是不是要填：${names}？`, '请核对名称，或先在目录里添加。'),
  ],
  'cell-several': [
    ({ value }) => `叫“${value}”的不止一个。`,
    ({ names }) => `请改填标识，分清是哪一个：${names}。`,
  ],
  'cell-code': [
    ({ value }) => `编码“${value}”不合规则。`,
    () => '请核对位数；表格可能把编码当成数字，丢了开头的 0 或后几位，请把这一列设为文本后重填。',
  ],
  'cell-date': [
    ({ value }) => `“${value}”不是合适的日期。`,
    () => '请写成 2020-01-31 这样，并核对先后：不能晚于今天发证，也不能没发证就到期。',
  ],
  'cell-document': [() => '证件号码不对。', () => '请核对位数和最后一位；先把这一列设为文本再填。'],
  'cell-fixed': [
    ({ value }) => `“${value}”与目录里的不一致，不能在这里改。`,
    ({ known }) => `目录里是“${known}”，请照填，或在编辑器里改。`,
  ],
  'row-twice': [({ first }) => `与第 ${first} 行重复。`, () => '请只留一行。'],
  'row-known': [() => '这份证照已经录入过。', () => '请删掉这一行；要改内容，先撤销原来那次导入。'],
  'row-orphan': [
    ({ code }) => `编码“${code}”在事项表里没有。`,
    () => '请核对编码，或在事项表里加上这个事项。',
  ],
  'row-unfit': [({ place, problem }) => `${place}不合要求：${problem}。`, () => '请核对这一行。'],
}

const EN: Texts = {
  'sheet-missing': [
    () => 'This sheet is missing.',
    ({ name }) => `Name the sheet “${name}”, or fill in the template.`,
  ],
  'sheet-empty': [() => 'The table is empty.', () => 'Fill in one row for each entry below the headings.'],
  'rows-too-many': [({ most }) => `There are more than ${most} rows.`, () => 'Import them in several files.'],
  'column-missing': [
    ({ name }) => `The column “${name}” is missing.`,
    ({ aliases }) => or(aliases, names => `Add it; the heading may also be: ${names}.`, 'Add it.'),
  ],
  'column-twice': [({ name }) => `There are two columns “${name}”.`, () => 'Leave one of them.'],
  'column-unknown': [
    ({ value }) => `“${value}” is not known here.`,
    ({ nearest }) => or(nearest, names => `There may be: ${names}.`, 'Remove it.'),
  ],
  'cell-missing': [() => 'This cell is empty.', () => 'Fill it in.'],
  'cell-text': [() => 'This must be a text.', () => 'Put it in quotation marks; numbers and lists are none.'],
  'cell-too-long': [({ most }) => `It has more than ${most} characters.`, () => 'Shorten it.'],
  'cell-number': [
    ({ value }) => `“${value}” is no number of days.`,
    ({ example }) => `Give a number, such as ${example}.`,
  ],
  'cell-range': [({ value }) => `${value} is out of range.`, ({ min, max }) => `Give ${min} to ${max}.`],
  'cell-unknown': [
    ({ value }) => `“${value}” is not known.`,
    ({ nearest }) =>
      or(nearest, names => `Did you mean: ${names}?`, 'Check the name, or add it to the catalogue first.'),
  ],
  'cell-several': [
    ({ value }) => `There are several named “${value}”.`,
    ({ names }) => `Give the id instead, to say which: ${names}.`,
  ],
  'cell-code': [
    ({ value }) => `The code “${value}” does not follow the rule.`,
    () =>
      'Check its length; the program may have taken it for a number and lost zeros or digits: format the column as text and fill it in again.',
  ],
  'cell-date': [
    ({ value }) => `“${value}” is no fitting date.`,
    () => 'Write it as 2020-01-31, and check the order: issued by today, and not over before it was issued.',
  ],
  'cell-document': [
    () => 'The number of the document is wrong.',
    () => 'Check its length and its last character; format the column as text first.',
  ],
  'cell-fixed': [
    ({ value }) => `“${value}” differs from the catalogue and can’t be changed here.`,
    ({ known }) => `The catalogue has “${known}”: write that, or change it in the editor.`,
  ],
  'row-twice': [({ first }) => `It says the same as row ${first}.`, () => 'Leave one of them.'],
  'row-known': [
    () => 'This licence is in the library already.',
    () => 'Remove this row; to change it, take the earlier import back first.',
  ],
  'row-orphan': [
    ({ code }) => `No row of the items has the code “${code}”.`,
    () => 'Check the code, or add the item.',
  ],
  'row-unfit': [
    ({ place, problem }) => `${place} is not as it must be: ${problem}.`,
    () => 'Check this row.',
  ],
}

export type RowErrorText = { readonly wrong: string; readonly advice: string }

export function rowErrorText({ code, params }: RowError, language: Language): RowErrorText {
  const [wrong, advice] = (language === 'en' ? EN : ZH)[code]
  return { wrong: wrong(params), advice: advice(params) }
}
